"""Quantisation, the graph, and retrieval measures."""

import unittest

import numpy as np

try:
    from onnx.reference import ReferenceEvaluator
except ImportError:  # before onnx 1.13
    ReferenceEvaluator = None

from bm25 import Bm25, fuse
from evaluate import ranking
from export import build_onnx, dequantise, quantise


class Export(unittest.TestCase):
    def setUp(self) -> None:
        self.table = np.random.default_rng(1).normal(size=(20, 8)).astype(np.float32)
        self.table[:2] = 0

    def test_quantises_rows_with_little_loss(self) -> None:
        rows, scales = quantise(self.table)
        self.assertEqual(rows.dtype, np.int8)
        back = dequantise(rows, scales)
        self.assertLess(float(np.abs(back - self.table).max()), float(np.abs(self.table).max()) / 200)
        self.assertEqual(float(np.abs(back[:2]).max()), 0.0)

    @unittest.skipIf(ReferenceEvaluator is None, "this onnx cannot run graphs")
    def test_pools_inside_the_graph_whatever_the_padding(self) -> None:
        rows, scales = quantise(self.table)
        graph = ReferenceEvaluator(build_onnx(rows, scales))
        ids = np.array([[3, 4, 5, 0, 0], [6, 7, 9, 9, 8], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]], np.int64)
        mask = np.array([[1, 1, 1, 0, 0], [1, 1, 1, 1, 1], [0, 0, 0, 0, 0], [1, 0, 0, 0, 0]], np.int64)
        (vectors,) = graph.run(None, {"input_ids": ids, "attention_mask": mask})
        (alone,) = graph.run(None, {"input_ids": ids[:1, :3], "attention_mask": mask[:1, :3]})
        expected = dequantise(rows, scales)[[3, 4, 5]].sum(0)
        np.testing.assert_allclose(vectors[0], expected / np.linalg.norm(expected), atol=1e-5)
        np.testing.assert_allclose(alone[0], vectors[0], atol=1e-6)
        self.assertEqual(np.abs(vectors[2:]).max(), 0.0)


class Measures(unittest.TestCase):
    def test_ranks(self) -> None:
        scores = np.array([[3.0, 2.0, 1.0], [3.0, 2.0, 1.0]], np.float32)
        measured = ranking(scores, [{0}, {1}])
        self.assertAlmostEqual(measured["ndcg"], (1 + 1 / np.log2(3)) / 2)
        self.assertEqual((measured["r1"], measured["mrr"]), (0.5, 0.75))

    def test_finds_words(self) -> None:
        index = Bm25(["a b c", "a a d", "e"])
        scores = index.scores("d a unknown")
        self.assertEqual(scores.argmax(), 1)
        self.assertEqual(scores[2], 0.0)
        self.assertEqual(fuse(scores[None], scores[None]).max(), 1.0)


if __name__ == "__main__":
    unittest.main()
