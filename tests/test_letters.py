"""Plain letters: what is taken off, and what is not."""

import pytest

from newsgraph.identifiers import slug
from newsgraph.letters import plain


@pytest.mark.parametrize(
    ("written", "bare"),
    [("Łódź", "Lodz"), ("Mærsk", "Maersk"), ("Þór", "Thor"), ("Müller’s", "Muller’s"), ("Ødegård", "Odegard"), ("Дмитрий", "Дмитрии")],
)
def test_marks_go_and_case_and_punctuation_stay(written: str, bare: str) -> None:
    assert plain(written) == bare


def test_an_identifier_keeps_every_letter_that_has_a_plain_form() -> None:
    assert slug("Æro Đorđević") == "aero-dordevic"
