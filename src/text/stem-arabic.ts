const articles = ['وال', 'بال', 'كال', 'فال', 'لل', 'ال'];
const pronouns = ['هما', 'كما', 'ها', 'هم', 'هن', 'كم', 'نا'];
const numbers = ['تان', 'تين', 'ات', 'ان', 'ون', 'ين'];

/** Fewest letters that must remain before a pronoun or a number ending. */
const shortestBase = 3;

/**
 * The light stem of a normalised Arabic word, after light10 (Larkey, Ballesteros
 * and Connell, "Light stemming for Arabic information retrieval", 2007), but with
 * the suffixes in the order in which the language adds them: a pronoun, then a
 * dual or plural ending, then the feminine and relational ones, so that
 * جمهورية, جمهوريات and جمهوريتان share a stem.
 */
export function stemArabic(word: string): string {
  const base = stripArabicPrefixes(word);
  const owned = stripOne(base, pronouns);
  const single = stripOne(owned, numbers);
  return stripHamza(stripEndings(single, single !== base), owned !== base || /[^ي]ه$/u.test(word));
}

/** A normalised Arabic word without a leading و and one definite article, as long as enough remains. */
export function stripArabicPrefixes(word: string): string {
  const bare = word.length > 3 && word.startsWith('و') ? word.slice(1) : word;
  const article = articles.find((prefix) => bare.startsWith(prefix));
  const isLong = article !== undefined && bare.length >= article.length + 2;
  return isLong ? bare.slice(article.length) : bare;
}

function stripOne(word: string, suffixes: readonly string[]): string {
  const suffix = suffixes.find(
    (ending) => word.endsWith(ending) && word.length >= ending.length + shortestBase,
  );
  return suffix === undefined ? word : word.slice(0, -suffix.length);
}

/** Ta marbuta, written ت before other suffixes, and the relational ya around it. */
function stripEndings(word: string, hadSuffix: boolean): string {
  let stem = word;
  if (stem.length >= 5 && (stem.endsWith('يه') || stem.endsWith('تي'))) stem = stem.slice(0, -2);
  else if (stem.length >= 4 && /[هي]$/.test(stem)) stem = stem.slice(0, -1);
  else if (stem.length >= 4 && hadSuffix && stem.endsWith('ت')) stem = stem.slice(0, -1);
  return stem.length >= 4 && stem.endsWith('ي') ? stem.slice(0, -1) : stem;
}

/**
 * A final hamza, and the waw that carries it before a pronoun, so that لقاء, لقائه,
 * لقاؤه and لقا share a stem; the ya that carries it has gone with the endings. What
 * ends in ه may end in a pronoun or, folded, in a ta marbuta; in يه it is that of كيماوية.
 */
function stripHamza(stem: string, hadPronoun: boolean): string {
  const isCarried = stem.endsWith('اء') || (hadPronoun && stem.endsWith('او'));
  return stem.length >= 4 && isCarried ? stem.slice(0, -1) : stem;
}
