"""Checks that transformers.js reads the tokenizer as training did, and writes the lines that tests repeat.

    python3 training/parity.py --data ../shared/data --model models/isnad-embed-static   # needs node

`parity.mjs` resolves @xenova/transformers from the repository's node_modules (or --modules).
"""

from __future__ import annotations

import argparse
import gzip
import itertools
import json
import os
import random
import subprocess
from pathlib import Path

import sentencepiece as spm

from normalise import normalise
from packed import encode
from sources import read_lines

PARALLEL = ("tatoeba.ar-en", "tatoeba.ar-ru", "tatoeba.de-tr", "tatoeba.fr-es", "tatoeba.en-fa", "tatoeba.en-zh",
            "tatoeba.en-hi", "tico19")  # fmt: skip
"""Sources under CC BY and CC0: their sentences may lie beside the code."""

ODDITIES = (
    "", " ", "   ", "\t\n", "؟", "!!!", "...", "<unk>", "<pad> a </s>", "\u2581", "a\u2581b", "\ufeffbom", "in\ufeffside", "\u0000x",
    "كتـــــاب", "مُحَمَّدٌ رَسُولُ", "ٱلرَّحْمَٰنِ", "ﻻ إله إلا ﷲ", "ﷺ", "لأنّ الإِسلام آمن أُمَم", "والكتاب وبالقلم فالناس كالبحر للمدارس",
    "الله والله بالله لله", "ال الا الان", "مدرسيهم معلمون مصريين كتابها سوريا امريكية", "می\u200cخواهم کتاب‌های خانه‌ی", "ۀ ۂ ۃ ە ێ",
    "😀", "👨\u200d👩\u200d👧\u200d👦 عائلة", "🇪🇬 مصر", "☕️ قهوة", "a  b   c", " leading and trailing ", "non\u00a0breaking\u2009thin",
    "Straße ẞ İstanbul ISPARTA ılık DİYARBAKIR", "ΣΊΣΥΦΟΣ ΟΔΟΣ ς", "ﬁnance ﬂow Ⅻ ½ ² ℃ №5", "e\u0301te\u0301 été", "Ёлка ёлка йод Й", "क़लम ज़िंदगी फ़िल्म", "हिन्दी १२३",
    "١٢٣ ۱۲۳ 123 १२३", "1,000.50 3٫14 50% $5 €7 £9 ¥3 ٪", "U.S.A. AT&T C++ C# e-mail a_b http://x.y/z?q=1&r=2#s", "l'homme d’État can't",
    "日本語テスト がぎぐ", "한국어 각", "中文，测试。“引号”《书名》", "𝓕𝓪𝓷𝓬𝔂 𝟙𝟚", "𐎀𐎁", "\u202eright to left\u202c", "soft\u00adhyphen zero\u200bwidth",
    "x" * 200, "ا" * 60, "中" * 80, "mixed عربي English 中文 हिन्दी русский", "ةيىئؤءأإآٱ", "\u0627\u0653\u0627\u0654", "پچژگڤ", "ᾳ ǆ ŉ ẚ", "\U0001fae8 new",
)  # fmt: skip
MARKS = ("\u0640", "\u064e", "\u0651", "\u200c", "\u200d", "\u200f", "  ", "😀", "\u00a0", "،", "«", "»", "\u0301", "٣")


def lines(data: Path, count: int, seed: int) -> list[str]:
    """Sentences of all ten languages, some with odd characters strewn in, and ODDITIES."""
    draw = random.Random(seed)
    found: dict[str, None] = dict.fromkeys(ODDITIES)
    for name in PARALLEL:
        rows = list(itertools.islice(read_lines(data / "train" / "parallel" / f"{name}.tsv.gz"), 1, None))
        for row in draw.sample(rows, min(len(rows), count)):
            for cell in filter(None, row.split("\t")):
                if draw.random() < 0.25:
                    at = draw.randrange(len(cell) + 1)
                    cell = cell[:at] + draw.choice(MARKS) + cell[at:]
                found[cell] = None
    return list(found)


def main() -> None:
    here = Path(__file__).resolve().parent
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--model", type=Path, default=Path("models/isnad-embed-static"))
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    parser.add_argument("--modules", type=Path, default=here.parent, help="folder whose node_modules to use")
    parser.add_argument("--count", type=int, default=1500, help="rows drawn from each source")
    parser.add_argument("--keep", type=int, default=3000, help="lines written for the tests")
    given = parser.parse_args()
    sp = spm.SentencePieceProcessor(model_file=str(given.work / "spm.model"))
    texts = lines(given.data, given.count, seed=7)
    bag = encode(sp, [normalise(t) for t in texts], limit=1 << 30)
    ids = [bag.ids[bag.offsets[i] : bag.offsets[i + 1]].tolist() for i in range(len(texts))]
    table = given.work / "parity.jsonl"
    with table.open("w", encoding="utf-8") as out:
        out.writelines(json.dumps({"text": t, "ids": i}, ensure_ascii=False) + "\n" for t, i in zip(texts, ids))
    kept = list(range(len(ODDITIES))) + sorted(random.Random(8).sample(range(len(ODDITIES), len(texts)), given.keep))
    with gzip.GzipFile(here / "tokenizer-parity.jsonl.gz", "wb", mtime=0) as out:
        for i in kept:
            out.write((json.dumps({"text": texts[i], "ids": ids[i]}, ensure_ascii=False) + "\n").encode())
    run = [str(here / "parity.mjs"), str(given.model.resolve()), str(table.resolve()), str(given.modules.resolve())]
    raise SystemExit(subprocess.run(["node", *run], env=os.environ).returncode)


if __name__ == "__main__":
    main()
