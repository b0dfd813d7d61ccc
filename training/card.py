"""Measures the finished model in full and writes its card."""

from __future__ import annotations

from pathlib import Path

import numpy as np

import evaluate
from bm25 import Bm25, fuse
from evaluate import LANGUAGES, RETRIEVAL, Dev
from model import TITLE_WEIGHT, embed
from normalise import normalise

SETS = (*RETRIEVAL, "wiki-questions.ar")


def measure(table: np.ndarray, dev: Dev, stem: bool) -> dict[str, dict[str, float]]:
    """Figures of the model at each width, of BM25 and of the two fused."""
    figures = {"int8": evaluate.evaluate(table, dev)}
    for dim in (64, 128, 256):
        if dim < table.shape[1]:
            figures[f"int8, {dim}"] = evaluate.evaluate(table, dev, dim)
    lexical, hybrid = {}, {}
    for found in dev.retrieval:
        assert found.question_bag is not None and found.passage_bag is not None
        index = Bm25([normalise(p, stem) for p in found.passages])
        bm25 = np.stack([index.scores(normalise(q, stem)) for q in found.questions])
        dense = evaluate.matrix(embed(table, found.question_bag), embed(table, found.passage_bag))
        for name, scores, into in (("bm25", bm25, lexical), ("hybrid", fuse(dense, bm25), hybrid)):
            measured = evaluate.ranking(scores, found.relevant)
            into[found.name] = measured["ndcg"]
            into[f"{found.name} r1"] = measured["r1"]
            into[f"{found.name} r100"] = measured["r100"]
    return {**figures, "bm25": lexical, "hybrid": hybrid}


def _table(head: list[str], rows: list[list[str]]) -> str:
    line = ["---"] + ["---:"] * (len(head) - 1)
    return "\n".join("| " + " | ".join(row) + " |" for row in [head, line, *rows])


def retrieval_table(figures: dict[str, dict[str, float]]) -> str:
    widths = [name for name in figures if name.startswith("int8")]
    head = ["nDCG@10", "BM25", *(f"dense{name[4:]}" for name in widths), "hybrid", "dense, titles weighed"]
    columns = ["bm25", *widths, "hybrid"]

    def row(label: str, figure: str, titled: str) -> list[str]:
        return [label, *(f"{figures[c][figure]:.3f}" for c in columns), f"{figures['int8'][titled]:.3f}"]

    last = row("wiki-questions.ar, R@100", "wiki-questions.ar r100", "wiki-questions.ar titled r100")
    return _table(head, [*(row(name, name, f"{name} titled") for name in SETS), last])


def language_table(figures: dict[str, dict[str, float]]) -> str:
    dense = figures["int8"]
    rows = []
    for lang in LANGUAGES:
        tatoeba = dense.get(f"tatoeba {lang}-en")
        row = [lang, *(f"{dense[f'flores {pair}']:.3f}" if lang != "ar" else "" for pair in (f"{lang}-ar", f"ar-{lang}"))]
        rows.append([*row, f"{tatoeba:.3f}" if tatoeba is not None else ""])
    return _table(["language", "FLORES → ar", "FLORES ar →", "Tatoeba → en"], rows)


def write_card(figures: dict[str, dict[str, float]], settings: dict[str, object], out: Path, date: str) -> None:
    """Fills card.md with the figures of this run and writes it as the model's README.md."""
    text = (Path(__file__).parent / "card.md").read_text(encoding="utf-8")
    mix = settings["mix"]
    assert isinstance(mix, dict)
    plain = ", ".join(f"{k} {v}" for k, v in {**settings, **mix}.items() if k != "mix")
    for mark, value in {
        "{{date}}": date,
        "{{dim}}": str(settings["dim"]),
        "{{pieces}}": f"{settings['pieces']:,}",
        "{{steps}}": f"{settings['steps']:,}",
        "{{settings}}": plain,
        "{{title_weight}}": str(TITLE_WEIGHT),
        "{{retrieval}}": retrieval_table(figures),
        "{{languages}}": language_table(figures),
    }.items():
        text = text.replace(mark, value)
    (out / "README.md").write_text(text, encoding="utf-8")
