"""What the article says: entities and events ► claims, each with its passage, status and speaker."""

from __future__ import annotations

from newsgraph.claims.claim import Claim
from newsgraph.claims.entities import entity_claims
from newsgraph.claims.events import event_claims
from newsgraph.claims.generic import generic_entities
from newsgraph.claims.names import Namer
from newsgraph.claims.statements import statement_claims
from newsgraph.claims.story import Story
from newsgraph.claims.surveys import survey_claims
from newsgraph.errors import InternalError
from newsgraph.finding.mentions import Kind
from newsgraph.resolving.entities import Entity

__all__ = ["Claim", "Story", "claims_of"]


def claims_of(story: Story, base: str) -> tuple[Claim, ...]:
    """All claims of an article, sorted; raises InternalError where a passage is not inside the text."""
    namer = Namer(story, base)
    wanted = _wanted(story)
    found = [*entity_claims(story, namer, wanted), *statement_claims(story, namer, wanted), *survey_claims(story, namer)]
    for happening in story.happenings:
        found.extend(event_claims(happening, story, namer))
    for claim in found:
        if not 0 <= claim.begin < claim.end <= len(story.document.text):
            raise InternalError(
                f"The article {story.document.article.id} has no characters {claim.begin} to {claim.end}, where {claim.predicate} "
                "should stand. Please report this with the article."
            )
    unsaid = {namer.entities[x] for x in generic_entities(story)}
    found = [c for c in found if c.subject not in unsaid and (c.object.datatype or c.object.text not in unsaid)]
    surest = {_what(c): c for c in sorted(found, key=lambda c: c.confidence)}  # what a passage says by name and by description is one claim
    return tuple(surest[key] for key in sorted(surest))


def _what(c: Claim) -> tuple[object, ...]:
    return (c.subject, c.predicate, c.object, c.begin, c.end, c.status, c.speaker or "")


def _wanted(story: Story) -> set[int]:
    """Entities worth a node: named ones, and others of which the article says something."""
    roles = {x for h in story.happenings for (_, x) in h.roles} | {x for h in story.happenings for x in h.places}
    speakers = {e.index for q in story.quotations if (e := story.entities.at(q.speaker)) is not None}
    described = {
        e.index
        for a in story.attributes
        if a.property in ("ng:age", "schema:nationality", "schema:homeLocation", "schema:birthPlace")
        and (e := story.entities.at(story.mentions.all[a.subject])) is not None
    }
    employers = {
        e.index
        for a in story.attributes
        if a.property in ("schema:worksFor", "schema:memberOf", "schema:affiliation") and (e := story.entities.at(story.mentions.all[int(a.value)])) is not None
    }
    out = set()
    for entity in story.entities.all:
        if not entity.mentions:
            keep = False
        elif entity.kind is Kind.THING:
            keep = entity.index in roles
        elif entity.named:
            keep = not all(story.mentions.all[m].nested for m in entity.mentions)
        elif entity.kind in (Kind.PERSON, Kind.GROUP):
            keep = entity.index in roles | speakers | described or _told_of(entity, story)
        else:
            keep = entity.index in roles | speakers | employers and entity.kind is not Kind.PLACE
        if keep:
            out.add(entity.index)
    return out | roles | speakers | {c for p in out | roles for c in story.within.get(p, ())}


def _told_of(entity: Entity, story: Story) -> bool:
    """“Two gunmen”, “the baby girl was critically ill”: a group of a stated size, or one person described in more than a word who is a subject."""
    heads = [story.doc[story.mentions.all[m].head] for m in entity.mentions]
    if entity.kind is Kind.GROUP:
        return any(h.i in story.counts for h in heads)
    return " " in entity.name and any(h.dep_ in ("nsubj", "nsubj:pass") and h.head.dep_ in ("root", "ccomp", "conj") for h in heads)
