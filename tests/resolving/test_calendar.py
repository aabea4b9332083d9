"""Time expressions against the day of writing, with sentences parsed by hand.

A verb is marked with its tag, "{arrested:VBD}"; every other word of the sentence depends on it, "will" and "to" as its auxiliaries.
"""

from __future__ import annotations

import itertools
import re
from datetime import date

import pytest
import spacy
from hypothesis import example, given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Annotated

from newsgraph.annotation.tree import Doc
from newsgraph.finding.times import find_expressions
from newsgraph.reading.article import Article
from newsgraph.reading.document import Document, document_of
from newsgraph.resolving.anchoring import Reference
from newsgraph.resolving.calendar import dated, heading_times
from newsgraph.resolving.writing_day import day_of_writing, told_times

NLP = spacy.blank("en")
VERB = re.compile(r"\{([^{}:]+):([A-Z]+)\}")
AUXILIARIES = {"will", "would", "could", "might", "may", "is", "are", "was", "has", "have", "had"}
LEMMAS = {"resumes": "resume", "scheduled": "schedule", "stayed": "stay"}
WEDNESDAY = "2017-05-24"


def document(text: str, published: str | None = WEDNESDAY) -> Document:
    return document_of(
        Article(
            id="a", text=text, headline=None, published=published, url=None, authors=(), publisher=None,
            language="en", source="-", remarks=(),
        )
    )  # fmt: skip


def parsed(marked: str) -> Doc:
    return Doc(annotated(marked))


def annotated(marked: str) -> Annotated:
    """A Doc in which each sentence's words hang on its marked verb."""
    verbs = {}
    text, end = "", 0
    for match in VERB.finditer(marked):
        text += marked[end : match.start()]
        verbs[len(text)] = match[2]
        text += match[1]
        end = match.end()
    text += marked[end:]
    plain = NLP(text)
    words, spaces = [t.text for t in plain], [bool(t.whitespace_) for t in plain]
    starts = [t.i == 0 or plain[t.i - 1].text in ".!?" or "\n\n" in plain[t.i - 1].text for t in plain]
    heads, tags, pos, deps = list(range(len(words))), [""] * len(words), [], [""] * len(words)
    bounds = [i for i, s in enumerate(starts) if s] + [len(words)]
    for a, b in itertools.pairwise(bounds):
        root = next((i for i in range(a, b) if plain[i].idx in verbs), None)
        for i in range(a, b):
            heads[i] = i if root is None else root
            deps[i] = "root" if i == heads[i] else "aux" if words[i] in AUXILIARIES else "mark" if words[i] == "to" else "obl"
    for i, word in enumerate(words):
        tag = verbs.get(plain[i].idx, "")
        tags[i] = tag or ("NNS" if word.endswith("s") and word.islower() else "NN" if word.isalpha() else "CD")
        pos.append("VERB" if tag else "NUM" if word[0].isdigit() else "PROPN" if word[0].isupper() else "NOUN")
    if not words:
        return plain
    lemmas = [LEMMAS.get(w, w.lower()) for w in words]
    return Annotated(NLP.vocab, words=words, spaces=spaces, heads=heads, deps=deps, tags=tags, pos=pos, lemmas=lemmas)


def times(marked: str, published: str | None = WEDNESDAY) -> list[tuple[str, str | None, str | None]]:
    doc = parsed(marked)
    return [(doc[t.start : t.end].text, t.value, t.until) for t in dated(doc, document(doc.text, published))]


def values(marked: str, published: str | None = WEDNESDAY) -> list[str | None]:
    return [value for _, value, _ in times(marked, published)]


