import type { Article } from '../core/article.js';
import { detectLanguage } from '../text/language.js';
import type { Reading } from './article-reader.js';
import { findBlocks } from './find-blocks.js';

/** What a format knows of an article; the rest is found in the body. */
export interface ArticleParts {
  id: string;
  body: string;
  title?: string | undefined;
  language?: string | undefined;
  source?: string | undefined;
  publishedAt?: string | undefined;
  url?: string | undefined;
  /** Where the lines that the format marks as headings start; absent when it has no such marks. */
  headings?: ReadonlySet<number> | undefined;
}

/** The article of a body, its blocks, title, source, place and language found where they are not given. */
export function createArticle(parts: ArticleParts): Reading {
  const { id, body, headings } = parts;
  if (body.trim() === '') return { reason: 'is empty' };
  const found = findBlocks(body, { title: parts.title, headings });
  if (found.blocks.length === 0) return { reason: 'holds no article text' };
  const article: Article = {
    id,
    title: found.title,
    language: parts.language ?? detectLanguage(sampleOf(body, found.blocks)),
    body,
    blocks: found.blocks,
  };
  const source = parts.source ?? found.source;
  if (source !== undefined) article.source = source;
  if (found.place !== undefined) article.place = found.place;
  if (parts.publishedAt !== undefined) article.publishedAt = parts.publishedAt;
  if (parts.url !== undefined) article.url = parts.url;
  return { article };
}

/** Article text enough to tell its language by, prompts and menus left out. */
function sampleOf(body: string, blocks: Article['blocks']): string {
  let sample = '';
  for (const { span } of blocks) {
    sample += `${body.slice(span.start, span.end)}\n`;
    if (sample.length > 2_000) break;
  }
  return sample;
}
