"""Claims about what people said: statements with speaker, words, directness and what they are about."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.claims.claim import Claim, boolean, iri, string
from newsgraph.claims.names import Namer
from newsgraph.claims.story import Story
from newsgraph.finding.mentions import Form
from newsgraph.namespaces import NG, RDF_TYPE, SCHEMA

_ONESELF = frozenset(("i", "me", "my", "mine", "myself", "we", "us", "our", "ours", "ourselves"))  # who speaks is not what is spoken of


def statement_claims(story: Story, namer: Namer, wanted: set[int]) -> Iterator[Claim]:
    """One ng:Statement for each quotation with a known speaker, or in quotation marks."""
    for q in story.quotations:
        if q.end <= q.start:
            continue
        speaker = story.entities.at(q.speaker)
        if speaker is None and not q.direct:
            continue
        begin, end = story.span(q.start, q.end)
        words = " ".join(story.doc.text[begin:end].split())
        if not words:
            continue
        me = namer.mint("statement", f"{begin}", local=True)
        around = story.passage(q.cue) if q.cue is not None else (begin, end)
        passage = (min(begin, around[0]), max(end, around[1]))
        yield Claim(me, RDF_TYPE, iri(NG + "Statement"), *passage, 0.9)
        yield Claim(me, SCHEMA + "text", string(words), begin, end, 0.9)
        yield Claim(me, NG + "direct", boolean(q.direct), *passage, 0.95)
        if speaker is not None:
            sure = 0.9 if q.speaker is not None and q.speaker.form is Form.NAME else 0.75
            yield Claim(me, SCHEMA + "creator", iri(namer.entities[speaker.index]), *passage, sure)
        about: dict[int, None] = {}
        for mention in story.mentions.headed(q.start, q.end):
            owner = mention.form is Form.PRONOUN and story.doc[mention.head].dep_ == "nmod:poss"  # "his tax records" are not he
            if not owner and mention.text.lower() not in _ONESELF:
                entity = story.entities.at(mention)
                if entity is not None and entity.named and entity.index in wanted:
                    about.setdefault(entity.index)
        for index in about:
            yield Claim(me, SCHEMA + "about", iri(namer.entities[index]), begin, end, 0.8)
