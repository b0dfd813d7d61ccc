"""The texts written for this model, pairs from tables, and the pools of the development sets."""

import json
import tempfile
import unittest
from pathlib import Path

from evaluate import _pool
from normalise import normalise
from sampler import SENTENCE_SHARES, TERM_SHARES
from sources import SENTENCES, WRITTEN, Corpus, read_lines, read_parallel


def runs(text: str, length: int = 6) -> set[str]:
    """Every run of so many normalised words."""
    words = normalise(text, stem=False).split()
    return {" ".join(words[i : i + length]) for i in range(len(words) - length + 1)}


class Written(unittest.TestCase):
    def test_every_row_has_a_text_for_every_language(self) -> None:
        tables = sorted(WRITTEN.glob("*.tsv"))
        self.assertEqual(len(tables), 4)
        for table in tables:
            head, *rows = [line.split("\t") for line in read_lines(table)]
            self.assertGreater(len(rows), 500)
            for row in rows:
                self.assertEqual((table.name, len(row)), (table.name, len(head)))
                self.assertTrue(all(cell.strip() for cell in row), row)

    def test_every_table_has_a_share_of_its_kind(self) -> None:
        for name in (table.stem for table in WRITTEN.glob("*.tsv")):
            self.assertIn(name, SENTENCE_SHARES if name in SENTENCES else TERM_SHARES)


    def test_no_text_repeats_six_words_of_the_seeds_or_their_questions(self) -> None:
        seeds = Path(__file__).parent.parent / "seeds"
        texts = [path.read_text(encoding="utf-8") for path in sorted(seeds.glob("*.txt"))]
        for path in sorted(seeds.glob("*.jsonl")):
            rows = [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
            texts += [row["question"] for row in rows]
        barred = set().union(*map(runs, texts))
        self.assertGreater(len(barred), 1000)
        for table in WRITTEN.glob("*.tsv"):
            for line in read_lines(table):
                for cell in line.split("\t"):
                    self.assertEqual(runs(cell) & barred, set())


class Pools(unittest.TestCase):
    def test_a_passage_stands_once_with_its_first_title_and_all_its_questions(self) -> None:
        rows = [("who", "one", "first"), ("what", "two", "second"), ("when", "three", "first"), ("who", "two", "second")]
        pool = _pool("set", rows)
        self.assertEqual((pool.titles, pool.bodies), (["one", "two"], ["first", "second"]))
        self.assertEqual((pool.questions, pool.relevant), (["who", "what", "when"], [{0, 1}, {1}, {0}]))
        self.assertEqual(pool.passages, ["first", "second"])
        pool.joined = True
        self.assertEqual(pool.passages, ["one\nfirst", "two\nsecond"])


class Tables(unittest.TestCase):
    def test_a_row_pairs_each_text_with_each_other_but_for_barred_and_equal_ones(self) -> None:
        with tempfile.TemporaryDirectory() as folder:
            table = Path(folder) / "written-words.tsv"
            table.write_text("ar\ten\tfr\nقال\tsaid\ta dit\nميناء\tport\tport\nسر\tsecret\t\n", encoding="utf-8")
            corpus = Corpus(stem=True)
            read_parallel(corpus, table, barred={"secret"})
        text = corpus.texts.__getitem__
        found = {p.name: [(text(a), text(b)) for a, b in zip(p.left, p.right)] for p in corpus.pairs}
        self.assertEqual(
            found,
            {
                "written-words:ar-en": [("قال", "said"), ("ميناء", "port")],
                "written-words:ar-fr": [("قال", "a dit"), ("ميناء", "port")],
                "written-words:en-fr": [("said", "a dit")],
            },
        )


if __name__ == "__main__":
    unittest.main()
