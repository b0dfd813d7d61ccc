import type { CorpusFile, Reading } from '../../src/corpus/article-reader.js';
import type { ArticleReader } from '../../src/corpus/article-reader.js';

/** A file that is only in memory, with the id that its name would give it. */
function memoryFile(content: string, id = 'folder/name'): CorpusFile {
  return {
    path: `${id}.file`,
    id,
    text: async () => content,
    async *lines() {
      for (const [i, text] of content.split('\n').entries()) {
        if (text.trim() !== '') yield { number: i + 1, text };
      }
    },
  };
}

/** Everything that a reader finds in the content. */
export async function readAll(reader: ArticleReader, content: string): Promise<Reading[]> {
  const readings: Reading[] = [];
  for await (const reading of reader.read(memoryFile(content))) readings.push(reading);
  return readings;
}
