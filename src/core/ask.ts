import { z } from 'zod';
import { spanSchema } from './span.js';

/** Which indexes find the passages. */
export const modeSchema = z.enum(['dense', 'lexical', 'hybrid']);
export type Mode = z.infer<typeof modeSchema>;

/** Bounds of what a caller may send; longer input is refused, never cut. */
export const limits = {
  questionChars: 1_000,
  turnChars: 4_000,
  historyTurns: 20,
  k: 50,
  defaultK: 5,
} as const;

export const turnSchema = z.strictObject({
  role: z.enum(['user', 'assistant']),
  text: z.string().max(limits.turnChars),
});
export type Turn = z.infer<typeof turnSchema>;

/** ISO 639-1, or a longer BCP 47 tag of which only the language counts. */
export const languageSchema = z
  .string()
  .regex(/^[a-zA-Z]{2,3}(-[a-zA-Z0-9]{1,8})*$/, 'must be a language tag such as "ar" or "en"')
  .transform((tag) => tag.split('-', 1)[0]!.toLowerCase());

export const questionTextSchema = z
  .string()
  .trim()
  .min(1, 'must not be empty')
  .max(limits.questionChars);

const kSchema = z.int().min(1).max(limits.k);
const notAK = `must be a whole number from 1 to ${limits.k}`;
/** A number of passages from a query string or the command line. */
export const kTextSchema = z
  .union([z.string(), z.number()], notAK)
  .transform(Number)
  .refine((k) => kSchema.safeParse(k).success, notAK);

/** A question as it comes over HTTP and from the command line. */
export const askRequestSchema = z.strictObject({
  question: questionTextSchema,
  /** The conversation so far, oldest turn first. */
  history: z.array(turnSchema).max(limits.historyTurns).default([]),
  /** How many citations at most. */
  k: kSchema.default(limits.defaultK),
  /** The language of the question; detected when absent. */
  language: languageSchema.optional(),
  mode: modeSchema.default('hybrid'),
});
export type AskRequest = z.infer<typeof askRequestSchema>;

/** The place of a passage among those that each search found, from 1; null when it was not found by it. */
export const ranksSchema = z.object({
  /** By the nearness of vectors. */
  dense: z.int().min(1).nullable(),
  /** By terms. */
  lexical: z.int().min(1).nullable(),
});
export type Ranks = z.infer<typeof ranksSchema>;

export const citationSchema = z.object({
  /** The n of [n] in the answer's text; 1 for the first. */
  marker: z.int().min(1),
  articleId: z.string(),
  title: z.string(),
  source: z.string().nullable(),
  publishedAt: z.string().nullable(),
  passageId: z.string(),
  /** Always the article's body sliced by `span`. */
  quote: z.string(),
  span: spanSchema,
  /** Of the fused ranking, within 0 and 1; comparable within one answer only. */
  score: z.number(),
  ranks: ranksSchema,
  language: z.string(),
});
export type Citation = z.infer<typeof citationSchema>;

/** One sentence of an answer's text and where it stands in its article. */
export const quotedSentenceSchema = z.object({
  /** Markers of the citations that hold it, or say the same; the first holds it to the letter. */
  markers: z.array(z.int().min(1)),
  articleId: z.string(),
  /** Always the article's body sliced by `span`. */
  quote: z.string(),
  span: spanSchema,
  /** Whether another sentence of the answer, of another article, gives other numbers for what was asked. */
  differs: z.boolean(),
});
export type QuotedSentence = z.infer<typeof quotedSentenceSchema>;

/** A content word of a question and how well a passage holds it. */
export const askedTermSchema = z.object({
  /** As it was asked. */
  word: z.string(),
  /** 1 for the word itself or a form of it, less for a similar word or one of like meaning, 0 for none. */
  strength: z.number().min(0).max(1),
});
export type AskedTerm = z.infer<typeof askedTermSchema>;

/**
 * `answered`: `text` is made of quoted sentences, each followed by its [n], and
 * the citations that it rests on come first. `unanswered`: `text` says so in the
 * question's language and the citations are merely the nearest passages.
 */
export const answerSchema = z.object({
  kind: z.enum(['answered', 'unanswered']),
  text: z.string(),
  /** The estimated probability that the corpus holds the answer. */
  confidence: z.number().min(0).max(1),
  /** The language of the question, as given or detected. */
  language: z.string(),
  /** The sentences that `text` is made of, in its order; empty when unanswered. */
  sentences: z.array(quotedSentenceSchema),
  /** Best first. */
  citations: z.array(citationSchema),
  /**
   * The words that were looked for, in the order of the question, then those that a
   * follow-up takes over; each as the passage of the first citation with its title holds it.
   */
  terms: z.array(askedTermSchema),
  /** Milliseconds from question to answer. */
  took: z.number(),
});
export type Answer = z.infer<typeof answerSchema>;

export const searchRequestSchema = z.strictObject({
  q: questionTextSchema,
  k: kTextSchema.default(10),
  /** How many passages of one article at most; no limit when absent. */
  perArticle: kTextSchema.optional(),
  mode: modeSchema.default('hybrid'),
  language: languageSchema.optional(),
});
export type SearchRequest = z.infer<typeof searchRequestSchema>;

/** One ranked passage of a search. */
export const searchResultSchema = z.object({
  rank: z.int().min(1),
  score: z.number(),
  passageId: z.string(),
  articleId: z.string(),
  title: z.string(),
  source: z.string().nullable(),
  language: z.string(),
  text: z.string(),
  span: spanSchema,
});
export type SearchResult = z.infer<typeof searchResultSchema>;
