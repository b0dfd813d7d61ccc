import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { z } from 'zod';
import { messageOf } from '../core/errors.js';
import { unavailable } from './model-settings.js';
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
export function readUnigramVocabulary(source: ModelSource): UnigramVocabulary {
  try {
    const text = readFileSync(join(source.folder, 'tokenizer.json'), 'utf8');
    const { model } = tokenizerSchema.parse(JSON.parse(text));
    return { pieces: model.vocab, unknown: model.unk_id };
  } catch (error) {
    const reason = error instanceof z.ZodError ? z.prettifyError(error) : messageOf(error);
    throw unavailable(source, `tokenizer.json is not one that cuts words apart (${reason})`, error);
  }
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