# Written on Wednesday 24 May 2017.
ONE_TIME = [
    ("The ship {sailed:VBD} from July 13 to 17 of last year.", "2016-07-13", "2016-07-17"),
    ("The storm had {ended:VBN} by Tuesday.", None, None),
    ("As of Tuesday nobody had {left:VBN}.", None, None),
    # nights
    ("He {stayed:VBD} there overnight.", None, None),
    # full dates
    ("The bridge {opened:VBD} on 22 May 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on May 22, 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on 22nd May 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on the 22nd of May, 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on May 22nd 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on Monday, May 22, 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on Monday 22 May 2017.", "2017-05-22", None),
    ("The bridge {opened:VBD} on Mon., Feb. 6, 2017.", "2017-02-06", None),
    ("The bridge {opened:VBD} on Sept. 9, 2016.", "2016-09-09", None),
    ("The bridge {opened:VBD} on 9 Sept 2016.", "2016-09-09", None),
    ("The bridge {opened:VBD} on 2016-09-09.", "2016-09-09", None),
    ("The bridge {opened:VBD} on 09/25/2016.", "2016-09-25", None),
    ("The bridge {opened:VBD} on 25/09/2016.", "2016-09-25", None),
    ("The bridge {opened:VBD} on 25.09.2016.", "2016-09-25", None),
    ("The bridge {opened:VBD} on 9/25/16.", "2016-09-25", None),
    ("The bridge {opened:VBD} on 03/04/2016.", "2016", None),
    ("The bridge {opened:VBD} on 05/22/2017.", "2017-05-22", None),
    ("The twenty-first of June 2015 {was:VBD} hot.", "2015-06-21", None),
    # days without a year
    ("The bridge {opened:VBD} on May 22.", "2017-05-22", None),
    ("The bridge {opened:VBD} on 22 May.", "2017-05-22", None),
    ("The bridge {opened:VBD} on November 3.", "2016-11-03", None),
    ("The bridge will {open:VB} on November 3.", "2017-11-03", None),
    ("The bridge will {open:VB} on January 3.", "2018-01-03", None),
    ("The bridge {opened:VBD} on Friday, December 2.", "2016-12-02", None),
    ("The bridge will {open:VB} on Friday, December 1.", "2017-12-01", None),
    ("The bridge {opened:VBD} on the Fourth of July 2016.", "2016-07-04", None),
    ("The bridge {opened:VBD} on Aug. 9th.", "2016-08-09", None),
    ("The bridge {opened:VBD} on last May 12.", "2017-05-12", None),
    ("The bridge {opened:VBD} on May 3 last year.", "2016-05-03", None),
    ("He {comes:VBD} to court on 9 June.", "2017-06-09", None),
    # months
    ("The bridge {opened:VBD} in June of last year.", "2016-06", None),
    ("The bridge {opened:VBD} in January this year.", "2017-01", None),
    ("The talks {failed:VBD} after February's election.", "2017-02", None),
    ("The bridge {opened:VBD} in May 2016.", "2016-05", None),
    ("The bridge {opened:VBD} in January of 2016.", "2016-01", None),
    ("The bridge {opened:VBD} in February.", "2017-02", None),
    ("The bridge {opened:VBD} in September.", "2016-09", None),
    ("The bridge will {open:VB} in September.", "2017-09", None),
    ("The bridge will {open:VB} in March.", "2018-03", None),
    ("The bridge {opened:VBD} in May.", "2017-05", None),
    ("The bridge {opened:VBD} last June.", "2016-06", None),
    ("The bridge will {open:VB} next May.", "2018-05", None),
    ("The bridge {opened:VBD} in early September.", "2016-09", None),
    ("The bridge {opened:VBD} in mid-February.", "2017-02", None),
    ("The bridge {opened:VBD} at the end of March.", "2017-03", None),
    ("The bridge {opened:VBD} in the first week of April.", "2017-04", None),
    ("The bridge {opened:VBD} on the last Saturday of April 2016.", "2016-04", None),
    ("The bridge {opened:VBD} in the week of May 8.", "2017-05", None),
    # years
    ("The bridge {opened:VBD} in 1998.", "1998", None),
    ("The bridge {opened:VBD} in early 2016.", "2016", None),
    ("The bridge {opened:VBD} in mid-2015.", "2015", None),
    ("The bridge {opened:VBD} at the end of 2014.", "2014", None),
    ("The bridge {opened:VBD} in the first quarter of 2016.", "2016", None),
    ("The firm {grew:VBD} in Q3 2016.", "2016", None),
    ("It {won:VBD} the 2016 election.", "2016", None),
    ("The opera (1871) {ran:VBD} for weeks.", "1871", None),
    ("The bridge {opened:VBD} last year.", "2016", None),
    ("The bridge {opened:VBD} late last year.", "2016", None),
    ("The bridge {opened:VBD} earlier this year.", "2017", None),
    ("The bridge will {open:VB} next year.", "2018", None),
    ("The bridge {opened:VBD} in the 1990s.", "1990", "1999"),
    ("The bridge {opened:VBD} in the '90s.", "1990", "1999"),
    ("The bridge {opened:VBD} in the late eighties.", "1980", "1989"),
    ("The bridge {opened:VBD} in the 1800s.", "1800", "1899"),
    # weekdays by tense
    ("Police {arrested:VBD} him on Friday.", "2017-05-19", None),
    ("Police {arrested:VBD} him on Wednesday.", "2017-05-24", None),
    ("Police {arrested:VBD} him Thursday.", "2017-05-18", None),
    ("He will {appear:VB} in court on Friday.", "2017-05-26", None),
    ("He will {appear:VB} in court on Wednesday.", "2017-05-24", None),
    ("He is to {appear:VB} in court on Monday.", "2017-05-29", None),
    ("The trial {resumes:VBZ} on Monday.", "2017-05-29", None),
    ("He has been {held:VBN} since Friday.", "2017-05-19", None),
    ("Police {arrested:VBD} him last Tuesday.", "2017-05-23", None),
    ("Police {arrested:VBD} him last Wednesday.", "2017-05-17", None),
    ("It will {open:VB} next Wednesday.", "2017-05-31", None),
    ("It will {open:VB} this Saturday.", "2017-05-27", None),
    ("It {opened:VBD} this past Sunday.", "2017-05-21", None),
    ("It will {open:VB} this coming Sunday.", "2017-05-28", None),
    ("Police {arrested:VBD} him on Sunday morning.", "2017-05-21", None),
    ("Police {arrested:VBD} him early Sunday morning.", "2017-05-21", None),
    ("Police {arrested:VBD} him late on Monday.", "2017-05-22", None),
    ("Police {arrested:VBD} him in the early hours of Tuesday.", "2017-05-23", None),
    ("Police {arrested:VBD} him on the night of Monday.", "2017-05-22", None),
    ("The meeting {scheduled:VBN} for Friday is off.", "2017-05-26", None),
    # today and its neighbours
    ("Police {arrested:VBD} him today.", "2017-05-24", None),
    ("Police {arrested:VBD} him yesterday.", "2017-05-23", None),
    ("Police {arrested:VBD} him yesterday evening.", "2017-05-23", None),
    ("Police {arrested:VBD} him last night.", "2017-05-23", None),
    ("Police {arrested:VBD} him this morning.", "2017-05-24", None),
    ("He will {speak:VB} tonight.", "2017-05-24", None),
    ("He will {speak:VB} tomorrow morning.", "2017-05-25", None),
    ("Police {arrested:VBD} him the day before yesterday.", "2017-05-22", None),
    ("He will {speak:VB} the day after tomorrow.", "2017-05-26", None),
    # weeks, weekends, months from here
    ("Police {arrested:VBD} him last week.", "2017-05", None),
    ("Police {arrested:VBD} him earlier this month.", "2017-05", None),
    ("Police {arrested:VBD} him last month.", "2017-04", None),
    ("He will {speak:VB} next month.", "2017-06", None),
    ("He will {speak:VB} later this week.", "2017-05", None),
    ("Police {arrested:VBD} him over the weekend.", "2017-05-20", "2017-05-21"),
    ("Police {arrested:VBD} him last weekend.", "2017-05-20", "2017-05-21"),
    ("He will {speak:VB} this weekend.", "2017-05-27", "2017-05-28"),
    # so long ago
    ("Police {arrested:VBD} him three days ago.", "2017-05-21", None),
    ("Police {arrested:VBD} him two weeks ago.", "2017-05", None),
    ("Police {arrested:VBD} him four months ago.", "2017-01", None),
    ("Police {arrested:VBD} him six years ago.", "2011", None),
    ("Police {arrested:VBD} him a year ago.", "2016", None),
    ("Police {arrested:VBD} him a decade ago.", "2007", None),
    ("Police {arrested:VBD} him some years ago.", None, None),
    ("Police {arrested:VBD} him a few weeks ago.", None, None),
    ("Police {arrested:VBD} him years ago.", None, None),
    ("Police {arrested:VBD} him a year and a half ago.", None, None),
    ("He will {return:VB} in ten days' time.", "2017-06-03", None),
    # what hangs on another event
    ("Police {arrested:VBD} him two weeks later.", None, None),
    ("Police {arrested:VBD} him three days after the robbery.", None, None),
    ("Police {arrested:VBD} him minutes later.", None, None),
    ("Police {arrested:VBD} him the following day.", None, None),
    # stretches
    ("It {fell:VBD} over the past three years.", "2014", "2017"),
    ("It {fell:VBD} in the last two months.", "2017-03", "2017-05"),
    ("It will {fall:VB} over the next five years.", "2017", "2022"),
    ("It {fell:VBD} over the last few days.", None, None),
    ("It {fell:VBD} over the past 12 to 18 months.", None, None),
    # ranges
    ("It {ran:VBD} from May 3 to 7.", "2017-05-03", "2017-05-07"),
    ("It {ran:VBD} from May 3-7.", "2017-05-03", "2017-05-07"),
    ("It {ran:VBD} from 3 to 7 May.", "2017-05-03", "2017-05-07"),
    ("It {ran:VBD} 3–7 May 2016.", "2016-05-03", "2016-05-07"),
    ("It {ran:VBD} between May 3 and May 7.", "2017-05-03", "2017-05-07"),
    ("It {ran:VBD} from 28 April to 2 May 2016.", "2016-04-28", "2016-05-02"),
    ("It {ran:VBD} from 28 December to 2 January 2016.", "2015-12-28", "2016-01-02"),
    ("It {ran:VBD} between 2010 and 2014.", "2010", "2014"),
    ("It {ran:VBD} from 2010 to 2014.", "2010", "2014"),
    ("It {ran:VBD} 2010-14.", None, None),
    ("It {ran:VBD} in 2010-14.", "2010", "2014"),
    ("It {ran:VBD} in 2015/16.", "2015", "2016"),
    ("It {ran:VBD} from June to August.", "2016-06", "2016-08"),
    ("It {ran:VBD} from Monday to Wednesday.", "2017-05-22", "2017-05-24"),
    ("It will {run:VB} from Friday to Sunday.", "2017-05-26", "2017-05-28"),
    ("It {ran:VBD} from Friday, December 1, to Sunday, December 3, 2017.", "2017-12-01", "2017-12-03"),
    ("It {raged:VBD} Sunday night into Monday morning.", "2017-05-21", "2017-05-22"),
    # limits
    ("He has {ruled:VBN} since 2015.", "2015", None),
    ("He {ruled:VBD} until 2015.", None, "2015"),
    ("It will {stay:VB} until Friday.", None, "2017-05-26"),
    ("It {happened:VBD} before 2015.", None, None),
    ("It {happened:VBD} after May 3.", None, None),
    # feasts and seasons
    ("Police {arrested:VBD} him on Christmas Eve.", "2016-12-24", None),
    ("Police will {patrol:VB} over the Christmas period.", "2017-12", None),
    ("Police {arrested:VBD} him on New Year's Eve.", "2016-12-31", None),
    ("Police {arrested:VBD} him on New Year's Day 2015.", "2015-01-01", None),
    ("Police {arrested:VBD} him on Boxing Day.", "2016-12-26", None),
    ("Police {arrested:VBD} him on Good Friday.", "2017-04-14", None),
    ("Police {arrested:VBD} him on Easter Sunday 2016.", "2016-03-27", None),
    ("Police {arrested:VBD} him over Easter.", "2017-04", None),
    ("Police {arrested:VBD} him on Thanksgiving.", "2016-11-24", None),
    ("Police {arrested:VBD} him on Halloween.", "2016-10-31", None),
    ("Police {arrested:VBD} him during Ramadan.", None, None),
    ("Police {arrested:VBD} him last summer.", "2016", None),
    ("Police {arrested:VBD} him in the summer of 2015.", "2015", None),
    ("Police {arrested:VBD} him in autumn 2015.", "2015", None),
    ("Police {arrested:VBD} him in the spring.", "2017", None),
    ("Police {arrested:VBD} him last winter.", None, None),
    # times of day
    ("Police {came:VBD} at about 7.30pm on Friday.", "2017-05-19T19:30:00", None),
    ("Police {came:VBD} at 7:30 p.m. Friday.", "2017-05-19T19:30:00", None),
    ("Police {came:VBD} on Friday at 7:30 p.m.", "2017-05-19T19:30:00", None),
    ("Police {came:VBD} Friday night around 11:00.", "2017-05-19T23:00:00", None),
    ("Police {came:VBD} on Friday around 11:00.", "2017-05-19", None),
    ("Police {came:VBD} just after 20:15 local time (1915 UTC) on Friday.", "2017-05-19T20:15:00+01:00", None),
    ("Police {came:VBD} after 00:30 BST on Friday.", "2017-05-19T00:30:00+01:00", None),
    ("Police {came:VBD} at 2000 GMT on Friday.", "2017-05-19T20:00:00Z", None),
    ("Police {came:VBD} at 3 p.m. EDT on May 8.", "2017-05-08T15:00:00-04:00", None),
    ("Police {came:VBD} at 3 p.m. ET on May 8.", "2017-05-08T15:00:00", None),
    ("Police {came:VBD} at noon on Friday.", "2017-05-19T12:00:00", None),
    ("Police {came:VBD} just before midnight on Friday.", "2017-05-19", None),
    ("Police {came:VBD} between 9 and 10 p.m. on Friday.", "2017-05-19T21:00:00", "2017-05-19T22:00:00"),
    ("Police {came:VBD} at 6:30 this morning.", "2017-05-24T06:30:00", None),
    ("The log {says:VBZ} 2017-05-22T14:00:00Z.", "2017-05-22T14:00:00Z", None),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "value", "until"), ONE_TIME)
