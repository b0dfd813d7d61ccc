import { fromMarkdown } from 'mdast-util-from-markdown';
import type { ArticleReader } from './article-reader.js';
import { createArticle } from './create-article.js';
import { parseMetadata } from './metadata.js';
import type { Metadata } from './metadata.js';
import type { ReadableTextBuilder } from './readable-text.js';
import { createReadableText } from './readable-text.js';

type Node = ReturnType<typeof fromMarkdown>['children'][number];

/** One article a file; the body is the text without the marks, a line for every block. */
export const markdownReader: ArticleReader = {
  async *read(file) {
    const { stated, markdown } = splitFrontMatter(await file.text());
    const { children } = fromMarkdown(markdown);
    const builder = createReadableText();
    for (const node of children) addBlocks(node, builder);
    const { body, headings } = builder.build();
    const heading = children.find(({ type }) => type === 'heading');
    const metadata = parseMetadata({
      ...stated,
      title: [...stated.title, heading && inlineText(heading)],
    });
    yield createArticle({ id: file.id, body, headings, ...metadata });
  },
};

/** Which keys of the front matter state what; flat `key: value` lines, no YAML beyond that. */
const frontMatterKeys: Readonly<Record<keyof Metadata, readonly string[]>> = {
  title: ['title'],
  language: ['language', 'lang'],
  source: ['source', 'publisher'],
  publishedAt: ['date', 'published'],
  url: ['url', 'canonical', 'link'],
};

type Stated = Record<keyof Metadata, (string | undefined)[]>;

function splitFrontMatter(text: string): { stated: Stated; markdown: string } {
  const [matter = ''] = /^---[ \t]*\r?\n(?:[^\n]*\n)*?---[ \t]*(?:\r?\n|$)/.exec(text) ?? [];
  const values = new Map<string, string>();
  for (const line of matter.split(/\r?\n/)) {
    const [, key, value] = /^(\w+)[ \t]*:[ \t]*(\S.*)$/.exec(line) ?? [];
    if (key && value) values.set(key.toLowerCase(), unquoted(value.trim()));
  }
  const pick = (fact: keyof Metadata) => frontMatterKeys[fact].map((key) => values.get(key));
  const stated = {
    title: pick('title'),
    language: pick('language'),
    source: pick('source'),
    publishedAt: pick('publishedAt'),
    url: pick('url'),
  };
  return { stated, markdown: text.slice(matter.length) };
}

function unquoted(value: string): string {
  return /^(["']).*\1$/.test(value) ? value.slice(1, -1) : value;
}

function addBlocks(node: Node, builder: ReadableTextBuilder): void {
  if (node.type === 'heading') builder.add('heading', inlineText(node));
  else if (node.type === 'paragraph') addLines(inlineText(node, '\n'), builder);
  else if (node.type === 'code') addLines(node.value, builder);
  else if ('children' in node) for (const child of node.children) addBlocks(child, builder);
}

function addLines(text: string, builder: ReadableTextBuilder): void {
  for (const line of text.split('\n')) builder.add('text', line);
}

/** The text of a node as a reader sees it: no addresses, no images, no raw HTML. */
function inlineText(node: Node, hardBreak = ' '): string {
  if (node.type === 'break') return hardBreak;
  // A line that is wrapped in the file is one line to the reader.
  if (node.type === 'text' || node.type === 'inlineCode') return node.value.replaceAll('\n', ' ');
  if (!('children' in node)) return '';
  return node.children.map((child) => inlineText(child, hardBreak)).join('');
}
