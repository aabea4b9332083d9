from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Annotated

from newsgraph.annotation.tree import Doc
from newsgraph.finding.ages import age
from newsgraph.finding.mention import Form, Kind, Mention, Mentions


def ages(text: str, *names: str, form: Form = Form.NAME) -> dict[str, int]:
    """The ages found of names, or of nouns, in a text whose only annotation is one sentence with no syntax."""
    nlp = spacy.blank("en")
    words = nlp(text)
    n, lemmas = len(words), [t.lower_ for t in words]
    spaces = [bool(t.whitespace_) for t in words]
    doc = Doc(Annotated(nlp.vocab, words=[t.text for t in words], spaces=spaces, lemmas=lemmas, heads=[0] * n, deps=["dep"] * n))
    found = []
    for k, name in enumerate(names):
        span = doc.char_span(text.index(name), text.index(name) + len(name))
        assert span is not None
        found.append(Mention(Kind.PERSON, form, span.start, span.end, span.start, name, index=k))
    mentions = Mentions(tuple(found))
    return {m.text: int(a.value) for m in found for a in age(m, doc, mentions)}


@pytest.mark.parametrize(
    "text",
    [
        "Ada Holt, 24, was hurt.",
        "Ada Holt (24) was hurt.",
        "Ada Holt, aged 24, was hurt.",
        "Ada Holt, a 24-year-old nurse, was hurt.",
        "Ada Holt, who was 24, was hurt.",
        "The nurse was Ada Holt, 24.",
        "A 24-year-old woman, Ada Holt, was hurt.",
        "Ada Holt 24, of Norbury, was hurt.",
        "The 24 year old Ada Holt was hurt.",
        "Twenty-four-year-old Ada Holt was hurt.",
    ],
)
def test_one_person(text: str) -> None:
    assert ages(text, "Ada Holt") == {"Ada Holt": 24}


def test_a_woman_of_61() -> None:
    assert ages("A woman of 61 who lived there died.", "woman", form=Form.NOMINAL) == {"woman": 61}
    assert ages("A woman of 61 countries spoke.", "woman", form=Form.NOMINAL) == ages("A mother of 6, who lived, died.", "mother", form=Form.NOMINAL) == {}


def test_a_list_shares_an_age_or_has_one_each() -> None:
    assert ages("Hurt were Ada Holt, Ben Roe and Cyn Moss, all 19 years old.", "Ada Holt", "Ben Roe", "Cyn Moss") == dict.fromkeys(
        ("Ada Holt", "Ben Roe", "Cyn Moss"), 19
    )
    assert ages("Ada Holt and Ben Roe, ages 24 and 31 respectively, were hurt.", "Ada Holt", "Ben Roe") == {"Ada Holt": 24, "Ben Roe": 31}


def test_the_next_persons_age_is_not_the_one_befores() -> None:
    assert ages("Hurt were 18-year-old Ada Holt, 21-year-old Ben Roe and others.", "Ada Holt", "Ben Roe") == {"Ada Holt": 18, "Ben Roe": 21}


def test_an_age_in_months_is_one_in_whole_years() -> None:
    assert ages("The 8-month-old Ada Holt was hurt.", "Ada Holt") == {"Ada Holt": 0}
    assert ages("The 20-month-old Ada Holt was hurt.", "Ada Holt") == {"Ada Holt": 1}
    assert ages("Ada Holt, age 17 months, was hurt.", "Ada Holt") == {"Ada Holt": 1}


@pytest.mark.parametrize("text", ["Ada Holt, 24.5 miles away, slept.", "Ada Holt has 24 cats.", "Ada Holt, 24 hours later, slept."])
def test_other_numbers_are_no_ages(text: str) -> None:
    assert ages(text, "Ada Holt") == {}


def test_an_age_is_not_of_whom_its_bearer_acts_on() -> None:
    doc = spacy.blank("en")("3-year-old shoots mother")
    doc[-2].tag_ = "VBZ"
    for t in doc:
        t.is_sent_start = t.i == 0
    mother = Mention(Kind.PERSON, Form.NOMINAL, len(doc) - 1, len(doc), len(doc) - 1, "mother", index=0)
    assert list(age(mother, doc, Mentions((mother,)))) == []


def test_an_age_in_two_letters() -> None:
    assert ages("The 8 yo Ada Holt was hurt.", "Ada Holt") == {"Ada Holt": 8}
