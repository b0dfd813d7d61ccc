import { describe, expect, it } from 'vitest';
import { notFoundMessage } from '../../src/answering/messages.js';
import { dependsOnHistory, resolveFollowUp } from '../../src/answering/follow-up.js';

describe('dependsOnHistory', () => {
  it.each([
    ['ar', 'ومتى كان ذلك؟'],
    ['ar', 'وكم استمرت؟'],
    ['ar', 'ومين قال كده؟'],
    ['ar', 'ليش؟'],
    ['en', 'and who said that?'],
    ['en', 'How long did it last?'],
    ['fr', 'Et où était-ce ?'],
    ['ru', 'А когда это было?'],
  ])('holds for (%s) "%s"', (language, question) => {
    expect(dependsOnHistory(question, language)).toBe(true);
  });

  it.each([
    ['ar', 'كم استمرت المكالمة الهاتفية بين بوتين وماكرون؟'],
    ['ar', 'من هو ديمتري بيسكوف؟'],
    ['en', 'What did Macron propose to Putin about security guarantees?'],
    ['es', '¿Quién ganó el Mundial?'],
    ['de', 'Wer hat das Abkommen unterzeichnet?'],
    ['en', 'Who is Macron?'],
    ['ar', 'وزير الخارجية من هو؟'],
    ['de', 'Wo fand der Gipfel zwischen Trump und Putin statt?'],
  ])('does not hold for (%s) "%s"', (language, question) => {
    expect(dependsOnHistory(question, language)).toBe(false);
  });
});

describe('resolveFollowUp', () => {
  const history = [
    { role: 'user' as const, text: 'من زار موسكو؟' },
    { role: 'assistant' as const, text: 'زار إيمانويل ماكرون موسكو. [1]' },
  ];

  it('puts the last question and its answer behind one that points back', () => {
    expect(resolveFollowUp('ومتى كان ذلك؟', 'ar', history)).toBe(
      'ومتى كان ذلك؟ من زار موسكو زار إيمانويل ماكرون موسكو',
    );
  });

  it('adds nothing of a refusal', () => {
    const refused = [history[0]!, { role: 'assistant' as const, text: notFoundMessage('ar') }];
    expect(resolveFollowUp('ومتى كان ذلك؟', 'ar', refused)).toBe('ومتى كان ذلك؟ من زار موسكو');
  });

  it('leaves a question that stands alone', () => {
    const question = 'كم عدد الجنود الروس على حدود أوكرانيا؟';
    expect(resolveFollowUp(question, 'ar', history)).toBe(question);
  });

  it('leaves the first question of a conversation, whatever it is', () => {
    expect(resolveFollowUp('ومتى كان ذلك؟', 'ar', [])).toBe('ومتى كان ذلك؟');
  });

  it('takes the latest question of several, answered or not', () => {
    const longer = [...history, { role: 'user' as const, text: 'أين قصر فرساي؟' }];
    expect(resolveFollowUp('ولماذا؟', 'ar', longer)).toBe('ولماذا؟ أين قصر فرساي');
  });
});
