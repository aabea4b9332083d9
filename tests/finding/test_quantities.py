"""Numbers and what they count, in sentences tagged by hand: "killed/VBD" gives a word's PTB tag, everything else gets its likely one."""

from __future__ import annotations

import re
from decimal import Decimal

import pytest
import spacy
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc as Annotated

from newsgraph.annotation.tree import Doc
from newsgraph.finding.lexing import segments
from newsgraph.finding.numbers import NUMBER_WORDS, cardinal
from newsgraph.finding.quantities import Quantity, find_quantities

NLP = spacy.blank("en")
CLOSED = {
    **dict.fromkeys(["the", "a", "an", "no", "another", "all", "some", "any"], ("DET", "DT")),
    **dict.fromkeys(
        ["of", "in", "on", "at", "by", "for", "with", "from", "than", "under", "over", "about", "around", "up", "as", "between", "among", "aged"], ("ADP", "IN")
    ),
    **dict.fromkeys(["and", "or"], ("CCONJ", "CC")),
    **dict.fromkeys(["was", "were", "is", "are", "has", "have", "had"], ("AUX", "VBD")),
    **dict.fromkeys(["he", "she", "it", "they", "them", "those", "nobody", "none", "who"], ("PRON", "PRP")),
    **dict.fromkeys(["other", "more", "dead", "injured", "hurt", "wounded", "least", "nearly", "old", "young"], ("ADJ", "JJ")),
    "people": ("NOUN", "NNS"),
    "to": ("PART", "TO"),
}
TAG = re.compile(r"(\w+)/([A-Z]{2,4})\b")
POS = {"V": "VERB", "N": "NOUN", "J": "ADJ", "C": "NUM"}


def tagged(sentence: str) -> Doc:
    tags: dict[int, str] = {}
    text, end = "", 0
    for match in TAG.finditer(sentence):
        text += sentence[end : match.start()]
        tags[len(text)] = match[2]
        text += match[1]
        end = match.end()
    text += sentence[end:]
    doc = Doc(NLP(text))
    pos, fine = [], []
    for token in doc:
        if token.idx in tags:
            pair = (POS[tags[token.idx][0]], tags[token.idx])
        elif token.lower_ in CLOSED:
            pair = CLOSED[token.lower_]
        elif token.text[0].isdigit() or token.lower_ in NUMBER_WORDS:
            pair = ("NUM", "CD")
        elif token.text[0].isupper() and token.i:
            pair = ("PROPN", "NNP")
        elif not token.text[0].isalpha():
            pair = ("PUNCT", ".")
        else:
            pair = ("NOUN", "NNS" if token.text.endswith("s") else "NN")
        pos.append(pair[0])
        fine.append(pair[1])
    annotated = Annotated(
        NLP.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=pos,
        tags=fine,
        lemmas=[t.lower_.removesuffix("s") if t.lower_.endswith("ies") is False else t.lower_[:-3] + "y" for t in doc],
    )
    return Doc(annotated)


def shown(doc: Doc, q: Quantity) -> tuple[str, str | None, str | None]:
    bounds = f"{'' if q.minimum is None else q.minimum}..{'' if q.maximum is None else q.maximum}"
    number = ("~" if q.approximate else "") + (str(q.value) if q.value is not None else bounds)
    return number, (doc[q.noun].text if q.noun is not None else None), q.unit


