"""Any spaCy pipeline: ClearNLP trees become Universal Dependencies, types become ours, text and words stay."""

from __future__ import annotations

from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, Span
from spacy.vocab import Vocab

from newsgraph.annotation import load_annotator
from newsgraph.annotation.pipelines import adapt
from newsgraph.errors import UsageError


@Language.component("one_sentence")
def one_sentence(doc: Doc) -> Doc:
    """A pipeline's part that makes the first word of a text the root of all the others, and its one name."""
    first = next((t for t in doc if not t.is_space), None)
    for t in doc:
        t.pos_, t.tag_, t.dep_, t.head = "X", "FW", "ROOT" if t == first else "dep", first or t
    if first is not None:
        doc.set_ents([Span(doc, first.i, first.i + 1, label="ORG")])
    return doc


def made(text: str, rows: list[tuple[str, str, int, str]], names: list[tuple[int, int, str]] = ()) -> Doc:
    """A Doc of (word, part of speech, head, label) rows and (start, end, type) names."""
    words = [r[0] for r in rows]
    spaces, at = [], 0
    for w in words:
        at += len(w)
        spaces.append(text[at : at + 1] == " ")
        at += spaces[-1]
    lemmas = ["be" if w in ("was", "is") else w.lower() for w in words]
    doc = Doc(Vocab(), words, spaces, pos=[r[1] for r in rows], tags=["" for _ in rows], lemmas=lemmas, heads=[r[2] for r in rows], deps=[r[3] for r in rows])
    doc.set_ents([Span(doc, a, b, label=k) for a, b, k in names])
    assert doc.text == text
    return doc


def tree(doc: Doc) -> list[tuple[str, str, str]]:
    return [(t.text, t.dep_, t.head.text) for t in doc]


def test_prepositions_hang_on_their_nouns() -> None:
    doc = made(
        "Police arrested Ann Smith in Derby.",
        [("Police", "NOUN", 1, "nsubj"), ("arrested", "VERB", 1, "ROOT"), ("Ann", "PROPN", 3, "compound"), ("Smith", "PROPN", 1, "dobj"),
         ("in", "ADP", 1, "prep"), ("Derby", "PROPN", 4, "pobj"), (".", "PUNCT", 1, "punct")],
        [(2, 4, "PERSON"), (5, 6, "GPE")],
    )  # fmt: skip
    adapted = adapt(doc)
    assert tree(adapted) == [
        ("Police", "nsubj", "arrested"), ("arrested", "root", "arrested"), ("Ann", "obj", "arrested"), ("Smith", "flat", "Ann"),
        ("in", "case", "Derby"), ("Derby", "obl", "arrested"), (".", "punct", "arrested"),
    ]  # fmt: skip
    assert [(e.text, e.label_) for e in adapted.ents] == [("Ann Smith", "PERSON"), ("Derby", "LOC")]
    assert adapted.text == doc.text


def test_passives_agents_and_modifiers_of_nouns() -> None:
    adapted = adapt(made(
        "The head of Acme was shot by officers",
        [("The", "DET", 1, "det"), ("head", "NOUN", 5, "nsubjpass"), ("of", "ADP", 1, "prep"), ("Acme", "PROPN", 2, "pobj"),
         ("was", "AUX", 5, "auxpass"), ("shot", "VERB", 5, "ROOT"), ("by", "ADP", 5, "agent"), ("officers", "NOUN", 6, "pobj")],
        [(3, 4, "ORG")],
    ))  # fmt: skip
    assert tree(adapted) == [
        ("The", "det", "head"), ("head", "nsubj:pass", "shot"), ("of", "case", "Acme"), ("Acme", "nmod", "head"),
        ("was", "aux:pass", "shot"), ("shot", "root", "shot"), ("by", "case", "officers"), ("officers", "obl:agent", "shot"),
    ]  # fmt: skip


def test_the_predicate_heads_a_copula() -> None:
    adapted = adapt(made(
        "Ann was a student in Derby",
        [("Ann", "PROPN", 1, "nsubj"), ("was", "AUX", 1, "ROOT"), ("a", "DET", 3, "det"), ("student", "NOUN", 1, "attr"),
         ("in", "ADP", 3, "prep"), ("Derby", "PROPN", 4, "pobj")],
    ))  # fmt: skip
    assert tree(adapted) == [
        ("Ann", "nsubj", "student"), ("was", "cop", "student"), ("a", "det", "student"), ("student", "root", "student"),
        ("in", "case", "Derby"), ("Derby", "nmod", "student"),
    ]  # fmt: skip


