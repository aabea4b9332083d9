"""A text's names are of one type each, whatever the model said window by window."""

from __future__ import annotations

import numpy as np

from newsgraph.annotation.names import TYPES, Name, consistent_names

ALPHABET = ["O"] + [f"{p}-{t}" for t in TYPES for p in "BIES"]


def names(words: str, said: dict[int, tuple[str, float]]) -> list[Name]:
    """Names of `words` where the model gives each word of `said` its tag with that probability, and its kind of tag of ORG the rest."""
    n = len(words.split())
    chances = np.full((n, len(ALPHABET)), 1e-6)
    chances[:, 0] = 1.0
    tags = ["O"] * n
    for i, (tag, p) in said.items():
        tags[i] = tag
        chances[i] = 1e-6
        chances[i, ALPHABET.index(f"{tag[0]}-ORG")] = 1 - p
        chances[i, ALPHABET.index(tag)] = p
    return consistent_names(words.split(), tags, np.log(chances).astype(np.float32), ALPHABET)


def test_the_surer_reading_of_a_string_holds_everywhere() -> None:
    assert names("Derby fell . Derby rose .", {0: ("S-LOC", 0.99), 3: ("S-ORG", 0.4)}) == [(0, 1, "LOC"), (3, 4, "LOC")]


def test_a_surname_is_the_person_of_the_full_name() -> None:
    assert names("Ann Derby spoke . Derby left .", {0: ("B-PER", 0.99), 1: ("E-PER", 0.99), 4: ("S-PER", 0.3)})[1] == (4, 5, "PER")


def test_an_abbreviation_in_brackets_is_of_its_names_type_and_later_too() -> None:
    said = {0: ("B-ORG", 0.9), 1: ("I-ORG", 0.9), 2: ("E-ORG", 0.9), 4: ("S-LOC", 0.9), 7: ("S-LOC", 0.99)}
    assert [k for _, _, k in names("Harbour Safety Board ( HSB ) and HSB closed", said)] == ["ORG", "ORG", "ORG"]


def test_no_names() -> None:
    assert names("Rain fell .", {}) == []
