import { describe, expect, it } from 'vitest';
import { asMarkdown, asPlainText } from '../../src/web/text/transcript.js';
import { makeAnswer, makeCitation } from './make-answer.js';

const words = {
  sources: 'Sources',
  nearest: 'Nearest passages',
  quoteMarks: ['“', '”'] as [string, string],
  date: (iso: string) => `on ${iso}`,
};
const answer = makeAnswer({
  text: 'He *did* so. [1]',
  citations: [
    makeCitation({
      marker: 1,
      title: 'A [title] <b>',
      source: 'CNN',
      publishedAt: '2022-02-07',
      quote: 'He *did*\nso.',
    }),
  ],
});

describe('asPlainText', () => {
  it('holds the question, the answer and each source with its quote', () => {
    expect(asPlainText('Did he?', answer, words)).toBe(
      'Did he?\n\nHe *did* so. [1]\n\nSources:\n\n[1] A [title] <b> · CNN · on 2022-02-07\n“He *did* so.”',
    );
  });

  it('calls the passages under a refusal the nearest', () => {
    const refusal = makeAnswer({ kind: 'unanswered', text: 'No.' });
    expect(asPlainText('Did he?', refusal, words)).toBe('Did he?\n\nNo.\n\nNearest passages:');
  });
});

describe('asMarkdown', () => {
  it('links to the passages and lets nothing of the text become markup', () => {
    expect(asMarkdown('Did he?', answer, { ...words, origin: 'https://n.example' })).toBe(
      [
        '## Did he?',
        String.raw`He \*did\* so. [1]`,
        '**Sources**',
        String.raw`1. [A \[title\] \<b\> · CNN · on 2022-02-07](https://n.example/a/news%2F1#10-21)`,
        String.raw`   > He \*did\* so.`,
      ].join('\n\n'),
    );
  });
});
