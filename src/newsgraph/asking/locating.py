"""Which passages of the articles a finding of the validation comes from."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from newsgraph.asking.evidence import Evidence, Passage, claim_of, evidence, passage_of
from newsgraph.rdf.validation import Finding
from newsgraph.storing.store import Store


def passages_behind(store: Store, finding: Finding) -> Iterator[Passage]:
    """A passage itself; of a claim its own; else those of the value, of the property, of the thing, and of what names the thing, in this order."""
    focus = finding.focus
    if not isinstance(focus, ox.NamedNode | ox.BlankNode):
        return
    own = passage_of(store, focus)
    if own is not None and own.words:
        yield own
    for e in _evidence(store, focus, finding):
        yield from e.passages


def _evidence(store: Store, focus: ox.NamedNode | ox.BlankNode, finding: Finding) -> Iterator[Evidence]:
    own = claim_of(store, focus)
    if own is not None:
        yield own
    if finding.path is not None and finding.value is not None:
        yield from evidence(store, focus, finding.path, finding.value)
    if finding.path is not None:
        yield from evidence(store, focus, finding.path)
    yield from evidence(store, focus)
    yield from evidence(store, None, None, focus)
