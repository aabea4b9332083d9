from __future__ import annotations

import pytest
import spacy
from spacy.tokens import Doc as Annotated
from spacy.tokens import Span as Name

from newsgraph.annotation.tree import Doc, Span, Token

VOCAB = spacy.blank("en").vocab
WORDS = ["Ann", "Roe", "told", "a", "crowd", "in", "York", "that", "she", "won", ".", "\n\n", "Crowds", "cheered", "loudly", "."]
HEADS = [2, 0, 2, 4, 2, 6, 4, 9, 9, 2, 2, 10, 13, 13, 13, 13]
DEPS = "nsubj flat root det obj case nmod mark nsubj ccomp punct dep nsubj root advmod punct".split()  # noqa: SIM905


@pytest.fixture
def annotated() -> Annotated:
    made = Annotated(VOCAB, WORDS, [w not in ("won", ".", "\n\n", "loudly") for w in WORDS], heads=HEADS, deps=DEPS, lemmas=[w.lower() for w in WORDS])
    made.set_ents([Name(made, 0, 2, label="PERSON"), Name(made, 6, 7, label="LOC")])
    return made


NUMBERED = ("i", "idx", "text", "lower_", "lemma_", "pos_", "tag_", "dep_", "ent_type_", "ent_iob_", "whitespace_")
FLAGS = ("is_space", "is_punct", "is_alpha", "is_digit", "is_quote", "like_num", "like_url", "is_sent_start")


def places(token: Token) -> tuple[object, ...]:
    around = token.head.i, token.left_edge.i, token.right_edge.i, token.sent.start, token.sent.end
    return (*around, [c.i for c in token.children], [t.i for t in token.ancestors], sorted(t.i for t in token.subtree))


def test_it_says_what_spacy_says(annotated: Annotated) -> None:
    doc = Doc(annotated)
    for mine, theirs in zip(doc, annotated, strict=True):
        assert {n: getattr(mine, n) for n in (*NUMBERED, *FLAGS)} == {n: getattr(theirs, n) for n in (*NUMBERED, *FLAGS)}
        assert places(mine) == places(theirs)
    assert [(e.text, e.label_, e.root.i) for e in doc.ents] == [(e.text, e.label_, e.root.i) for e in annotated.ents]
    for start in range(len(doc) + 1):
        for end in range(start, len(doc) + 1):
            mine, theirs = doc[start:end], annotated[start:end]
            assert (mine.text, len(mine), mine.end_char) == (theirs.text, len(theirs), theirs.end_char)
            assert [e.text for e in mine.ents] == [e.text for e in theirs.ents]
            if mine:
                assert (mine.start_char, mine.root.i, mine[-1].i, mine[1:].text) == (theirs.start_char, theirs.root.i, theirs[-1].i, theirs[1:].text)


def test_a_word_is_hung_elsewhere_as_in_spacy(annotated: Annotated) -> None:
    doc = Doc(annotated)
    for token, head in ((6, 2), (4, 9), (1, 2), (0, 9)):
        doc[token].hang(doc[head])
        annotated[token].head = annotated[head]
        assert [places(t) for t in doc] == [places(t) for t in annotated]
    assert [s.text for s in doc.sents] == [s.text for s in annotated.sents]


def test_a_word_becomes_a_root_and_the_old_one_hangs_on_it(annotated: Annotated) -> None:
    doc = Doc(annotated)
    doc[9].hang(doc[9])
    assert doc[9].head is doc[9]
    assert doc[9] not in doc[2].children
    doc[2].hang(doc[9])
    assert doc[0:11].root is doc[9]
    assert doc[9].left_edge is doc[0]
    assert doc[4].is_ancestor(doc[6])


def test_characters_lead_to_tokens(annotated: Annotated) -> None:
    doc = Doc(annotated)
    for start in range(len(doc.text) + 2):
        for end in range(start + 1, len(doc.text) + 2):
            theirs = annotated.char_span(start, end, alignment_mode="expand")
            mine = doc.char_span(start, end)
            if end <= len(doc.text) and (theirs is None or theirs.start < theirs.end):
                assert (mine and (mine.start, mine.end)) == (theirs and (theirs.start, theirs.end))


def test_nothing_stands_beyond_the_text(annotated: Annotated) -> None:
    doc = Doc(annotated)
    with pytest.raises(IndexError):
        doc[0].nbor(-1)
    with pytest.raises(IndexError):
        doc[15].nbor()
    assert (len(Doc(Annotated(VOCAB))), Doc(Annotated(VOCAB)).sents, doc[20:30]) == (0, (), Span(doc, 16, 16))


def test_tokens_are_found_by_their_lemmas_in_order(annotated: Annotated) -> None:
    assert [t.i for t in Doc(annotated).of_lemmas(("she", "crowd", "told", "nobody"))] == [2, 4, 8]
