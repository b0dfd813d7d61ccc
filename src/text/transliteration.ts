/**
 * How letters of names are written in Arabic, by their sounds: alternatives over
 * normalised Arabic words. Several letters of one sound come before single ones.
 * Accents are gone before ("ç" is "c", "ş" is "s"), so some letters stand for
 * several sounds; an empty alternative is for one that is not always heard.
 */
const consonants: Readonly<Record<string, string>> = {
  tsch: 'تش',
  sch: 'ش|سك',
  sh: 'ش',
  ch: 'ش|تش|خ|ك|ج',
  kh: 'خ',
  gh: 'غ|ج',
  th: 'ث|ت|ط|ذ',
  dh: 'ذ|ض|ظ|د',
  ph: 'ف',
  dj: 'ج',
  ck: 'ك|ق',
  tz: 'تس|تز|ز',
  b: 'ب',
  c: 'ك|ق|س|ش|ج|تش',
  d: 'د|ض|ذ|ظ',
  f: 'ف',
  g: 'غ|ج|ق|ك',
  h: 'ه|ح|خ|',
  j: 'ج|ي|خ',
  k: 'ك|ق|خ',
  l: 'ل',
  m: 'م',
  n: 'ن',
  p: 'ب',
  q: 'ق|ك',
  r: 'ر',
  s: 'س|ص|ش|ز|ث',
  t: 'ت|ط|ث',
  v: 'ف|و',
  w: 'و|ف',
  x: 'كس|خ',
  z: 'ز|ظ|ذ|ض|تس|س',
  дж: 'ج',
  б: 'ب',
  в: 'ف|و',
  г: 'غ|ج|ه|ق|ك|ح',
  д: 'د|ض|ذ|ظ',
  ж: 'ج|ز',
  з: 'ز|ظ|ذ|ض',
  к: 'ك|ق',
  л: 'ل',
  м: 'م',
  н: 'ن',
  п: 'ب',
  р: 'ر',
  с: 'س|ص|ث',
  т: 'ت|ط|ث',
  ф: 'ف|ث',
  х: 'خ|ه|ح',
  ц: 'تس|س|ز',
  ч: 'تش|ش|ج',
  ш: 'ش',
  щ: 'ش',
  ъ: '',
  ь: '',
  क: 'ك|ق',
  ख: 'خ|ك',
  ग: 'غ|ج|ق|ك',
  घ: 'غ|ج',
  च: 'تش|ش',
  छ: 'تش|ش',
  ज: 'ج|ز|ظ|ض|ذ',
  झ: 'ج|ز',
  ट: 'ت|ط',
  ठ: 'ت|ط|ث',
  ड: 'د|ر|ض',
  ढ: 'د|ر',
  ण: 'ن',
  त: 'ت|ط',
  थ: 'ث|ت|ط',
  द: 'د|ذ|ض',
  ध: 'د|ذ',
  न: 'ن',
  प: 'ب',
  फ: 'ف|ب',
  ब: 'ب',
  भ: 'ب|ف',
  म: 'م',
  य: 'ي',
  र: 'ر',
  ल: 'ل',
  व: 'و|ف',
  श: 'ش',
  ष: 'ش',
  स: 'س|ص|ث',
  ह: 'ه|ح|',
  'ं': 'ن|م|',
  '्': '',
  '़': '',
};

/** Vowels and the letters by which Arabic writes them when they are long. */
const vowels: Readonly<Record<string, string>> = {
  a: 'اهي',
  e: 'ياه',
  i: 'يا',
  o: 'وا',
  u: 'وا',
  y: 'يا',
  а: 'اهي',
  е: 'ياه',
  и: 'يا',
  о: 'وا',
  у: 'وا',
  ы: 'ي',
  э: 'ايه',
  ю: 'وي',
  я: 'ايه',
  अ: 'ا',
  आ: 'ا',
  'ा': 'اهي',
  इ: 'يا',
  ई: 'يا',
  'ि': 'يا',
  'ी': 'يا',
  उ: 'وا',
  ऊ: 'وا',
  'ु': 'وا',
  'ू': 'وا',
  ए: 'ياه',
  'े': 'ياه',
  ऐ: 'ايه',
  'ै': 'ايه',
  ओ: 'وا',
  'ो': 'وا',
  औ: 'وا',
  'ौ': 'وا',
};

