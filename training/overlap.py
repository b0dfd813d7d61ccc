"""Counts the development texts that share ten pieces in a row with any training pair or article.

    python3 training/overlap.py --data ../shared/data   # after train.py: reads its packed texts
"""

from __future__ import annotations

import argparse
import pickle
from pathlib import Path

import numpy as np

import evaluate
from packed import Bag, load_bag
from tokenizer import load_sentencepiece

RUN = 10


def runs(bag: Bag) -> tuple[np.ndarray, np.ndarray]:
    """A hash of every run of RUN pieces inside one text, and the text it is from."""
    count = max(0, len(bag.ids) - RUN + 1)
    hashes = np.zeros(count, np.uint64)
    for k in range(RUN):
        hashes = hashes * np.uint64(1_000_003) + bag.ids[k : k + count].astype(np.uint64)
    text = np.repeat(np.arange(len(bag)), np.diff(bag.offsets))
    inside = text[:count] == text[RUN - 1 :]
    return hashes[inside], text[:count][inside]


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"))
    parser.add_argument("--work", type=Path, default=Path("training/work"))
    given = parser.parse_args()
    bag = load_bag(given.work / "texts.npz")
    with (given.work / "pairs.pickle").open("rb") as stored:
        pairs, articles = pickle.load(stored)
    dev = evaluate.read_dev(given.data, load_sentencepiece(given.work / "spm"), stem=True)
    used = np.zeros(len(bag), bool)
    for source in pairs:
        used[source.left] = used[source.right] = True
    for found in articles:
        used[found.text] = True
    hashes, text = runs(bag)
    seen = np.unique(hashes[used[text]])
    sets: dict[str, Bag | None] = {f"flores {lang}": found for lang, found in dev.flores.items()}
    for lang, (left, right) in dev.tatoeba.items():
        sets[f"tatoeba {lang}-en, {lang}"], sets[f"tatoeba {lang}-en, en"] = left, right
    for retrieval in dev.retrieval:
        sets[f"{retrieval.name} questions"] = retrieval.question_bag
        sets[f"{retrieval.name} passages"] = retrieval.passage_bag
    for name, found in sets.items():
        assert found is not None
        own, place = runs(found)
        at = np.minimum(np.searchsorted(seen, own), len(seen) - 1)
        print(f"{name}: {len(np.unique(place[seen[at] == own]))} of {len(found)}", flush=True)


if __name__ == "__main__":
    main()
