"""What follows by OWL 2 RL, kept apart from what was said.

The rules of rdf/rules.py run to their fixpoint over numbered columns (rdf/datalog.py); owlrl is the reference that the tests compare
with. An ontology that says more than those rules know (owl:hasSelf, datatypes with facets) goes to owlrl itself, with a remark.
"""

from __future__ import annotations

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path

import pyoxigraph as ox

from newsgraph.errors import InputError, reason
from newsgraph.ontology import LEX
from newsgraph.rdf.graphs import INFERRED
from newsgraph.rdf.inconsistencies import Inconsistency, inconsistencies
from newsgraph.rdf.reasoner import Conclusions, Reasoner
from newsgraph.rdf.rules import BEYOND, UNCOVERED
from newsgraph.resources import folder


@dataclass(frozen=True, slots=True)
class Inference:
    """What follows from a graph: `triples` that were not said, sorted; inconsistencies; remarks for the user."""

    triples: Collection[ox.Triple] | Conclusions
    inconsistencies: tuple[Inconsistency, ...] = ()
    remarks: tuple[str, ...] = ()


def read_ontology(extra: Sequence[Path] = ()) -> tuple[ox.Triple, ...]:
    """The axioms of our ontology and its alignments, and of the user's `extra` Turtle files. Raises InputError on a broken file."""
    return _read(tuple(sorted(folder("ontology").rglob("*.ttl"))) + tuple(Path(p) for p in extra))


@lru_cache(maxsize=4)
def _read(files: tuple[Path, ...]) -> tuple[ox.Triple, ...]:
    out: list[ox.Triple] = []
    for path in files:
        try:
            quads = ox.parse(path=str(path), format=ox.RdfFormat.TURTLE, rename_blank_nodes=True)
            out += [ox.Triple(q.subject, q.predicate, q.object) for q in quads if not _is_lexicon(q)]
        except OSError as error:
            raise InputError(f"The ontology file {path} cannot be read: {reason(error)}.") from error
        except SyntaxError as error:
            raise InputError(f"The ontology file {path} is not valid Turtle: {error.msg}.") from error
    return tuple(out)


def _is_lexicon(quad: ox.Quad) -> bool:
    # The words of the lexicon lie in the same files; nothing follows from them.
    return quad.predicate.value.startswith(LEX) or (isinstance(quad.subject, ox.NamedNode) and quad.subject.value.startswith(LEX))


def infer(data: Iterable[ox.Quad | ox.Triple], ontology: Iterable[ox.Triple] | None = None) -> Inference:
    """What follows from `data` by `ontology` (ours by default) and does not follow from the ontology alone.

    Every graph of a dataset counts as said, but for one of earlier conclusions (INFERRED). Left out are triples that no RDF file can
    hold (a literal as subject), classes without a name, and that everything is the same as itself. Blank nodes keep their labels.
    """
    reasoner = Reasoner(read_ontology() if ontology is None else ontology, (t for t in data if not _is_concluded(t)))
    beyond = reasoner.mentioned(UNCOVERED)
    if beyond:
        from newsgraph.rdf.fallback import closure_by_owlrl

        triples, messages = closure_by_owlrl(reasoner.ontology(), reasoner.said())
        remark = f"The ontology uses {', '.join(beyond)}, which our rules do not cover: the slower owlrl has reasoned instead."
        return Inference(tuple(triples), tuple(Inconsistency("owlrl", m, ()) for m in messages), (remark,))
    reasoner.close()
    remarks = [f"The ontology uses {name}, which is outside OWL 2 RL: nothing was concluded from it." for name in reasoner.mentioned(BEYOND)]
    return Inference(reasoner.inferred(), tuple(inconsistencies(reasoner)), (*remarks, *reasoner.broken_lists))


def _is_concluded(statement: ox.Quad | ox.Triple) -> bool:
    return isinstance(statement, ox.Quad) and statement.graph_name == INFERRED
