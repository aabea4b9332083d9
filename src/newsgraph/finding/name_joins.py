"""The annotator's names with the parts put together that it took for several: “Brandt | & | Sohn”, “Tarn | - | Wray County”, “Zine El Abidine | Ben Ali”."""

from __future__ import annotations

from collections.abc import Iterator

from newsgraph.annotation.tree import Doc, Span, Token
from newsgraph.finding.demonyms import COUNTRIES, DEMONYMS
from newsgraph.finding.name_standing import is_acronym
from newsgraph.finding.wordlists import is_head_of_name, words

_LONGEST_NAME = 4  # tokens of a person's name that the annotator cut in two
GENERATIONS = frozenset(("Jr", "Sr", "II", "III", "IV"))
ROLE_WORDS = frozenset(["prime", "foreign", "home", "vice", "deputy", "first", "chief", "current", "former", "assistant", "acting", "interim", "new"])


def joined(doc: Doc) -> Iterator[Span]:
    """The annotator's names, two organisations' with nothing between them as one, a person's with what the parser took for part of it."""
    spans = list(doc.ents)
    while spans:
        span = spans.pop(0)
        if (
            spans
            and {span.label_, spans[0].label_} <= {"PERSON", "ORG"}
            and span.end + 1 == spans[0].start
            and doc[span.end].text == "&"
            and not _in_list(span)
        ):
            span = Span(doc, span.start, spans.pop(0).end, label="ORG")  # "Brandt & Sohn"
        if span.end + 1 < len(doc) and doc[span.end].text == "&" and doc[span.end + 1].lower_.rstrip(".") in words("firm-kin"):
            span = Span(doc, span.start, span.end + 2, label="ORG")  # "Ortega & Sons"
        while spans and span.label_ == spans[0].label_ == "ORG" and span.end == spans[0].start:
            span = Span(doc, span.start, spans.pop(0).end, label="ORG")
        if spans and span.label_ == "ORG" and _is_campus(span, spans[0]):
            span = Span(doc, span.start, spans.pop(0).end, label="ORG")
        if spans and span.label_ == spans[0].label_ == "ORG" and _is_half(span, spans[0]):
            span = Span(doc, span.start, spans.pop(0).end, label="ORG")
        if spans and doc[span.end].lower_ == "and" and doc[span.start : spans[0].end].text in COUNTRIES:
            span = Span(doc, span.start, spans.pop(0).end, label="LOC")  # "Antigua and Barbuda"
        if spans and ("LOC" in (span.label_, spans[0].label_) or span.label_ == spans[0].label_ == "ORG") and _is_hyphened(span, spans[0]):
            span = Span(doc, span.start, spans[0].end, label="ORG" if spans.pop(0).label_ == "ORG" else "LOC")
        if span.label_ == "ORG":
            span = _with_hyphened(span)
        if spans and (span.label_, spans[0].label_) == ("LOC", "PERSON") and span.end == spans[0].start:
            if any(t.dep_ == "flat" and span.start <= t.head.i < span.end for t in spans[0]):
                span = Span(doc, span.start, spans.pop(0).end, label="PERSON")  # "Zine El Abidine | Ben Ali"
        if span.label_ == "PERSON":
            while spans and spans[0].label_ == "PERSON" and _goes_on_to(span, spans[0]) and spans[0].end - span.start <= _LONGEST_NAME:
                span = Span(doc, span.start, spans.pop(0).end, label="PERSON")
            start, end = _whole(span)
            while spans and spans[0].start < end:
                end = max(end, spans.pop(0).end)
            span = Span(doc, start, end, label="PERSON")
        yield span


def _in_list(span: Span) -> bool:
    """“Jo, Ida & Al”: the end of a list of people."""
    comma = span.doc[max(0, span.start - 1)]
    return span.label_ == "PERSON" and comma.text == "," and comma.i > 0 and comma.nbor(-1).ent_type_ == "PERSON"


def _is_campus(span: Span, town: Span) -> bool:
    """“The University of California, San Diego”: of a state's university the town is part of the name."""
    beside = town.start == span.end + 1 and span.doc[span.end].text == "," and town.label_ in ("LOC", "ORG")
    return beside and len(span) > 2 and span[-2].lower_ != "," and span[0].lower_ == "university" and span[-1].lower_ in words("states-with-universities")


