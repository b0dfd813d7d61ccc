import { describe, expect, it } from 'vitest';
import { answerSchema, type AskRequest } from '../../src/core/ask.js';
import { emptyAnswer, englishBody, fakeApp, jsonPost } from '../support/server-fakes.js';
import { problemOf } from '../support/server-problem.js';

/** So many characters in the longest form that JSON has for one. */
const escaped = (length: number) => '\\ud83d\\ude00'.repeat(length);

const turn = { role: 'user', text: 'a' };

/** An app that remembers the questions it was asked. */
function recordingApp() {
  const asked: AskRequest[] = [];
  const answer = async (request: AskRequest) => {
    asked.push(request);
    return emptyAnswer;
  };
  return { ...fakeApp({ service: { answerer: { answer } } }), asked };
}

describe('POST /api/ask', () => {
  it('answers with citations whose quotes are slices of their articles', async () => {
    const { app } = fakeApp();
    const response = await app.request('/api/ask', jsonPost({ question: 'Where was the river?' }));
    expect(response.status).toBe(200);
    const answer = answerSchema.parse(await response.json());
    expect(answer.kind).toBe('answered');
    const [citation] = answer.citations;
    expect(citation?.articleId).toBe('flood');
    expect(citation?.quote).toBe(englishBody.slice(citation!.span.start, citation!.span.end));
  });

  it('fills in what the request leaves out', async () => {
    const { app, asked } = recordingApp();
    await app.request('/api/ask', jsonPost({ question: '  who?  ' }));
    expect(asked).toEqual([{ question: 'who?', history: [], k: 5, mode: 'hybrid' }]);
  });

  it('passes on everything that a request may hold', async () => {
    const { app, asked } = recordingApp();
    const history = [{ role: 'user', text: 'من حضر القمة؟' }];
    const request = { question: 'ومتى؟', history, k: 50, language: 'ar-DZ', mode: 'lexical' };
    await app.request('/api/ask', jsonPost(request));
    expect(asked).toEqual([{ ...request, language: 'ar' }]);
  });

  it.each([
    ['Arabic with diacritics', 'أَيْنَ عُقِدَتِ القِمَّةُ؟'],
    ['bidi controls', '\u202eمن\u202c \u2066who\u2069 \u200fقال؟'],
    ['emoji and letters beyond the first plane', 'ما معنى 🇩🇿 و 𝔘𝔫𝔦؟'],
    ['markup', '<script>alert("x")</script>'],
    ['a null character', 'من\u0000قال'],
  ])('passes a question on as it is: %s', async (_name, question) => {
    const { app, asked } = recordingApp();
    const response = await app.request('/api/ask', jsonPost({ question }));
    expect(response.status).toBe(200);
    expect(asked[0]?.question).toBe(question);
  });

  it('accepts the longest valid request with every character escaped', async () => {
    const { app, asked } = recordingApp();
    const longTurn = `{"role":"user","text":"${escaped(4_000)}"}`;
    const history = Array<string>(20).fill(longTurn).join(',');
    const body = `{"question":"${escaped(1_000)}","history":[${history}]}`;
    const response = await app.request('/api/ask', jsonPost(body));
    expect(response.status).toBe(200);
    expect(asked[0]?.history).toHaveLength(20);
  });

  it('accepts a charset beside the content type', async () => {
    const { app } = fakeApp();
    const headers = { 'content-type': 'Application/JSON; charset=utf-8' };
    const response = await app.request('/api/ask', jsonPost({ question: 'who?' }, { headers }));
    expect(response.status).toBe(200);
  });

  it.each([
    [{}, 'question', 'is required', undefined],
    [{ question: ' \u00a0\n' }, 'question', 'must not be empty', '" \u00a0\\n"'],
    [{ question: 7 }, 'question', 'must be of type string', '7'],
    [{ question: 'x', k: 0 }, 'k', 'must be at least 1', '0'],
    [{ question: 'x', k: 51 }, 'k', 'must be at most 50', '51'],
    [{ question: 'x', k: 1.5 }, 'k', 'must be of type integer', '1.5'],
    [{ question: 'x', mode: 'magic' }, 'mode', 'must be one of dense, lexical, hybrid', '"magic"'],
    [
      { question: 'x', language: 'عربي' },
      'language',
      'must be a language tag such as "ar" or "en"',
      '"عربي"',
    ],
    [{ question: 'x', temperature: 1 }, 'temperature', 'is not known here', undefined],
    [
      {
        question: 'x',
        history: [
          { role: 'user', text: 'a' },
          { role: 'system', text: 'b' },
        ],
      },
      'history[1].role',
      'must be one of user, assistant',
      '"system"',
    ],
    [
      { question: 'x', history: Array.from({ length: 21 }, () => turn) },
      'history',
      'must have at most 20 items',
      expect.stringContaining('…'),
    ],
    [[], '', 'must be of type object', '[]'],
  ])('refuses %j', async (body, path, message, value) => {
    const { app, asked } = recordingApp();
    const response = await app.request('/api/ask', jsonPost(body));
    const problem = await problemOf(response);
    expect([problem.status, problem.code]).toEqual([400, 'invalid-input']);
    expect(problem.errors).toEqual([{ path, message, value }]);
    expect(problem.detail).toContain(message);
    expect(asked).toEqual([]);
  });

  it('shortens the values that it names, between characters', async () => {
    const { app } = fakeApp();
    const response = await app.request('/api/ask', jsonPost({ question: '😀'.repeat(1_001) }));
    const [error] = (await problemOf(response)).errors ?? [];
    expect(error?.message).toBe('must have at most 1000 characters');
    expect(error?.value).toBe(`"${'😀'.repeat(29)}…`);
  });

  it('names at most ten of many errors', async () => {
    const { app } = fakeApp();
    const many = Object.fromEntries(Array.from({ length: 1_000 }, (_, i) => [`field${i}`, 1]));
    const history = Array<number>(1_000).fill(1);
    const response = await app.request('/api/ask', jsonPost({ ...many, history }));
    expect((await problemOf(response)).errors).toHaveLength(10);
  });

  it('refuses a key that would reach a prototype', async () => {
    const { app } = fakeApp();
    const body = '{"question":"x","__proto__":{"k":9},"constructor":1}';
    const response = await app.request('/api/ask', jsonPost(body));
    const paths = (await problemOf(response)).errors?.map(({ path }) => path);
    expect(paths).toContain('constructor');
  });
});
