import { basename } from 'node:path';
import type { Service } from '../../server/service.js';
import type { EvaluateCommandOptions, EvaluationInput } from './evaluate-command.js';

/** How something was measured, label by label, without the folders where it lies. */
export type Facts = [label: string, value: string][];

/** What was asked, where it was looked for, and how. */
export function evaluationFacts(
  { input, mode, measures, language }: EvaluateCommandOptions,
  { model, articles, passages }: Pick<Service['info'], 'model' | 'articles' | 'passages'>,
): Facts {
  const facts: Facts = [
    ...inputFacts(input),
    ['Searched', `${count(articles, articleName(input))}, ${count(passages, 'passage')}`],
    ['Mode', mode],
    ['Model', model],
    ['Measures', measures.join(' ')],
  ];
  if (language !== undefined) facts.push(['Language', language]);
  return facts;
}

function inputFacts(input: EvaluationInput): Facts {
  if (input.kind === 'questions') return [['Questions', basename(input.file)]];
  if (input.kind === 'beir') return [['BEIR folder', basename(input.directory)]];
  if (input.kind === 'pairs') {
    const { file, corpusFile } = input;
    const facts: Facts = [['Pairs', basename(file)]];
    if (corpusFile !== undefined) facts.push(['Pool', basename(corpusFile)]);
    return facts;
  }
  const facts: Facts = [
    ['SQuAD file', basename(input.file)],
    ['Unit', input.unit],
  ];
  if (input.questionsFrom !== undefined) facts.push(['Questions', basename(input.questionsFrom)]);
  return facts;
}

function articleName({ kind }: EvaluationInput): string {
  return kind === 'questions' ? 'article' : 'document';
}

function count(number: number, noun: string): string {
  return `${number.toLocaleString('en')} ${noun}${number === 1 ? '' : 's'}`;
}