def test_one_time(sentence: str, value: str | None, until: str | None) -> None:
    found = times(sentence)
    if (value, until) == (None, None):
        assert all((v, u) == (None, None) for _, v, u in found)
    else:
        assert [(v, u) for _, v, u in found] == [(value, until)]


@pytest.mark.parametrize(
    "sentence",
    [
        "A 47-year-old man {died:VBD}.",
        "He was {jailed:VBN} for 18 months.",
        "It {took:VBD} two weeks.",
        "They {won:VBD} 3-2.",
        "He {ran:VBD} it in 1:59:40.",
        "The council may {act:VB} again.",
        "He {led:VBD} the march on parliament.",
        "It {took:VBD} a second.",
        "It {sells:VBZ} 1,998 phones.",
        "It {cost:VBD} $2015.",
        "She is in her early 60s, he {said:VBD}.",
        "The plan No. 1430/2019 {failed:VBD}.",
        "He {lived:VBD} in the 1700 block of Elm Street.",
        "They {meet:VBP} every Friday.",
        "Crowds {gather:VBP} on Friday nights.",
        "The Sunday Times {said:VBD} so.",
        "He {flew:VBD} to Easter Island.",
        "A Halloween-themed party {ended:VBD}.",
        "The fall of Rome {came:VBD}.",
        "All 22 May have {left:VBN}.",
        "The M25 and the A4 {closed:VBD}.",
    ],
)
def test_no_time(sentence: str) -> None:
    assert times(sentence) == []


