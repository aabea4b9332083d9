"""Descriptions that speak of nobody and nothing in particular make no node."""

from __future__ import annotations

import pytest
from tests.resolving.stories import told

from newsgraph.claims import claims_of
from newsgraph.running.article import Tools


def things(text: str, tools: Tools) -> set[str]:
    claims = claims_of(told(text, tools), tools.base)
    unnamed = {c.subject for c in claims if c.predicate.endswith("#unnamed")}
    return {c.object.text for c in claims if c.subject in unnamed and c.predicate.endswith("/name")}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A storm came.\n\nIda Moe was stabbed in prison on Monday.", "prison"),
        ("A storm came.\n\nKarl Mow visited the town of Pandeglang on Monday.", "town"),
        ("A storm came.\n\nEvery member was elected on Monday.", "member"),
        ("A storm came.\n\nIda Moe was the winner of the race on Monday.", "winner"),
    ],
)
def test_generic_descriptions_are_no_things(text: str, name: str, tools: Tools) -> None:
    assert name not in things(text, tools)


def test_who_is_told_of_is_somebody(tools: Tools) -> None:
    assert things("A storm came.\n\nA nurse was stabbed at a prison in Leeds on Monday.", tools) >= {"nurse"}


def test_ones_other_roles_are_no_second_person(tools: Tools) -> None:
    text = "A storm came.\n\nIda Moe, a minister and former army colonel, was elected on Monday. British heiress, designer, and author Jo Vane died on Sunday."
    assert not things(text, tools) & {"colonel", "former army colonel", "heiress", "designer"}
