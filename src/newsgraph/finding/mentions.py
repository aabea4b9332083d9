"""Doc ► mentions: each span that speaks of a person, a group, an organisation, a place or a thing, by name, description or pronoun."""

from __future__ import annotations

from dataclasses import replace

from spacy.tokens import Doc

from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.names import find_names
from newsgraph.finding.nominals import nominal_mention, pronoun_mention

__all__ = ["Form", "Kind", "Mention", "Mentions", "find_mentions"]


def find_mentions(doc: Doc) -> Mentions:
    """Names, descriptions by their head nouns, pronouns; in order of their first token, never two with one head."""
    names = find_names(doc)
    named = {i for m in names for i in range(m.start, m.end)}
    found = names + [
        m for token in doc if token.i not in named and not token.is_space and (m := pronoun_mention(token) or nominal_mention(token, named)) is not None
    ]
    found.sort(key=lambda m: (m.start, -m.end))
    return Mentions(tuple(replace(m, index=k) for k, m in enumerate(found)))
