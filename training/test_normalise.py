"""Normalisation: the rules in words, and the rules as tokenizer.json states them."""

import re
import unittest

from normalise import normalise, tokenizer_normaliser


class Normalise(unittest.TestCase):
    def test_folds_arabic_letters_marks_and_digits(self) -> None:
        self.assertEqual(normalise("مُحَمَّدٌ", stem=False), "محمد")
        self.assertEqual(normalise("كتـــاب", stem=False), "كتاب")
        self.assertEqual(normalise("أإآٱ ؤ ئ ى ة", stem=False), "اااا و ي ي ه")
        self.assertEqual(normalise("١٢٣ ۴۵۶ ७८९", stem=False), "123 456 789")
        self.assertEqual(normalise("کتاب‌های", stem=False), "كتاب هاي")

    def test_strips_accents_and_case(self) -> None:
        self.assertEqual(normalise("État İstanbul Ёлка", stem=False), "etat istanbul елка")

    def test_separates_words_by_one_space(self) -> None:
        self.assertEqual(normalise("  «a»--b…\t\nc\u00a0d  ", stem=False), "a b c d")
        self.assertEqual(normalise("؟!😀", stem=False), "")

    def test_removes_affixes_only_where_enough_is_left(self) -> None:
        self.assertEqual(normalise("والكتاب بالكتاب للكتاب الكتاب"), "كتاب كتاب كتاب كتاب")
        self.assertEqual(normalise("الان هي على"), "الان هي علي")
        self.assertEqual(normalise("مصرية مصريون مصري"), "مصر مصر مصر")
        self.assertEqual(normalise("российского российская"), "россииск россииск")
        self.assertEqual(normalise("is presidents"), "is president")

    def test_is_stable(self) -> None:
        for text in ("الرئيس المصري", "Les élections", "中文，测试", "हिन्दी"):
            once = normalise(text, stem=False)
            self.assertEqual(normalise(once, stem=False), once)

    def test_states_rules_that_compile(self) -> None:
        rules = tokenizer_normaliser()["normalizers"]
        assert isinstance(rules, list)
        patterns = [r["pattern"]["Regex"] for r in rules if r["type"] == "Replace"]
        self.assertGreater(len(patterns), 10)
        for pattern in patterns:
            if "\\p" not in pattern:
                re.compile(pattern)
        self.assertLess(len(tokenizer_normaliser(stem=False)["normalizers"]), len(rules))


if __name__ == "__main__":
    unittest.main()
