"""What the templates call: terms in words, links, and the numbers of passages."""

from __future__ import annotations

import re
import textwrap
from collections.abc import Callable, Iterable, Sequence
from decimal import Decimal, InvalidOperation
from functools import lru_cache
from pathlib import Path
from typing import Protocol

import jinja2
import pyoxigraph as ox

from newsgraph.asking.articles import Told
from newsgraph.asking.evidence import HEADLINE, Evidence, Passage, one
from newsgraph.asking.profiles import CREATOR, TEXT, Fact, Profile, in_words, is_role, kind_of, types_of
from newsgraph.asking.things import label
from newsgraph.namespaces import PREFIXES, SCHEMA, XSD
from newsgraph.showing import calendar
from newsgraph.storing.store import Store

TEMPLATES = Path(__file__).parent / "templates"
YASGUI = Path(__file__).parent / "yasgui"
_APART = frozenset(("claim", "passage", "article", "figure", "statement"))
_VOCABULARY = tuple(PREFIXES[p] for p in ("ng", "schema", "rdf", "rdfs", "owl"))
_OR_MORE = re.compile(r"([\d,]+) or more")
_LONGEST_QUOTE = 100
# What a thing is to another that names it as its value, where the property read backwards says it badly.
_OTHERWISE = {
    SCHEMA + "location": "what happened there",
    SCHEMA + "containedInPlace": "contains",
    SCHEMA + "worksFor": "employs",
    SCHEMA + "memberOf": "members",
    SCHEMA + "birthPlace": "born there",
    SCHEMA + "homeLocation": "lives there",
    SCHEMA + "nationality": "nationals",
    SCHEMA + "superEvent": "part of it",
}
_DATES = frozenset(XSD + kind for kind in ("date", "dateTime", "gYear", "gYearMonth"))
_NUMBERS = frozenset(XSD + kind for kind in ("integer", "decimal", "nonNegativeInteger"))


