const articles = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
const suffixes = ['ها', 'ان', 'ات', 'ون', 'ين', 'يه', 'ه', 'ي'];

/**
 * The light10 stem of a normalised Arabic word (Larkey, Ballesteros and
 * Connell, "Light stemming for Arabic information retrieval", 2007): without
 * prefixes, then without each suffix once, as long as enough remains.
 */
export function stemArabic(word: string): string {
  let stem = stripArabicPrefixes(word);
  for (const suffix of suffixes) {
    if (stem.endsWith(suffix) && stem.length >= suffix.length + 2) {
      stem = stem.slice(0, -suffix.length);
    }
  }
  return stem;
}

/** A normalised Arabic word without a leading و and one definite article, as long as enough remains. */
export function stripArabicPrefixes(word: string): string {
  const bare = word.length > 3 && word.startsWith('و') ? word.slice(1) : word;
  const article = articles.find((prefix) => bare.startsWith(prefix));
  const isLong = article !== undefined && bare.length >= article.length + 2;
  return isLong ? bare.slice(article.length) : bare;
}
