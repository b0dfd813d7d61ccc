import { describe, expect, it } from 'vitest';
import { parseDateline } from '../../src/corpus/dateline.js';

describe('parseDateline', () => {
  it.each([
    ['دبي، الإمارات العربية المتحدة (CNN)-- ', 'دبي، الإمارات العربية المتحدة', 'CNN'],
    ['موسكو (رويترز) - ', 'موسكو', 'رويترز'],
    ['القاهرة - أ ف ب - ', 'القاهرة', 'أ ف ب'],
    ['لندن – «الشرق الأوسط»: ', 'لندن', 'الشرق الأوسط'],
    ['تونس 11 ديسمبر 2016 (وات) - ', 'تونس', 'وات'],
    ['موسكو: ', 'موسكو', undefined],
    ['MOSCOW (Reuters) - ', 'MOSCOW', 'Reuters'],
    ['PARIS, May 3 (AFP) — ', 'PARIS', 'AFP'],
    ['(AP) — ', undefined, 'AP'],
    ['WASHINGTON — ', 'WASHINGTON', undefined],
    ['Madrid, 3 may (EFE).- ', 'Madrid', 'EFE'],
    ['Moskau (dpa) - ', 'Moskau', 'dpa'],
    ['МОСКВА, 3 мая — РИА Новости. ', 'МОСКВА', 'РИА Новости'],
    ['МОСКВА, 3 мая. /ТАСС/. ', 'МОСКВА', 'ТАСС'],
    ['新华社莫斯科5月3日电 ', '莫斯科', '新华社'],
  ])('reads "%s"', (text, place, source) => {
    const dateline = parseDateline(`${text}أعلن الرئيس ذلك.`);
    expect(dateline?.place).toBe(place);
    expect(dateline?.source).toBe(source);
    expect(dateline?.length).toBe(text.length);
  });

  it.each([
    'ماكرون: اقترحت على بوتين ضمانات أمنية.',
    'وبحسب وكالة رويترز قال ماكرون ذلك.',
    'موسكو تعلن الهدنة.',
    'موسكو (العاصمة الروسية) - التي استضافت القمة - هادئة.',
    'President Putin (left) - who arrived late - smiled.',
    'NATO — the alliance that Russia fears — met.',
    'Macron: I proposed guarantees.',
    'Reuters reported that the talks failed.',
    'The leaders (CNN reported) met - twice.',
  ])('leaves "%s" alone', (text) => {
    expect(parseDateline(text)).toBeUndefined();
  });
});
