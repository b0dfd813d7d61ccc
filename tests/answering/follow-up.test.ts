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
    // A pronoun written together with the word before it.
    ['ar', 'ما سبب زيارته؟'],
    ['ar', 'ما رأيهم في القمة؟'],
    // Nothing but a verb.
    ['ar', 'وقعدت قد إيه؟'],
    ['ar', 'متى انتهت؟'],
    // A conjunction, and what is new.
    ['ar', 'وعن الأسلحة؟'],
    ['ar', 'وفي باريس؟'],
    ['en', 'And in Syria?'],
    ['es', '¿Y decidieron un alto el fuego?'],
    // Asks for more.
    ['ar', 'قال إيه كمان عن روسيا؟'],
    ['en', 'What else did Putin say?'],
    ['ar', 'ومن هو أمينه العام؟'],
    ['tr', 'Peki Putin buna ne cevap verdi?'],
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
    ['ar', 'ولاية كاليفورنيا'],
    ['de', 'Wo fand der Gipfel zwischen Trump und Putin statt?'],
    // Names whom it asks about, whatever the conjunction; and not every ه is a pronoun.
    ['ar', 'ومن هو أندريه غوروليوف؟'],
    ['en', 'And who is Dmitry Peskov?'],
    ['ar', 'ما أهداف الأندية السعودية؟'],
    // The pronoun refers to what the question itself names.
    ['ar', 'ماذا نشرت سبوتنيك عن ماكرون وحملته؟'],
    ['de', 'Welche Medien verbreiteten laut Macron Falschmeldungen über ihn?'],
  ])('does not hold for (%s) "%s"', (language, question) => {
    expect(dependsOnHistory(question, language)).toBe(false);
  });
});

describe('resolveFollowUp', () => {
  const history = [
    { role: 'user' as const, text: 'من زار موسكو؟' },
    { role: 'assistant' as const, text: 'زار إيمانويل ماكرون موسكو. [1]' },
  ];

  const refusal = { role: 'assistant' as const, text: notFoundMessage('ar') };
  const own = (question: string): string => `${question} ${question} ${question}`;

  it('puts the content words of the last question and its answer behind one that points back', () => {
    expect(resolveFollowUp('ومتى كان ذلك؟', 'ar', history)).toBe(
      `${own('ومتى كان ذلك؟')} زار موسكو زار إيمانويل ماكرون موسكو`,
    );
  });

  it('takes over the beginning of a long answer only', () => {
    const long = [
      { role: 'user' as const, text: 'Who signed?' },
      { role: 'assistant' as const, text: 'Ann, Bob, Carol, Dan, Eve and Fred signed. [1][2]' },
    ];
    expect(resolveFollowUp('And when?', 'en', long)).toBe(
      `${own('And when?')} signed Ann Bob Carol Dan`,
    );
  });

  it('goes back to the question that says what a chain of follow-ups is about', () => {
    const chain = [
      { role: 'user' as const, text: 'أين قصر فرساي؟' },
      { role: 'assistant' as const, text: 'في باريس. [1]' },
      ...history,
      { role: 'user' as const, text: 'ومن استقبله؟' },
      { role: 'assistant' as const, text: 'استقبله بوتين. [1]' },
    ];
    expect(resolveFollowUp('وأين كان ذلك؟', 'ar', chain)).toBe(
      `${own('وأين كان ذلك؟')} استقبله زار موسكو استقبله بوتين`,
    );
  });

  it('adds nothing of a refusal', () => {
    expect(resolveFollowUp('ومتى كان ذلك؟', 'ar', [history[0]!, refusal])).toBe(
      `${own('ومتى كان ذلك؟')} زار موسكو`,
    );
  });

  it('takes the turn before a refusal too', () => {
    const refused = [...history, { role: 'user' as const, text: 'ما عمر الزائر؟' }, refusal];
    expect(resolveFollowUp('ومتى عاد؟', 'ar', refused)).toBe(
      `${own('ومتى عاد؟')} عمر الزائر زار موسكو زار إيمانويل ماكرون موسكو`,
    );
  });

  it('leaves a question that stands alone', () => {
    const question = 'كم عدد الجنود الروس على حدود أوكرانيا؟';
    expect(resolveFollowUp(question, 'ar', history)).toBe(question);
  });

  it('leaves the first question of a conversation, whatever it is', () => {
    expect(resolveFollowUp('ومتى كان ذلك؟', 'ar', [])).toBe('ومتى كان ذلك؟');
  });

  it('takes the latest question of several, answered or not', () => {
    const palace = { role: 'user' as const, text: 'أين قصر فرساي؟' };
    const paris = { role: 'assistant' as const, text: 'في باريس. [1]' };
    expect(resolveFollowUp('ولماذا؟', 'ar', [...history, palace, paris])).toBe(
      `${own('ولماذا؟')} قصر فرساي باريس`,
    );
    expect(resolveFollowUp('ولماذا؟', 'ar', [...history, palace])).toBe(
      `${own('ولماذا؟')} قصر فرساي زار موسكو زار إيمانويل ماكرون موسكو`,
    );
  });
});
