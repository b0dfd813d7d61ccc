import { basename, join, resolve } from 'node:path';
import type { Collection } from '../core/collection.js';
import { parseBeir } from './beir.js';
import type { Languages, RetrievalDataset } from './dataset.js';
import { parseLinkedPairs, parsePairs } from './pairs.js';
import { parseQuestions, type JudgedQuestions } from './questions.js';
import { parseSquad, type SquadOptions } from './squad.js';
import { readTextFile } from './text-file.js';

/** What decides a language: the given one, else the file's name, else what is detected of each text. */
export interface LanguageOptions {
  /** Of the pool, and of its questions unless the name of a file tells theirs. */
  language?: string | undefined;
  detectLanguage: (text: string) => string;
}

export interface ReadSquadOptions extends LanguageOptions {
  unit: SquadOptions['unit'];
  splitSentences: SquadOptions['splitSentences'];
  /** The path of a parallel file whose questions are asked instead, matched by id. */
  questionsFrom?: string | undefined;
}

/** A SQuAD, XQuAD, XQuAD-R, MLQA or ARCD file; see parseSquad. */
export async function readSquad(
  path: string,
  options: ReadSquadOptions,
): Promise<RetrievalDataset> {
  const { questionsFrom, unit, splitSentences } = options;
  const questionsPath = questionsFrom ?? path;
  return parseSquad(await readTextFile(path), {
    name: datasetName(path),
    languages: languagesOf(path, questionsPath, options),
    unit,
    splitSentences,
    questionsFrom: questionsFrom === undefined ? undefined : await readTextFile(questionsFrom),
  });
}

/** A folder of corpus.jsonl, queries.jsonl and qrels/test.tsv; see parseBeir. */
export async function readBeir(dir: string, options: LanguageOptions): Promise<RetrievalDataset> {
  const files = {
    corpus: await readTextFile(join(dir, 'corpus.jsonl')),
    queries: await readTextFile(join(dir, 'queries.jsonl')),
    qrels: await readTextFile(join(dir, 'qrels', 'test.tsv')),
  };
  const name = basename(resolve(dir));
  return parseBeir(files, name, languagesOf(name, name, options));
}

/** A file of questions with their passages, or with the ids of passages in a corpus file; see parsePairs. */
export async function readPairs(
  path: string,
  options: LanguageOptions & { corpusFile?: string | undefined },
): Promise<RetrievalDataset> {
  const file = await readTextFile(path);
  const languages = languagesOf(path, path, options);
  if (options.corpusFile === undefined) return parsePairs(file, datasetName(path), languages);
  const corpus = await readTextFile(options.corpusFile);
  return parseLinkedPairs({ questions: file, corpus }, datasetName(path), languages);
}

/** Questions judged on the articles of the collection; see parseQuestions. */
export async function readQuestions(
  path: string,
  collection: Pick<Collection, 'article'>,
): Promise<JudgedQuestions> {
  return parseQuestions(await readTextFile(path), datasetName(path), collection);
}

/** The file's name without folder and extensions that say nothing about its content. */
function datasetName(path: string): string {
  return basename(path)
    .replace(/\.gz$/, '')
    .replace(/\.(json|jsonl|ndjson)$/, '');
}

function languagesOf(path: string, questionsPath: string, options: LanguageOptions): Languages {
  const { language, detectLanguage } = options;
  const named = languagesInName(questionsPath);
  // A given language is that of both, unless the file names two or the questions stand elsewhere.
  const shared = path === questionsPath && named.length < 2 ? language : undefined;
  const ofDocuments = language ?? languagesInName(path)[0];
  const ofQuestions = shared ?? named.at(-1);
  return {
    ofDocument: (text) => ofDocuments ?? detectLanguage(text),
    ofQuestion: (text) => ofQuestions ?? detectLanguage(text),
  };
}

/** Of the sets that are published by language: the ten of Isnad, and those of XQuAD and MLQA. */
const knownLanguages = new Set('ar de el en es fa fr hi ro ru th tr vi zh'.split(' '));

/** The languages a file name states in order, as in `xquad.ar.json` and `test-context-ar-question-de.json`. */
function languagesInName(path: string): string[] {
  return datasetName(path)
    .split(/[^A-Za-z]+/)
    .filter((part) => knownLanguages.has(part));
}
