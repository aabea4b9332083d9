"""The file in which merges can be looked over: one line each, to be confirmed, rejected or left alone; applied again on every build.

    decision,kind,name,article,thing,other article,other thing,confidence,because
    merged,person,anna roe,…/article/a,…/person/anna-roe,…/article/b,…/person/anna-roe,0.97,"named alike: anna roe; …"

`merged` is what the build found. Write `confirmed` to keep two things one whatever comes, `rejected` to keep them two; a line of one's own
with `confirmed` merges what was not found. Deleting a line takes the decision back.
"""

from __future__ import annotations

import csv
import heapq
import io
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from newsgraph.errors import InputError, reason

COLUMNS = ("decision", "kind", "name", "article", "thing", "other article", "other thing", "confidence", "because")
MERGED, CONFIRMED, REJECTED = "merged", "confirmed", "rejected"


@dataclass(frozen=True, slots=True, order=True)
class Merge:
    """Two things of two articles, said or found to be one (or two, where `rejected`): IRIs as each article alone would have them."""

    kind: str
    name: str
    article: str
    thing: str
    other_article: str
    other_thing: str
    decision: str = MERGED
    confidence: float = 1.0
    because: str = ""

    @property
    def pair(self) -> frozenset[tuple[str, str]]:
        """The two things, whichever comes first."""
        return frozenset(((self.article, self.thing), (self.other_article, self.other_thing)))


def read_decisions(path: Path) -> list[Merge]:
    """The confirmed and rejected lines of the file; none where there is no file. Raises InputError for a line that cannot be read."""
    if not path.exists():
        return []
    try:
        return _read(path)
    except (OSError, UnicodeDecodeError, csv.Error) as error:
        raise InputError(f"The file of merges {path} cannot be read: {reason(error)}.") from error


def _read(path: Path) -> list[Merge]:
    out = []
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = csv.DictReader(file)
        if rows.fieldnames is None or any(c not in rows.fieldnames for c in COLUMNS[:7]):
            raise InputError(f"{path} is no file of merges: its first line must be {','.join(COLUMNS)}.")
        for number, row in enumerate(rows, start=2):
            decision = (row["decision"] or "").strip().lower()
            if decision not in (MERGED, CONFIRMED, REJECTED):
                raise InputError(f"{path}, line {number}: a decision is {MERGED}, {CONFIRMED} or {REJECTED}, not “{decision}”.")
            if decision != MERGED:
                kind, name, article, thing, other_article, other_thing = (row[c] or "" for c in COLUMNS[1:7])
                out.append(Merge(kind, name, article, thing, other_article, other_thing, decision, 1.0, row.get("because") or ""))
    return out


def decisions_as_lines(merges: Iterable[Merge], decisions: Iterable[Merge] = ()) -> Iterator[str]:
    """The file's lines: the names of the columns, then what was merged (`merges`, in order) and every decision, also one about what is no longer there.

    They are sorted, so that versions compare well, and come one at a time.
    """
    decided = {m.pair: m for m in decisions}
    yield _line(COLUMNS)
    for m in heapq.merge(sorted(decided.values()), (m for m in merges if m.pair not in decided)):
        yield _line((m.decision, m.kind, m.name, m.article, m.thing, m.other_article, m.other_thing, f"{m.confidence:.2f}", m.because))


def _line(cells: Sequence[str]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerow(cells)
    return out.getvalue()
