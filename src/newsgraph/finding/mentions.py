"""Doc ► mentions: each span that speaks of a person, a group, an organisation, a place or a thing, by name, description or pronoun."""

from __future__ import annotations

from dataclasses import replace

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.mention import Form, Kind, Mention, Mentions
from newsgraph.finding.name_runs import is_heading
from newsgraph.finding.names import find_names
from newsgraph.finding.nested_places import nested_places
from newsgraph.finding.nominals import nominal_mention, pronoun_mention
from newsgraph.finding.wordlists import organization_words, words

__all__ = ["Form", "Kind", "Mention", "Mentions", "find_mentions"]


def find_mentions(doc: Doc, dateline: tuple[int, int] | None = None) -> Mentions:
    """Names, descriptions by their head nouns, pronouns; in order of their first token, never two with one head but for nested names.

    `dateline` are the characters of the place that the article's dateline names, whatever the annotator takes that for.
    """
    names = [_counted(doc, m) for m in _with_dateline(doc, find_names(doc), dateline)]
    named = {i for m in names for i in range(m.start, m.end)}
    found = names + [
        m for token in doc if token.i not in named and not token.is_space and (m := pronoun_mention(token) or nominal_mention(token, named)) is not None
    ]
    found = [replace(m, form=Form.NAME, definite=True) if _is_unseen_name(doc, m) else m for m in found]
    found = _as_what_they_describe(doc, found)
    found.extend(nested_places(doc, found))
    found.sort(key=lambda m: (m.start, -m.end))
    return Mentions(tuple(replace(m, index=k) for k, m in enumerate(found)))


def _counted(doc: Doc, name: Mention) -> Mention:
    """“Four U.S. Marines”, “three Taliban”: a body's name that a number stands before is of so many of its people."""
    head = doc[name.head]
    number = next((c for c in head.children if c.dep_ == "nummod" and c.i < name.head and c.lower_ not in ("one", "1")), None)
    called = head.lower_ in words("armed-bodies") or head.lower_.removesuffix("s") in words("troop-words", "adherents")
    if name.kind is not Kind.ORGANIZATION or number is None or not called:
        return name
    definite = any(c.lower_ in ("the", "these", "those") for c in head.children)
    start = min(number.i, name.start)
    text = " ".join(doc[start : name.end].text.split())
    return replace(name, kind=Kind.GROUP, form=Form.NOMINAL, start=start, text=text, plural=True, definite=definite)


def _as_what_they_describe(doc: Doc, found: list[Mention]) -> list[Mention]:
    """“The developer Barrow Homes”, “chip designer Brightfold”: an agent noun before an organisation's name, as "the developer" later, tells of that."""
    named = {m.start: m for m in found if m.form is Form.NAME}
    nouns: set[str] = set()
    out = []
    for m in sorted(found, key=lambda m: m.start):
        if m.form is Form.NOMINAL and m.kind is Kind.PERSON and not m.plural:
            head, name = doc[m.head], named.get(m.end)
            if name is not None and name.kind is Kind.ORGANIZATION and _are_beside(head, doc[name.head]):
                nouns.add(head.lemma_)
                m = replace(m, kind=Kind.ORGANIZATION)
            elif name is None and m.definite and head.lemma_ in nouns:
                m = replace(m, kind=Kind.ORGANIZATION)
        out.append(m)
    return out


def _are_beside(noun: Token, name: Token) -> bool:
    return noun.head.i == name.i or name.head.i == noun.i or (noun.dep_ == name.dep_ and noun.head.i == name.head.i)


def _with_dateline(doc: Doc, names: list[Mention], dateline: tuple[int, int] | None) -> list[Mention]:
    """The names with "BELL" in "BELL, Calif. —" as a place's, and "TARN, Karvelia (Reuters)" as two places', here and further on."""
    span = doc.char_span(*dateline) if dateline is not None else None
    if span is None or any(t.lower_ in organization_words() for t in span):
        return names  # "Thornby Daily Echo, 14 May"
    end = next((t.i for t in span if t.text == ","), span.end)
    text = " ".join(doc[span.start : end].text.split())
    place = Mention(Kind.PLACE, Form.NAME, span.start, end, doc[span.start : end].root.i, text, definite=True)
    others = [m for m in names if m.end <= span.start or m.start >= end]
    around = {m.text for m in others if end <= m.start < span.end and m.kind is Kind.PERSON}
    return sorted([place, *(replace(m, kind=Kind.PLACE) if m.text in around else m for m in others)], key=lambda m: m.start)


def _is_unseen_name(doc: Doc, mention: Mention) -> bool:
    """“Mallow Way”, “Fern Street”: words for a place, all with capitals, that the annotator took for no name."""
    return (
        mention.kind is Kind.PLACE
        and mention.form is Form.NOMINAL
        and mention.end - mention.start > 1
        and all(t.text[0].isupper() for t in doc[mention.start : mention.end])
        and not is_heading(doc[mention.head].sent)
    )