def test_names_that_look_like_months() -> None:
    told = annotated("Theresa May {met:VBD} April Jones in June.")
    told.set_ents([told.char_span(0, 11, "PERSON"), told.char_span(16, 27, "PERSON")])
    doc = Doc(told)
    assert [doc[e.start : e.end].text for e in find_expressions(doc)] == ["June"]


def test_a_number_after_a_month_may_count_people() -> None:
    assert times("In May 22 people {died:VBD}.") == [("May", "2017-05", None)]


def test_several_times_of_one_sentence() -> None:
    found = values("He was {held:VBN} on Friday, on 3 June 2016 and in 2012.")
    assert found == ["2017-05-19", "2016-06-03", "2012"]


def test_a_time_of_day_takes_the_day_told_before() -> None:
    assert values("He was {shot:VBN} on Monday. It {happened:VBD} about 8:45 p.m.") == ["2017-05-22", "2017-05-22T20:45:00"]


def test_the_next_day_counts_from_the_day_told_before() -> None:
    assert values("He {vanished:VBD} on 3 May. He was {found:VBN} the next day.") == ["2017-05-03", "2017-05-04"]


def test_a_clock_in_a_report_without_a_day_is_of_the_day_of_publication() -> None:
    doc = parsed("Officers {came:VBD} at 1:35 a.m.")
    (time,) = dated(doc, document(doc.text))
    assert (time.value, time.approximate) == (WEDNESDAY, True)


