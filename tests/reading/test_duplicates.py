from __future__ import annotations

import pytest

from newsgraph.reading.duplicates import Duplicates, fingerprint

WIRE = """Flood closes the Marden bridge

MARDEN, 4 May (Northwire) - The river Teel rose by two metres overnight and closed the bridge at Marden, where 140 people had to leave
their homes, the county said on Thursday. Firefighters pumped out cellars in Mill Lane until dawn, and the school in Castle Street stayed
shut. Two people were taken to hospital with hypothermia after their car was swept off the road near Upper Teel. Ruth Calder, who heads
the county's flood office, said the water would fall by Friday. The last flood of that height was in 2007, when the old mill collapsed.
"""


def copies(*texts: str) -> list[str | None]:
    known = Duplicates()
    return [known.of(str(k), fingerprint(text)) for k, text in enumerate(texts)]


COPIES = {
    "line breaks and quotation marks": WIRE.replace("\n", " ").replace("'", "’"),
    "capitals": WIRE.upper(),
    "another headline": WIRE.replace("Flood closes the Marden bridge", "Bridge shut as river rises"),
    "cut from below": WIRE[: WIRE.index("The last flood")],
    "a paper's own last line": WIRE + "Additional reporting by the Marden Gazette.",
}


@pytest.mark.parametrize("copy", COPIES.values(), ids=COPIES)
def test_wire_copy_is_known_again(copy: str) -> None:
    assert copies(WIRE, copy) == [None, "0"]
    assert copies(copy, WIRE) == [None, "0"]


OTHERS = {
    "other figures": WIRE.replace("140 people", "155 people"),
    "a toll in words": WIRE.replace("Two people were", "Three people were"),
    "another place": WIRE.replace("Marden", "Stokeley").replace("Upper Teel", "Nether Wick").replace("Teel", "Wick").replace("Castle Street", "Dock Road"),
    "another story": "The council of Marden voted on Thursday to sell the old mill. " * 6,
}


@pytest.mark.parametrize("other", OTHERS.values(), ids=OTHERS)
def test_another_story_in_the_same_words_is_none(other: str) -> None:
    assert copies(WIRE, other) == [None, None]


def test_a_copy_of_a_copy_copies_the_first() -> None:
    assert copies(WIRE, WIRE.upper(), WIRE.replace("\n", " ")) == [None, "0", "0"]


def test_short_texts_are_copies_only_word_for_word() -> None:
    assert copies("Fire in Leeds. Two died.", "Fire in Leeds: two died", "Fire in Leeds. Two were hurt.") == [None, "0", None]