@lru_cache(maxsize=1)
def templates() -> jinja2.Environment:
    """The templates; whatever they write is escaped, and a name that they do not know is an error."""
    environment = jinja2.Environment(
        loader=jinja2.FileSystemLoader(TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
        auto_reload=False,
    )
    environment.filters["words"] = in_words
    environment.filters["date"] = calendar.in_words
    environment.filters["undated"] = calendar.without_date
    return environment


class Cited(Protocol):
    """What stands on passages: a fact, a figure, a side of a conflict."""

    @property
    def evidence(self) -> Sequence[Evidence]:
        """The claims."""


class View:
    """Terms of a store as a page shows them.

    `href` gives the address of a thing on this page or site, None where it has none; `passage` that of a passage with its short label.
    """

    def __init__(self, store: Store, href: Callable[[ox.NamedNode], str | None], passage: Callable[[Passage], tuple[str, str | None]]) -> None:
        self.store = store
        self.href = href
        self.passage = passage
        self._names: dict[object, str] = {}

    def name(self, node: ox.NamedNode | ox.BlankNode | ox.Literal | ox.Triple) -> str:
        """The name of a thing, a term of a vocabulary in words, or a literal as people write it."""
        if isinstance(node, ox.Literal):
            return _literal(node)
        if isinstance(node, ox.Triple):
            return str(node)
        if node not in self._names:
            self._names[node] = self._named(node)
        return self._names[node]

    def _named(self, node: ox.NamedNode | ox.BlankNode) -> str:
        said = one(self.store, node, TEXT) or one(self.store, node, HEADLINE)
        if isinstance(said, ox.Literal):
            return textwrap.shorten(said.value, _LONGEST_QUOTE, placeholder=" …")
        if isinstance(node, ox.NamedNode) and node.value.startswith(_VOCABULARY):
            return in_words(node.value)
        return calendar.with_date_in_words(label(self.store, node))

    def kind(self, node: object) -> str:
        """The kind of a thing, as the style sheet colours it; "" for a literal and for what the store does not know."""
        types = types_of(self.store, node) if isinstance(node, ox.NamedNode | ox.BlankNode) else []
        return kind_of(types) if types else ""

    def link(self, node: object) -> str | None:
        """The address of a thing; None for a literal, a term of a vocabulary and whatever else has none."""
        return self.href(node) if isinstance(node, ox.NamedNode) and not node.value.startswith(_VOCABULARY) else None

    def web(self, url: object) -> str | None:
        """An address that a page may link to; None for any other scheme than http and https."""
        text = getattr(url, "value", url)
        return text if isinstance(text, str) and text.startswith(("https://", "http://")) else None

    def page(self, node: ox.NamedNode) -> str | None:
        """The address of a thing's own page; None where everything is on one page."""
        return None

    def id(self, node: ox.NamedNode) -> str:
        """The element that shows a thing; "" where it needs none."""
        return ""

    def fragments(self, article: Told, passage: str) -> list[str]:
        """The elements to put where a passage ("char=0,20") begins, so that links find it."""
        return [passage]

    def address(self, iri: str) -> str | None:
        """The address of the thing with this IRI."""
        return self.href(ox.NamedNode(iri))

    def title(self, iri: str) -> str:
        """The name of the thing with this IRI."""
        return self.name(ox.NamedNode(iri))

    def rows(self, facts: Iterable[Fact]) -> list[tuple[str, list[Fact]]]:
        """Facts by property in words, in the order in which they come."""
        found: dict[str, list[Fact]] = {}
        for fact in facts:
            found.setdefault(in_words(fact.predicate.value), []).append(fact)
        return list(found.items())

    def parts(self, thing: Profile) -> list[tuple[str, list[Fact]]]:
        """Where other things name this one, by what it is to them: "victim", "employer of"."""
        found: dict[str, list[Fact]] = {}
        for fact in thing.elsewhere:
            kind = self.kind(fact.subject)
            if kind not in _APART:
                words = _OTHERWISE.get(fact.predicate.value) or in_words(fact.predicate.value) + ("" if is_role(fact.predicate) else " of")
                found.setdefault(words, []).append(fact)
        return list(found.items())

    def statements(self, thing: Profile) -> tuple[int, str] | None:
        """How many statements a thing made, and where they are shown; None where it made none."""
        made = sum(1 for f in thing.elsewhere if f.predicate == CREATOR)
        return (made, "#statements") if made else None

    def figure(self, text: object) -> str:
        """A figure in words, a whole number more than a round one as newspapers write it: "501 or more" as "more than 500"."""
        found = _OR_MORE.match(str(text))
        number = int(found[1].replace(",", "")) if found else 0
        return f"more than {number - 1:,}{str(text)[found.end() :]}" if found and number > 10 and number % 10 == 1 else str(text)

    def direct(self, statement: Profile) -> bool:
        """Whether the words stand in quotation marks."""
        return any(isinstance(f.value, ox.Literal) and f.value.value == "true" for f in statement.facts if f.predicate.value.endswith("#direct"))

    def outside(self, node: object) -> str | None:
        """The address of a thing that the store only points to, such as a GeoNames entry; None for all others."""
        unknown = isinstance(node, ox.NamedNode) and not node.value.startswith(_VOCABULARY) and not self.kind(node)
        return self.web(node) if unknown else None

    def refs(self, facts: Iterable[Cited]) -> list[tuple[str, str | None, str, str]]:
        """The passages of facts, each once: label, address, quote, and the status or speaker where it is not plainly said."""
        found: dict[str, tuple[str, str | None, str, str]] = {}
        for fact in facts:
            for e in fact.evidence:
                said = [] if e.status == "Occurred" else [e.status.lower()]
                said += [f"on the word of {e.speaker}"] if e.speaker else []
                for p in e.passages:
                    found.setdefault(p.iri, (*self.passage(p), " ".join((p.words or "").split()), ", ".join(said)))
        return list(found.values())


def _literal(literal: ox.Literal) -> str:
    kind = literal.datatype.value
    if kind in _DATES:
        return calendar.in_words(literal.value)
    if kind in _NUMBERS:
        try:
            return f"{Decimal(literal.value):,f}"
        except InvalidOperation:
            return literal.value
    return {"true": "yes", "false": "no"}.get(literal.value, literal.value) if kind.endswith("#boolean") else literal.value
