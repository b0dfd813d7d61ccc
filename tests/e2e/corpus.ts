import { cp, mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';

/** An English article, so that English is asked and answered too. */
export const englishArticle = {
  id: 'harbour',
  title: 'New harbour bridge opens in Rotterdam',
  body: [
    'New harbour bridge opens in Rotterdam',
    '',
    'The Maas bridge was opened on Monday by the mayor, Hanneke de Wit.',
    'It cost 214 million euros and carries four lanes of traffic and two cycle paths.',
    '',
    'Engineers began the work in March 2019 and finished it eleven months late.',
  ].join('\n'),
  language: 'en',
  source: 'Harbour Daily',
  date: '2024-05-06',
};

/** What an article would do if it could: markup, scripts, reordering controls, a line without end. */
export const hostileArticle = {
  id: '../<img src=x onerror=alert(1)>',
  title: '<img src=x onerror="document.title=\'owned\'"> تقرير \u202Eالبحيرة',
  body: [
    '<script>document.title="owned"</script>',
    'قال عالم الأحياء <b onmouseover=alert(1)>سامر</b> إن بحيرة قارون \u202Eفقدت 37% من أسماكها \u2066في عام 2023.',
    '<style>body{display:none}</style> javascript:alert(1) [1](javascript:alert(1))',
    'كلمة '.repeat(200_000),
    '<iframe src="https://example.org"></iframe> انتهى التقرير.',
  ].join('\n'),
  language: 'ar',
  url: 'https://example.org/"onclick="alert(1)',
};

/** Writes the seeds and the given articles into the folder. */
export async function writeCorpus(folder: string, more: object[]): Promise<void> {
  await mkdir(folder, { recursive: true });
  await cp('seeds', folder, { recursive: true, filter: (path) => !path.endsWith('.jsonl') });
  const lines = more.map((article) => JSON.stringify(article));
  await writeFile(join(folder, 'more.jsonl'), lines.join('\n'));
}
