import { readManifest } from '../../snapshot/current-generation.js';
import { missingIndex } from '../../snapshot/index-errors.js';
import type { CliContext } from '../context.js';

/** Says what an index holds and which model made it. */
export async function infoCommand(
  { index, json }: { index: string; json: boolean },
  context: CliContext,
): Promise<void> {
  const manifest = await readManifest(index);
  if (manifest === undefined) throw missingIndex({ indexDir: index });
  const { corpus, passages, languages, model, builtAt, hnsw, parameters, generation } = manifest;
  if (json) {
    const facts = {
      index,
      generation,
      builtAt,
      corpus,
      passages,
      languages,
      model,
      hnsw,
      parameters,
    };
    context.print(JSON.stringify(facts));
    return;
  }
  const byLanguage = Object.entries(languages).map(([language, count]) => `${language} ${count}`);
  context.print(
    [
      `index     ${index}`,
      `built     ${builtAt}`,
      `corpus    ${corpus.paths.join(', ')}`,
      `articles  ${corpus.articles} (${byLanguage.join(', ')}), ${corpus.problems.length} files or lines left out`,
      `passages  ${passages}`,
      `model     ${model.name}, ${model.dimension} dimensions`,
      `HNSW      m ${hnsw.m}, efConstruction ${hnsw.efConstruction}, efSearch ${hnsw.efSearch}, seed ${hnsw.seed}`,
    ].join('\n'),
  );
}