ALL = [
    ("A gunman killed/VBD seven people and injured/VBD 48.", [("7", "people", None), ("48", None, None)]),
    ("The crash left/VBD 22 people dead and 59 injured/VBN.", [("22", "people", None), ("59", None, None)]),
    ("Killing/VBG four, wounding/VBG nine others.", [("4", None, None), ("9", "others", None)]),
    ("More than 500 were hurt.", [("501..", None, None)]),
    ("Over 40 passengers fell/VBD.", [("41..", "passengers", None)]),
    ("At least 20 sailors died/VBD.", [("20..", "sailors", None)]),
    ("No fewer than 12 sailors died/VBD.", [("12..", "sailors", None)]),
    ("Up to 30 are missing.", [("..30", None, None)]),
    ("As many as 40 dead.", [("..40", None, None)]),
    ("No more than three boats.", [("..3", "boats", None)]),
    ("Fewer than 10 boats.", [("..9", "boats", None)]),
    ("Less than 5 percent.", [("..5", None, "percent")]),
    ("About 40 boats.", [("~40", "boats", None)]),
    ("Some 200 boats.", [("~200", "boats", None)]),
    ("An estimated 1,500 boats.", [("~1500", "boats", None)]),
    ("Nearly 80 boats.", [("~80", "boats", None)]),
    ("30 or more boats.", [("30..", "boats", None)]),
    ("50-plus boats.", [("50..", "boats", None)]),
    ("At least another 20 boats.", [("20..", "boats", None)]),
    ("Two or three boats.", [("2..3", "boats", None)]),
    ("12 to 18 boats.", [("12..18", "boats", None)]),
    ("20-30 boats.", [("20..30", "boats", None)]),
    ("Between 40 and 50 boats.", [("40..50", "boats", None)]),
    ("Two to three million people.", [("2000000..3000000", "people", None)]),
    ("Dozens of boats sank/VBD.", [("24..", "boats", None)]),
    ("Hundreds fled/VBD.", [("200..", None, None)]),
    ("Tens of thousands marched/VBD.", [("20000..", None, None)]),
    ("Hundreds of thousands of people marched/VBD.", [("200000..", "people", None)]),
    ("Several hundred people.", [("200..", "people", None)]),
    ("Scores of people.", [("40..", "people", None)]),
    ("They have/VBP high scores now.", []),
    ("A dozen boats.", [("12", "boats", None)]),
    ("Two dozen boats.", [("24", "boats", None)]),
    ("A couple walked/VBD home.", []),
    ("No one was hurt.", [("0", None, None)]),
    ("Nobody was hurt.", [("0", None, None)]),
    ("No injuries were seen/VBN.", [("0", "injuries", None)]),
    ("No evidence was seen/VBN.", []),
    ("One man died/VBD.", [("1", "man", None)]),
    ("A man died/VBD.", []),
    ("One of the men fled/VBD.", []),
    ("Three of the victims died/VBD.", [("3", "victims", None)]),
    ("Five of them fled/VBD.", [("5", None, None)]),
    ("Twenty-two people, one hundred and five boats, two thousand cars.", [("22", "people", None), ("105", "boats", None), ("2000", "cars", None)]),
    ("1.2 million people.", [("1200000", "people", None)]),
    ("2,280 replies.", [("2280", "replies", None)]),
    ("It cost/VBD $38.8m.", [("38800000", None, "USD")]),
    ("It cost/VBD £10,000 and 40 euros.", [("10000", None, "GBP"), ("40", None, "EUR")]),
    ("It cost/VBD US$1.2bn, A$5 and C$7.50.", [("1200000000", None, "USD"), ("5", None, "AUD"), ("7.5", None, "CAD")]),
    ("It cost/VBD 5 million yen, EUR 300 or 20 Canadian dollars.", [("5000000", None, "JPY"), ("300", None, "EUR"), ("20", None, "CAD")]),
    ("It cost/VBD between £5m and £7m.", [("5000000..7000000", None, "GBP")]),
    ("It cost/VBD more than $38.8m.", [("38800000..", None, "USD")]),
    ("He weighs/VBZ 190 pounds.", [("190", None, "lb")]),
    ("Ninety per cent of those said/VBD so.", [("90", None, "percent")]),
    ("12.5% of voters agreed/VBD.", [("12.5", "voters", "percent")]),
    ("The 6.3 magnitude quake, magnitude 7.1.", [("6.3", None, "magnitude"), ("7.1", None, "magnitude")]),
    ("The magnitude-6.3 quake measured 5.9 on the Richter scale; others put the magnitude at 6.5.", [(v, None, "magnitude") for v in ("6.3", "5.9", "6.5")]),
    ("It moved/VBD 100 km at 70 mph over 3,000 square miles.", [("100", None, "km"), ("70", None, "mph"), ("3000..", None, "square mile")]),
    ("He got/VBD 18 months and a two-year ban.", [("18", None, "month"), ("2", None, "year")]),
    ("A 47-year-old man and a 22 year old woman.", [("47", None, "year"), ("22", None, "year")]),
    ("Jo Smith, 22, was aged 21 then.", [("22", None, "year"), ("21", None, "year")]),
    ("Jo Smith (22) left/VBD.", [("22", None, "year")]),
    ("Victims aged 16, 17 and 20 left/VBD.", [("16", None, "year"), ("17", None, "year"), ("20", None, "year")]),
    ("They were 16 and 17 years old.", [("16", None, "year"), ("17", None, "year")]),
    ("Rovers won/VBD 3-2 and 21–14.", []),
    ("Flight 370 and Route 66 and Apollo 11.", []),
    ("The 900 block of Main Street and 12 Elm Street.", []),
    ("Call/VB 555-0134 or (212) 555-0134 or 911.", []),
    ("The M25, COVID-19, 4x4, 9/11 and the 22nd.", []),
    ("On May 22 in 2017 at 7.30pm.", []),
    ("A 22-storey tower and a three-time champion.", []),
    ("Two-thirds of voters agreed/VBD.", []),
]  # fmt: skip


