"""A dateline stands before the sentence and is no part of it: “LYON, France (AP) — Ann Roe won …” has one subject, and it is not Lyon."""

from __future__ import annotations

import numpy as np
from spacy.tokens import Doc, Token

_APART = "dep"


def set_apart(doc: Doc, begin: int, end: int) -> None:
    """Hang what stands at characters `begin` to `end` on the root of its sentence, and what the parse hung on it where it would hang without it."""
    last = max((t.i for t in doc if begin <= t.idx < end), default=None)
    if last is None:
        return
    sentence = list(doc[last].sent)
    inside = {t.i for t in sentence if t.i <= last}
    rest = [t for t in sentence if t.i > last and not t.is_space]
    if not rest:
        return
    heads = {t.i: t.head.i for t in sentence}
    deps = {t.i: t.dep_ for t in sentence}
    top = min((t for t in rest if t.head.i in inside or t.head.i == t.i), key=lambda t: (t.head.i != t.i, t.pos_ not in ("VERB", "AUX"), t.i))
    above = {t.i: _outside(t, inside) for t in rest if t.head.i in inside}
    for i, (head, dep) in above.items():
        heads[i], deps[i] = (head, dep) if head is not None and head != i else (top.i, "parataxis")
    if _outside(top, inside)[0] is None or top.head.i == top.i:
        heads[top.i], deps[top.i] = top.i, "root"
    for i in inside:
        if heads[i] not in inside or heads[i] == i:
            heads[i], deps[i] = top.i, _APART
    for i in above:
        other = next((t.i for t in rest if t.i > i and t.i not in above and heads[t.i] == heads[i] and deps[t.i] == deps[i] and "subj" in deps[i]), None)
        if other is not None:
            heads[i], deps[i] = other, "nmod:desc"  # "teenager Lenka Marek"
    table = np.asarray(doc.to_array(["HEAD", "DEP"]), dtype=np.uint64)
    for i, head in heads.items():
        table[i] = np.int64(head - i).astype(np.uint64), doc.vocab.strings.add(deps[i])
    doc.from_array(["HEAD", "DEP"], table)  # type: ignore[arg-type]


def _outside(token: Token, inside: set[int]) -> tuple[int | None, str]:
    """The nearest head of a token that is not `inside`, and how what is between hangs on it; None where there is none."""
    dep = token.dep_
    while token.head.i in inside:
        if token.head.head.i == token.head.i:
            return None, dep
        token = token.head
        dep = token.dep_
    return token.head.i, dep
