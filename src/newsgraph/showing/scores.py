"""Scores of `kg eval` as a table, with what was missed and what is wrong below it."""

from __future__ import annotations

from collections.abc import Mapping

from newsgraph.asking.scores import Score
from newsgraph.showing.tables import table


def render_scores(scores: Mapping[str, Score], *, show: bool = False) -> str:
    """A row a kind of fact and one for all; with `show`, a line for each miss and each mistake."""
    every = Score(*(sum(getattr(s, part) for s in scores.values()) for part in ("right", "said", "wanted")))
    rows = [
        [kind, str(s.right), str(s.said), str(s.wanted), f"{s.precision:.3f}", f"{s.recall:.3f}", f"{s.f1:.3f}"]
        for kind, s in (*scores.items(), ("all facts", every))
    ]
    out = table(["facts", "right", "said", "wanted", "precision", "recall", "F1"], rows)
    if show:
        for kind, s in scores.items():
            out += "".join(f"missed {kind}: {m}\n" for m in s.missed) + "".join(f"wrong {kind}: {w}\n" for w in s.wrong)
    return out