@pytest.mark.parametrize(("sentence", "expected"), ALL)
def test_quantities(sentence: str, expected: list[tuple[str, str | None, str | None]]) -> None:
    doc = tagged(sentence)
    assert [shown(doc, q) for q in find_quantities(doc)] == expected


def test_the_span_holds_number_bound_and_unit() -> None:
    doc = tagged("It cost/VBD more than US$38.8 million then.")
    (quantity,) = find_quantities(doc)
    assert doc[quantity.start : quantity.end].text == "more than US$38.8 million"


def test_a_part_is_marked() -> None:
    doc = tagged("Three of the victims and five boats.")
    assert [q.partial for q in find_quantities(doc)] == [True, False]


def test_the_parse_finds_a_noun_behind_other_words() -> None:
    words = ["Seven", "badly", "hurt", "young", "men", "left", "."]
    annotated = Annotated(
        NLP.vocab, words=words, heads=[4, 2, 4, 4, 5, 5, 5], deps=["nummod", "advmod", "amod", "amod", "nsubj", "root", "punct"],
        pos=["NUM", "ADV", "VERB", "ADJ", "NOUN", "VERB", "PUNCT"], tags=["CD", "RB", "VBN", "JJ", "NNS", "VBD", "."],
    )  # fmt: skip
    (quantity,) = find_quantities(Doc(annotated))
    assert quantity.noun == 4


def test_a_wrong_parse_does_not_reach_over_a_preposition() -> None:
    words = ["Two", "others", "remain", "in", "critical", "condition", "."]
    annotated = Annotated(
        NLP.vocab, words=words, heads=[5, 2, 2, 5, 5, 2, 2], deps=["nummod", "nsubj", "root", "case", "amod", "obl", "punct"],
        pos=["NUM", "NOUN", "VERB", "ADP", "ADJ", "NOUN", "PUNCT"], tags=["CD", "NNS", "VBP", "IN", "JJ", "NN", "."],
    )  # fmt: skip
    (quantity,) = find_quantities(Doc(annotated))
    assert quantity.noun == 1


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("seven", 7), ("nineteen", 19), ("forty-two", 42), ("ninety nine", 99), ("a hundred", 100), ("three hundred and twelve", 312),
        ("two thousand", 2000), ("five thousand six hundred", 5600), ("one million", 10**6), ("three and a half", Decimal("3.5")),
        ("1,250", 1250), ("7.5", Decimal("7.5")), ("3 million", 3 * 10**6), ("2 dozen", 24), ("12 hundred", 1200),
    ],
)  # fmt: skip
def test_cardinals(text: str, value: Decimal | int) -> None:
    (words,) = segments(Doc(NLP(text)))
    assert cardinal(words, 0) == (Decimal(value), len(words))


@settings(max_examples=200, deadline=None)
@given(
    st.one_of(
        st.text(max_size=100),
        st.lists(
            st.sampled_from(
                [
                    "$",
                    "5",
                    "m",
                    "22",
                    "1,200",
                    "-",
                    "–",
                    "to",
                    "two",
                    "dozen",
                    "of",
                    "the",
                    "people",
                    "%",
                    "per",
                    "cent",
                    "more",
                    "than",
                    "at",
                    "least",
                    "up",
                    "about",
                    "no",
                    "one",
                    "3.5",
                    "million",
                    "year",
                    "old",
                    "(",
                    ")",
                    ",",
                    ".",
                    "/",
                    "hundreds",
                    "tens",
                    "thousands",
                    "and",
                    "between",
                    "£",
                    "US$",
                    "dollars",
                    "km",
                    "light",
                    "7",
                    "9/11",
                    "twenty",
                    "half",
                    "99999999999999999999",
                    "²",
                ]
            ),
            max_size=25,
        ).map(" ".join),
    )
)
def test_never_fails_and_spans_are_in_order(text: str) -> None:
    doc = Doc(NLP(text))
    end = 0
    for q in find_quantities(doc):
        assert end <= q.start <= q.head < q.end <= len(doc)
        assert q.noun is None or 0 <= q.noun < len(doc)
        assert q.value is not None or q.minimum is not None or q.maximum is not None
        assert q.minimum is None or q.maximum is None or q.minimum <= q.maximum
        end = q.end
