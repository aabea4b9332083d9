"""Words are cut as the corpora cut them, in time linear in the text."""

from __future__ import annotations

import time

import pytest

from newsgraph.annotation.tokens import tokenized


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("a 47-year-old US-led team", "a 47 - year - old US - led team"),
        ("her ex-husband and pro-war, post-war, semi-final crowds", "her ex-husband and pro-war , post-war , semi-final crowds"),
        ("a U.S.-led raid near a Va.-based firm", "a U.S. - led raid near a Va. - based firm"),
        ("from 2010-14 or 1,200–1,300", "from 2010 - 14 or 1,200 – 1,300"),
        ("DON'T PANIC, WE CAN’T", "DO N'T PANIC , WE CA N’T"),
        ("on Wed, or Wed. and/or Thurs. at 7:30pm", "on Wed , or Wed. and / or Thurs. at 7:30 pm"),
        ("65k people paid £3bn", "65 k people paid £ 3 bn"),
        ("Call 555-010-4477 #floods (2019): w/o delay", "Call 555-010-4477 #floods ( 2019 ) : w/o delay"),
        ("et al. said Lt. Reed >>> no!!!", "et al. said Lt. Reed >>> no !!!"),
    ],
)  # fmt: skip
def test_words(text: str, words: str) -> None:
    assert " ".join(t.text for t in tokenized(text)) == words


@pytest.mark.parametrize("run", ["(", "😀", "a/", "www.a-", "'s", "x"])
def test_a_run_without_spaces_keeps_its_text_and_costs_linear_time(run: str) -> None:
    text = f"Rain fell. {run * 20_000} It stopped."
    begun = time.process_time()
    doc = tokenized(text)
    assert time.process_time() - begun < 5  # half a minute and more for brackets, were they taken off one by one
    assert doc.text == text
    assert [t.text for t in doc][-3:] == ["It", "stopped", "."]
