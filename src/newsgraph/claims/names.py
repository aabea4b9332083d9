"""The IRI of each thing of an article: readable, and distinct where the things are."""

from __future__ import annotations

from collections.abc import Iterable

from newsgraph.claims.story import Story
from newsgraph.finding.mentions import Kind
from newsgraph.identifiers import article_iri, slug, thing_iri
from newsgraph.resolving.scene import Happening

_ROOMS = {Kind.PERSON: "person", Kind.GROUP: "group", Kind.ORGANIZATION: "organization", Kind.PLACE: "place", Kind.THING: "thing"}


class Namer:
    """Mints the IRIs of one article's things, each once; two things of one name in one room get a number."""

    def __init__(self, story: Story, base: str) -> None:
        """Name all entities and happenings of the story."""
        self.base = base
        self.article = article_iri(base, story.document.article.id)
        self._local = slug(story.document.article.id)
        self._taken: set[str] = set()
        self.entities = {e.index: self.mint(_ROOMS[e.kind], e.name, local=not e.named) for e in story.entities.all if e.mentions}
        self.labels = {id(h): event_label(h, story) for h in story.happenings}
        self.events = {id(h): self.mint("event", _event_slug(self.labels[id(h)], h, story)) for h in story.happenings}

    def mint(self, room: str, name: str, *, local: bool = False) -> str:
        """A new IRI in `room`; a `local` one carries the article's id, because its name says nothing outside of it."""
        wanted = thing_iri(self.base, room, f"{self._local} {name}" if local else name)
        iri, k = wanted, 1
        while iri in self._taken:
            k += 1
            iri = f"{wanted}-{k}"
        self._taken.add(iri)
        return iri


def event_label(happening: Happening, story: Story) -> str:
    """What the text calls the event, else a short label made of type, place and date."""
    if happening.names:
        return max(happening.names, key=lambda n: (len(n), n))
    cls = story.ontology.most_specific(happening.classes)[0]
    label = (_phrase(happening, story) or story.ontology.labels.get(cls, cls.rsplit("#", 1)[-1])).capitalize()
    who = next((story.entities.all[x].name for (_, x) in _core(happening) if story.entities.all[x].named), None)
    if (place := first_place(happening, story)) is not None and story.entities.all[place].named:
        label += f" in {story.entities.all[place].name}"
    elif who:
        label += f", {who}"
    dates = happening.dates()
    return f"{label}, {dates[0][:10]}" if dates else label


def _phrase(happening: Happening, story: Story) -> str | None:
    """The words of several that the text has for it: "civil war", "house fire", "bail hearing"; not "critical condition"."""
    told = (story.doc[t.start : t.end] for t in happening.tellings if t.noun and not t.consequence and t.end - t.start > 1)
    return next((t.text for t in told if all(w.is_alpha and w.tag_ not in ("NNS", "NNPS") for w in t)), None)


def _event_slug(label: str, happening: Happening, story: Story) -> str:
    dates = happening.dates()
    return f"{label} {dates[0][:10]}" if dates and dates[0][:10] not in label else label


def _core(happening: Happening) -> Iterable[tuple[str, int]]:
    return sorted(happening.roles, key=lambda r: (happening.roles[r].head, r))


def first_place(happening: Happening, story: Story) -> int | None:
    """The most specific place with a name: one that lies within another of the event's, else the first told."""
    places = list(happening.places)
    if not places:
        return None
    depth = {p: len(story.within.get(p, ())) + any(inner == p for inner, _ in story.assumed) for p in places}
    return max(places, key=lambda p: (story.entities.all[p].named, depth[p], -places.index(p)))