def test_a_date_goes_on_in_the_year_told_before() -> None:
    assert values("The army {moved:VBD} on November 15, 2015. He {resigned:VBD} on November 21.") == ["2015-11-15", "2015-11-21"]
    assert values("He was {born:VBN} on November 15, 1975. He {resigned:VBD} on March 21.") == ["1975-11-15", "2017-03-21"]


def test_a_possessive_weekday_comes_back_to_the_one_told() -> None:
    doc = parsed("He {pleaded:VBD} on Tuesday. The pleas might {help:VB} after Tuesday's hearing.")
    assert next(t.value for t in dated(doc, document(doc.text))) == "2017-05-23"


TIMELINE = """Officers will {walk:VB} the streets from Friday, December 1.

The force {asked:VBD} residents in September.

The year {saw:VBD} the harbour blast in May and the fire in June.

Timeline of harbour accidents in 2017

March 22

A boat {sank:VBD} and six people died.

May 22

A blast {killed:VBD} two after 00:30 BST.
"""


def test_a_text_without_a_date_gives_its_day_away() -> None:
    doc = parsed(TIMELINE)
    whole = document(doc.text, None)
    reference = day_of_writing(told_times(doc, whole), whole)
    assert reference is not None
    assert reference.latest == date(2017, 12, 1)
    found = {doc[t.start : t.end].text: t.value for t in dated(doc, whole)}
    assert found["Friday, December 1"] == "2017-12-01"
    assert found["September"] == "2017-09"
    assert found["May"] == "2017-05"
    assert found["June"] == "2017-06"
    assert found["March 22"] == "2017-03-22"
    assert found["00:30 BST"] == "2017-05-22T00:30:00+01:00"


