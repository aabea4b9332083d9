"""A checkpoint ► the files of the package: int8 ONNX network, int8 word embeddings, label matrix, lemma table, word pieces.

python training/export.py --checkpoint epoch-N.pt --labels labels.json --minilm FOLDER --corpora CORPORA --out src/newsgraph/annotation/model
"""

from __future__ import annotations

import argparse
import json
import shutil
import tempfile
from collections import Counter, defaultdict
from pathlib import Path

import numpy as np
import torch
from onnxruntime.quantization import QuantType, quantize_dynamic

from corpora import read_ewt, read_gum
from model import Annotator
from newsgraph.annotation.lemmas import regular_lemma


def main() -> None:
    """Write every file of the model folder."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    for name in ("checkpoint", "labels", "minilm", "corpora", "out"):
        ap.add_argument(f"--{name}", type=Path, required=True)
    a = ap.parse_args()
    a.out.mkdir(parents=True, exist_ok=True)
    labels = json.loads(a.labels.read_text())
    model = Annotator({"upos": len(labels["upos"]), "xpos": len(labels["xpos"]), "name": len(labels["names"]), "label": len(labels["labels"])})
    model.load_state_dict(torch.load(a.checkpoint, map_location="cpu"))
    model.eval()
    write_network(model, a.out / "network.onnx")
    rows = model.words.weight.detach().numpy()
    scale = np.abs(rows).max(1, keepdims=True) / 127
    words, label = np.round(rows / scale).astype(np.int8), model.label.detach().numpy().astype(np.float16)
    np.savez(a.out / "tables.npz", words=words, scale=scale.astype(np.float16), label=label)
    shutil.copy(a.minilm / "vocab.txt", a.out / "vocab.txt")
    (a.out / "labels.json").write_text(json.dumps(labels) + "\n")
    texts = read_ewt(a.corpora / "ewt", a.corpora / "uner-ewt", "train") + read_gum(a.corpora / "gum", "train")
    (a.out / "lemmas.json").write_text(json.dumps(irregular_lemmas(texts), ensure_ascii=False, sort_keys=True, separators=(",", ":")) + "\n")
    print({p.name: p.stat().st_size for p in sorted(a.out.iterdir())})


def write_network(model: Annotator, path: Path) -> None:
    """Export with dynamic batch, pieces and words; quantise the matrix products, a scale a column, to 7 bits (right on processors without VNNI)."""
    b, p, w = 2, 24, 11
    inputs = (torch.randn(b, p, 384), torch.ones(b, p, dtype=torch.long), torch.ones(b, p, dtype=torch.long), torch.arange(1, w + 1).repeat(b, 1))
    given, names = ["embedded", "shapes", "mask", "first"], ["upos", "xpos", "sentence", "name", "arcs", "label_dep", "label_head"]
    axes = {"embedded": {0: "b", 1: "p"}, "shapes": {0: "b", 1: "p"}, "mask": {0: "b", 1: "p"}, "first": {0: "b", 1: "w"}}
    axes |= {n: {0: "b", 1: "w"} for n in names} | {"arcs": {0: "b", 1: "w", 2: "h"}}
    with tempfile.TemporaryDirectory() as folder:
        full = Path(folder) / "full.onnx"
        torch.onnx.export(model, inputs, str(full), input_names=given, output_names=names, dynamic_axes=axes, opset_version=17, dynamo=False)
        quantize_dynamic(str(full), str(path), weight_type=QuantType.QInt8, per_channel=True, reduce_range=True, op_types_to_quantize=["MatMul"])


def irregular_lemmas(texts: list) -> dict[str, str]:
    """"form TAG" ► lemma, for every form whose usual lemma the rules do not give."""
    seen: dict[str, Counter[str]] = defaultdict(Counter)
    for t in texts:
        for s in t.sentences:
            for form, xpos, lemma in zip(s.words, s.xpos, s.lemmas, strict=True):
                if not xpos.startswith("NNP") and form.isascii():
                    seen[f"{form.lower()} {xpos}"][lemma.lower() if lemma != "_" else form.lower()] += 1
    out = {}
    for k, c in seen.items():
        form, xpos = k.rsplit(" ", 1)
        lemma, n = min(c.items(), key=lambda x: (-x[1], x[0]))
        if lemma != regular_lemma(form, xpos) and (n > 1 or len(c) == 1) and all(ch.isalpha() or ch in "'’-." for ch in form):
            out[k] = lemma
    return out


if __name__ == "__main__":
    main()
