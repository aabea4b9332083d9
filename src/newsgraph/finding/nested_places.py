"""Place names inside other names: "Leeds" in "Leeds City Council" and "north Leeds", "Harris County" in "Harris County Sheriff's Office".

They show where an article plays, though the text there speaks of something else; so they stand beside the mentions and are none at their
tokens.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from newsgraph.annotation.tree import Doc, Token
from newsgraph.finding.mention import Form, Kind, Mention
from newsgraph.finding.wordlists import words


def nested_places(doc: Doc, names: Iterable[Mention]) -> Iterator[Mention]:
    """The place name that a local body's name begins with, and that which a part of town is named after."""
    for name in names:
        start, end = _body(doc, name)
        if start == end and name.kind is Kind.PLACE:
            start, end = _part(doc, name)
        if start < end and doc[start].text[0].isupper() and not any(doc[i].lower_ in words("wide-bodies") for i in range(start, end)):
            yield Mention(Kind.PLACE, Form.NAME, start, end, end - 1, " ".join(doc[start:end].text.split()), definite=True, nested=True)


def _body(doc: Doc, name: Mention) -> tuple[int, int]:
    """The words before those for the body; none where there is no body behind capitalised words."""
    if name.kind in (Kind.ORGANIZATION, Kind.PLACE):
        for i in range(name.start + 1, name.end):
            if doc[i].lower_ in words("area-nouns") and i + 1 < name.end and _is_body(doc[i + 1], name):
                return name.start, i + 1
            if _is_body(doc[i], name):
                return name.start, i
            if not doc[i].text[:1].isupper():
                break
    after = doc[name.end].lower_ if name.end < len(doc) else ""
    if name.title is None and name.kind is not Kind.PLACE and after in ("police", "pd", "firefighters") and name.end - name.start <= 3:
        return name.start, name.end
    return name.start, name.start


def _is_body(token: Token, name: Mention) -> bool:
    """“Police”, “Fire” before Department or Rescue, “City” before Council or Hall."""
    if token.lower_ in words("local-bodies"):
        return True
    after = token.nbor(1) if token.i + 1 < name.end else None
    return token.lower_ in words("local-body-beginnings") and after is not None and after.lower_ in words("local-body-ends")


def _part(doc: Doc, name: Mention) -> tuple[int, int]:
    """“North Philadelphia”, “West Side Lowell”, “Derby city centre”: what stands behind the direction or before the words for a part."""
    start, end = name.start, name.end
    while end > start and doc[end - 1].text.islower() and doc[end - 1].is_alpha:
        end -= 1
    if start < end < name.end and all(t.text[0].isupper() for t in doc[start:end]) and doc[end].lower_ in words("vague-places"):
        return start, end
    while start < name.end - 1 and (doc[start].lower_ in words("directions") or (start > name.start and doc[start].text == "Side")):
        start += 1
    return (start, name.end) if start > name.start and doc[start].text[0].isupper() else (start, start)
