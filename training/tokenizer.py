"""Trains the SentencePiece unigram model on counted words and writes it as tokenizer.json."""

from __future__ import annotations

import json
import math
from collections import Counter
from pathlib import Path

import sentencepiece as spm

from normalise import tokenizer_normaliser
from sources import Corpus

MAX_TOKENS = 512
SHARES = {"ar": 0.5, "en": 0.12, "zh": 0.06, "ru": 0.06, "fa": 0.06, "fr": 0.045, "de": 0.045, "es": 0.045,
          "tr": 0.05, "hi": 0.03}  # fmt: skip
"""Share of the vocabulary's training words by language: half of the pieces serve Arabic."""


def train_sentencepiece(corpus: Corpus, prefix: Path, size: int, words: int = 60_000_000) -> None:
    """Writes `prefix`.model: unigram, no normalisation of its own, languages balanced by SHARES."""
    counts: dict[str, Counter[str]] = {lang: Counter() for lang in SHARES}
    for text, lang in zip(corpus.texts, corpus.langs):
        counts["ar" if lang == "arz" else lang].update(w for w in text.split() if len(w) <= 48)
    table = prefix.with_suffix(".tsv")
    with table.open("w", encoding="utf-8") as out:
        for lang, counter in counts.items():
            scale = SHARES[lang] * words / sum(counter.values())
            for word, count in counter.items():
                if count > 1 or lang == "zh" or len(word) == 1:
                    # Candidate pieces are counted by lines, without their weights: frequent words need several.
                    lines = min(24, math.isqrt(count) + 1)
                    out.write(f"{word}\t{max(1, round(count * scale / lines))}\n" * lines)
    spm.SentencePieceTrainer.train(
        input=str(table), input_format="tsv", model_prefix=str(prefix), vocab_size=size, model_type="unigram",
        normalization_rule_name="identity", character_coverage=0.9998, num_threads=2, max_sentencepiece_length=20,
        pad_id=0, unk_id=1, bos_id=-1, eos_id=-1, pad_piece="<pad>", unk_piece="<unk>",
        input_sentence_size=0, minloglevel=1,
    )  # fmt: skip
    table.unlink()


def load_sentencepiece(prefix: Path) -> spm.SentencePieceProcessor:
    return spm.SentencePieceProcessor(model_file=str(prefix.with_suffix(".model")))


def write_tokenizer(sp: spm.SentencePieceProcessor, folder: Path, stem: bool) -> None:
    """Writes tokenizer.json and tokenizer_config.json for transformers.js and the Rust tokenizers."""
    vocab = [[sp.id_to_piece(i), round(sp.get_score(i), 6)] for i in range(sp.get_piece_size())]
    # transformers.js does not split at the marks of word beginnings unless it is told to.
    words = {"type": "Split", "pattern": {"Regex": "\u2581[^\u2581]*"}, "behavior": "Isolated", "invert": False}
    spaces = {"type": "Metaspace", "replacement": "\u2581", "prepend_scheme": "always", "split": True}
    tokenizer = {
        "version": "1.0",
        "truncation": None,
        "padding": None,
        "added_tokens": [],
        "normalizer": tokenizer_normaliser(stem),
        "pre_tokenizer": {"type": "Sequence", "pretokenizers": [spaces, words]},
        "post_processor": None,
        "decoder": spaces,
        "model": {"type": "Unigram", "unk_id": sp.unk_id(), "vocab": vocab, "byte_fallback": False},
    }
    config = {
        "tokenizer_class": "PreTrainedTokenizerFast",
        "model_max_length": MAX_TOKENS,
        "pad_token": "<pad>",
        "unk_token": "<unk>",
        "padding_side": "right",
        "model_input_names": ["input_ids", "attention_mask"],
        "clean_up_tokenization_spaces": False,
    }
    for name, content in (("tokenizer.json", tokenizer), ("tokenizer_config.json", config)):
        with (folder / name).open("w", encoding="utf-8") as out:
            json.dump(content, out, ensure_ascii=False, separators=(",", ":") if name == "tokenizer.json" else None,
                      indent=None if name == "tokenizer.json" else 2)  # fmt: skip
            out.write("\n")
