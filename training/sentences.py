"""Sentences of a corpus with their gold, and the tags that names have."""

from __future__ import annotations

from dataclasses import dataclass, field

UPOS = "ADJ ADP ADV AUX CCONJ DET INTJ NOUN NUM PART PRON PROPN PUNCT SCONJ SYM VERB X".split()
TYPES = ("PER", "ORG", "LOC", "MISC")
TAGS = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BIES"]
ANY = frozenset(TAGS)
TITLES = frozenset("mr mrs ms miss dr sir dame lord lady president senator sen. rep. prof professor prime minister mr. mrs. ms. dr. prof. king queen "
                    "prince princess general colonel captain judge justice secretary chancellor governor mayor pope emperor empress earl duke duchess "
                    "protector commander administrator cardinal bishop reverend ambassador spokesperson spokesman commodore advisor envoy".split())  # fmt: skip


@dataclass(slots=True)
class Sentence:
    """Words of one sentence; `heads` 1-based with 0 the root; None for a layer that the corpus does not have."""

    words: list[str]
    spaces: list[bool]
    upos: list[str] | None = None
    xpos: list[str] | None = None
    lemmas: list[str] | None = None
    heads: list[int] | None = None
    labels: list[str] | None = None
    allowed: list[frozenset[str]] | None = None
    paragraph: bool = False


@dataclass(slots=True)
class Text:
    """One document of a corpus."""

    id: str
    sentences: list[Sentence] = field(default_factory=list)


def bioes(i: int, a: int, b: int) -> str:
    """Where word `i` stands in a name of the words `a` to `b`: Beginning, Inside, End, or a Single word."""
    return "S" if b - a == 1 else "B" if i == a else "E" if i == b - 1 else "I"
