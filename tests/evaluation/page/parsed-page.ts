import { defaultTreeAdapter, parse, type DefaultTreeAdapterTypes } from 'parse5';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const isElement = (node: Node): node is Element => defaultTreeAdapter.isElementNode(node);

/** A page as a browser would read it. */
export interface ParsedPage {
  /** Every element below a root (the page when absent) with this tag and, if given, this class. */
  all(tag: string, within?: Element, className?: string): Element[];
  /** The one element with this attribute. */
  one(name: string, value: string, within?: Element): Element;
}

/** Reads HTML and fails when it is not well formed. */
export function parsePage(html: string): ParsedPage {
  const document = parse(html, {
    onParseError: ({ code, startLine, startCol }) => {
      throw new SyntaxError(`${code} at ${startLine}:${startCol}`);
    },
  });
  const page = document.childNodes.find(isElement)!;
  return {
    all: (tag, within = page, className) =>
      elementsOf(within).filter(
        (one) =>
          one.tagName === tag && (className === undefined || attribute(one, 'class') === className),
      ),
    one(name, value, within = page) {
      const found = elementsOf(within).filter((element) => attribute(element, name) === value);
      if (found.length !== 1) throw new RangeError(`${found.length} with ${name}="${value}"`);
      return found[0]!;
    },
  };
}

/** The elements of a tree in document order, its root left out. */
export function elementsOf(root: Element): Element[] {
  return root.childNodes
    .filter(isElement)
    .flatMap((element) => [element].concat(elementsOf(element)));
}

export function attribute({ attrs }: Element, name: string): string | undefined {
  return attrs.find((one) => one.name === name)?.value;
}

/** All text of an element. */
export function textOf(element: Element): string {
  return element.childNodes
    .map((node) => {
      if (isElement(node)) return textOf(node);
      return defaultTreeAdapter.isTextNode(node) ? node.value : '';
    })
    .join('');
}
