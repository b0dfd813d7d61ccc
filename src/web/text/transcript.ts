import type { Answer, Citation } from '../../core/ask.js';
import { formatRoute } from '../state/route.js';

/** What a copied answer says around the data, in the reader's language. */
export interface TranscriptWords {
  sources: string;
  nearest: string;
  quoteMarks: [open: string, close: string];
  date: (iso: string) => string;
}

/** A question and its answer with the sources, for pasting anywhere. */
export function asPlainText(question: string, answer: Answer, words: TranscriptWords): string {
  const [open, close] = words.quoteMarks;
  const sources = answer.citations.map(
    (citation) =>
      `[${citation.marker}] ${describe(citation, words)}\n${open}${oneLine(citation.quote)}${close}`,
  );
  return [question, answer.text, `${headingOf(answer, words)}:`, ...sources].join('\n\n');
}

/** The same as Markdown; `origin` (such as "https://news.example") makes the links to the passages whole. */
export function asMarkdown(
  question: string,
  answer: Answer,
  words: TranscriptWords & { origin: string },
): string {
  const sources = answer.citations.map((citation) => {
    const { articleId, span } = citation;
    const link = words.origin + formatRoute({ page: 'chat', source: { articleId, span } });
    const line = `${citation.marker}. [${escapeMarkdown(describe(citation, words))}](${link})`;
    return `${line}\n\n   > ${escapeMarkdown(oneLine(citation.quote))}`;
  });
  const heading = `**${headingOf(answer, words)}**`;
  const text = escapeMarkdown(answer.text).replaceAll(/\\\[(\d+)\\\]/g, '[$1]');
  return [`## ${escapeMarkdown(oneLine(question))}`, text, heading, ...sources].join('\n\n');
}

function headingOf(answer: Answer, words: TranscriptWords): string {
  return answer.kind === 'answered' ? words.sources : words.nearest;
}

function describe(citation: Citation, words: TranscriptWords): string {
  const date = citation.publishedAt === null ? null : words.date(citation.publishedAt);
  return [citation.title, citation.source, date].filter((part) => part !== null).join(' · ');
}

function oneLine(text: string): string {
  return text.replaceAll(/\s+/g, ' ').trim();
}

function escapeMarkdown(text: string): string {
  return text.replaceAll(/[\\`*_[\]<>#|]/g, String.raw`\$&`);
}
