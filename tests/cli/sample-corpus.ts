import { cpSync, mkdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The seeds of the repository. */
export const seeds = fileURLToPath(new URL('../../seeds', import.meta.url));

/** Writes the seeds and one article of every other format into a folder. */
export function writeCorpus(folder: string): string {
  mkdirSync(folder, { recursive: true });
  cpSync(seeds, folder, { recursive: true, filter: (path) => !path.endsWith('.jsonl') });
  const files: Record<string, string> = {
    'bridge.md':
      '# New bridge opens in Rotterdam\n\nThe mayor opened the Maas bridge on Monday. It cost 214 million euros.\n',
    'harvest.html':
      '<!doctype html><html lang="de"><title>Ernte</title><h1>Rekordernte im Norden</h1><p>Die Bauern ernteten in diesem Jahr 40 Tonnen Äpfel.</p></html>',
    'wire.jsonl': [
      { id: 'flood', title: 'Crue de la Seine', text: 'La Seine a débordé mardi à Paris.' },
      { id: 'vote', title: 'Elecciones', text: 'El partido ganó las elecciones en Sevilla.' },
    ]
      .map((row) => JSON.stringify(row))
      .join('\n'),
    'wire2.ndjson': JSON.stringify({ id: 'quake', text: 'İzmir’de pazartesi günü deprem oldu.' }),
    'notes.pdf': 'of no format that is read',
  };
  for (const [name, content] of Object.entries(files)) writeFileSync(join(folder, name), content);
  return folder;
}

/** Articles in that corpus. */
export const articlesInCorpus = 10;
