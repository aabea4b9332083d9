"""Names within GUM's mentions, which are whole phrases: the mention's head with what belongs to the name around it."""

from __future__ import annotations

import re

from sentences import ANY, TITLES, Sentence, bioes

_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None, "abstract": "MISC", "event": "MISC", "object": "MISC",
          "animal": "MISC", "plant": "MISC", "substance": "MISC"}  # fmt: skip

_GUM_TYPES = {"person": "PER", "organization": "ORG", "place": "LOC", "time": None, "abstract": "MISC", "event": "MISC", "object": "MISC",
              "animal": "MISC", "plant": "MISC", "substance": "MISC"}  # fmt: skip


def gum_names(s: Sentence, misc: list[str]) -> list[frozenset[str]]:
    """Names within GUM's mentions: the mention's head, if it is a proper noun, with what belongs to the name around it."""
    allowed = [frozenset({"O"}) if p != "PROPN" or w.lower() in TITLES or "@" in w else ANY for p, w in zip(s.upos, s.words, strict=True)]
    mentions = _mentions(misc)
    done: set[int] = set()
    for start, end, mentioned in sorted(mentions, key=lambda x: x[0] - x[1]):
        head = next((i for i in range(start, end) if not start < s.heads[i] <= end or s.heads[i] == 0), None)
        if head is None or s.upos[head] != "PROPN":
            continue
        if mentioned == "time":
            for i in range(start, end):
                allowed[i] = frozenset({"O"})
            continue
        kind = _TYPES[mentioned]
        if kind == "PER":
            if s.xpos[head] == "NNPS" or (s.words[head].lower() in TITLES and "flat" not in s.labels[head + 1 : head + 2]):
                continue
            a, b = _person(s, head, end)
        else:
            inner = {i for x, y, _ in mentions if start <= x and y < end and (x, y) != (start, end) for i in range(x, y)}
            a, b = _name(s, head, start, end, kind, inner)
        if done & set(range(a, b)):
            continue
        done |= set(range(a, b))
        for i in range(a, b):
            allowed[i] = frozenset({bioes(i, a, b) + "-" + kind})
    return allowed


def _mentions(misc: list[str]) -> list[tuple[int, int, str]]:
    """GUM's mentions as (first word, end, type)."""
    spans, open_ = [], []
    for i, m in enumerate(misc):
        found = re.search(r"Entity=([^|]+)", m)
        if not found:
            continue
        for opened, closed in re.findall(r"(\([^()]+)|(\))", re.sub(r"(\d+)\)", ")", re.sub(r"\)?\d+\[\d/\d\]\)?", ")", found[1]))):
            if opened:
                parts = opened[1:].split("-")
                open_.append((i, parts[1] if len(parts) > 1 else "abstract"))
            elif closed and open_:
                start, kind = open_.pop()
                spans.append((start, i + 1, kind))
    return spans


def _person(s: Sentence, head: int, end: int) -> tuple[int, int]:
    """The head and the flat names after it: GUM hangs titles and employers on the first name."""
    b = head + 1
    while b < end and (
        (s.labels[b] == "flat" and s.heads[b] == head + 1)
        or (s.upos[b] == "PUNCT" and b + 1 < end and s.labels[b + 1] == "flat" and s.words[b] in "-.'\"“”")
    ):
        b += 1
    return head, b


def _name(s: Sentence, head: int, start: int, end: int, kind: str, inner: set[int]) -> tuple[int, int]:
    """The head with the capitalised words around it; a possessor that is itself a mention stays outside."""
    a, b = head, head + 1
    while a > start and (
        s.upos[a - 1] in ("PROPN", "NUM", "SYM")
        or s.words[a - 1] in ("-", "&", "/", ".")
        or (s.words[a - 1] in ("'s", "’s") and a - 1 not in inner)
        or (s.upos[a - 1] in ("ADJ", "NOUN", "VERB") and s.words[a - 1][:1].isupper() and a - 1 > 0)
    ):
        a -= 1
    while b < end:
        word, upos, named = s.words[b], s.upos[b], b + 1 < end and (s.upos[b + 1] == "PROPN" or s.words[b + 1][:1].isupper())
        joins = ("of", "for", "and", "the", "on", "de") if kind in ("ORG", "MISC") else ("of", "the", "de")
        if not (
            upos in ("PROPN", "NUM")
            or (word[:1].isupper() and upos in ("NOUN", "ADJ"))
            or (word in ("-", "&", "'s", "’s") and b + 1 < end and s.upos[b + 1] == "PROPN")
            or (word in joins and (named or (b + 1 < end and s.upos[b + 1] == "DET")))
        ):
            break
        b += 1
    while b > a + 1 and s.words[b - 1] in ("of", "for", "and", "the", "on", "'s", "’s", "-", "de"):
        b -= 1
    while a < b - 1 and s.words[a] in ("'s", "’s", "-", ".", "&", "/"):
        a += 1
    return a, b
