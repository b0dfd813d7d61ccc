/**
 * Normalised Arabic words of which no two have to do with one another, but by chance: what the
 * cosines of their vectors are is what any two words' are. Fixed, since the strength of every
 * relation between words is counted by it.
 */
export const unrelatedWords: readonly string[] = `
شمس كتاب خبز قطار طبيب بحر ذهب مدرسه قانون موسيقي شتاء سياره حليب هاتف ملك نافذه زواج
مصنع شجره لغه ضريبه حصان زلزال كرسي مسجد نفط ظل رقص عسل جندي ابره صحراء بنك قميص
دجاجه انتخابات عظم جسر حلم مفتاح قرصان ملح سجن رساله ثلاجه ورده مراه خيمه محيط طفل
لحيه تابوت برلمان قنفذ تذكره فستان نمله
`
  .trim()
  .split(/\s+/u);
