import { readTextFile } from '../dist/evaluation/text-file.js';

/** The first articles of a pool with lines {pid, title, passage}, as `isnad index` reads them. */
export async function readPoolArticles(path, most = Infinity) {
  const { lines } = await readTextFile(path);
  return lines.slice(0, most).map((line) => {
    const { pid, title, passage } = JSON.parse(line);
    return { id: pid, title, text: passage };
  });
}

/** Articles as lines of a .jsonl file. */
export function linesOf(articles) {
  return articles.map((article) => JSON.stringify(article)).join('\n');
}
