const names = new Intl.DisplayNames('en', { type: 'language', fallback: 'code' });

/** The English name of a language, or the tag itself where there is none. */
export function languageName(tag: string): string {
  if (tag === 'und') return 'Undetermined';
  return /^[a-z]{2,3}$/.test(tag) ? (names.of(tag) ?? tag) : tag;
}