def test_headings_date_what_stands_under_them() -> None:
    doc = parsed(TIMELINE)
    whole = document(doc.text, None)
    above = heading_times(doc, whole, dated(doc, whole))
    under = {doc.text[b.start : b.start + 6]: t.value for b, t in zip(whole.blocks, above, strict=True) if t is not None}
    assert under["A boat"] == "2017-03-22"
    assert under["A blas"] == "2017-05-22"


def test_a_label_dates_its_paragraph() -> None:
    doc = parsed("How the week went\n\nMay 22: A blast {killed:VBD} two people at the harbour.\n\nThe harbour {closed:VBD} after that.\n")
    whole = document(doc.text)
    above = heading_times(doc, whole, dated(doc, whole))
    label = [t.value for b, t in zip(whole.blocks, above, strict=True) if t is not None and doc.text[b.start :].startswith("May 22")]
    assert label == ["2017-05-22"]


def test_without_any_day_of_writing_only_full_dates_are_anchored() -> None:
    text = "He {left:VBD} on Friday, in May, yesterday, last year and for good."
    assert values(text, None) == [None, None, None, None]
    assert values("He {left:VBD} in 2003.", None) == ["2003"]
    assert values("He {left:VBD} on 4 March 2003.", None) == ["2003-03-04"]


def test_publication_day_is_the_reference() -> None:
    doc = parsed("He {left:VBD} on Friday.")
    day = date(2017, 5, 24)
    whole = document(doc.text, "2017-05-24T10:00:00Z")
    assert day_of_writing(told_times(doc, whole), whole) == Reference(day, day)


def test_heads_and_spans() -> None:
    doc = parsed("Police {arrested:VBD} him on the night of Tuesday.")
    (time,) = dated(doc, document(doc.text))
    assert time.start <= time.head < time.end
    assert doc[time.head].lower_ == "night"


@settings(max_examples=150, deadline=None)
@given(
    st.one_of(
        st.text(max_size=120),
        st.lists(
            st.sampled_from(
                [
                    "May",
                    "22",
                    ",",
                    "2017",
                    "Friday",
                    "the",
                    "of",
                    "last",
                    "next",
                    "in",
                    "on",
                    "at",
                    "7.30pm",
                    "19:00",
                    "(",
                    "1800",
                    "UTC",
                    ")",
                    "-",
                    "to",
                    "3",
                    "and",
                    "between",
                    "years",
                    "ago",
                    "1990s",
                    "'",
                    "s",
                    "later",
                    "week",
                    "early",
                    "Christmas",
                    "\n\n",
                    ".",
                    "31",
                    "February",
                    "30",
                    "BST",
                    "9/11",
                    "summer",
                    "half",
                    "past",
                    "two",
                ]
            ),
            max_size=25,
        ).map(" ".join),
    ),
    st.one_of(st.none(), st.dates(date(1001, 1, 1), date(2998, 12, 31)).map(date.isoformat)),
)
@example("MAY1-10 0000", None)
@example("MAY1-10 00.0", None)
@example("0000-05-01", None)
def test_never_fails_and_spans_are_in_order(text: str, published: str | None) -> None:
    doc = Doc(NLP(text))
    whole = document(text, published)
    found = dated(doc, whole)
    end = 0
    for time in found:
        assert end <= time.start < time.end <= len(doc)
        assert time.start <= time.head < time.end
        for value in (time.value, time.until):
            assert value is None or re.fullmatch(r"\d{4}(-\d\d(-\d\d(T\d\d:\d\d:\d\d(Z|[+-]\d\d:\d\d)?)?)?)?", value)
        end = time.end
    assert len(heading_times(doc, whole, found)) == len(whole.blocks)
