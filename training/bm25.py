"""BM25 over normalised words: the yardstick for retrieval, and one of the two sources of hard negatives."""

from __future__ import annotations

import numpy as np

K1, B = 1.2, 0.75


class Bm25:
    """An inverted index with the weight of each word in each document worked out beforehand."""

    def __init__(self, documents: list[str]) -> None:
        self.words: dict[str, int] = {}
        size = len(documents)
        flat: list[int] = []
        lengths = np.zeros(size)
        for i, text in enumerate(documents):
            split = text.split()
            lengths[i] = len(split)
            flat.extend(self.words.setdefault(w, len(self.words)) for w in split)
        pairs = np.asarray(flat, np.int64) * size + np.repeat(np.arange(size), lengths.astype(int))
        keys, frequency = np.unique(pairs, return_counts=True)
        word, self.documents = np.divmod(keys, size)
        self.starts = np.searchsorted(word, np.arange(len(self.words) + 1))
        spread = np.diff(self.starts)
        idf = np.log(1 + (size - spread + 0.5) / (spread + 0.5))
        norm = K1 * (1 - B + B * lengths / max(lengths.mean(), 1e-9))
        self.weights = (idf[word] * frequency * (K1 + 1) / (frequency + norm[self.documents])).astype(np.float32)
        self.size = size

    def scores(self, question: str) -> np.ndarray:
        """The score of every document for the question."""
        total = np.zeros(self.size, np.float32)
        for word in question.split():
            found = self.words.get(word)
            if found is not None:
                run = slice(self.starts[found], self.starts[found + 1])
                total[self.documents[run]] += self.weights[run]
        return total


def fuse(dense: np.ndarray, lexical: np.ndarray, weight: float = 0.5) -> np.ndarray:
    """Both scores brought to 0..1 by their least and greatest value for each question, then averaged."""

    def spread(scores: np.ndarray) -> np.ndarray:
        low, high = scores.min(1, keepdims=True), scores.max(1, keepdims=True)
        return (scores - low) / np.maximum(high - low, 1e-9)

    return weight * spread(dense) + (1 - weight) * spread(lexical)
