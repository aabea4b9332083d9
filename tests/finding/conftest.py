"""Annotated sentences written out by hand, so that a test of what is found does not depend on the annotator."""

from __future__ import annotations

from collections.abc import Callable

import pytest
import spacy
from spacy.tokens import Doc as Annotated
from spacy.tokens import Span

from newsgraph.annotation.tree import Doc


@pytest.fixture(scope="session")
def parsed() -> Callable[[str, str], Doc]:
    """A function from "word/POS/TAG/dep/head[/lemma] …" (heads are token numbers, a leading _ joins a token to the one before) and "0-2 PERSON, …" to a Doc."""

    vocab = spacy.blank("en").vocab

    def build(tokens: str, ents: str = "") -> Doc:
        rows = [t.split("/") for t in tokens.split()]
        joined = [r[0].startswith("_") for r in rows[1:]] + [True]
        doc = Annotated(
            vocab,
            words=[r[0].removeprefix("_") for r in rows],
            spaces=[not j for j in joined],
            pos=[r[1] for r in rows],
            tags=[r[2] for r in rows],
            lemmas=[r[5] if len(r) > 5 else r[0].removeprefix("_").lower() for r in rows],
            deps=[r[3] for r in rows],
            heads=[int(r[4]) for r in rows],
        )
        spans = []
        for ent in filter(None, ents.split(", ")):
            where, label = ent.split()
            start, end = map(int, where.split("-"))
            spans.append(Span(doc, start, end, label=label))
        doc.set_ents(spans)
        return Doc(doc)

    return build
