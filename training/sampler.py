"""Draws training batches: sources by weight, inverse-cloze questions, dropped pieces, hard negatives."""

from __future__ import annotations

from dataclasses import dataclass

import numpy as np

from model import Block
from packed import Bag
from sources import Articles, Pairs

SENTENCE_SHARES = {"ntrex": 0.35, "tatoeba": 0.27, "tico19": 0.15, "ud-pud": 0.08, "mintaka-dev-questions": 0.06,
                   "ms-security-101": 0.03, "mozilla-www-l10n": 0.02, "open-sdg": 0.02, "bible-svd-web": 0.02,
                   "written-sentences": 0.08, "written-paraphrases": 0.05}  # fmt: skip
TERM_SHARES = {"wiktionary-dict": 0.22, "omw-wordnet": 0.14, "arwikicats-categories": 0.12, "arwikicats-dictionary": 0.12,
               "dr5hn-places": 0.08, "wikidata-name-tokens": 0.1, "written-lexicon": 0.08, "google-ar2en": 0.03,
               "natural-earth": 0.02, "mledoze-countries": 0.01, "cldr-names": 0.02, "cldr-emoji-names": 0.01,
               "osm-id-tagging-schema": 0.02, "multilingual-words": 0.02, "tico19-terminology": 0.01,
               "whosonfirst-eg": 0.002, "written-words": 0.18, "written-synonyms": 0.14}  # fmt: skip
QUESTION_SHARES = {"written-questions:ar": 0.26, "mrtydi-ar-linked": 0.17, "arcd": 0.02, "written-questions:en": 0.1,
                   "tydiqa-en": 0.07, "piaf": 0.08, "pquad": 0.06, "drcd": 0.03, "cmrc2018": 0.03, "enelpi-tr": 0.03,
                   "covid-qa": 0.01, "covid-faq-us": 0.01, "factbook-fields": 0.02, "opensource-guide": 0.01,
                   "security-101": 0.01, "bitcoin-faq": 0.005, "titles": 0.1,
                   **{f"written-questions:{lang}": 0.014 for lang in ("fr", "de", "es", "ru", "tr", "fa", "zh", "hi")}}  # fmt: skip
ARTICLE_SHARES = {"wiki-ar": 0.7, "ant-corpus": 0.13, "wiki-arz": 0.05, "factbook": 0.05, "opensource-guide": 0.04,
                  "security-101": 0.03}  # fmt: skip


@dataclass(frozen=True)
class Mix:
    """How many pairs of each kind make a batch, and how texts are disturbed."""

    sentences: int = 1792
    terms: int = 1280
    questions: int = 640
    cloze: int = 2560
    chunks_per_article: int = 4
    judged_negatives: int = 128
    mined_negatives: int = 512
    passage_limit: int = 224
    dropped: float = 0.1
    weights: tuple[float, float, float] = (1.0, 0.5, 1.5)  # sentences, terms, questions with cloze
    arabic_factor: float = 2.0
    titles: float = 1.0
    title_shown: float = 0.3


@dataclass
class _Table:
    left: np.ndarray
    right: np.ndarray
    group: np.ndarray
    title: np.ndarray
    negatives: list[np.ndarray]


def _table(pairs: list[Pairs]) -> _Table:
    return _Table(
        np.concatenate([np.asarray(p.left) for p in pairs]),
        np.concatenate([np.asarray(p.right) for p in pairs]),
        np.concatenate([np.asarray(p.group) for p in pairs]),
        np.concatenate([np.asarray(p.title or [-1] * len(p.left)) for p in pairs]),
        [np.asarray(n, np.int64) for p in pairs for n in (p.negatives or [[]] * len(p.left))],
    )


def _probabilities(pairs: list[Pairs], shares: dict[str, float], arabic: float) -> np.ndarray:
    """Of each row: the share of its source, split among language pairs by the root of their size."""

    def share(p: Pairs) -> str:
        return p.name if p.kind == "question" else p.name.split(":")[0]

    sizes = np.array([len(p.left) for p in pairs], float)
    factor = np.array([arabic if p.kind != "question" and ":" in p.name and "ar" in p.name.split(":")[1] else 1.0 for p in pairs])
    inside = np.sqrt(sizes) * factor
    names = [share(p) for p in pairs]
    totals: dict[str, float] = {}
    for name, value in zip(names, inside):
        totals[name] = totals.get(name, 0.0) + value
    weight = np.array([shares.get(n, 0.0) * v / totals[n] for n, v in zip(names, inside)])
    return np.repeat(weight / weight.sum() / sizes, sizes.astype(int))


