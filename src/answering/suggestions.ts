import type { ArticleSummary } from '../core/article.js';

/** A question about an article's headline, by ISO 639-1 language. */
const frames: Readonly<Record<string, (title: string) => string>> = {
  ar: (title) => `ما تفاصيل خبر «${title}»؟`,
  en: (title) => `What is known about “${title}”?`,
  fr: (title) => `Que sait-on de «\u00a0${title}\u00a0»\u00a0?`,
  de: (title) => `Was ist bekannt über „${title}“?`,
  es: (title) => `¿Qué se sabe sobre «${title}»?`,
  ru: (title) => `Что известно о «${title}»?`,
  tr: (title) => `“${title}” hakkında ne biliniyor?`,
  fa: (title) => `درباره «${title}» چه می‌دانیم؟`,
  zh: (title) => `关于“${title}”有哪些消息？`,
  hi: (title) => `“${title}” के बारे में क्या पता है?`,
};

/** Longer headlines make no readable suggestion. */
const longestTitle = 100;

/**
 * Questions to begin with: one for each of at most `count` articles, spread
 * evenly over the corpus; those in the reader's language before others, and
 * whole headlines before the beginnings that stand for missing ones.
 */
export function suggestQuestions(
  articles: readonly ArticleSummary[],
  language: string,
  count: number,
): string[] {
  const frame = frames[language] ?? frames['en']!;
  const usable = articles.filter(({ title }) => title !== '' && title.length <= longestTitle);
  const own = usable.filter((article) => article.language === language);
  const pools = [own.filter(isWhole), own, usable.filter(isWhole), usable];
  const pool = pools.find(({ length }) => length > 0) ?? [];
  const step = Math.max(1, pool.length / count);
  const chosen = Array.from(
    { length: Math.min(count, pool.length) },
    (_, index) => pool[Math.floor(index * step)]!,
  );
  return [...new Set(chosen.map(({ title }) => frame(quotable(title))))];
}

function isWhole({ title }: ArticleSummary): boolean {
  return !title.endsWith('…');
}

/** The title without a mark at its end that the question has itself, and without the quotation marks around it. */
function quotable(title: string): string {
  return title.replace(/[.؟?!]+$/u, '').replace(/[«»“”„]/gu, '"');
}
