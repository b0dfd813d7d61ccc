import { singleLine } from './metadata.js';

/** A body made from a document's structure: a line for every block, headings known. */
export interface ReadableText {
  body: string;
  /** Where the lines of headings start in the body. */
  headings: ReadonlySet<number>;
}

/** Collects a document's blocks into a body. */
export interface ReadableTextBuilder {
  /** Adds a block as a line of its own, its white space collapsed; blank ones are left out. */
  add(kind: 'heading' | 'text', text: string): void;
  build(): ReadableText;
}

/** A builder that has no blocks yet. */
export function createReadableText(): ReadableTextBuilder {
  const lines: string[] = [];
  const headings = new Set<number>();
  let length = 0;
  return {
    add(kind, text) {
      const line = singleLine(text);
      if (line === '') return;
      if (kind === 'heading') headings.add(length);
      lines.push(line);
      length += line.length + separator.length;
    },
    build: () => ({ body: lines.join(separator), headings }),
  };
}

const separator = '\n\n';