def _is_half(span: Span, other: Span) -> bool:
    """“The Wexby Arms and Explosives Bureau”: one article, and only the second half has a word for a body."""
    doc = span.doc
    if len(span) < 2 or span.start == 0 or doc[span.start - 1].lower_ != "the" or span.end + 1 != other.start or doc[span.end].lower_ != "and":
        return False
    whole = is_head_of_name(span[-1].lower_) or any(t.lower_ == "of" or is_acronym(t.text) for t in span)
    return is_head_of_name(other[-1].lower_) and not is_head_of_name(other[0].lower_) and not whole


def _is_hyphened(span: Span, other: Span) -> bool:
    """Whether two parts of one name are joined by a hyphen: “in Katsina-Ala”, “Tarn-Wray County”; not of a way, “the London-Leeds train”."""
    doc, hyphen = span.doc, span.end
    if not (hyphen + 1 == other.start and _is_bare_hyphen(doc, hyphen)):
        return False
    if len(other) > 1 and is_head_of_name(other[-1].lower_):
        return span[0].lower_ not in DEMONYMS
    after = doc[other.end] if other.end < len(doc) else None
    if (after is not None and after.pos_ in ("NOUN", "ADJ", "PROPN")) or is_acronym(span.text):
        return False
    return other.label_ == "ORG" or len(span) == len(other) == 1


def _is_bare_hyphen(doc: Doc, i: int) -> bool:
    return 0 < i < len(doc) - 1 and doc[i].text in ("-", "–") and not doc[i - 1].whitespace_ and not doc[i].whitespace_


def _with_hyphened(span: Span) -> Span:
    """An organisation's name with what a hyphen joins to it and the annotator left out: “the Ashby Sun|-Echo”, “the West Export–|Import Bank”."""
    doc, start, end = span.doc, span.start, span.end
    follows = doc[end + 1] if _is_bare_hyphen(doc, end) else None
    if follows is not None and follows.text.istitle() and not follows.ent_type_ and not is_acronym(span.text) and follows.pos_ == "PROPN":
        end += 2 if end + 2 == len(doc) or doc[end + 2].pos_ not in ("NOUN", "ADJ") else 0
    while end - start > 1 and start > 1 and _is_bare_hyphen(doc, start - 1) and doc[start - 2].text[:1].isupper() and not doc[start - 2].ent_type_:
        start -= 2
        if (
            start
            and not _is_bare_hyphen(doc, start - 1)
            and doc[start - 1].text.istitle()
            and not doc[start - 1].is_sent_start
            and not doc[start - 1].ent_type_
        ):
            start -= doc[start - 1].lower_ not in ("the", "a")
    return Span(doc, start, end, label=span.label_)


def _goes_on_to(span: Span, other: Span) -> bool:
    """Whether nothing or an initial stands between two parts of a name."""
    between = span.doc[span.end : other.start]
    return len(between) == 0 or (len(between) == 1 and len(between.text) == 2 and between.text[0].isupper() and between.text[1] == ".")


def _whole(span: Span) -> tuple[int, int]:
    """A person's name with the given name and the "Jr." that the annotator left out: the parser joins them flat."""
    doc, start, end = span.doc, span.start, span.end
    if start > 1 and doc[start - 1].text == "-" and not doc[start - 1].whitespace_ and not doc[start - 2].whitespace_ and doc[start - 2].text.istitle():
        start -= 2  # "Man-kei Lau"
    first = doc[start].head
    if doc[start].dep_ == "flat" and start - 3 <= first.i < start and all(_is_bare_name(t) for t in doc[first.i : start]):
        start = first.i if first.i == 0 or doc[first.i - 1].pos_ != "ADP" else start
    while end < len(doc) and doc[end].dep_ == "flat" and start <= doc[end].head.i < end and doc[end].text[:1].isupper() and doc[end].pos_ == "PROPN":
        end += 1
    if end < len(doc) - 1 and doc[end].text == "-" and not doc[end - 1].whitespace_ and not doc[end].whitespace_ and doc[end + 1].is_alpha and end - start > 1:
        end += 2  # "Park Ji-won"
    comma = end < len(doc) - 1 and doc[end].text == ","
    if end + comma < len(doc) and doc[end + comma].text.rstrip(".") in GENERATIONS:
        end += comma + 1
    return start, end


def _is_bare_name(token: Token) -> bool:
    lower = token.lower_.rstrip(".")
    known = lower in ROLE_WORDS or lower in words("honorifics", "ranks", "occupations", "adherents")
    return token.pos_ == "PROPN" and token.text[:1].isupper() and not token.ent_type_ and not known
