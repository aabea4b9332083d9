"""Spans of a text that speak of a person, a group, an organisation, a place or a thing."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum


class Kind(StrEnum):
    """What a mention speaks of."""

    PERSON = "person"
    GROUP = "group"
    ORGANIZATION = "organization"
    PLACE = "place"
    THING = "thing"


class Form(StrEnum):
    """How a mention speaks of it."""

    NAME = "name"
    NOMINAL = "nominal"
    PRONOUN = "pronoun"


@dataclass(frozen=True, slots=True)
class Mention:
    """A span of tokens, `start` to `end` half-open, with its syntactic `head`.

    `text` is the name without title, or the description without article and clauses. `kind` is None for "it" and "they";
    `index` is its place in Mentions.all. `nested` names stand inside another's ("Leeds" in "Leeds City Council").
    """

    kind: Kind | None
    form: Form
    start: int
    end: int
    head: int
    text: str
    title: str | None = None
    plural: bool = False
    gender: str | None = None
    definite: bool = False
    nested: bool = False
    index: int = -1


class Mentions:
    """All mentions of a text in order, and the one that a token belongs to."""

    def __init__(self, found: tuple[Mention, ...]) -> None:
        """Index the mentions by head and by token; a head counts before a span, and nested names not at all."""
        self.all = found
        self._at: dict[int, Mention] = {}
        self._headed: dict[int, list[Mention]] = {}
        for mention in found:
            self._headed.setdefault(mention.head, []).append(mention)
        whole = [m for m in found if not m.nested]
        for mention in whole:
            for i in range(mention.start, mention.end):
                self._at.setdefault(i, mention)
        for mention in whole:
            self._at[mention.head] = mention

    def headed(self, start: int, end: int) -> Iterator[Mention]:
        """The mentions, nested names too, whose heads are among the tokens from `start` to `end`, half-open."""
        for token in range(start, end):
            yield from self._headed.get(token, ())

    def at(self, token: int) -> Mention | None:
        """The mention whose head is `token`, else one whose span contains it."""
        return self._at.get(token)

    def is_named(self, token: int) -> bool:
        """Whether that mention is a name."""
        mention = self._at.get(token)
        return mention is not None and mention.form is Form.NAME
