"""The static model: a weighted sum of piece vectors, its contrastive loss, and Adam on the touched rows.

Gradients are written out by hand: the loss is simple, and buffers that are kept from step to step make
a step several times faster than automatic differentiation on a CPU.
"""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np
import torch
import torch.nn.functional as F

from packed import Bag

LOG_WEIGHT_RATE = 0.25
"""Learning rate of the piece weights relative to that of the vectors."""

TITLE_WEIGHT = 0.4
"""What the vector of a title counts beside that of its passage: of 0.1 to 0.5 the best mean on the development sets."""


class Buffers:
    """Tensors kept between steps under a name; asking for a larger one makes it anew."""

    def __init__(self) -> None:
        self._kept: dict[str, torch.Tensor] = {}

    def get(self, name: str, *shape: int, dtype: torch.dtype = torch.float32) -> torch.Tensor:
        size = int(np.prod(shape))
        kept = self._kept.get(name)
        if kept is None or kept.numel() < size:
            kept = self._kept[name] = torch.empty(int(size * 1.2), dtype=dtype)
        return kept[:size].view(shape)


@dataclass(frozen=True)
class Block:
    """Pairs that are negatives of each other: rows of the batch's bag and what must be masked."""

    left: slice
    right: slice  # the positives first, then hard negatives
    left_text: np.ndarray
    right_text: np.ndarray
    left_group: np.ndarray
    right_group: np.ndarray
    weight: float = 1.0


