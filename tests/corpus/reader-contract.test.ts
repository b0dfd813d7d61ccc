import { expect, it } from 'vitest';
import { htmlReader } from '../../src/corpus/html-reader.js';
import { jsonlReader } from '../../src/corpus/jsonl-reader.js';
import { markdownReader } from '../../src/corpus/markdown-reader.js';
import { plainTextReader } from '../../src/corpus/plain-text-reader.js';
import { readers } from '../../src/corpus/readers.js';
import type { Format } from './reader-contract.js';
import { describeReader } from './reader-contract.js';

const formats: Format[] = [
  {
    name: 'plain text',
    reader: plainTextReader,
    write: ({ title, paragraphs }) => [title, ...paragraphs].join('\n\n'),
  },
  {
    name: 'Markdown',
    reader: markdownReader,
    write: ({ title, paragraphs }) => [`# ${title}`, ...paragraphs].join('\n\n'),
  },
  {
    name: 'HTML',
    reader: htmlReader,
    write: ({ title, paragraphs }) =>
      `<!doctype html><h1>${title}</h1>${paragraphs.map((text) => `<p>${text}</p>`).join('')}`,
  },
  {
    name: 'JSON lines',
    reader: jsonlReader,
    write: ({ title, paragraphs }) => JSON.stringify({ title, text: paragraphs.join('\n') }),
  },
];

for (const format of formats) describeReader(format);

it('covers every reader of the table', () => {
  expect(new Set(formats.map(({ reader }) => reader))).toEqual(new Set(readers.values()));
});
