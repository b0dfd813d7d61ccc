"""Trains, measures and writes the bundled embedding model; run again after a stop, it goes on where it was.

    python3 training/train.py --data ../shared/data --out models/isnad-embed-static
"""

from __future__ import annotations

import argparse
import dataclasses
import json
import os
import pickle
import sys
import time
from datetime import date
from pathlib import Path

KEEP_MEMORY = {
    "MALLOC_MMAP_THRESHOLD_": "4000000000",
    "MALLOC_TRIM_THRESHOLD_": "8000000000",
    "MALLOC_TOP_PAD_": "268435456",
    "MALLOC_ARENA_MAX": "1",
}
"""glibc would hand large blocks back to the system after every step and fault them in again: 4 times slower."""

if __name__ == "__main__" and any(name not in os.environ for name in KEEP_MEMORY):
    os.execve(sys.executable, [sys.executable, *sys.argv], {**KEEP_MEMORY, **os.environ})

import numpy as np
import torch

import card
import evaluate
import export
import mining
import packed
import reference
import sources
import tokenizer
from model import StaticModel
from sampler import Mix, Sampler


@dataclasses.dataclass(frozen=True)
class Settings:
    """Everything that decides the result, written beside the figures."""

    stem: bool = True
    pieces: int = 64_000
    dim: int = 512
    steps: int = 1_600
    warm_up: int = 100
    rate: float = 0.02
    scale: float = 20.0
    short: tuple[tuple[int, float], ...] = ((64, 0.2), (256, 0.2))
    mine_at: tuple[float, ...] = (0.25,)
    average_from: float = 0.8
    averaged: bool = False
    seed: int = 1
    mix: Mix = dataclasses.field(default_factory=Mix)

    def rate_at(self, step: int) -> float:
        """Linear warm-up, then linear decay to nothing."""
        return self.rate * min(1.0, (step + 1) / self.warm_up) * (1 - step / self.steps)


def said(message: str) -> None:
    print(f"{time.strftime('%H:%M:%S')} {message}", flush=True)


def prepare(data: Path, work: Path, settings: Settings) -> None:
    """Reads and normalises the data, trains the tokenizer, packs the texts: each unless it is there already."""
    work.mkdir(parents=True, exist_ok=True)
    if (work / "texts.npz").exists():
        return
    said("reading and normalising the data")
    corpus = sources.read_corpus(data, settings.stem)
    if not (work / "spm.model").exists():
        said("training the tokenizer")
        tokenizer.train_sentencepiece(corpus, work / "spm", settings.pieces)
    said("tokenising")
    bag = packed.encode(tokenizer.load_sentencepiece(work / "spm"), corpus.texts)
    with (work / "pairs.pickle").open("wb") as out:
        pickle.dump((corpus.pairs, corpus.articles), out, protocol=5)
    packed.save_bag(bag, work / "texts.npz")


def rarity(counts: np.ndarray) -> np.ndarray:
    """How much a piece tells, for drawing the words of pseudo-questions."""
    return np.maximum(np.log(counts.sum() / (counts + 1)) - 4, 0.3) ** 1.5


def fit(work: Path, settings: Settings, dev: evaluate.Dev) -> np.ndarray:
    """Trains from the last checkpoint, if any, and returns the folded table, or its mean over the last steps."""
    bag = packed.load_bag(work / "texts.npz")
    with (work / "pairs.pickle").open("rb") as stored:
        pairs, articles = pickle.load(stored)
    counts = np.bincount(bag.ids, minlength=settings.pieces)
    sampler = Sampler(bag, pairs, articles, rarity(counts), settings.mix, settings.seed)
    model = StaticModel(counts, settings.dim, settings.seed)
    checkpoint = work / "checkpoint.pt"
    mined: dict[str, np.ndarray] | None = None
    mean, summed = torch.zeros_like(model.rows), 0
    if checkpoint.exists():
        state = torch.load(checkpoint, weights_only=False) if torch.__version__ >= "2" else torch.load(checkpoint)
        model.load(state["model"])
        sampler.random.bit_generator.state = state["random"]
        mined, mean, summed = state["mined"], state["mean"], state["summed"]
        if mined is not None:
            sampler.use_mined(mined)
        said(f"going on from step {model.steps}")
    mine_at = {int(share * settings.steps) for share in settings.mine_at}
    began, first, smooth = time.time(), model.steps, 0.0
    while model.steps < settings.steps:
        step = model.steps
        if step in mine_at:
            said("mining hard negatives")
            mined = mining.mine(model.folded().numpy(), bag, pairs, articles)
            sampler.use_mined(mined)
        loss = model.step(*sampler.batch(), settings.rate_at(step), settings.scale, dict(settings.short))
        smooth = loss if not smooth else 0.98 * smooth + 0.02 * loss
        if model.steps > settings.average_from * settings.steps and model.steps % 10 == 0:
            summed += 1
            mean += (model.folded() - mean) / summed
        if model.steps % 50 == 0:
            pace = (time.time() - began) / (model.steps - first)
            said(f"step {model.steps}/{settings.steps} loss {smooth:.3f} {pace:.2f} s a step")
        if model.steps % 500 == 0 or model.steps == settings.steps:
            state = {"model": model.state(), "random": sampler.random.bit_generator.state, "mined": mined,
                     "mean": mean, "summed": summed}  # fmt: skip
            torch.save(state, checkpoint.with_suffix(".new"))
            os.replace(checkpoint.with_suffix(".new"), checkpoint)
            said(evaluate.summary(evaluate.evaluate(model.folded().numpy(), dev)))
    if summed:
        said("mean of the last steps: " + evaluate.summary(evaluate.evaluate(mean.numpy(), dev)))
    return mean.numpy() if settings.averaged and summed else model.folded().numpy()


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--data", type=Path, default=Path("../shared/data"), help="folder with train/ and dev/")
    parser.add_argument("--out", type=Path, default=Path("models/isnad-embed-static"), help="where the model goes")
    parser.add_argument("--work", type=Path, default=Path("training/work"), help="intermediate files, checkpoints")
    parser.add_argument("--steps", type=int, default=Settings.steps, help="training steps")
    parser.add_argument("--date", default=date.today().isoformat(), help="date written into the card")
    given = parser.parse_args()
    settings = Settings(steps=given.steps)
    torch.set_grad_enabled(False)
    prepare(given.data, given.work, settings)
    sp = tokenizer.load_sentencepiece(given.work / "spm")
    dev = evaluate.read_dev(given.data, sp, settings.stem)
    table = fit(given.work, settings, dev)
    used = export.write_model(table, sp, given.out, settings.stem)
    figures = card.measure(used, dev, settings.stem)
    (given.work / "figures.json").write_text(json.dumps(figures, indent=1))
    reference.write_reference(used, sp, given.out, settings.stem)
    card.write_card(figures, dataclasses.asdict(settings), given.out, given.date)
    said(evaluate.summary(figures["int8"]))
    said(f"written to {given.out}")


if __name__ == "__main__":
    main()
