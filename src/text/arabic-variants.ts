/** A stem that may stand for another, and how surely, up to 1. */
export interface Variant {
  stem: string;
  weight: number;
}

/** Prepositions and conjunctions written together with the next word. */
const proclitics = ['ب', 'ل', 'ك', 'ف', 'وب', 'ول', 'فب', 'فل', 'لل'];
const singleProclitics = proclitics.filter((prefix) => prefix.length === 1);

/** Subject prefixes of the imperfect, and the future before them. */
const subjects = ['ي', 'ت', 'ن', 'ا'];
const futures = ['سي', 'ست', 'سن', 'سا'];

/** Of a verb in another person: right more often than not. */
const verbWeight = 0.5;
const shortestVerb = 4;

/** Of a word with or without an accusative's ending: many a plural in اء, which its stem has lost, looks like one. */
const accusativeWeight = 0.5;

/**
 * Stems that a light stem may be the same word as: with or without a proclitic
 * that cannot be told from a first letter ("بجمهوريه" and "جمهوريه", but
 * "بوتين"), in the accusative or not, and verbs in other persons. Which of them are
 * words, only an index knows. Stems of other scripts have none.
 */
export function arabicVariants(stem: string): Variant[] {
  if (!/^\p{Script=Arabic}{2,}$/u.test(stem)) return [];
  const variants = [
    ...proclitics.map((prefix) => ({ stem: prefix + stem, weight: 1 })),
    ...singleProclitics
      .filter((prefix) => stem.startsWith(prefix) && stem.length >= shortestVerb)
      .map(() => ({ stem: stem.slice(1), weight: 1 })),
    ...otherPersons(stem),
    ...accusatives(stem).map((other) => ({ stem: other, weight: accusativeWeight })),
  ];
  return variants.filter((variant) => variant.stem !== stem);
}

function otherPersons(stem: string): Variant[] {
  if (stem.length < shortestVerb) return [];
  const isConjugated = subjects.includes(stem[0]!);
  const bare = stem.slice(1);
  const forms = [
    ...[...subjects.slice(0, 3), ...futures].map((prefix) => prefix + stem),
    ...(isConjugated ? [...subjects.map((prefix) => prefix + bare), bare] : []),
  ];
  return forms.map((form) => ({ stem: form, weight: verbWeight }));
}

/**
 * With or without the alef of an indefinite accusative, whose tanwin most people leave
 * out; where it is written, a relational ya has gone too: حاليًا is حال, حاليا is not.
 */
function accusatives(stem: string): string[] {
  const bare = /^(.{3,}?)ي?ا$/u.exec(stem)?.[1];
  if (bare !== undefined) return stem.endsWith('يا') ? [bare, `${bare}ي`] : [bare];
  return stem.length >= 3 && !stem.endsWith('ا') ? [`${stem}ا`, `${stem}يا`] : [];
}

/** Fewest consonants that say something of a word's root. */
const shortestSkeleton = 3;

/**
 * The consonants of an Arabic stem, which words of one root and form share
 * whatever their vowels: اجتمع and اجتماع, broken plurals among them. Undefined
 * for stems of other scripts and for too few consonants.
 */
export function consonantSkeleton(stem: string): string | undefined {
  if (!/^\p{Script=Arabic}+$/u.test(stem)) return undefined;
  const skeleton = stem.replace(/[اويء]/g, '');
  return skeleton.length >= shortestSkeleton ? skeleton : undefined;
}

/** How surely two stems with the same skeleton are forms of one word; measured on development data. */
export function skeletonWeight(skeleton: string): number {
  return skeleton.length > shortestSkeleton ? 0.6 : 0.3;
}
