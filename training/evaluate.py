"""Measures a table of piece vectors on the dev sets: retrieval, and sentence matching across languages."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece as spm
import torch

from model import embed, embed_titled
from normalise import normalise
from packed import Bag, encode
from sources import read_json, read_lines

RETRIEVAL = ("arcd-test.ar", "mlqa-dev.ar", "tydiqa-dev.ar", "tydiqa-dev.en", "tydiqa-dev.ru", "piaf-heldout.fr")
LANGUAGES = ("ar", "en", "fr", "de", "es", "ru", "tr", "fa", "zh", "hi")


@dataclass
class Retrieval:
    """Questions, passages with their titles, and for each question the indices of its judged passages."""

    name: str
    questions: list[str]
    titles: list[str]
    bodies: list[str]
    relevant: list[set[int]]
    joined: bool = False
    """Whether a passage is searched with its title before it; elsewhere without."""
    question_bag: Bag | None = None
    passage_bag: Bag | None = None
    title_bag: Bag | None = None
    body_bag: Bag | None = None

    @property
    def passages(self) -> list[str]:
        return [f"{title}\n{body}" for title, body in zip(self.titles, self.bodies)] if self.joined else self.bodies


@dataclass
class Dev:
    retrieval: list[Retrieval]
    tatoeba: dict[str, tuple[Bag, Bag]]
    flores: dict[str, Bag]


def _pool(name: str, rows: list[tuple[str, str, str]]) -> Retrieval:
    titles: dict[str, str] = {}
    for _, title, passage in rows:
        titles.setdefault(passage, title)
    place = {passage: i for i, passage in enumerate(titles)}
    questions: dict[str, set[int]] = {}
    for question, _, passage in rows:
        questions.setdefault(question, set()).add(place[passage])
    return Retrieval(name, list(questions), list(titles.values()), list(titles), list(questions.values()))


def read_retrieval(dev: Path) -> list[Retrieval]:
    sets = [
        _pool(name, [(r["question"], r["title"], r["passage"]) for r in read_json(dev / f"{name}.jsonl.gz")])
        for name in RETRIEVAL
    ]
    corpus = {r["pid"]: (r["title"], r["passage"]) for r in read_json(dev / "wiki-questions.ar.corpus.jsonl.gz")}
    place = {pid: i for i, pid in enumerate(corpus)}
    judged: dict[str, tuple[str, set[int]]] = {}
    for row in read_json(dev / "wiki-questions.ar.jsonl.gz"):
        judged.setdefault(row["qid"], (row["question"], set()))[1].add(place[row["pid"]])
    questions = [q for q, _ in judged.values()]
    titles, bodies = [t for t, _ in corpus.values()], [b for _, b in corpus.values()]
    relevant = [r for _, r in judged.values()]
    return [*sets, Retrieval("wiki-questions.ar", questions, titles, bodies, relevant, joined=True)]


def read_dev(data: Path, sp: spm.SentencePieceProcessor, stem: bool) -> Dev:
    def bag(texts: list[str]) -> Bag:
        return encode(sp, [normalise(t, stem) for t in texts])

    retrieval = read_retrieval(data / "dev")
    for found in retrieval:
        found.question_bag, found.title_bag, found.body_bag = bag(found.questions), bag(found.titles), bag(found.bodies)
        found.passage_bag = bag(found.passages) if found.joined else found.body_bag
    tatoeba: dict[str, tuple[Bag, Bag]] = {}
    for lang in LANGUAGES:
        path = data / "dev" / f"tatoeba.{lang}-en.tsv.gz"
        if path.exists():
            rows = [line.split("\t") for line in read_lines(path)][1:]
            tatoeba[lang] = (bag([r[0] for r in rows]), bag([r[1] for r in rows]))
    rows = [line.split("\t") for line in read_lines(data / "dev" / "flores-1004.tsv.gz")]
    flores = {lang: bag([r[i] for r in rows[1:]]) for i, lang in enumerate(rows[0])}
    return Dev(retrieval, tatoeba, flores)


def ranking(scores: np.ndarray, relevant: list[set[int]]) -> dict[str, float]:
    """nDCG@10, MRR@10, R@1 and R@100 (binary gains, mean over questions)."""
    depth = min(100, scores.shape[1])
    top = torch.from_numpy(scores).topk(depth, dim=1).indices.numpy()
    totals = {"ndcg": 0.0, "mrr": 0.0, "r1": 0.0, "r100": 0.0}
    for row, wanted in zip(top, relevant):
        ranks = [i for i, p in enumerate(row) if int(p) in wanted]
        ideal = sum(1 / np.log2(i + 2) for i in range(min(10, len(wanted))))
        totals["ndcg"] += sum(1 / np.log2(i + 2) for i in ranks if i < 10) / ideal
        totals["mrr"] += 1 / (ranks[0] + 1) if ranks and ranks[0] < 10 else 0.0
        totals["r1"] += float(bool(ranks) and ranks[0] == 0)
        totals["r100"] += len(ranks) / len(wanted)
    return {name: value / len(relevant) for name, value in totals.items()}


def accuracy(a: np.ndarray, b: np.ndarray) -> float:
    """Share of sentences of `a` whose nearest sentence in `b` is its translation."""
    return float((matrix(a, b).argmax(1) == np.arange(len(a))).mean())


def matrix(a: np.ndarray, b: np.ndarray) -> np.ndarray:
    return (torch.from_numpy(a) @ torch.from_numpy(b).t()).numpy()


def evaluate(table: np.ndarray, dev: Dev, dim: int | None = None) -> dict[str, float]:
    """All dev figures of a folded table cut to its first `dim` dimensions."""
    if dim is not None:
        table = np.ascontiguousarray(table[:, :dim])
    figures: dict[str, float] = {}
    for found in dev.retrieval:
        assert found.question_bag is not None and found.passage_bag is not None
        scores = matrix(embed(table, found.question_bag), embed(table, found.passage_bag))
        measured = ranking(scores, found.relevant)
        figures[found.name] = measured["ndcg"]
        figures[f"{found.name} r1"] = measured["r1"]
        figures[f"{found.name} r100"] = measured["r100"]
        assert found.title_bag is not None and found.body_bag is not None
        weighed = embed_titled(table, found.body_bag, found.title_bag)
        titled = ranking(matrix(embed(table, found.question_bag), weighed), found.relevant)
        figures[f"{found.name} titled"] = titled["ndcg"]
        figures[f"{found.name} titled r100"] = titled["r100"]
    for lang, (a, b) in dev.tatoeba.items():
        figures[f"tatoeba {lang}-en"] = accuracy(embed(table, a), embed(table, b))
    flores = {lang: embed(table, bag) for lang, bag in dev.flores.items()}
    for lang in flores:
        if lang != "ar":
            figures[f"flores {lang}-ar"] = accuracy(flores[lang], flores["ar"])
            figures[f"flores ar-{lang}"] = accuracy(flores["ar"], flores[lang])
    return figures


def summary(figures: dict[str, float]) -> str:
    """One line: nDCG@10 of the retrieval sets, then accuracies from each language to Arabic and to English."""
    sets = " ".join(f"{name.split('-')[0][:4]}.{name[-2:]} {figures[name]:.3f}" for name in (*RETRIEVAL, "wiki-questions.ar"))
    flores = " ".join(f"{lang} {figures[f'flores {lang}-ar']:.2f}" for lang in LANGUAGES[1:])
    tatoeba = " ".join(f"{lang} {figures[f'tatoeba {lang}-en']:.2f}" for lang in LANGUAGES if f"tatoeba {lang}-en" in figures)
    return f"{sets} | flores→ar {flores} | tatoeba→en {tatoeba}"
