"""The table of the annotator's scores on untouched test sets, from raw text, by the files that the package ships.

    python training/evaluate.py --corpora CORPORA [--card training/CARD.md]

CORPORA holds ewt/, gum/, uner-ewt/ and uner-pud/. Words are matched by their characters, so that a wrongly cut word counts against every
score (the measure of the CoNLL 2018 shared task: F1 over words; LAS on labels without their subtypes). Names are strict: both ends and
type. With --card, the table between its marks in the model's card is written anew.
"""

from __future__ import annotations

import argparse
import os
import resource
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Sequence
from pathlib import Path

sys.path.insert(0, str(Path(__file__).parent))

from corpora import read_ewt, read_gum, read_pud
from newsgraph.annotation import Annotator, load_annotator
from sentences import Text

NAMES = {"PERSON": "PER", "ORG": "ORG", "LOC": "LOC"}
BEGIN, END = "<!-- scores -->", "<!-- end of scores -->"
Span = tuple[int, int]


def raw(text: Text) -> tuple[str, list[list[Span]]]:
    """A document as running text, paragraphs apart, and where each word of each sentence stands in it (characters, half-open)."""
    out, spans = "", []
    for sentence in text.sentences:
        if out:
            out = out.rstrip() + ("\n\n" if sentence.paragraph else " ")
        row = []
        for word, space in zip(sentence.words, sentence.spaces, strict=True):
            row.append((len(out), len(out) + len(word)))
            out += word + (" " if space else "")
        spans.append(row)
    return out.rstrip(), spans


def gold_names(text: Text, spans: Sequence[Sequence[Span]]) -> tuple[set[tuple[int, int, str]], list[Span]]:
    """Names (begin, end, type) of the three types, and the stretches that the corpus leaves open."""
    names, open_ = set(), []
    for sentence, row in zip(text.sentences, spans, strict=True):
        start = None
        for (a, b), allowed in zip(row, sentence.allowed or [frozenset()] * len(row), strict=True):
            if len(allowed) != 1:
                open_.append((a, b))
                continue
            tag = next(iter(allowed))
            if tag[0] in "BS":
                start = a
            if tag[0] in "ES" and start is not None and tag[2:] in NAMES.values():
                names.add((start, b, tag[2:]))
    return names, open_


def score(texts: Sequence[Text], annotator: Annotator) -> Counter[str]:
    """Counts over the documents, for `line` to read."""
    n: Counter[str] = Counter()
    made = [raw(t) for t in texts]
    for text, (_, spans), doc in zip(texts, made, annotator.annotate(s for s, _ in made), strict=True):
        ours = {(t.idx, t.idx + len(t)): t for t in doc if not t.is_space}
        n["said words"] += len(ours)
        for sentence, row in zip(text.sentences, spans, strict=True):
            n["words"] += len(row)
            if sentence.heads is None or sentence.labels is None or sentence.upos is None:
                continue
            for span, head, label, upos in zip(row, sentence.heads, sentence.labels, sentence.upos, strict=True):
                label = label.split(":")[0]
                n[f"gold {label}"] += 1
                token = ours.get(span)
                if token is None:
                    continue
                n["upos"] += token.pos_ == upos
                said = None if token.dep_ == "root" else (token.head.idx, token.head.idx + len(token.head))
                right = said == (row[head - 1] if head else None)
                n["uas"] += right
                right = right and token.dep_.split(":")[0] == label
                n["las"] += right
                n[f"right {label}"] += right
        gold, open_ = gold_names(text, spans)
        found = {(e.start_char, e.end_char, NAMES[e.label_]) for e in doc.ents if e.label_ in NAMES}
        found = {f for f in found if f in gold or not any(a < f[1] and f[0] < b for a, b in open_)}
        for kind in NAMES.values():
            g, f = {x for x in gold if x[2] == kind}, {x for x in found if x[2] == kind}
            n[f"tp {kind}"] += len(g & f); n[f"said {kind}"] += len(f); n[f"gold {kind}"] += len(g)
    return n


def f1(right: int, said: int, gold: int) -> str:
    """In per cent with one decimal; a dash where there is nothing to find."""
    return f"{200 * right / (said + gold):.1f}" if gold else "–"


def line(name: str, n: Counter[str], trees: bool) -> str:
    """One row of the table."""
    word = [f1(n[x], n["said words"], n["words"]) if trees else "–" for x in ("upos", "uas", "las")]
    recall = [f"{100 * n[f'right {x}'] / n[f'gold {x}']:.1f}" if trees else "–" for x in ("nsubj", "obj", "obl")]
    kinds = [f1(n[f"tp {k}"], n[f"said {k}"], n[f"gold {k}"]) for k in NAMES.values()]
    every = f1(*(sum(n[f"{x} {k}"] for k in NAMES.values()) for x in ("tp", "said", "gold")))
    return "| " + " | ".join([name, *word, *recall, *kinds, every]) + " |"


def cost(text: str) -> str:
    """Speed on one thread and load time, in seconds of the processor so that neighbours do not count, and the peak memory of loading and annotating."""
    begun = time.process_time(); annotator = load_annotator(); loaded = time.process_time() - begun
    begun = time.process_time()
    words = sum(len(d) for d in annotator.annotate([text] * 3))
    speed = words / (time.process_time() - begun)
    code = "import sys; from newsgraph.annotation import load_annotator; list(load_annotator().annotate([sys.stdin.read()]))"
    subprocess.run([sys.executable, "-c", code], input=text.encode(), check=True)
    peak = resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss / 1024
    machine = f"a machine with {os.cpu_count()} processors"
    return f"{speed:,.0f} words a processor second on one thread, loaded in {loaded:.2f} s (imports apart), peak memory {peak:.0f} MB; {machine}."


def main() -> None:
    """Score, print, and write the card."""
    ap = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    ap.add_argument("--corpora", type=Path, required=True); ap.add_argument("--card", type=Path)
    a = ap.parse_args()
    annotator = load_annotator()
    ewt = read_ewt(a.corpora / "ewt", a.corpora / "uner-ewt", "test")
    sets = {"EWT test": (ewt, True), "GUM test": (read_gum(a.corpora / "gum", "test"), True), "PUD news": (read_pud(a.corpora / "uner-pud"), False)}
    rows = ["| from raw text | UPOS | UAS | LAS | nsubj | obj | obl | PER | ORG | LOC | names |", "|---|" + "---|" * 10]
    rows += [line(name, score(texts, annotator), trees) for name, (texts, trees) in sets.items()]
    table = "\n".join([*rows, "", cost("\n\n".join(raw(t)[0] for t in ewt[:40]))])
    print(table)
    if a.card:
        card = a.card.read_text(encoding="utf-8")
        head, rest = card.split(BEGIN)
        a.card.write_text(f"{head}{BEGIN}\n{table}\n{END}{rest.split(END)[1]}", encoding="utf-8")


if __name__ == "__main__":
    main()
