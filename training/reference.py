"""Ten fixed sentences with their vectors, for a test of whatever loads the model."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import sentencepiece as spm

from model import embed
from normalise import normalise
from packed import encode

SENTENCES = (
    "متى تأسست جامعة الدول العربية؟",
    "أعلنت وزارة الصحة اليوم عن تسجيل ١٢٠ إصابة جديدة بالفيروس في العاصمة.",
    "مُحَمَّدٌ كتـــاب الإقتصاد، «النفط» و\u200fالغاز!",
    "When was the Arab League founded?",
    "Le président a présenté sa démission après les élections de dimanche.",
    "Die Zentralbank erhöht den Leitzins auf 4,5 Prozent.",
    "Парламент принял новый закон о бюджете на следующий год.",
    "Cumhurbaşkanı İstanbul'da düzenlenen zirveye katıldı.",
    "رئیس‌جمهور درباره‌ی مذاکرات هسته‌ای سخن گفت.",
    "联合国安理会就停火决议进行投票。भारत के प्रधानमंत्री ने कहा",
)


def write_reference(table: np.ndarray, sp: spm.SentencePieceProcessor, out: Path, stem: bool) -> None:
    """Writes reference.json: the sentences, their piece ids and their unit vectors."""
    bag = encode(sp, [normalise(s, stem) for s in SENTENCES])
    vectors = embed(table, bag)
    rows = [
        {
            "text": text,
            "ids": bag.ids[bag.offsets[i] : bag.offsets[i + 1]].tolist(),
            "embedding": [round(float(x), 6) for x in vectors[i]],
        }
        for i, text in enumerate(SENTENCES)
    ]
    body = ",\n".join(json.dumps(row, ensure_ascii=False) for row in rows)
    (out / "reference.json").write_text("[\n" + body + "\n]\n", encoding="utf-8")
