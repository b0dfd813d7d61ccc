"""Reads the training data: translated pairs, questions with passages, running text."""

from __future__ import annotations

import gzip
import itertools
import json
import re
from dataclasses import dataclass, field
from pathlib import Path
from typing import Iterator

from normalise import normalise

CHUNK_WORDS = 110
"""Length of the passages that running text is cut into; near the length of the product's passages."""

WRITTEN = Path(__file__).parent / "written"
"""Translations and paraphrases written for this model; they come with the code, not with the data."""

SENTENCES = ("ntrex", "ud-pud", "tico19", "tatoeba", "mintaka-dev-questions", "bible-svd-web",
             "mozilla-www-l10n", "open-sdg", "ms-security-101", "written-sentences", "written-paraphrases")  # fmt: skip
"""Sources of whole sentences; every other translated source is a dictionary or a list of names."""


@dataclass
class Pairs:
    """One source of pairs (indices into `Corpus.texts`); equal groups are never each other's negatives."""

    name: str
    kind: str  # "sentence" | "term" | "question"; questions have titles (-1 for none) and negatives
    left: list[int] = field(default_factory=list)
    right: list[int] = field(default_factory=list)
    group: list[int] = field(default_factory=list)
    title: list[int] = field(default_factory=list)
    negatives: list[list[int]] = field(default_factory=list)


@dataclass
class Articles:
    """Running text: for each passage its text, its title and its article (indices)."""

    name: str
    text: list[int] = field(default_factory=list)
    title: list[int] = field(default_factory=list)
    article: list[int] = field(default_factory=list)


class Corpus:
    """All texts once each, normalised, and the pairs and articles that point to them."""

    def __init__(self, stem: bool) -> None:
        self.stem = stem
        self.texts: list[str] = []
        self.langs: list[str] = []
        self.pairs: list[Pairs] = []
        self.articles: list[Articles] = []
        self._index: dict[str, int] = {}

    def add(self, text: str, lang: str) -> int:
        """The index of the normalised text, or -1 when nothing is left of it."""
        plain = normalise(text, self.stem)
        if not plain:
            return -1
        found = self._index.get(plain)
        if found is None:
            found = self._index[plain] = len(self.texts)
            self.texts.append(plain)
            self.langs.append(lang)
        return found


def read_lines(path: Path) -> Iterator[str]:
    with gzip.open(path, "rt", encoding="utf-8") if path.suffix == ".gz" else path.open(encoding="utf-8") as lines:
        for line in lines:
            yield line.rstrip("\n")


def read_json(path: Path) -> Iterator[dict]:
    return map(json.loads, read_lines(path))


def chunks(text: str, words: int = CHUNK_WORDS) -> Iterator[str]:
    """Cuts running text into passages of whole paragraphs or sentences of about `words` words."""
    held: list[str] = []
    size = 0
    for paragraph in text.split("\n"):
        units = [paragraph] if len(paragraph.split()) <= words else re.split(r"(?<=[.!?؟…۔।])\s+", paragraph)
        for unit in units:
            pieces = unit.split()
            for start in range(0, len(pieces), words):
                part = pieces[start : start + words]
                if size + len(part) > words and held:
                    yield " ".join(held)
                    held, size = [], 0
                held.extend(part)
                size += len(part)
        if size >= words // 2:
            yield " ".join(held)
            held, size = [], 0
    if size >= 8:
        yield " ".join(held)


def read_parallel(corpus: Corpus, path: Path, barred: set[str]) -> None:
    base = path.name.split(".")[0]
    kind = "sentence" if base in SENTENCES else "term"
    lines = read_lines(path)
    langs = next(lines).split("\t")
    tables = {
        (a, b): Pairs(f"{base}:{langs[a]}-{langs[b]}", kind) for a, b in itertools.combinations(range(len(langs)), 2)
    }
    for row, line in enumerate(lines):
        cells = line.split("\t")
        ids = [corpus.add(c, lang) if c.strip() else -1 for c, lang in zip(cells, langs)]
        ids = [-1 if i >= 0 and corpus.texts[i] in barred else i for i in ids]
        for (a, b), pairs in tables.items():
            if b < len(ids) and ids[a] >= 0 and ids[b] >= 0 and ids[a] != ids[b]:
                pairs.left.append(ids[a])
                pairs.right.append(ids[b])
                pairs.group.append(row)
    corpus.pairs.extend(p for p in tables.values() if p.left)


def read_questions(corpus: Corpus, path: Path, barred: set[str]) -> None:
    tables: dict[str, Pairs] = {}
    base = path.name.split(".")[0] + ("-" + path.name.split(".")[1] if path.name.startswith("factbook") else "")
    for row in read_json(path):
        question = corpus.add(row["question"], row["lang"])
        passage = corpus.add(" ".join(row["passage"].split()[:300]), row["lang"])
        if question < 0 or passage < 0 or corpus.texts[question] in barred or corpus.texts[passage] in barred:
            continue
        name = f"{base}:{row['lang']}" if base == "written-questions" else base
        pairs = tables.setdefault(name, Pairs(name, "question"))
        pairs.left.append(question)
        pairs.right.append(passage)
        pairs.group.append(passage)
        pairs.title.append(corpus.add(row.get("title") or "", row["lang"]))
        negatives = [corpus.add(n, row["lang"]) for n in row.get("negatives", [])]
        pairs.negatives.append([n for n in negatives if n >= 0 and n != passage])
    corpus.pairs.extend(tables.values())


def read_articles(corpus: Corpus, path: Path, barred: set[str]) -> None:
    found = Articles(path.name.split(".")[0])
    for number, row in enumerate(read_json(path)):
        title = corpus.add(row["title"], row["lang"])
        for chunk in chunks(row["text"]):
            text = corpus.add(chunk, row["lang"])
            if text >= 0 and title >= 0 and corpus.texts[text] not in barred:
                found.text.append(text)
                found.title.append(title)
                found.article.append(number)
    corpus.articles.append(found)


def dev_texts(data: Path, stem: bool) -> set[str]:
    """Every normalised text of the dev sets with three words or more: none of them may be trained on."""
    found: set[str] = set()
    for path in sorted((data / "dev").glob("*.gz")):
        if path.name.endswith(".tsv.gz"):
            cells = itertools.chain.from_iterable(line.split("\t") for line in read_lines(path))
        else:
            rows = read_json(path)
            cells = (row[key] for row in rows for key in ("question", "passage") if row.get(key))
        for cell in cells:
            plain = normalise(cell, stem)
            if len(plain) >= 12 or plain.count(" ") >= 2:
                found.add(plain)
    return found


def read_corpus(data: Path, stem: bool) -> Corpus:
    corpus = Corpus(stem)
    barred = dev_texts(data, stem)
    for path in [*sorted((data / "train" / "parallel").glob("*.tsv.gz")), *sorted(WRITTEN.glob("*.tsv"))]:
        read_parallel(corpus, path, barred)
    for path in sorted((data / "train" / "text").glob("*.jsonl.gz")):
        if path.name.startswith("questions-only"):
            for row in read_json(path):
                corpus.add(row["question"], row["lang"])
            continue
        first = next(read_json(path))
        (read_questions if "question" in first else read_articles)(corpus, path, barred)
    dropped = sum(text in barred for text in corpus.texts)
    print(f"  {len(corpus.texts):,} texts; {dropped} equal a dev text and are in no pair", flush=True)
    return corpus