def titles(articles: list[Articles]) -> Pairs:
    """The title of each article with its first passage, as questions."""
    pairs = Pairs("titles", "question")
    for found in articles:
        _, first = np.unique(np.asarray(found.article), return_index=True)
        pairs.left.extend(np.asarray(found.title)[first].tolist())
        pairs.right.extend(np.asarray(found.text)[first].tolist())
    pairs.group = list(pairs.right)
    pairs.negatives = [[] for _ in pairs.left]
    return pairs


class Sampler:
    """Endless batches from a seed; each is one bag of texts and the blocks that point into it."""

    def __init__(self, bag: Bag, pairs: list[Pairs], articles: list[Articles], rarity: np.ndarray, mix: Mix, seed: int):
        self.bag, self.mix, self.rarity = bag, mix, rarity
        self.random = np.random.default_rng(seed)
        self.mined: np.ndarray | None = None
        self.question_sizes: list[tuple[str, int]] = []
        self.kinds: dict[str, tuple[_Table, np.ndarray]] = {}
        chosen = {"sentence": SENTENCE_SHARES, "term": TERM_SHARES,
                  "question": {**QUESTION_SHARES, "titles": QUESTION_SHARES["titles"] * mix.titles}}  # fmt: skip
        for kind, shares in chosen.items():
            rows = [p for p in pairs if p.kind == kind] + ([titles(articles)] if kind == "question" else [])
            if kind == "question":
                self.question_sizes = [(p.name, len(p.left)) for p in rows]
            self.kinds[kind] = (_table(rows), np.cumsum(_probabilities(rows, shares, mix.arabic_factor)))
        self.article_runs: list[tuple[np.ndarray, np.ndarray, np.ndarray, np.ndarray]] = []
        self.article_shares = np.array([ARTICLE_SHARES[a.name] for a in articles])
        self.article_shares /= self.article_shares.sum()
        for found in articles:
            text, title = np.asarray(found.text), np.asarray(found.title)
            _, starts = np.unique(np.asarray(found.article), return_index=True)
            self.article_runs.append((text, title, starts, np.append(starts[1:], len(text))))

    def _draw(self, kind: str, count: int) -> np.ndarray:
        cumulative = self.kinds[kind][1]
        return np.minimum(np.searchsorted(cumulative, self.random.random(count) * cumulative[-1]), len(cumulative) - 1)

    def _drop(self, bag: Bag) -> Bag:
        """Leaves out pieces at random, never from texts of three pieces or fewer."""
        if not self.mix.dropped:
            return bag
        long = np.repeat(np.diff(bag.offsets) > 3, np.diff(bag.offsets))
        return bag.keep(~long | (self.random.random(len(bag.ids)) >= self.mix.dropped))

    def _cloze_chunks(self) -> tuple[np.ndarray, np.ndarray]:
        """Texts and titles of passages, several of the same article beside each other."""
        texts: list[np.ndarray] = []
        names: list[np.ndarray] = []
        total = 0
        while total < self.mix.cloze:
            text, title, starts, ends = self.article_runs[self.random.choice(len(self.article_runs), p=self.article_shares)]
            at = self.random.integers(len(text))
            article = np.searchsorted(starts, at, side="right") - 1
            run = np.arange(starts[article], ends[article])
            some = self.random.choice(run, min(len(run), self.mix.chunks_per_article), replace=False)
            texts.append(text[some])
            names.append(title[some])
            total += len(some)
        return np.concatenate(texts)[: self.mix.cloze], np.concatenate(names)[: self.mix.cloze]

    def _cloze(self) -> tuple[Bag, Bag, np.ndarray]:
        """Pseudo-questions and their passages: a span taken out, or rare words of it, with or without the title."""
        texts, names = self._cloze_chunks()
        passages, heads = self.bag.take(texts, self.mix.passage_limit), self.bag.take(names, 24)
        asked: list[np.ndarray] = []
        left_in = np.ones(len(passages.ids), bool)
        dice = self.random.random((len(texts), 4))
        for i in range(len(texts)):
            start, end = passages.offsets[i], passages.offsets[i + 1]
            ids = passages.ids[start:end]
            size = len(ids)
            if dice[i, 0] < 0.5:  # a span of the passage
                length = min(int(4 + dice[i, 1] * 16), max(1, size // 2))
                at = int(dice[i, 2] * (size - length + 1))
                question = ids[at : at + length]
                if dice[i, 3] < 0.5:
                    left_in[start + at : start + at + length] = False
            else:  # its rarer pieces, as somebody who searches would name them
                length = min(int(2 + dice[i, 1] * 6), size)
                keys = np.log(self.random.random(size)) / self.rarity[ids]
                question = ids[np.argpartition(-keys, length - 1)[:length]]
            if dice[i, 3] > 0.7:
                question = np.concatenate([heads.ids[heads.offsets[i] : heads.offsets[i + 1]], question])
            asked.append(question)
        offsets = np.concatenate([[0], np.cumsum([len(a) for a in asked])])
        passages = passages.keep(left_in).after(heads, self.random.random(len(texts)) < self.mix.title_shown)
        return Bag(np.concatenate(asked), offsets), passages, texts

    def _retrieval(self) -> tuple[list[Bag], Block]:
        table, _ = self.kinds["question"]
        drawn = self._draw("question", self.mix.questions)
        asked, passages, texts = self._cloze()
        negatives = self._negatives(drawn)
        left = Bag.join([self._drop(self.bag.take(table.left[drawn])), asked])
        right = Bag.join([
            self._drop(self._titled(table.right[drawn], table.title[drawn])),
            self._drop(passages),
            self.bag.take(negatives, self.mix.passage_limit),
        ])  # fmt: skip
        cloze_names = -1 - np.arange(len(texts))  # a pseudo-question is like no other text
        right_text = np.concatenate([table.right[drawn], texts, negatives])
        left_group = np.concatenate([table.group[drawn], texts])
        block = Block(slice(0, 0), slice(0, 0), np.concatenate([table.left[drawn], cloze_names]), right_text,
                      left_group, right_text, self.mix.weights[2])  # fmt: skip
        return [left, right], block

    def _titled(self, passages: np.ndarray, names: np.ndarray) -> Bag:
        """Passages, some with their titles before them."""
        shown = (names >= 0) & (self.random.random(len(names)) < self.mix.title_shown)
        return self.bag.take(passages, self.mix.passage_limit).after(self.bag.take(np.maximum(names, 0), 24), shown)

    def _negatives(self, drawn: np.ndarray) -> np.ndarray:
        """Hard negatives of some of the drawn questions: judged ones, and mined ones when there are any."""
        table, _ = self.kinds["question"]
        owners = np.array([i for i in drawn if len(table.negatives[i])], np.int64)
        owners = self.random.permutation(owners)[: self.mix.judged_negatives]
        judged = np.array([self.random.choice(table.negatives[i]) for i in owners], np.int64)
        if self.mined is None or not self.mix.mined_negatives:
            return judged
        rows = self.random.permutation(drawn)[: self.mix.mined_negatives]
        mined = self.mined[rows, self.random.integers(self.mined.shape[1], size=len(rows))]
        return np.unique(np.concatenate([judged, mined[mined >= 0]]))

    def use_mined(self, mined: dict[str, np.ndarray]) -> None:
        """Takes mined negatives for the question sources, by name; sources without any keep none."""
        width = next(iter(mined.values())).shape[1]
        parts = []
        used: dict[str, int] = {}
        for name, size in self.question_sizes:
            rows = mined.get(name)
            at = used.get(name, 0)
            parts.append(np.full((size, width), -1, np.int32) if rows is None else rows[at : at + size])
            used[name] = at + size
        self.mined = np.concatenate(parts)

    def _translations(self, kind: str, count: int, weight: float) -> tuple[list[Bag], Block]:
        table, _ = self.kinds[kind]
        drawn = self._draw(kind, count)
        swap = self.random.random(count) < 0.5
        left = np.where(swap, table.right[drawn], table.left[drawn])
        right = np.where(swap, table.left[drawn], table.right[drawn])
        bags = [self._drop(self.bag.take(left, 128)), self._drop(self.bag.take(right, 128))]
        nothing = np.arange(count)
        return bags, Block(slice(0, 0), slice(0, 0), left, right, nothing, nothing + count, weight)

    def batch(self) -> tuple[Bag, list[Block]]:
        parts = [
            self._translations("sentence", self.mix.sentences, self.mix.weights[0]),
            self._translations("term", self.mix.terms, self.mix.weights[1]),
            self._retrieval(),
        ]
        bags: list[Bag] = []
        blocks: list[Block] = []
        at = 0
        for (left, right), block in parts:
            middle, end = at + len(left), at + len(left) + len(right)
            blocks.append(Block(slice(at, middle), slice(middle, end), block.left_text, block.right_text,
                                block.left_group, block.right_group, block.weight))  # fmt: skip
            bags += [left, right]
            at = end
        return Bag.join(bags), blocks
