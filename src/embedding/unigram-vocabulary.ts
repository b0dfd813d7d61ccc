import { z } from 'zod';
import { readJson } from './model-settings.js';
import type { ModelSource } from './model-source.js';

/** A unigram vocabulary: each piece with the logarithm of its probability; a piece's id is its place. */
export interface UnigramVocabulary {
  pieces: readonly (readonly [piece: string, score: number])[];
  /** The id of what no piece covers. */
  unknown: number;
}

/** A `tokenizer.json` of Hugging Face's tokenizers that adds nothing to the pieces of the words. */
const tokenizerSchema = z.looseObject({
  added_tokens: z.array(z.unknown()).max(0),
  normalizer: z.looseObject({}),
  post_processor: z.null(),
  model: z.looseObject({
    type: z.literal('Unigram'),
    unk_id: z.int().nonnegative(),
    // Checked as a whole: a schema for each of many thousand pieces would take longer than reading them.
    vocab: z.custom<[string, number][]>(isVocabulary, 'expected pairs of a piece and its score'),
  }),
});

/**
 * Reads the vocabulary of a model that cuts words apart from its `tokenizer.json`; fails
 * with `model-unavailable` for a tokenizer of another kind, or one that adds tokens.
 */
export async function readUnigramVocabulary(source: ModelSource): Promise<UnigramVocabulary> {
  const { model } = await readJson(source, 'tokenizer.json', tokenizerSchema);
  return { pieces: model.vocab, unknown: model.unk_id };
}

function isVocabulary(value: unknown): boolean {
  return (
    Array.isArray(value) &&
    value.every(
      (row: unknown) =>
        Array.isArray(row) && typeof row[0] === 'string' && typeof row[1] === 'number',
    )
  );
}
