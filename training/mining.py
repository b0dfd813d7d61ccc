"""Finds hard negatives for the training questions: near passages that are not the judged one."""

from __future__ import annotations

import numpy as np
import torch

from model import embed
from packed import Bag
from sources import Articles, Pairs

DEPTH = 40
KEPT = 12
CEILING = 0.92
"""A passage at or above this share of the judged passage's score may well answer too, and is left out."""


@torch.no_grad()
def mine(table: np.ndarray, bag: Bag, pairs: list[Pairs], articles: list[Articles]) -> dict[str, np.ndarray]:
    """For each question source the nearest unjudged passages of each question: int32 [questions, KEPT], -1 for none."""
    questions = [p for p in pairs if p.kind == "question"]
    pool = np.unique(np.concatenate([np.asarray(p.right) for p in questions] + [np.asarray(a.text) for a in articles]))
    passages = torch.from_numpy(embed(table, bag.take(pool, 224))).bfloat16()
    found: dict[str, np.ndarray] = {}
    for source in questions:
        right, left = np.asarray(source.right), np.asarray(source.left)
        place = torch.from_numpy(np.searchsorted(pool, right))
        asked = torch.from_numpy(embed(table, bag.take(left))).bfloat16()
        rows: list[np.ndarray] = []
        for start in range(0, len(left), 512):
            scores = (asked[start : start + 512] @ passages.t()).float()
            own = place[start : start + 512]
            limit = scores.gather(1, own[:, None]) * CEILING
            scores[torch.arange(len(own)), own] = -1.0
            scores[scores >= limit] = -1.0
            best = scores.topk(DEPTH, dim=1)
            ids = np.where(best.values.numpy() > 0.0, pool[best.indices.numpy()], -1)
            rows.append(ids[:, :KEPT])
        mined = np.concatenate(rows).astype(np.int32)
        found[source.name] = np.concatenate([found[source.name], mined]) if source.name in found else mined
    return found
