import { parse } from 'parse5';
import type { DefaultTreeAdapterTypes } from 'parse5';
import type { ArticleReader } from './article-reader.js';
import { createArticle } from './create-article.js';
import { parseMetadata } from './metadata.js';
import type { Metadata } from './metadata.js';
import type { ReadableText } from './readable-text.js';
import { createReadableText } from './readable-text.js';

type Node = DefaultTreeAdapterTypes.Node;
type Element = DefaultTreeAdapterTypes.Element;

const names = (list: string) => new Set(list.split(' '));

/** What a page holds besides the article: code, navigation, forms, captions, media. */
const droppedTags = names(
  'script style noscript template head nav footer aside form button select textarea dialog menu figcaption svg math iframe object video audio canvas',
);

const headingTag = /^h[1-6]$/;

const blockTags = names(
  'address article blockquote body br dd div dl dt fieldset figure h1 h2 h3 h4 h5 h6 header hgroup hr li main ol p pre section table tbody thead tr ul',
);

/** One article a page; the body is the readable text of its <article> or <main>, a line for every block. */
export const htmlReader: ArticleReader = {
  async *read(file) {
    const elements = [...elementsOf(parse(await file.text(declaredEncoding)))];
    const metadata = readMetadata(elements);
    yield createArticle({ id: file.id, ...readText(articleRoot(elements)), ...metadata });
  },
};

/**
 * Encodings of one byte a character that are taken at their word. Not windows-1252, which
 * Node before 24 decodes as Latin-1, without its quotation marks.
 */
const legacyEncodings = names(
  'windows-1256 cp1256 iso-8859-6 windows-1251 cp1251 koi8-r windows-1254 iso-8859-9 windows-1250 iso-8859-2',
);

/** The HTML standard has it within the first 1024 bytes, which are read as Latin letters. */
function declaredEncoding(bytes: Uint8Array): string | undefined {
  const start = String.fromCharCode(...bytes.subarray(0, 1024)).replace(/<!--[^]*?-->/g, '');
  const declared = /<meta(?=\s)[^>]*?[\s;]charset\s*=\s*["']?\s*([\w-]+)/i.exec(start)?.[1];
  const encoding = declared?.toLowerCase() ?? '';
  return legacyEncodings.has(encoding) ? encoding : undefined;
}

function readMetadata(elements: readonly Element[]): Metadata {
  const tagged = (tag: string) => elements.find(({ tagName }) => tagName === tag);
  const metas = elements.filter(({ tagName }) => tagName === 'meta');
  const meta = (...keys: string[]) =>
    keys.map((key) => {
      const named = metas.find(
        (element) => (attribute(element, 'property') ?? attribute(element, 'name')) === key,
      );
      return named && attribute(named, 'content');
    });
  const titles = [tagged('h1'), tagged('title')].map((element) => element && textOf(element));
  const root = tagged('html');
  const canonical = elements.find((element) => attribute(element, 'rel') === 'canonical');
  return parseMetadata({
    title: [...meta('og:title'), ...titles],
    language: [root && attribute(root, 'lang'), ...meta('language')],
    source: meta('og:site_name', 'publisher', 'application-name'),
    publishedAt: meta('article:published_time', 'date', 'pubdate', 'dc.date', 'DC.date.issued'),
    url: [canonical && attribute(canonical, 'href'), ...meta('og:url')],
  });
}

/** The element that holds the article: the longest <article>, else <main>, else <body>. */
function articleRoot(elements: readonly Element[]): Element {
  const articles = elements.filter(({ tagName }) => tagName === 'article');
  const sized = articles.map((element) => ({ element, length: textOf(element).trim().length }));
  const [longest] = sized.toSorted((a, b) => b.length - a.length);
  if (longest && longest.length > 0) return longest.element;
  const tagged = (tag: string) => elements.find(({ tagName }) => tagName === tag);
  // The parser gives every document a body, or a frameset with nothing to read.
  return tagged('main') ?? tagged('body') ?? elements[0]!;
}

function readText(root: Element): ReadableText {
  const builder = createReadableText();
  let line = '';
  let kind: 'heading' | 'text' = 'text';
  const flush = () => {
    builder.add(kind, line);
    line = '';
  };
  walk(root, {
    // A page's own header is a banner; the header of an article holds its title.
    skips: (element) => element.tagName === 'header' && root.tagName === 'body',
    enter(node) {
      if ('value' in node) line += node.value;
      if (node.nodeName === 'td' || node.nodeName === 'th') line += ' ';
      if (!blockTags.has(node.nodeName)) return;
      flush();
      if (headingTag.test(node.nodeName)) kind = 'heading';
    },
    leave(node) {
      if (!blockTags.has(node.nodeName)) return;
      flush();
      if (headingTag.test(node.nodeName)) kind = 'text';
    },
  });
  flush();
  return builder.build();
}

function textOf(element: Element): string {
  let text = '';
  walk(element, {
    enter(node) {
      if ('value' in node) text += node.value;
    },
  });
  return text;
}

interface Visitor {
  skips?(element: Element): boolean;
  enter(node: Node): void;
  leave?(node: Node): void;
}

/** Visits what a reader would see below a root, in order; a stack of its own, as pages nest without bound. */
function walk(root: Element, visitor: Visitor): void {
  const stack: { node: Node; left: boolean }[] = [{ node: root, left: false }];
  for (let item = stack.pop(); item; item = stack.pop()) {
    const { node, left } = item;
    if (left) {
      visitor.leave?.(node);
      continue;
    }
    if (node !== root && 'attrs' in node && isDropped(node, visitor)) continue;
    visitor.enter(node);
    stack.push({ node, left: true });
    if ('childNodes' in node) {
      for (const child of node.childNodes.toReversed()) stack.push({ node: child, left: false });
    }
  }
}

function isDropped(element: Element, visitor: Visitor): boolean {
  const hidden = attribute(element, 'hidden') ?? attribute(element, 'aria-hidden');
  return (
    droppedTags.has(element.tagName) ||
    (hidden !== undefined && hidden !== 'false') ||
    (visitor.skips?.(element) ?? false)
  );
}

function* elementsOf(root: Node): Generator<Element> {
  const stack: Node[] = [root];
  for (let node = stack.pop(); node; node = stack.pop()) {
    if ('tagName' in node) yield node;
    if ('childNodes' in node) for (const child of node.childNodes.toReversed()) stack.push(child);
  }
}

function attribute(element: Element, name: string): string | undefined {
  return element.attrs.find((candidate) => candidate.name === name)?.value;
}
