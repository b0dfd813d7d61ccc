"""Tokenised texts as two flat arrays, and the bags a batch is made of."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path

import numpy as np
import sentencepiece as spm


@dataclass(frozen=True)
class Bag:
    """Texts as piece ids one after the other; text i is ids[offsets[i]:offsets[i + 1]]."""

    ids: np.ndarray  # int32 [tokens]
    offsets: np.ndarray  # int64 [texts + 1]

    def __len__(self) -> int:
        return len(self.offsets) - 1

    def take(self, texts: np.ndarray, limit: int | None = None) -> "Bag":
        """The chosen texts, in this order, each cut to its first `limit` pieces."""
        starts = self.offsets[texts]
        lengths = self.offsets[texts + 1] - starts
        if limit is not None:
            lengths = np.minimum(lengths, limit)
        offsets = np.concatenate([[0], np.cumsum(lengths)])
        index = np.arange(offsets[-1]) + np.repeat(starts - offsets[:-1], lengths)
        return Bag(self.ids[index], offsets)

    def keep(self, mask: np.ndarray) -> "Bag":
        """Only the pieces where `mask` is true; the texts stay, some perhaps empty."""
        kept = np.concatenate([[0], np.cumsum(mask)])
        return Bag(self.ids[mask], kept[self.offsets])

    def after(self, heads: "Bag", shown: np.ndarray) -> "Bag":
        """Each text with its head before it where `shown`; as it was elsewhere."""
        heads = heads.keep(np.repeat(shown, np.diff(heads.offsets)))
        lengths, before = np.diff(self.offsets), np.diff(heads.offsets)
        offsets = np.concatenate([[0], np.cumsum(lengths + before)])
        ids = np.empty(offsets[-1], self.ids.dtype)
        ids[np.arange(len(heads.ids)) + np.repeat(offsets[:-1] - heads.offsets[:-1], before)] = heads.ids
        ids[np.arange(len(self.ids)) + np.repeat(offsets[:-1] + before - self.offsets[:-1], lengths)] = self.ids
        return Bag(ids, offsets)

    @staticmethod
    def join(bags: list["Bag"]) -> "Bag":
        sizes = np.cumsum([0] + [len(b.ids) for b in bags])
        offsets = [b.offsets[:-1] + size for b, size in zip(bags, sizes)]
        return Bag(np.concatenate([b.ids for b in bags]), np.concatenate([*offsets, sizes[-1:]]))


def encode(sp: spm.SentencePieceProcessor, texts: list[str], limit: int = 512) -> Bag:
    """Piece ids of normalised texts; unknown pieces stay (their vector is zero)."""
    rows: list[np.ndarray] = []
    for start in range(0, len(texts), 20_000):
        rows.extend(
            np.asarray(r[:limit], dtype=np.int32) for r in sp.encode(texts[start : start + 20_000], num_threads=2)
        )
    offsets = np.concatenate([[0], np.cumsum([len(r) for r in rows])]).astype(np.int64)
    return Bag(np.concatenate(rows) if rows else np.zeros(0, np.int32), offsets)


def save_bag(bag: Bag, path: Path) -> None:
    np.savez(path, ids=bag.ids, offsets=bag.offsets)


def load_bag(path: Path) -> Bag:
    with np.load(path) as stored:
        return Bag(stored["ids"], stored["offsets"])
