"""Quantises the table to int8 rows and writes the files that transformers.js loads."""

from __future__ import annotations

import json
from pathlib import Path

import numpy as np
import onnx
import sentencepiece as spm
from onnx import TensorProto, helper, numpy_helper

from model import TITLE_WEIGHT
from tokenizer import MAX_TOKENS, write_tokenizer

MATRYOSHKA = (64, 128, 256)


def quantise(table: np.ndarray) -> tuple[np.ndarray, np.ndarray]:
    """Rows as int8 with one float scale each; a zero row has scale 0."""
    scales = np.abs(table).max(axis=1, keepdims=True) / 127.0
    rows = np.round(table / np.where(scales > 0, scales, 1.0)).astype(np.int8)
    return rows, scales.astype(np.float32)


def dequantise(rows: np.ndarray, scales: np.ndarray) -> np.ndarray:
    return rows.astype(np.float32) * scales


def build_onnx(rows: np.ndarray, scales: np.ndarray) -> onnx.ModelProto:
    """Gather, Cast, Mul by scale and mask, sum over the tokens, divide by the length: unit vectors."""
    dim = rows.shape[1]
    nodes = [
        helper.make_node("Gather", ["rows", "input_ids"], ["gathered"]),
        helper.make_node("Cast", ["gathered"], ["floats"], to=TensorProto.FLOAT),
        helper.make_node("Gather", ["scales", "input_ids"], ["token_scales"]),
        helper.make_node("Cast", ["attention_mask"], ["mask"], to=TensorProto.FLOAT),
        helper.make_node("Unsqueeze", ["mask", "last"], ["mask_column"]),
        helper.make_node("Mul", ["token_scales", "mask_column"], ["token_weights"]),
        helper.make_node("Transpose", ["token_weights"], ["token_row"], perm=[0, 2, 1]),
        helper.make_node("MatMul", ["token_row", "floats"], ["sums"]),
        helper.make_node("Squeeze", ["sums", "middle"], ["pooled"]),
        helper.make_node("ReduceL2", ["pooled"], ["norms"], axes=[1], keepdims=1),
        helper.make_node("Max", ["norms", "tiny"], ["safe_norms"]),
        helper.make_node("Div", ["pooled", "safe_norms"], ["sentence_embedding"]),
    ]
    constants = [
        numpy_helper.from_array(rows, "rows"),
        numpy_helper.from_array(scales.reshape(-1, 1), "scales"),
        numpy_helper.from_array(np.array([2], np.int64), "last"),
        numpy_helper.from_array(np.array([1], np.int64), "middle"),
        numpy_helper.from_array(np.array(1e-6, np.float32), "tiny"),
    ]
    inputs = [helper.make_tensor_value_info(n, TensorProto.INT64, ["batch", "tokens"]) for n in ("input_ids", "attention_mask")]
    output = helper.make_tensor_value_info("sentence_embedding", TensorProto.FLOAT, ["batch", dim])
    graph = helper.make_graph(nodes, "static_embedding", inputs, [output], constants)
    model = helper.make_model(graph, opset_imports=[helper.make_opsetid("", 13)])
    model.ir_version = 8
    onnx.checker.check_model(model)
    return model


def write_model(table: np.ndarray, sp: spm.SentencePieceProcessor, out: Path, stem: bool) -> np.ndarray:
    """Writes the model's files into `out` and returns the table as it will be used (quantised and back)."""
    (out / "onnx").mkdir(parents=True, exist_ok=True)
    rows, scales = quantise(table)
    onnx.save(build_onnx(rows, scales), str(out / "onnx" / "model_int8.onnx"))
    write_tokenizer(sp, out, stem)
    dim = table.shape[1]
    config = {
        "model_type": "bert",
        "architectures": ["BertModel"],
        "vocab_size": table.shape[0],
        "hidden_size": dim,
        "num_hidden_layers": 0,
        "cuts_words_apart": True,
        "title_weight": TITLE_WEIGHT,
        "max_position_embeddings": MAX_TOKENS,
        "pad_token_id": 0,
        "matryoshka_dimensions": [d for d in MATRYOSHKA if d < dim] + [dim],
        "transformers.js_config": {"dtype": "int8"},
    }
    prompts = {"prompts": {"query": "", "passage": ""}, "default_prompt_name": None, "similarity_fn_name": "cosine"}
    for name, content in (("config.json", config), ("config_sentence_transformers.json", prompts)):
        (out / name).write_text(json.dumps(content, indent=2) + "\n", encoding="utf-8")
    return dequantise(rows, scales)
