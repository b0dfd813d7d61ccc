/** What is said when the corpus does not hold the answer, by ISO 639-1 language. */
const notFound: Readonly<Record<string, string>> = {
  ar: 'لا أجد جوابًا عن هذا السؤال في هذه المقالات. أقرب ما فيها إلى السؤال معروض أدناه.',
  en: 'These articles do not answer this question. The nearest passages are shown below.',
  fr: 'Ces articles ne répondent pas à cette question. Les passages les plus proches figurent ci-dessous.',
  de: 'Diese Artikel beantworten die Frage nicht. Die nächstliegenden Stellen stehen unten.',
  es: 'Estos artículos no responden a esta pregunta. Los pasajes más cercanos aparecen abajo.',
  ru: 'В этих статьях нет ответа на этот вопрос. Ниже показаны самые близкие фрагменты.',
  tr: 'Bu makaleler bu soruyu yanıtlamıyor. En yakın bölümler aşağıda gösterilmiştir.',
  fa: 'این مقاله‌ها پاسخ این پرسش را ندارند. نزدیک‌ترین بخش‌ها در زیر آمده است.',
  zh: '这些文章没有回答这个问题。下面是最接近的段落。',
  hi: 'इन लेखों में इस प्रश्न का उत्तर नहीं है। सबसे निकट के अंश नीचे दिए गए हैं।',
};

/** The refusal in the question's language, in English for a language without one. */
export function notFoundMessage(language: string): string {
  return notFound[language] ?? notFound['en']!;
}

/** Whether a text is a refusal, in any language. */
export function isNotFoundMessage(text: string): boolean {
  return Object.values(notFound).includes(text.trim());
}
