"""Doc ► mentions: each span that speaks of a person, a group, an organisation, a place or a thing, by name, description or pronoun."""

from __future__ import annotations

import itertools
from dataclasses import replace

from spacy.tokens import Doc

from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.names import name_mention, name_parts
from newsgraph.finding.nominals import nominal_mention, pronoun_mention

__all__ = ["Form", "Kind", "Mention", "Mentions", "find_mentions"]


def find_mentions(doc: Doc) -> Mentions:
    """Names from `doc.ents`, descriptions by their head nouns, pronouns; in order of their first token, never two with one head."""
    names = [m for ent in doc.ents for span in name_parts(ent) if (m := name_mention(span)) is not None]
    named = {i for m in names for i in range(m.start, m.end)}
    found = names + [
        m for token in doc if token.i not in named and not token.is_space and (m := pronoun_mention(token) or nominal_mention(token, named)) is not None
    ]
    found.sort(key=lambda m: (m.start, -m.end))
    _share_surnames(doc, found)
    return Mentions(tuple(replace(m, index=k) for k, m in enumerate(found)))


def _share_surnames(doc: Doc, found: list[Mention]) -> None:
    """“Joanne and Edward Corr” are Joanne Corr and Edward Corr."""
    names = [k for k, m in enumerate(found) if m.kind is Kind.PERSON and m.form is Form.NAME]
    for a, b in itertools.pairwise(names):
        first, second = found[a], found[b]
        words_of_second = second.text.split()
        joined = doc[first.end : second.start].text.strip().lower() in ("and", "&")
        if joined and " " not in first.text and len(words_of_second) == 2 and first.title is None:
            found[a] = replace(first, text=f"{first.text} {words_of_second[-1]}")
