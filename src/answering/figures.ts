import { composeWord, normaliseWord } from '../text/normalise.js';
import { tokenise } from '../text/tokenise.js';

/** Numbers in words, with what they stand for; Arabic ones in the forms that their gender and case give them. */
const spelled: Readonly<Record<string, string>> = {
  2: 'اثنان اثنين اثنتان اثنتين ساعتان ساعتين يومان يومين شهران شهرين عامان عامين مرتين two deux zwei dos два две iki',
  3: 'ثلاث ثلاثة three trois drei tres три üç سه',
  4: 'أربع أربعة four quatre vier cuatro четыре dört چهار',
  5: 'خمس خمسة five cinq fünf cinco пять beş پنج',
  6: 'ست ستة six sechs seis шесть altı شش',
  7: 'سبع سبعة seven sept sieben siete семь yedi هفت',
  8: 'ثماني ثمانية ثمان eight huit acht ocho восемь sekiz هشت',
  9: 'تسع تسعة nine neuf nueve девять dokuz نه',
  10: 'عشر عشرة ten dix zehn diez десять on ده',
  100: 'مئة مائة hundred cent hundert cien сто yüz',
  1000: 'ألف آلاف ألفا thousand thousands mille tausend mil тысяч тысячи bin هزار',
  1000000: 'مليون ملايين مليونا million millions millionen millones миллион миллионов milyon میلیون',
  1000000000:
    'مليار مليارات billion billions milliard milliards milliarden миллиард миллиардов milyar',
};

const valueOfWord: ReadonlyMap<string, string> = new Map(
  Object.entries(spelled).flatMap(([value, words]) =>
    words.split(' ').map((word) => [normaliseWord(word), value] as const),
  ),
);

/** Digits of any script with what groups them or begins a fraction. */
const written = /\p{Nd}+(?:[.,\u066b\u066c]\p{Nd}+)*/gu;

/**
 * The numbers that a text gives, in digits or in words, equal ones as equal
 * strings: ١٢٥٬٠٠٠ and 125,000 are "125000", خمس and five are "5". A comma or a
 * full stop before exactly three digits groups thousands.
 */
export function figuresIn(text: string): Set<string> {
  const digits = [...text.matchAll(written)].map(([match]) =>
    composeWord(match)
      .replace(/\u066c/g, ',')
      .replace(/\u066b/g, '.')
      .replace(/[.,](?=\p{Nd}{3}(?!\p{Nd}))/gu, '')
      .replace(',', '.'),
  );
  const words = tokenise(text).flatMap(({ text: word }) => {
    const plain = normaliseWord(word);
    return valueOfWord.get(plain) ?? valueOfWord.get(plain.slice(1)) ?? [];
  });
  return new Set([...digits, ...words]);
}

/** Whether each of two texts gives a number that the other does not. */
export function givesOtherFigures(a: string, b: string): boolean {
  const [ofA, ofB] = [figuresIn(a), figuresIn(b)];
  return [...ofA].some((one) => !ofB.has(one)) && [...ofB].some((one) => !ofA.has(one));
}
