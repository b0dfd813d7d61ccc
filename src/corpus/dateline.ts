import { agencies, cities } from './dateline-names.js';
import { comparable } from './text-lines.js';

/** What stands before the first sentence of a report: where it was filed, and by whom. */
export interface Dateline {
  place?: string;
  source?: string;
  /** UTF-16 length of the dateline with what separates it from the report. */
  length: number;
}

/** A dateline is over by then. */
const datelineChars = 120;

const place = "(?<place>\\p{L}[\\p{L}\\p{M}\\s.'’،,-]{1,59}?)";
const date = '(?:[\\s،,]+(?=[^()]{0,24}\\p{N})[\\p{L}\\p{M}\\p{N}.\\s/]{2,24}?)?';
const dash = '[-–—]{1,3}';

/**
 * `دبي، الإمارات (CNN)-- `, `MOSCOW, May 3 (Reuters) - `, `Madrid (EFE).- `,
 * `МОСКВА, 3 мая. /ТАСС/. `: a place and a source in brackets, closed by a mark.
 */
const bracketed = new RegExp(
  `^(?:${place}${date})?[\\s،,.]*(?:${dash}\\s*)?[(/](?<source>[^()/]{2,40})[)/]\\s*(?:${dash}|[:.]\\s*${dash}|[:.])\\s*`,
  'u',
);

/** `القاهرة - رويترز: `, `МОСКВА, 3 мая — РИА Новости. `: a place and a source between dashes. */
const dashed = new RegExp(
  `^${place}${date}\\s*${dash}\\s*[«"“]?(?<source>[^-–—:.«»"“”]{2,40}?)[»"”]?\\s*(?:${dash}|[:.])\\s*`,
  'u',
);

/** `موسكو: `, `WASHINGTON — `: a place alone; as `ماكرون: ` looks the same, the city must be known. */
const placeOnly = new RegExp(`^${place}${date}\\s*(?::|${dash})\\s+`, 'u');

/** `新华社莫斯科5月3日电 `: agency, place and day in one run. */
const chinese =
  /^(?<source>新华社|中新社|中新网|法新社|路透社|美联社)(?<place>[\p{sc=Han}]{2,8}?)?(?:\p{N}{1,2}月)?(?:\p{N}{1,2}日)?[电電讯]\s*/u;

/** The dateline that a paragraph starts with, if it is one beyond doubt: its source or its city must be known. */
export function parseDateline(paragraph: string): Dateline | undefined {
  const start = paragraph.slice(0, datelineChars);
  for (const pattern of [bracketed, dashed, chinese]) {
    const match = pattern.exec(start);
    const source = match?.groups?.['source']?.trim();
    if (match && source && isAgency(source)) return dateline(match, source);
  }
  const match = placeOnly.exec(start);
  const named = match?.groups?.['place'];
  return match && named && cities.has(comparable(named)) ? dateline(match) : undefined;
}

/** Whether a text is the name of a news agency or a broadcaster, and nothing else. */
export function isAgency(text: string): boolean {
  return agencies.has(comparable(text));
}

function dateline(match: RegExpExecArray, source?: string): Dateline {
  const named = match.groups?.['place']?.replace(/[\s،,.-]+$/u, '').trim();
  return {
    ...(named ? { place: named } : {}),
    ...(source ? { source } : {}),
    length: match[0].length,
  };
}
