"""Which passage of an article a finding of the validation comes from."""

from __future__ import annotations

from collections.abc import Iterator

import pyoxigraph as ox

from newsgraph.asking.evidence import CONTEXT, Evidence, Passage, claim_of, evidence, passage_of
from newsgraph.rdf.validation import Finding
from newsgraph.storing.store import Store


def passage_behind(store: Store, finding: Finding) -> Passage | None:
    """The passage of the value, else of the property, else of the thing; of a claim or a passage its own. None where there is none."""
    focus = finding.focus
    if not isinstance(focus, ox.NamedNode | ox.BlankNode):
        return None
    if any(True for _ in store.quads_for_pattern(focus, CONTEXT, None, None)):
        return passage_of(store, focus)
    return next((passage for e in _evidence(store, focus, finding) for passage in e.passages), None)


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
