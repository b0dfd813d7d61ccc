import type { Answer, AskRequest } from '../../core/ask.js';
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

function formatAnswer({ text, citations }: Answer): string {
  const sources = citations.map(({ marker, title, source, articleId, quote, span }) =>
    [
      `[${marker}] ${[title, source].filter(Boolean).join(' · ')} (${articleId}, ${span.start}–${span.end})`,
      quote.replace(/^/gm, '    '),
    ].join('\n'),
  );
  return [text, ...sources].join('\n\n');
}
