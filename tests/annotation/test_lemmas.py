"""Lemmas of inflected words, also of strong verbs that no corpus had."""

from __future__ import annotations

import pytest

from newsgraph.annotation.lemmas import lemma


@pytest.mark.parametrize(
    ("form", "tag", "expected"),
    [
        ("shot", "VBD", "shoot"),
        ("shot", "VBN", "shoot"),
        ("shot", "NN", "shot"),
        ("fled", "VBD", "flee"),
        ("overthrown", "VBN", "overthrow"),
        ("Shook", "VBD", "shake"),
        ("stabbed", "VBD", "stab"),
        ("arrived", "VBD", "arrive"),
        ("carried", "VBN", "carry"),
        ("crashes", "VBZ", "crash"),
        ("valued", "VBN", "value"),
        ("freed", "VBD", "free"),
        ("competed", "VBD", "compete"),
        ("trumpeted", "VBD", "trumpet"),
        ("postponed", "VBN", "postpone"),
        ("praised", "VBD", "praise"),
        ("escaped", "VBN", "escape"),
        ("invading", "VBG", "invade"),
        ("suing", "VBG", "sue"),
        ("recalling", "VBG", "recall"),
        ("edited", "VBD", "edit"),
        ("boycotted", "VBD", "boycott"),
    ],
)
def test_a_form_has_its_lemma(form: str, tag: str, expected: str) -> None:
    assert lemma(form, tag) == expected
