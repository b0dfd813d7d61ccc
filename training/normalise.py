"""Text normalisation, stated once: applied in Python when training and written into tokenizer.json.

Every rule is a regular expression that means the same in Python's `re` and in JavaScript with the
`u` flag, so the tokenizer of the shipped model repeats exactly what training did.
"""

from __future__ import annotations

import re
import sys
import unicodedata
from functools import lru_cache

# Combining accents, Arabic vowel signs, tatweel, nukta, variation selectors, invisible marks.
MARKS = (
    r"[\u0300-\u036f\u0483-\u0487\u0591-\u05bd\u0610-\u061a\u0640\u064b-\u065f\u0670"
    r"\u06d6-\u06dc\u06df-\u06e8\u06ea-\u06ed\u08d3-\u08ff\u093c\u00ad\u200b\u200d-\u200f"
    r"\u202a-\u202e\u2060-\u2069\ufe00-\ufe0f\ufeff]"
)

# Unicode categories that separate words: punctuation, spaces, controls, unassigned, symbols other than currency.
SEPARATOR_CATEGORIES = ("P", "Z", "C", "Sm", "Sk", "So")
SEPARATORS_JS = r"[\p{P}\p{Z}\p{C}\p{Sm}\p{Sk}\p{So}]+"

# One letter or digit for another: hamza seats and alef forms are already folded by NFKD and MARKS.
FOLDS: tuple[tuple[str, str], ...] = (
    ("[\u0649\u06cc\u06d2]", "\u064a"),  # alef maqsura, Persian yeh, yeh barree -> yeh
    ("[\u0629\u06c1\u06d5]", "\u0647"),  # teh marbuta, heh goal, ae -> heh
    ("\u06a9", "\u0643"),  # Persian kaf -> kaf
    ("\u0671", "\u0627"),  # alef wasla -> alef
    *((f"[{chr(0x660 + d)}{chr(0x6F0 + d)}{chr(0x966 + d)}]", str(d)) for d in range(10)),
)

LETTER = r"[\u0621-\u064a]"
# What a light stemmer takes off: the Arabic article with what may precede it and the commonest endings
# (Persian plurals among them), the Russian endings of case and gender, endings of plural, gender and tense
# in Latin script. Marks are gone by then: й is и, ё is е, ة is ه.
AFFIXES: tuple[tuple[str, str], ...] = (
    (rf"(?<!\S)[\u0648\u0641]?(?:[\u0628\u0643]?\u0627\u0644|\u0644\u0644)(?={LETTER}{{3}})", ""),
    (
        rf"(?<={LETTER}{{3}})(?:\u064a\u0627\u062a|\u064a\u0648\u0646|\u064a\u064a\u0646|\u0647\u0627|\u0647\u0645"
        r"|\u0627\u062a|\u0648\u0646|\u064a\u0646|\u0627\u0646|\u064a\u0647|\u064a\u0627|\u0647|\u064a|\u0627)(?!\S)",
        "",
    ),
    (
        r"(?<=[а-я]{3})(?:иями|ями|ами|ого|его|ому|ему|ыми|ими|ией|иям|иях|ах|ях|ов|ев|еи|ои|ыи|ии|ая|яя|ое|ее"
        r"|ые|ие|ым|им|ом|ем|ам|ям|ую|юю|их|ых|ия|ию|ью|а|я|о|е|ы|и|у|ю|ь)(?!\S)",
        "",
    ),
    (r"(?<=[a-z]{4})(?:es|as|os|en|er|ed|ing|s|e|a|o)(?!\S)", ""),
)


@lru_cache(maxsize=1)
def separator_class() -> str:
    """The characters of SEPARATOR_CATEGORIES as an explicit class, for Python's `re` lacks \\p."""
    parts: list[str] = []
    start: int | None = None
    for code in range(sys.maxunicode + 2):
        inside = code <= sys.maxunicode and unicodedata.category(chr(code)).startswith(SEPARATOR_CATEGORIES)
        if inside and start is None:
            start = code
        elif not inside and start is not None:
            parts.append(f"\\U{start:08x}" + (f"-\\U{code - 1:08x}" if code - 1 > start else ""))
            start = None
    return "[" + "".join(parts) + "]+"


@lru_cache(maxsize=2)
def _compiled(stem: bool) -> tuple[re.Pattern[str], re.Pattern[str], tuple[tuple[re.Pattern[str], str], ...]]:
    after = FOLDS + (AFFIXES if stem else ())
    return (
        re.compile(MARKS),
        re.compile(separator_class()),
        tuple((re.compile(pattern), to) for pattern, to in after),
    )


def normalise(text: str, stem: bool = True) -> str:
    """The form of `text` that the tokenizer sees: folded, lower case, words apart by one space."""
    marks, separators, rules = _compiled(stem)
    text = unicodedata.normalize("NFKD", text).lower()
    text = unicodedata.normalize("NFC", marks.sub("", text))
    text = separators.sub(" ", text).strip(" ")
    for pattern, to in rules:
        text = pattern.sub(to, text)
    return text


def tokenizer_normaliser(stem: bool = True) -> dict[str, object]:
    """The same normalisation as the `normalizer` of a tokenizer.json."""

    def replace(pattern: str, to: str) -> dict[str, object]:
        # JavaScript and Rust both read \\uXXXX only inside JSON strings: spell the characters out.
        plain = re.sub(r"\\u([0-9a-f]{4})", lambda m: chr(int(m.group(1), 16)), pattern)
        return {"type": "Replace", "pattern": {"Regex": plain}, "content": to}

    return {
        "type": "Sequence",
        "normalizers": [
            {"type": "NFKD"},
            {"type": "Lowercase"},
            replace(MARKS, ""),
            {"type": "NFC"},
            {"type": "Replace", "pattern": {"Regex": SEPARATORS_JS}, "content": " "},
            {"type": "Strip", "strip_left": True, "strip_right": True},
            *(replace(pattern, to) for pattern, to in FOLDS + (AFFIXES if stem else ())),
        ],
    }