def _equal_places(rows: np.ndarray, columns: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """All (i, j) with rows[i] == columns[j]."""
    order = np.argsort(columns, kind="stable")
    ordered = columns[order]
    first, last = np.searchsorted(ordered, rows, "left"), np.searchsorted(ordered, rows, "right")
    counts = last - first
    i = np.repeat(np.arange(len(rows)), counts)
    j = np.arange(counts.sum()) - np.repeat(np.cumsum(counts) - counts, counts) + np.repeat(first, counts)
    return i, order[j]


def false_negatives(block: Block) -> tuple[np.ndarray, np.ndarray]:
    """Places (row, column) that must not count as negatives: same text or same group, on either side."""
    pairs = len(block.left_text)
    found = [
        _equal_places(block.left_group, block.right_group),
        _equal_places(block.left_text, block.right_text),
        _equal_places(block.left_text, block.left_text),
        _equal_places(block.right_text[:pairs], block.right_text),
    ]
    i, j = np.concatenate([f[0] for f in found]), np.concatenate([f[1] for f in found])
    return i[i != j], j[i != j]


def contrastive(
    a: torch.Tensor, b: torch.Tensor, hidden: tuple[np.ndarray, np.ndarray], scale: float, buffers: Buffers
) -> tuple[float, torch.Tensor, torch.Tensor]:
    """InfoNCE in both directions over cosines, and its gradients by `a` and `b`.

    Row i belongs to column i; columns past the rows are further negatives; `hidden` places count for nothing.
    """
    pairs, columns = len(a), len(b)
    norm_a, norm_b = a.norm(dim=1, keepdim=True).clamp_min_(1e-6), b.norm(dim=1, keepdim=True).clamp_min_(1e-6)
    unit_a, unit_b = a / norm_a, b / norm_b
    short_a, short_b = unit_a.bfloat16(), unit_b.bfloat16()
    product = buffers.get("product", pairs, columns, dtype=torch.bfloat16)
    torch.mm(short_a, short_b.t(), out=product)
    scores = buffers.get("scores", pairs, columns)
    scores.copy_(product)
    diagonal = (unit_a * unit_b[:pairs]).sum(1)
    scores.diagonal().copy_(diagonal)
    scores.sub_(1.0).mul_(scale).exp_()  # no cosine is above 1, so nothing overflows
    scores[torch.from_numpy(hidden[0]), torch.from_numpy(hidden[1])] = 0.0
    by_row = scores.sum(1)
    by_column = scores[:, :pairs].sum(0)
    logits = (diagonal - 1.0) * scale
    loss = float((0.5 * (by_row.log() + by_column.log()) - logits).mean())
    inverse_columns = torch.zeros(columns)
    inverse_columns[:pairs] = 1 / by_column
    factor = scale * 0.5 / pairs
    shares = buffers.get("shares", pairs, columns)
    torch.add((factor / by_row)[:, None], factor * inverse_columns[None, :], out=shares)
    scores.mul_(shares)
    scores.diagonal().sub_(2 * factor)
    product.copy_(scores)
    grad_a = torch.mm(product, short_b).float()
    grad_b = torch.mm(product.t(), short_a).float()
    for grad, unit, norm in ((grad_a, unit_a, norm_a), (grad_b, unit_b, norm_b)):
        grad.sub_(unit * (grad * unit).sum(1, keepdim=True)).div_(norm)
    return loss, grad_a, grad_b


def batch_gradient(
    vectors: torch.Tensor, blocks: list[Block], scale: float, short: dict[int, float], buffers: Buffers
) -> tuple[float, torch.Tensor]:
    """The blocks' weighted losses, at full width and at each of `short` (width: weight), with the gradient."""
    gradient = torch.zeros_like(vectors)
    total = 0.0
    for block in blocks:
        hidden = false_negatives(block)
        for width, share in {vectors.shape[1]: 1.0, **short}.items():
            a, b = vectors[block.left, :width], vectors[block.right, :width]
            loss, grad_a, grad_b = contrastive(a, b, hidden, scale, buffers)
            total += block.weight * share * loss
            gradient[block.left, :width] += block.weight * share * grad_a
            gradient[block.right, :width] += block.weight * share * grad_b
    return total, gradient


class StaticModel:
    """Row vectors and log weights of all pieces, with the state of Adam; ids below 2 are padding and unknown."""

    STATE = ("rows", "logs", "rows_m", "rows_v", "logs_m", "logs_v", "steps")

    def __init__(self, counts: np.ndarray, dim: int, seed: int) -> None:
        generator = torch.Generator().manual_seed(seed)
        pieces = len(counts)
        self.rows = torch.randn(pieces, dim, generator=generator) / dim**0.5
        frequency = torch.from_numpy(counts / counts.sum()).float()
        self.logs = torch.log(1e-3 / (1e-3 + frequency))
        self.rows_m, self.rows_v = torch.zeros_like(self.rows), torch.zeros_like(self.rows)
        self.logs_m, self.logs_v = torch.zeros(pieces), torch.zeros(pieces)
        self.steps = 0
        self.buffers = Buffers()

    def state(self) -> dict[str, object]:
        """All that is needed to go on from here."""
        return {name: getattr(self, name) for name in self.STATE}

    def load(self, state: dict[str, object]) -> None:
        for name in self.STATE:
            setattr(self, name, state[name])

    def folded(self) -> torch.Tensor:
        """The table with the weights multiplied into the rows; padding and unknown are zero."""
        table = self.rows * self.logs.exp()[:, None]
        table[:2] = 0
        return table

    def step(self, bag: Bag, blocks: list[Block], rate: float, scale: float, short: dict[int, float]) -> float:
        """One step of training on a batch; returns its loss."""
        dim = self.rows.shape[1]
        order = np.argsort(bag.ids, kind="stable")
        ordered = bag.ids[order]
        starts = np.flatnonzero(np.concatenate([[True], ordered[1:] != ordered[:-1]]))
        place = np.empty(len(order), np.int64)
        place[order] = np.repeat(np.arange(len(starts)), np.diff(np.append(starts, len(order))))
        text_of = np.repeat(np.arange(len(bag)), np.diff(bag.offsets))[order]
        unique = torch.from_numpy(ordered[starts].astype(np.int64))

        rows = torch.index_select(self.rows, 0, unique, out=self.buffers.get("rows", len(unique), dim))
        weights = self.logs[unique].exp_()
        weights[unique < 2] = 0
        weighted = torch.mul(rows, weights[:, None], out=self.buffers.get("weighted", len(unique), dim))
        vectors = F.embedding_bag(
            torch.from_numpy(place), weighted, torch.from_numpy(np.ascontiguousarray(bag.offsets[:-1])), mode="sum"
        )
        loss, gradient = batch_gradient(vectors, blocks, scale, short, self.buffers)
        by_weighted = F.embedding_bag(torch.from_numpy(text_of), gradient, torch.from_numpy(starts), mode="sum")
        by_log = torch.mul(by_weighted, weighted, out=weighted).sum(1)
        by_weighted.mul_(weights[:, None])
        self._adam(unique, rows, by_weighted, by_log, rate)
        return loss

    def _adam(self, unique: torch.Tensor, rows: torch.Tensor, by_row: torch.Tensor, by_log: torch.Tensor, rate: float) -> None:
        """Adam on the touched rows; the others and their moments stay as they are."""
        self.steps += 1
        correct = (1 - 0.999**self.steps) ** 0.5 / (1 - 0.9**self.steps)
        shape = by_row.shape
        m = torch.index_select(self.rows_m, 0, unique, out=self.buffers.get("m", *shape)).lerp_(by_row, 0.1)
        v = torch.index_select(self.rows_v, 0, unique, out=self.buffers.get("v", *shape)).mul_(0.999)
        v.addcmul_(by_row, by_row, value=0.001)
        self.rows_m.index_copy_(0, unique, m)
        self.rows_v.index_copy_(0, unique, v)
        rows.addcdiv_(m, v.sqrt_().add_(1e-10), value=-rate * correct)
        self.rows.index_copy_(0, unique, rows)
        m1 = self.logs_m[unique].lerp_(by_log, 0.1)
        v1 = self.logs_v[unique].mul_(0.999).addcmul_(by_log, by_log, value=0.001)
        self.logs_m[unique], self.logs_v[unique] = m1, v1
        self.logs[unique] -= LOG_WEIGHT_RATE * rate * correct * m1 / v1.sqrt_().add_(1e-10)


def embed(table: np.ndarray, bag: Bag) -> np.ndarray:
    """Unit vectors of texts under a folded table; zeros for texts without known pieces."""
    starts = torch.from_numpy(np.ascontiguousarray(bag.offsets[:-1]))
    sums = F.embedding_bag(torch.from_numpy(bag.ids).long(), torch.from_numpy(table), starts, mode="sum")
    return F.normalize(sums, dim=1, eps=1e-6).numpy()


def embed_titled(table: np.ndarray, passages: Bag, titles: Bag) -> np.ndarray:
    """Unit vectors of passages, each with the share of its title's added: as one text a passage drowns its title out."""
    sums = torch.from_numpy(embed(table, passages) + TITLE_WEIGHT * embed(table, titles))
    return F.normalize(sums, dim=1, eps=1e-6).numpy()
