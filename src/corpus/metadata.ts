import { z } from 'zod';
import { languageSchema } from '../core/ask.js';

const date = z.union([z.iso.date(), z.iso.datetime({ offset: true, local: true })]);

/** When an article was published: an ISO 8601 date, or a date and time. */
export const publishedAtSchema = z
  .string()
  .trim()
  .refine((text) => date.safeParse(text).success, 'must be an ISO 8601 date such as "2022-02-08"');

/** Where an article can be read: only addresses that are safe to link to. */
export const urlSchema = z.url({ protocol: /^https?$/, error: 'must be an http or https address' });

/** The facts that a document states about itself; what is stated badly counts as not stated. */
export interface Metadata {
  title?: string | undefined;
  language?: string | undefined;
  source?: string | undefined;
  publishedAt?: string | undefined;
  url?: string | undefined;
}

/** Metadata from what a document's author wrote, each fact the first stated well. */
export function parseMetadata(
  stated: Readonly<Record<keyof Metadata, readonly (string | undefined)[]>>,
): Metadata {
  const text = z.string().transform(singleLine).pipe(z.string().min(1));
  return {
    title: firstValid(text, stated.title),
    language: firstValid(languageSchema, stated.language),
    source: firstValid(text, stated.source),
    publishedAt: firstValid(publishedAtSchema, stated.publishedAt),
    url: firstValid(urlSchema, stated.url),
  };
}

/** The text with each run of white space as one space, none around it. */
export function singleLine(text: string): string {
  return text.replace(/\s+/gu, ' ').trim();
}

function firstValid(
  schema: z.ZodType<string>,
  values: readonly (string | undefined)[],
): string | undefined {
  for (const value of values) {
    const parsed = schema.safeParse(value);
    if (parsed.success) return parsed.data;
  }
  return undefined;
}
