"""The people, groups, organisations, places and things of one article, finished and under construction."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import cached_property, lru_cache
from itertools import accumulate

from newsgraph.annotation.tree import Doc
from newsgraph.finding.attribute import Attribute
from newsgraph.finding.mentions import Form, Kind, Mention, Mentions
from newsgraph.finding.quotations import Quotation
from newsgraph.finding.wordlists import words
from newsgraph.letters import plain
from newsgraph.ontology import Ontology


@dataclass(frozen=True, slots=True)
class Entity:
    """One person, group, organisation, place or thing of the article.

    `name` is the fullest form (a description where there is no name), `aliases` the other full forms, `mentions` indexes into Mentions.all.
    """

    index: int
    kind: Kind
    name: str
    aliases: tuple[str, ...]
    mentions: tuple[int, ...]
    named: bool
    gender: str | None
    titles: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Entities:
    """All entities of an article, and whose each mention is."""

    all: tuple[Entity, ...]
    of: Mapping[int, int]

    def at(self, mention: Mention | None) -> Entity | None:
        """The entity of a mention, None where it was not resolved."""
        return self.all[self.of[mention.index]] if mention is not None and mention.index in self.of else None

    def merged(self, groups: Iterable[Sequence[int]], mentions: Mentions) -> tuple[Entities, Mapping[int, int]]:
        """These entities with each of `groups` (indexes) made one, and what each of the others became; one that became another has no mentions."""
        became: dict[int, int] = {}
        for first, *others in groups:
            target = became.get(first, first)
            for other in others:
                old = became.get(other, other)
                for x in [k for k, v in became.items() if v == old] + [old]:
                    became[x] = target
        out = list(self.all)
        for target in sorted(set(became.values())):
            cluster = Cluster(self.all[target].kind)
            for x in (target, *(k for k, v in became.items() if v == target and k != target)):
                cluster.mentions += [mentions.all[m] for m in self.all[x].mentions]
                out[x] = replace(self.all[x], mentions=())
            found = _entity(target, cluster)
            fullest = max((self.all[target].name, *(self.all[x].name for x in became if became[x] == target)), key=lambda n: len(n.split()))
            told_by_kin = found.named and " " not in found.name and fullest.startswith(f"{found.name} ")  # "Tom" whose mother is Ann Roe
            out[target] = replace(found, name=fullest, aliases=(found.name, *found.aliases)) if told_by_kin else found
        return Entities(tuple(out), {m: e.index for e in out for m in e.mentions}), became


def ages_of(attributes: Sequence[Attribute], mentions: Mentions, entities: Entities) -> dict[int, frozenset[int]]:
    """Entity ► the ages that the text gives it."""
    out: dict[int, frozenset[int]] = {}
    for a in attributes:
        who = entities.at(mentions.all[a.subject])
        if a.property == "ng:age" and isinstance(a.value, int) and who is not None:
            out[who.index] = out.get(who.index, frozenset()) | {a.value}
    return out


@dataclass(slots=True, eq=False)
class Cluster:
    """Mentions of one entity under construction; no cluster equals another."""

    kind: Kind
    mentions: list[Mention] = field(default_factory=list)

    @property
    def names(self) -> list[Mention]:
        """Those that name it."""
        return [m for m in self.mentions if m.form is Form.NAME]

    @property
    def gender(self) -> str | None:
        """The first gender that a mention shows."""
        return next((m.gender for m in self.mentions if m.gender), None)

    @property
    def likely_gender(self) -> str | None:
        """The gender shown, else the one that goes with the given name: enough for a pronoun, too little for a claim."""
        if self.gender is not None or self.kind is not Kind.PERSON:
            return self.gender
        given = {m.text.split()[0].lower() for m in self.names if " " in m.text}
        male, female = bool(given & words("male-names")), bool(given & words("female-names"))
        return None if male == female else "male" if male else "female"

    @property
    def plural(self) -> bool:
        """Whether every mention is of several."""
        return all(m.plural for m in self.mentions)


class State:
    """Clusters under construction; `of` maps a mention's index to its cluster, `ages` to the age in years that the text gives there."""

    def __init__(self, doc: Doc, mentions: Mentions, ontology: Ontology, quotations: Sequence[Quotation], ages: Mapping[int, int]) -> None:
        self.doc, self.mentions, self.ontology = doc, mentions, ontology
        self.of: dict[int, Cluster] = {}
        self.ages = ages
        self.sentence: dict[int, int] = {}
        self.quoted = {i: q for q in quotations if q.direct for i in range(q.start, q.end)}
        self.paragraph: list[int] = list(accumulate("\n" in t.text for t in doc))
        number = 0
        for sentence in doc.sents:  # sentences within a quotation do not count: "he" outside looks over them
            number += sentence.start not in self.quoted or sentence.start - 1 not in self.quoted
            for token in sentence:
                self.sentence[token.i] = number

    def put(self, mention: Mention, cluster: Cluster) -> None:
        """Add a mention to a cluster."""
        cluster.mentions.append(mention)
        self.of[mention.index] = cluster

    def found(self, mention: Mention) -> Cluster:
        """The mention's cluster, a new one where it has none."""
        cluster = self.of.get(mention.index)
        if cluster is None:
            cluster = Cluster(mention.kind or Kind.THING)
            self.put(mention, cluster)
        return cluster

    def told_apart(self, cluster: Cluster, others: Iterable[Mention]) -> bool:
        """Whether age or gender says that a cluster and other mentions are of different people."""
        mine = {self.ages[m.index] for m in cluster.mentions if m.index in self.ages}
        theirs = {self.ages[m.index] for m in others if m.index in self.ages}
        genders = {m.gender for m in others if m.gender} | ({cluster.likely_gender} - {None})
        return len(genders) > 1 or bool(mine and theirs and not mine & theirs)

    @cached_property
    def names(self) -> Mapping[Kind, Sequence[Mention]]:
        """The names of each kind, in order."""
        return {kind: [m for m in self.mentions.all if m.form is Form.NAME and m.kind is kind] for kind in Kind}

    @cached_property
    def most_named(self) -> int:
        """How often the person is named whom the article names most often, once names are joined."""
        return max((len(c.names) for c in self.of.values() if c.kind is Kind.PERSON), default=0)

    def merge(self, into: Cluster, other: Cluster) -> None:
        """Move all mentions of `other` to `into`."""
        if into is other:
            return
        for mention in other.mentions:
            self.put(mention, into)
        other.mentions = []

    def entities(self) -> Entities:
        """The clusters as entities, in the order of their first mentions."""
        clusters: list[Cluster] = []
        for mention in self.mentions.all:
            cluster = self.of.get(mention.index)
            if cluster is not None and all(cluster is not c for c in clusters[-50:]) and cluster.mentions[0] is mention:
                clusters.append(cluster)
        out = [_entity(k, c) for k, c in enumerate(clusters)]
        return Entities(tuple(out), {m: e.index for e in out for m in e.mentions})


def _entity(index: int, cluster: Cluster) -> Entity:
    ordered = sorted(cluster.mentions, key=lambda m: m.start)
    names = [m for m in ordered if m.form is Form.NAME]
    described = [m for m in ordered if m.form is Form.NOMINAL]
    best = max(names, key=lambda m: (len(m.text.split()), m.text[:1].isupper() and not m.text.isupper(), len(m.text), -m.start), default=None)
    name = (best or (described or ordered)[0]).text
    forms = dict.fromkeys(m.text for m in names if m.text != name)
    return Entity(
        index=index,
        kind=cluster.kind,
        name=name,
        aliases=tuple(forms),
        mentions=tuple(m.index for m in ordered),
        named=bool(names),
        gender=cluster.gender,
        titles=tuple(dict.fromkeys(m.title for m in ordered if m.title)),
    )


@lru_cache(maxsize=65536)
def key(name: str) -> tuple[str, ...]:
    """A name's words for comparison: lower case, no accents, no article, no possessive, no full stops."""
    parts = re.findall(r"[^\W_]+", re.sub(r"['’]s\b|[.'’]", "", plain(name).lower()))
    return tuple(w for k, w in enumerate(parts) if not (k == 0 and w == "the" and len(parts) > 1))
