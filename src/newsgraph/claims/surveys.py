"""Claims about surveys beyond those of every event: organiser, sample, channel and findings."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.claims.claim import Claim, decimal, integer, iri, string
from newsgraph.claims.names import Namer
from newsgraph.claims.story import Story
from newsgraph.namespaces import NG, RDF_TYPE, SCHEMA
from newsgraph.resolving.scene import Happening

_REACH = 8  # sentences between a survey and what it found


def survey_claims(story: Story, namer: Namer) -> Iterator[Claim]:
    """What each survey of the article found, asked whom and where; a finding is of the survey told last before it."""
    surveys = sorted((h for h in story.happenings if NG + "Survey" in h.classes), key=lambda h: h.first)
    if not surveys:
        return
    sentence = {t.i: k for k, s in enumerate(story.doc.sents) for t in s}

    def survey_of(token: int) -> Happening | None:
        before = [(t.head, k) for k, h in enumerate(surveys) for t in h.tellings if t.head <= token and (h.roles or len(surveys) == 1)]
        chosen = surveys[max(before)[1]] if before else surveys[0]
        return chosen if min(abs(sentence[token] - sentence[t.head]) for t in chosen.tellings) <= _REACH else None

    for survey in surveys:
        for (role, who), telling in sorted(survey.roles.items()):
            if role == NG + "organizer":
                yield Claim(namer.events[id(survey)], SCHEMA + "organizer", iri(namer.entities[who]), *story.passage(telling.head), 0.8)
    for head, size in story.polls.samples:
        if (h := survey_of(head)) is not None:
            yield Claim(namer.events[id(h)], NG + "sampleSize", integer(size), *story.passage(head), 0.8)
    for head, mention in story.polls.channels:
        channel = story.entities.at(mention)
        if (h := survey_of(head)) is not None and channel is not None:
            yield Claim(namer.events[id(h)], NG + "channel", iri(namer.entities[channel.index]), *story.passage(head), 0.8)
    for share in story.polls.shares:
        h = survey_of(share.head)
        if h is None:
            continue
        begin, end = story.span(share.start, share.end)
        node = namer.mint("finding", f"{share.percent} percent {story.doc.text[begin:end][:40]}", local=True)
        passage = story.passage(share.head)
        yield Claim(namer.events[id(h)], NG + "finding", iri(node), *passage, 0.8)
        yield Claim(node, RDF_TYPE, iri(NG + "Finding"), *passage, 0.8)
        yield Claim(node, SCHEMA + "name", string(" ".join(story.doc.text[begin:end].split())), begin, end, 0.8)
        yield Claim(node, SCHEMA + "value", decimal(share.percent), *passage, 0.85)
        yield Claim(node, SCHEMA + "unitText", string("percent"), *passage, 0.85)
