"""Who is who in one article, on sentences annotated by hand."""

from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Annotated
from spacy.tokens import Span

from newsgraph.annotation import load_annotator
from newsgraph.annotation.tree import Doc
from newsgraph.finding.attributes import find_attributes
from newsgraph.finding.mentions import Kind, find_mentions
from newsgraph.ontology import load_ontology
from newsgraph.resolving.coreference import resolve_entities

VOCAB = spacy.blank("en").vocab


def who_is_who(tokens: str, ents: str) -> list[list[str]]:
    """Clusters of more than one mention, of "word/POS/TAG/dep/head[/lemma] …" and "0-2 PERSON, …"."""
    rows = [t.split("/") for t in tokens.split()]
    annotated = Annotated(
        VOCAB,
        words=[r[0] for r in rows],
        pos=[r[1] for r in rows],
        tags=[r[2] for r in rows],
        lemmas=[r[5] if len(r) > 5 else r[0].lower() for r in rows],
        deps=[r[3] for r in rows],
        heads=[int(r[4]) for r in rows],
    )
    annotated.set_ents([Span(annotated, *map(int, where.split("-")), label=label) for where, label in (e.split() for e in ents.split(", "))])
    doc = Doc(annotated)
    mentions = find_mentions(doc)
    entities = resolve_entities(doc, mentions, find_attributes(doc, mentions), (), load_ontology(), {})
    return [[mentions.all[m].text for m in e.mentions] for e in entities.all if len(e.mentions) > 1]


def test_a_surname_is_of_the_full_name_and_he_of_both() -> None:
    assert who_is_who(
        "Ben/PROPN/NNP/nsubj/2 Holt/PROPN/NNP/flat/0 slept/VERB/VBD/root/2 ./PUNCT/./punct/2 Holt/PROPN/NNP/nsubj/5 woke/VERB/VBD/root/5 when/SCONJ/WRB/mark/8 "
        "he/PRON/PRP/nsubj/8 fell/VERB/VBD/advcl/5",
        "0-2 PERSON, 4-5 PERSON",
    ) == [["Ben Holt", "Holt", "he"]]


def test_a_pronoun_is_nobody_beside_it() -> None:
    assert who_is_who(
        "Ben/PROPN/NNP/nsubj/2 Holt/PROPN/NNP/flat/0 slept/VERB/VBD/root/2 ./PUNCT/./punct/2 Ben/PROPN/NNP/nsubj/6 Holt/PROPN/NNP/flat/4 hit/VERB/VBD/root/6 "
        "him/PRON/PRP/obj/6",
        "0-2 PERSON, 4-6 PERSON",
    ) == [["Ben Holt", "Ben Holt"]]


def test_she_is_no_man_by_his_given_name() -> None:
    assert who_is_who(
        "Ann/PROPN/NNP/nsubj/2 Roe/PROPN/NNP/flat/0 met/VERB/VBD/root/2 George/PROPN/NNP/obj/2 Holt/PROPN/NNP/flat/3 ./PUNCT/./punct/2 "
        "She/PRON/PRP/nsubj/7 left/VERB/VBD/root/7",
        "0-2 PERSON, 3-5 PERSON",
    ) == [["Ann Roe", "She"]]


def test_the_force_is_the_one_police_force() -> None:
    assert who_is_who(
        "Norbury/PROPN/NNP/compound/1 Police/PROPN/NNP/nsubj/4 have/AUX/VBP/aux/4 long/ADV/RB/advmod/4 waited/VERB/VBN/root/4 ./PUNCT/./punct/4 "
        "The/DET/DT/det/7 force/NOUN/NN/nsubj/8 moved/VERB/VBD/root/8",
        "0-1 LOC",
    ) == [["Norbury Police", "force"]]


def test_two_ages_are_two_people() -> None:
    assert (
        who_is_who(
            "Ben/PROPN/NNP/nsubj/6 Holt/PROPN/NNP/flat/0 ,/PUNCT/,/punct/3 24/NUM/CD/appos/0 ,/PUNCT/,/punct/0 had/AUX/VBD/aux/6 slept/VERB/VBN/root/6 "
            "./PUNCT/./punct/6 The/DET/DT/det/10 25-year-old/ADJ/JJ/amod/10 man/NOUN/NN/nsubj/11 woke/VERB/VBD/root/11",
            "0-2 PERSON",
        )
        == []
    )


