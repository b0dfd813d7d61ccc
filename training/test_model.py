"""The loss, its gradients and what it masks; steps of training; bags."""

import unittest

import numpy as np
import torch

from model import TITLE_WEIGHT, Block, Buffers, StaticModel, contrastive, embed, embed_titled, false_negatives
from packed import Bag


def block(left: list[int], right: list[int], left_group: list[int], right_group: list[int]) -> Block:
    arrays = (np.array(x) for x in (left, right, left_group, right_group))
    return Block(slice(0, len(left)), slice(len(left), len(left) + len(right)), *arrays)


class Masking(unittest.TestCase):
    def test_hides_equal_texts_and_groups_but_never_the_pair_itself(self) -> None:
        # Rows 0 and 1 ask the same; rows 1 and 2 share a passage; column 3 is a negative equal to passage 7.
        found = set(zip(*(x.tolist() for x in false_negatives(block([1, 1, 2], [7, 8, 8, 7], [0, 1, 1], [0, 1, 1, 5])))))
        self.assertEqual(found, {(0, 1), (1, 0), (1, 2), (2, 1), (0, 3)})

    def test_hides_nothing_of_different_pairs(self) -> None:
        rows, columns = false_negatives(block([1, 2], [3, 4], [10, 11], [10, 11]))
        self.assertEqual((len(rows), len(columns)), (0, 0))


class Titled(unittest.TestCase):
    def test_adds_the_share_of_the_title_to_the_unit_vector_of_the_passage(self) -> None:
        table = np.array([[0, 0], [0, 0], [2, 0], [0, 5]], np.float32)
        passages, titles = Bag(np.array([2, 2, 2]), np.array([0, 2, 3])), Bag(np.array([3]), np.array([0, 1, 1]))
        found = embed_titled(table, passages, titles)
        both = np.array([1, TITLE_WEIGHT]) / np.hypot(1, TITLE_WEIGHT)
        np.testing.assert_allclose(found, [both, [1, 0]], atol=1e-6)


class Contrastive(unittest.TestCase):
    def setUp(self) -> None:
        torch.manual_seed(0)
        self.a, self.b = torch.randn(5, 16), torch.randn(8, 16)
        self.hidden = (np.array([0, 3]), np.array([1, 6]))

    def by_autograd(self) -> tuple[torch.Tensor, torch.Tensor, torch.Tensor]:
        a, b = self.a.clone().requires_grad_(), self.b.clone().requires_grad_()
        with torch.enable_grad():
            scores = 10 * torch.nn.functional.normalize(a) @ torch.nn.functional.normalize(b).t()
            mask = torch.zeros_like(scores, dtype=torch.bool)
            mask[self.hidden] = True
            scores = scores.masked_fill(mask, -1e4)
            target = torch.arange(5)
            loss = torch.nn.functional.cross_entropy(scores, target)
            loss = (loss + torch.nn.functional.cross_entropy(scores[:, :5].t(), target)) / 2
            loss.backward()
        assert a.grad is not None and b.grad is not None
        return loss.detach(), a.grad, b.grad

    def test_agrees_with_automatic_differentiation(self) -> None:
        loss, by_a, by_b = contrastive(self.a, self.b, self.hidden, 10.0, Buffers())
        expected, expected_a, expected_b = self.by_autograd()
        self.assertAlmostEqual(loss, float(expected), delta=0.02)
        for found, wanted in ((by_a, expected_a), (by_b, expected_b)):
            self.assertLess(float((found - wanted).norm() / wanted.norm()), 0.02)


class Training(unittest.TestCase):
    def test_brings_pairs_together_and_leaves_untouched_rows(self) -> None:
        with torch.no_grad():
            model = StaticModel(np.ones(40), 16, seed=1)
            before = model.rows.clone()
            bag = Bag(np.array([2, 3, 4, 5, 12, 13, 14, 15], np.int32), np.arange(9))
            pairs = block([0, 1, 2, 3], [4, 5, 6, 7], [0, 1, 2, 3], [0, 1, 2, 3])
            losses = [model.step(bag, [pairs], 0.02, 10.0, {4: 0.3}) for _ in range(40)]
            self.assertLess(losses[-1], 0.3 * losses[0])
            self.assertTrue(torch.equal(model.rows[20:], before[20:]))
            self.assertTrue(torch.equal(model.folded()[:2], torch.zeros(2, 16)))

    def test_goes_on_from_its_state(self) -> None:
        with torch.no_grad():
            bag = Bag(np.array([2, 3, 4, 5], np.int32), np.arange(5))
            pairs = block([0, 1], [2, 3], [0, 1], [0, 1])
            one, two = StaticModel(np.ones(8), 8, seed=1), StaticModel(np.ones(8), 8, seed=2)
            one.step(bag, [pairs], 0.02, 10.0, {})
            two.load({k: v.clone() if isinstance(v, torch.Tensor) else v for k, v in one.state().items()})
            for model in (one, two):
                model.step(bag, [pairs], 0.02, 10.0, {})
            self.assertTrue(torch.equal(one.rows, two.rows))


class Bags(unittest.TestCase):
    bag = Bag(np.array([5, 6, 7, 8], np.int32), np.array([0, 3, 3, 4]))

    def test_takes_joins_and_keeps(self) -> None:
        taken = self.bag.take(np.array([2, 0, 1]), limit=2)
        self.assertEqual((taken.ids.tolist(), taken.offsets.tolist()), ([8, 5, 6], [0, 1, 3, 3]))
        joined = Bag.join([taken, self.bag])
        self.assertEqual(joined.offsets.tolist(), [0, 1, 3, 3, 6, 6, 7])
        self.assertEqual(self.bag.keep(np.array([True, False, True, False])).offsets.tolist(), [0, 2, 2, 2])

    def test_puts_heads_before_texts(self) -> None:
        heads = Bag(np.array([1, 2, 3], np.int32), np.arange(4))
        shown = self.bag.after(heads, np.array([True, True, False]))
        self.assertEqual((shown.ids.tolist(), shown.offsets.tolist()), ([1, 5, 6, 7, 2, 8], [0, 4, 5, 6]))

    def test_embeds_an_empty_text_as_zeros(self) -> None:
        vectors = embed(np.ones((9, 4), np.float32), self.bag)
        self.assertEqual(vectors[1].tolist(), [0, 0, 0, 0])
        self.assertAlmostEqual(float((vectors[0] ** 2).sum()), 1.0, places=5)


if __name__ == "__main__":
    unittest.main()
