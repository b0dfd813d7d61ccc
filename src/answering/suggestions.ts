import type { ArticleSummary } from '../core/article.js';

/** A question about an article's headline, by ISO 639-1 language. */
const frames: Readonly<Record<string, (title: string) => string>> = {
  ar: (title) => `ما تفاصيل خبر «${title}»؟`,
  en: (title) => `What is known about “${title}”?`,
  fr: (title) => `Que sait-on de « ${title} » ?`,
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
 * evenly over the corpus, those in the reader's language first.
 */
export function suggestQuestions(
  articles: readonly ArticleSummary[],
  language: string,
  count: number,
): string[] {
  const frame = frames[language] ?? frames['en']!;
  const usable = articles.filter(({ title }) => title !== '' && title.length <= longestTitle);
  const own = usable.filter((article) => article.language === language);
  const pool = own.length > 0 ? own : usable;
  const step = Math.max(1, pool.length / count);
  const chosen = Array.from({ length: Math.min(count, pool.length) }, (_, index) =>
    pool.at(Math.floor(index * step))!,
  );
  return [...new Set(chosen.map(({ title }) => frame(title.replace(/[.؟?!]+$/u, ''))))];
}
