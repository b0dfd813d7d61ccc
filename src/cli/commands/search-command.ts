import type { SearchRequest } from '../../core/ask.js';
import type { CliContext } from '../context.js';
import { withEngine } from '../engine.js';

export interface SearchCommandOptions {
  request: SearchRequest;
  index: string;
  model: string | undefined;
  json: boolean;
}

/** Prints the ranked passages of one query. */
export async function searchCommand(
  options: SearchCommandOptions,
  context: CliContext,
): Promise<void> {
  await withEngine(options, context, async ({ service }) => {
    const response = await service.searcher.search(options.request);
    if (options.json) context.print(JSON.stringify(response));
    else if (response.results.length === 0) context.tell('No passage matches.');
    else {
      for (const { rank, score, title, passageId, text } of response.results) {
        context.print(
          `${rank}. ${score.toFixed(3)}  ${title} (${passageId})\n${text.replace(/^/gm, '    ')}\n`,
        );
      }
    }
  });
}
