import { directionOfLanguage, type Direction } from '../text/direction.js';
import { ar } from './ar.js';
import { en } from './en.js';
import { fr } from './fr.js';

type PluralForms = Partial<Record<Intl.LDMLPluralRule, string>> & { other: string };

/** Every text of the interface; {name} stands for a value. */
export type Catalogue = Omit<typeof en, 'plural'> & {
  plural: Record<keyof typeof en.plural, PluralForms>;
};

/** The languages of the interface by code, with what they call themselves. */
export const interfaceLanguages = { ar: 'العربية', en: 'English', fr: 'Français' } as const;
/** A language that the interface speaks. */
export type InterfaceLanguage = keyof typeof interfaceLanguages;

/** The texts by language. */
export const catalogues: Record<InterfaceLanguage, Catalogue> = { ar, en, fr };

/** Digits stay the ones that the articles are written with. */
const locales: Record<InterfaceLanguage, string> = { ar: 'ar-u-nu-latn', en: 'en-GB', fr: 'fr' };

const quoteMarks: Record<InterfaceLanguage, [string, string]> = {
  ar: ['«', '»'],
  en: ['“', '”'],
  fr: ['«\u00a0', '\u00a0»'],
};

/** The texts of one language and how it writes numbers, dates and names of languages. */
export interface Phrasebook {
  language: InterfaceLanguage;
  direction: Direction;
  quoteMarks: [open: string, close: string];
  text: Catalogue;
  /** The phrase for that many, in the language's own plural form. */
  count: (what: keyof Catalogue['plural'], n: number) => string;
  number: (value: number) => string;
  percent: (share: number) => string;
  /** A date such as "7 February 2022"; a text that is no date comes back as it is. */
  date: (iso: string) => string;
  languageName: (code: string) => string;
}

/** The phrasebook of a language. */
export function createPhrasebook(language: InterfaceLanguage): Phrasebook {
  const text = catalogues[language];
  const locale = locales[language];
  const rules = new Intl.PluralRules(locale);
  const dates = new Intl.DateTimeFormat(locale, { dateStyle: 'long', timeZone: 'UTC' });
  const names = new Intl.DisplayNames(locale, { type: 'language', fallback: 'code' });
  const number = (value: number) => value.toLocaleString(locale);
  return {
    language,
    direction: directionOfLanguage(language),
    quoteMarks: quoteMarks[language],
    text,
    count: (what, n) => {
      const forms = text.plural[what];
      return fill(forms[rules.select(n)] ?? forms.other, { n: number(n) });
    },
    number,
    percent: (share) =>
      share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 }),
    date: (iso) => {
      const time = Date.parse(iso);
      return Number.isNaN(time) ? iso : dates.format(time);
    },
    languageName: (code) => {
      if (code === 'und') return text.unknownLanguage;
      return /^[a-z]{2,3}$/i.test(code) ? (names.of(code) ?? code) : code;
    },
  };
}

/** The template with each {name} replaced by its value. */
export function fill(template: string, values: Record<string, string | number>): string {
  return template.replaceAll(/\{(\w+)\}/g, (whole, name: string) =>
    name in values ? String(values[name]) : whole,
  );
}

/** The first of the reader's languages that the interface speaks; English when it speaks none. */
export function chooseLanguage(preferred: readonly string[]): InterfaceLanguage {
  for (const tag of preferred) {
    const code = tag.split('-', 1)[0]!.toLowerCase();
    if (isInterfaceLanguage(code)) return code;
  }
  return 'en';
}

/** Whether the interface speaks that language. */
export function isInterfaceLanguage(code: string): code is InterfaceLanguage {
  return Object.hasOwn(interfaceLanguages, code);
}
