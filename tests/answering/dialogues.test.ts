import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { resolveQuestion } from '../../src/answering/extractive-answerer.js';
import { evaluateQuestions } from '../../src/evaluation/evaluate-questions.js';
import type { JudgedQuestions } from '../../src/evaluation/questions.js';
import { readQuestions } from '../../src/evaluation/read-dataset.js';
import { startBundledModel } from '../support/bundled-model.js';
import { openSeedEngine } from '../support/seed-engine.js';

describe('the dialogues over the seeds', () => {
  let engine: Awaited<ReturnType<typeof openSeedEngine>>;
  let dialogues: JudgedQuestions;
  beforeAll(async () => {
    engine = await openSeedEngine(await startBundledModel());
    dialogues = await readQuestions('seeds/dialogues.jsonl', engine.snapshot.collection);
  });
  afterAll(() => engine.close());

  it('are told apart from questions that stand alone', () => {
    const resolvedOf = (style: string): boolean[] =>
      dialogues.questions
        .filter((one) => one.style === style)
        .map((one) => resolveQuestion(one).text !== one.question);
    const followUps = resolvedOf('follow-up');
    const alone = resolvedOf('stands-alone');
    expect(followUps.length - followUps.filter(Boolean).length).toBeLessThanOrEqual(6);
    expect(alone.filter(Boolean).length).toBeLessThanOrEqual(3);
  });

  it('are answered with a relevant first citation', async () => {
    const { snapshot, retriever, answerer } = engine;
    const { collection } = snapshot;
    const setup = { answerer, retriever, collection, mode: 'hybrid' as const, measures: [] };
    const { answers } = await evaluateQuestions({ ...setup, questions: dialogues });
    const right = answers!.filter((one) => one.answered && one.firstRelevant);
    expect(right.length).toBeGreaterThanOrEqual(41);
  });
});
