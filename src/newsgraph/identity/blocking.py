"""Which things are worth comparing: those that share a key. Never all pairs.

Standard blocking (Christen 2012, Data Matching, chapter 4): a key is a name, a day with a place, a rare word. A key of events that too many
share tells nothing and is passed over. Of a name that very many articles have, each is compared with the next few alone (sorted neighbourhood,
Hernández and Stolfo 1995), so that who is in the news every day is one person, too.
"""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from newsgraph.identity.sketches import Sketch
from newsgraph.identity.words import Rarity

LARGEST = 60
"""Things that a block may hold for all of them to be compared."""
NEIGHBOURS = 20
"""Things after it with which each of a larger block of names is compared."""
_RARE_WORDS = 12


def keys_of(sketch: Sketch, words: Rarity) -> Iterator[str]:
    """The keys of one thing, some perhaps twice; none of what its link tells from others."""
    if sketch.room == "event":
        yield from _keys_of_event(sketch, words)
    elif not sketch.link:
        for name in sketch.names:
            yield f"{sketch.room} {_first_and_last(name) if sketch.room == 'person' else name}"


def _keys_of_event(sketch: Sketch, words: Rarity) -> Iterator[str]:
    for person in sketch.people:
        yield f"event of {person}"
    for day in sketch.days:
        if len(day) >= 10:
            for shift in (-1, 0, 1):
                near = date.fromisoformat(day[:10]) + timedelta(days=shift)
                yield from (f"event {near} {place}" for place in sketch.places)
    rare = sorted(sketch.words, key=lambda w: (-(1 + w[1]) * words.of(w[0]), w[0]))[:_RARE_WORDS]
    yield from (f"event told with {word}" for word, _ in rare)


def _first_and_last(name: str) -> str:
    words = name.split()
    return f"{words[0]} {words[-1]}" if len(words) > 1 else name
