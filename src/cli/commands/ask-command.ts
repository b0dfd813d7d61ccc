import type { Answer, AskRequest, Citation } from '../../core/ask.js';
import type { CliContext } from '../context.js';
import { withEngine } from '../engine.js';

export interface AskCommandOptions {
  request: AskRequest;
  index: string;
  model: string | undefined;
  json: boolean;
}

/** Answers one question. A refusal is an answer: the exit code is 0. */
export async function askCommand(options: AskCommandOptions, context: CliContext): Promise<void> {
  await withEngine(options, context, async ({ answerer }) => {
    const answer = await answerer.answer(options.request);
    context.print(options.json ? JSON.stringify(answer) : formatAnswer(answer));
  });
}

/** The answer, the passages that it quotes, and the others that were found. */
function formatAnswer({ text, sentences, citations }: Answer): string {
  const quoted = new Set(sentences.flatMap(({ markers }) => markers));
  const sources = citations.filter(({ marker }) => quoted.has(marker));
  const others = citations.filter(({ marker }) => !quoted.has(marker));
  return [
    text,
    ...sources.map(formatCitation),
    ...(others.length > 0 ? ['Also found:', ...others.map(formatCitation)] : []),
  ].join('\n\n');
}

function formatCitation({ marker, title, source, articleId, quote, span }: Citation): string {
  return [
    `[${marker}] ${[title, source].filter(Boolean).join(' · ')} (${articleId}, ${span.start}–${span.end})`,
    quote.replace(/^/gm, '    '),
  ].join('\n');
}