def test_conjuncts_hang_on_the_first_and_conjunctions_on_what_follows() -> None:
    adapted = adapt(made(
        "killed Ann, Bob and Cy",
        [("killed", "VERB", 0, "ROOT"), ("Ann", "PROPN", 0, "dobj"), (",", "PUNCT", 1, "punct"), ("Bob", "PROPN", 1, "conj"),
         ("and", "CCONJ", 3, "cc"), ("Cy", "PROPN", 3, "conj")],
    ))  # fmt: skip
    assert tree(adapted)[3:] == [("Bob", "conj", "Ann"), ("and", "cc", "Cy"), ("Cy", "conj", "Ann")]


def test_a_place_heads_a_copula_and_second_prepositions_are_conjuncts() -> None:
    adapted = adapt(made(
        "Ann was in Derby and in Leeds",
        [("Ann", "PROPN", 1, "nsubj"), ("was", "AUX", 1, "ROOT"), ("in", "ADP", 1, "prep"), ("Derby", "PROPN", 2, "pobj"),
         ("and", "CCONJ", 2, "cc"), ("in", "ADP", 2, "conj"), ("Leeds", "PROPN", 5, "pobj")],
    ))  # fmt: skip
    assert tree(adapted) == [
        ("Ann", "nsubj", "Derby"), ("was", "cop", "Derby"), ("in", "case", "Derby"), ("Derby", "root", "Derby"),
        ("and", "cc", "Leeds"), ("in", "case", "Leeds"), ("Leeds", "conj", "Derby"),
    ]  # fmt: skip


def test_a_dative_preposition_hangs_on_its_noun() -> None:
    adapted = adapt(made(
        "Police gave it to Ann",
        [("Police", "NOUN", 1, "nsubj"), ("gave", "VERB", 1, "ROOT"), ("it", "PRON", 1, "dobj"), ("to", "ADP", 1, "dative"), ("Ann", "PROPN", 3, "pobj")],
    ))  # fmt: skip
    assert tree(adapted)[2:] == [("it", "obj", "gave"), ("to", "case", "Ann"), ("Ann", "obl", "gave")]


def test_no_sentence_of_a_pipeline_crosses_a_paragraph(tmp_path: Path) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe("one_sentence")
    nlp.to_disk(tmp_path / "one")
    text = "\n\nFire at the harbour\n \nTwo people died\nin Leeds\n\n"
    empty, doc = load_annotator(str(tmp_path / "one")).annotate(["", text])
    assert (empty.text, doc.text) == ("", text)
    assert [s.text.split() for s in doc.sents if s.text.strip()] == [["Fire", "at", "the", "harbour"], ["Two", "people", "died", "in", "Leeds"]]
    assert [e.text for e in doc.ents] == ["Fire", "Two"]


def test_universal_dependencies_stay_as_they_are() -> None:
    rows = [("Rain", "NOUN", 1, "nsubj"), ("fell", "VERB", 1, "ROOT"), ("in", "ADP", 3, "case"), ("Derby", "PROPN", 1, "obl")]
    adapted = adapt(made("Rain fell in Derby", rows, [(3, 4, "LOC")]))
    assert [(t.dep_, t.head.i) for t in adapted] == [("nsubj", 1), ("root", 1), ("case", 3), ("obl", 1)]


def test_dates_and_amounts_are_not_names() -> None:
    rows = [("Monday", "PROPN", 0, "ROOT"), ("Labour", "PROPN", 0, "appos")]
    assert [e.text for e in adapt(made("Monday Labour", rows, [(0, 1, "DATE"), (1, 2, "ORG")])).ents] == ["Labour"]


@pytest.mark.parametrize("rows", [[("in", "ADP", 0, "ROOT"), ("Derby", "PROPN", 0, "pobj")], [("in", "ADP", 0, "prep")], []])
def test_odd_trees_are_taken(rows: list[tuple[str, str, int, str]]) -> None:
    adapted = adapt(made(" ".join(r[0] for r in rows), rows))
    assert [t.text for t in adapted] == [r[0] for r in rows]
    assert all(s.root.dep_ == "root" for s in adapted.sents) or not rows


def test_a_missing_pipeline_says_how_to_install_it() -> None:
    with pytest.raises(UsageError, match="python -m spacy download en_core_web_nowhere"):
        load_annotator("en_core_web_nowhere")


def test_a_pipeline_in_a_folder_that_does_not_parse_is_refused(tmp_path: Path) -> None:
    spacy.blank("en").to_disk(tmp_path / "blank")
    with pytest.raises(UsageError, match="dependencies"):
        list(load_annotator(str(tmp_path / "blank")).annotate(["Rain fell."]))