def test_letters_swapped_are_a_slip() -> None:
    assert who_is_who(
        "Ben/PROPN/NNP/nsubj/2 Harcourt/PROPN/NNP/flat/0 slept/VERB/VBD/root/2 ./PUNCT/./punct/2 Hracourt/PROPN/NNP/nsubj/5 woke/VERB/VBD/root/5",
        "0-2 PERSON, 4-5 PERSON",
    ) == [["Ben Harcourt", "Hracourt"]]


def test_a_surname_of_two_stays_with_whom_it_meant() -> None:
    assert who_is_who(
        "Ben/PROPN/NNP/nsubj/2 Holt/PROPN/NNP/flat/0 left/VERB/VBD/root/2 ./PUNCT/./punct/2 Holt/PROPN/NNP/nsubj/5 slept/VERB/VBD/root/5 ./PUNCT/./punct/5 "
        "Rose/PROPN/NNP/nsubj/9 Holt/PROPN/NNP/flat/7 wept/VERB/VBD/root/9 ./PUNCT/./punct/9 Holt/PROPN/NNP/nsubj/12 woke/VERB/VBD/root/12",
        "0-2 PERSON, 4-5 PERSON, 7-9 PERSON, 11-12 PERSON",
    ) == [["Ben Holt", "Holt", "Holt"]]


def test_father_and_son_of_one_name_are_two() -> None:
    assert (
        who_is_who(
            "Ben/PROPN/NNP/nsubj/3 Holt/PROPN/NNP/flat/0 Jr/PROPN/NNP/flat/0 left/VERB/VBD/root/3 ./PUNCT/./punct/3 Ben/PROPN/NNP/nsubj/8 "
            "Holt/PROPN/NNP/flat/5 Sr/PROPN/NNP/flat/5 stayed/VERB/VBD/root/8",
            "0-3 PERSON, 5-8 PERSON",
        )
        == []
    )


def test_who_was_a_suspect_is_the_suspect_named_later() -> None:
    assert who_is_who(
        "A/DET/DT/det/1 suspect/NOUN/NN/nsubj/2/suspect fled/VERB/VBD/root/2 ./PUNCT/./punct/2 The/DET/DT/det/5 suspect/NOUN/NN/nsubj/9/suspect "
        ",/PUNCT/,/punct/7 Roe/PROPN/NNP/appos/5 ,/PUNCT/,/punct/7 fell/VERB/VBD/root/9",
        "7-8 PERSON",
    ) == [["suspect", "suspect", "Roe"]]


def test_the_victim_was_somebody() -> None:
    assert who_is_who(
        "The/DET/DT/det/1 victim/NOUN/NN/nsubj/3/victim was/AUX/VBD/cop/3 Ann/PROPN/NNP/root/3 Roe/PROPN/NNP/flat/3",
        "3-5 PERSON",
    ) == [["victim", "Ann Roe"]]


def test_his_in_a_list_is_of_the_one_before() -> None:
    assert who_is_who(
        "Doe/PROPN/NNP/nsubj/1 called/VERB/VBD/root/1 Ben/PROPN/NNP/obj/1 Holt/PROPN/NNP/flat/2 and/CCONJ/CC/cc/6 his/PRON/PRP$/nmod:poss/6 dog/NOUN/NN/conj/2",
        "0-1 PERSON, 2-4 PERSON",
    ) == [["Ben Holt", "his"]]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The US House of Representatives met. The House rose. The White House was silent.", {"US House of Representatives", "White House"}),
        ("The US Supreme Court ruled. The Supreme Court of Ohio agreed with the Ohio Supreme Court.", {"US Supreme Court", "Supreme Court of Ohio"}),
        ("He drove at the Houses of Parliament. Parliament was closed.", {"Houses of Parliament"}),
        ("Halden Police Department officers came. Halden Police said so, and so did Halden PD.", {"Halden Police Department"}),
    ],
)
def test_bodies_go_by_shorter_names(text: str, names: set[str]) -> None:
    doc = Doc(next(iter(load_annotator(None, 1).annotate([text]))))
    mentions = find_mentions(doc)
    entities = resolve_entities(doc, mentions, find_attributes(doc, mentions), (), load_ontology(), {})
    assert {e.name for e in entities.all if e.named and e.kind is Kind.ORGANIZATION} == names
