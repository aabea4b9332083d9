"""The embedded annotator: article texts ► spaCy Docs with tags, lemmas, Universal Dependencies, sentences and names."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

import numpy as np
from numpy.typing import NDArray
from spacy.tokens import Doc, Span

from newsgraph.annotation.decoding import best_tags, best_tree, transitions
from newsgraph.annotation.lemmas import lemma
from newsgraph.annotation.names import consistent_names
from newsgraph.annotation.network import WINDOW, Network, Scores
from newsgraph.annotation.tokens import tokenized
from newsgraph.reading.bylines import dateline

_HEAD = 200  # words, within which a paragraph may open with a dateline
_BULLETS = frozenset(("-", "–", "•", "*", "·", "▪", "●"))
_LABELS = {"PER": "PERSON", "ORG": "ORG", "LOC": "LOC", "MISC": "MISC"}


@dataclass(slots=True)
class _Draft:
    """One text on its way: its words, where paragraphs and what follows a dateline or a bullet begin, and what has been decided of each word."""

    doc: Doc
    index: list[int]  # word ► token of the Doc
    words: list[str]
    begins: list[bool]
    reports: list[bool]
    upos: list[str] = field(default_factory=list)
    xpos: list[str] = field(default_factory=list)
    heads: list[int] = field(default_factory=list)
    labels: list[str] = field(default_factory=list)
    names: list[NDArray[np.float32]] = field(default_factory=list)
    tags: list[int] = field(default_factory=list)


class EmbeddedAnnotator:
    """The model that we train and ship; `annotate` never raises on any text and keeps the order of its input."""

    name = "embedded"

    def __init__(self, threads: int = 1) -> None:
        """Open the network; `threads` bounds its processor threads."""
        self._network = Network(threads=threads)
        self._rules = transitions(self._network.names)

    @property
    def version(self) -> str:
        """Digits that change when the model does."""
        return self._network.version

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A Doc for each text, lazily; what it holds depends on the text alone."""
        for text in texts:
            draft = _draft(text)
            self._read(draft)
            yield self._doc(draft)

    def _read(self, draft: _Draft) -> None:
        """Score and decide every word once; a window that cannot hold its paragraphs ends before the last sentence that it saw begin."""
        for at, end in pairwise(_chunks(draft, self._network)):
            while at < end:
                stop = self._fit(draft, at, end)
                scores = self._network.score(draft.words[at:stop], draft.begins[at:stop])
                if stop < end:
                    later = [i for i in range(1, stop - at) if scores.starts[i] > 0]
                    stop = at + later[-1] if later else stop
                self._decide(draft, at, stop, scores)
                at = stop

    def _fit(self, draft: _Draft, start: int, end: int) -> int:
        """The end of the longest window from `start` within WINDOW pieces, at least one word."""
        used = 2
        for i in range(start, end):
            used += len(self._network.pieces(draft.words[i])) + (1 if draft.begins[i] else 0)
            if used > WINDOW and i > start:
                return i
        return end

    def _decide(self, draft: _Draft, start: int, end: int, scores: Scores) -> None:
        """Tags, sentences, trees and names of the words `start` to `end`, in order."""
        net, n = self._network, end - start
        begins = [i == 0 or draft.begins[start + i] or draft.reports[start + i] or bool(scores.starts[i] > 0) for i in range(n)]
        edges = [i for i in range(n) if begins[i]] + [n]
        heads = np.empty(n, dtype=np.intp)
        for a, b in itertools.pairwise(edges):
            columns = np.r_[0, a + 1 : b + 1]
            heads[a:b] = a + np.asarray(best_tree(scores.arcs[a:b][:, columns]))
            draft.tags.extend(best_tags(scores.names[a:b], self._rules))
        relations = net.label_of(scores.label_dep[:n], scores.label_head[heads])
        draft.heads.extend(int(start + h) for h in heads)
        draft.labels.extend("root" if h == i else _no_root(net.labels[r]) for i, (h, r) in enumerate(zip(heads, relations, strict=True)))
        draft.upos.extend(net.upos[i] for i in scores.upos[:n])
        draft.xpos.extend(net.xpos[i] for i in scores.xpos[:n])
        draft.names.extend(scores.names[:n])

    def _doc(self, draft: _Draft) -> Doc:
        """White space hangs on the word before it, at the beginning on the first word; sentences are what the roots span."""
        doc = draft.doc
        n = len(doc)
        pos, tags, lemmas, deps = ["SPACE"] * n, ["_SP"] * n, [t.text for t in doc], ["dep"] * n
        heads = [draft.index[max(0, k - 1)] for k in np.searchsorted(draft.index, range(n), side="right")] if draft.index else [0] * n
        for k, i in enumerate(draft.index):
            pos[i], tags[i], lemmas[i] = draft.upos[k], draft.xpos[k], lemma(draft.words[k], draft.xpos[k])
            heads[i], deps[i] = draft.index[draft.heads[k]], draft.labels[k]
        if n and not draft.index:
            deps[0] = "root"
        spaces = [bool(t.whitespace_) for t in doc]
        annotated = Doc(doc.vocab, [t.text for t in doc], spaces, pos=pos, tags=tags, lemmas=lemmas, heads=heads, deps=deps)
        if draft.names:
            found = consistent_names(draft.words, [self._network.names[t] for t in draft.tags], np.stack(draft.names), self._network.names)
            annotated.set_ents([Span(annotated, draft.index[a], draft.index[b - 1] + 1, label=_LABELS[t]) for a, b, t in found])
        return annotated


def _no_root(label: str) -> str:
    return "dep" if label == "root" else label


def _draft(text: str) -> _Draft:
    doc = tokenized(text)
    index = [t.i for t in doc if not t.is_space]
    begins, reports, previous, report = [], [], -1, 0
    for k, i in enumerate(index):
        at = doc[i].idx
        gap = text[doc[previous].idx + len(doc[previous]) : at] if previous >= 0 else "\n\n"
        begins.append(gap.count("\n") > 1)
        reports.append(0 < report <= at or ("\n" in gap and doc[i].text in _BULLETS))
        if begins[-1] or reports[-1]:
            head = dateline(text[at:].split("\n", 1)[0]) if begins[-1] and k < _HEAD else None
            report = at + head.end if head is not None else 0
        previous = i
    return _Draft(doc, index, [doc[i].text for i in index], begins, reports)


def _chunks(draft: _Draft, network: Network) -> list[int]:
    """Word indices where windows of whole paragraphs begin, and the end."""
    out, used = [0], 2
    paragraph, length = 0, 0
    for i, word in enumerate(draft.words):
        if draft.begins[i] and i:
            if used + length > WINDOW and paragraph > out[-1]:
                out.append(paragraph)
                used = 2
            used += length
            paragraph, length = i, 1
        length += len(network.pieces(word))
    if used + length > WINDOW and paragraph > out[-1]:
        out.append(paragraph)
    return [*out, len(draft.words)]