/** One consonant, single or doubled, or neighbouring vowels. */
const sound = new RegExp(
  `(${Object.keys(consonants).join('|')})\\1*|[${Object.keys(vowels).join('')}]+`,
  'gu',
);

/** Names with fewer consonants look like too many words. */
const fewestConsonants = 2;

/** How many of a name's consonants may go unwritten. */
const mostUnheard = 1;

/** The ways to write a name in Arabic. */
export interface ArabicSpellings {
  /** The letters that one of them may begin with. */
  firstLetters: ReadonlySet<string>;
  /** Whether a spelling, as the index has it, is one of them. */
  includes(spelling: string): boolean;
}

/**
 * How a word, in the form that spellings meet in, may be written in Arabic if it is a name.
 * Undefined for words with letters that have no rule and with too few consonants.
 */
export function transliteration(word: string): ArabicSpellings | undefined {
  const sounds = word.match(sound) ?? [];
  const heard = sounds.filter((letters) => isConsonant(letters) && arabicOf(letters) !== '');
  if (sounds.join('') !== word || heard.length < fewestConsonants) return undefined;
  const parts = [...sounds.map((letters, index) => waysToWrite(letters, index === 0)), finalVowel];
  const shortest = heard.length - mostUnheard;
  return {
    firstLetters: firstLettersOf(parts),
    includes: (spelling) => spelling.length >= shortest && isSpeltBy(parts, spelling),
  };
}

/** A name may end in a vowel that its letters do not show. */
const finalVowel = ['', 'ا', 'ه', 'ي'];

/** The alternatives for a sound; an empty one for a sound that may go unwritten. */
function waysToWrite(letters: string, isFirst: boolean): string[] {
  if (isConsonant(letters)) {
    const written = arabicOf(letters).split('|');
    // A leading و is taken off all words, since it may mean "and".
    if (isFirst && written.includes('و')) written.push('');
    return hasInherentVowel(letters) ? followedBy(written, ['', 'ا', 'ع']) : written;
  }
  // ع comes with any vowel, and a vowel at the beginning is always written.
  const vowel = [...new Set(`${Array.from(letters, (letter) => vowels[letter]!).join('')}ع`)];
  if (isFirst) return followedBy(['ا', ...vowel], ['', 'ا', ...vowel]);
  return letters.length > 1 ? followedBy(['', ...vowel], ['', ...vowel]) : ['', ...vowel];
}

function followedBy(starts: readonly string[], ends: readonly string[]): string[] {
  return [...new Set(starts.flatMap((start) => ends.map((end) => start + end)))];
}

function firstLettersOf(parts: readonly (readonly string[])[]): Set<string> {
  const letters = new Set<string>();
  for (const ways of parts) {
    for (const way of ways) if (way !== '') letters.add(way[0]!);
    if (!ways.includes('')) break;
  }
  return letters;
}

/**
 * Whether a word is made of one way to write each part, in order. All places that the parts so
 * far may end at are followed at once, so that no word takes longer than its length times the ways.
 */
function isSpeltBy(parts: readonly (readonly string[])[], word: string): boolean {
  let places = [0];
  for (const ways of parts) {
    const next: number[] = [];
    for (const place of places) {
      for (const way of ways) {
        const end = place + way.length;
        if (!next.includes(end) && word.startsWith(way, place)) next.push(end);
      }
    }
    if (next.length === 0) return false;
    places = next;
  }
  return places.includes(word.length);
}

function isConsonant(letters: string): boolean {
  return vowels[letters[0]!] === undefined;
}

/** Devanagari does not write the "a" after a consonant. */
function hasInherentVowel(letters: string): boolean {
  return /\p{Script=Devanagari}/u.test(letters);
}

/** Doubled letters are written once. */
function arabicOf(letters: string): string {
  return consonants[letters] ?? consonants[letters[0]!]!;
}
