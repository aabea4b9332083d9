"""Mentions ► entities of one article: who is who. Precision first: a wrong merge is worse than two nodes.

The sieves run from sure to less sure, each joining what the one before left: names, appositions and predicates, definite
descriptions that repeat a head or fit a stated role, pronouns. A join needs one candidate; where several fit, nothing is joined,
except that a pronoun takes the most salient.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from newsgraph.annotation.tree import Doc
from newsgraph.finding.attributes import Attribute
from newsgraph.finding.mentions import Mentions
from newsgraph.finding.quotations import Quotation
from newsgraph.ontology import Ontology
from newsgraph.resolving.appositions import join_identified, join_predicates
from newsgraph.resolving.descriptions import join_descriptions, join_nicknamed
from newsgraph.resolving.entities import Entities, State
from newsgraph.resolving.kinship import with_family_names
from newsgraph.resolving.naming import join_acronyms, join_names
from newsgraph.resolving.pronouns import join_pronouns


def resolve_entities(
    doc: Doc,
    mentions: Mentions,
    attributes: Sequence[Attribute],
    quotations: Sequence[Quotation],
    ontology: Ontology,
    same_place: Mapping[str, int],
) -> Entities:
    """Entities of one article. `same_place` maps place names to gazetteer ids, so that "UK" and "United Kingdom" are one."""
    ages = {a.subject: a.value for a in attributes if a.property == "ng:age" and isinstance(a.value, int)}
    state = State(doc, mentions, ontology, quotations, ages)
    join_names(state, same_place)
    join_acronyms(state, attributes)
    join_predicates(state)
    join_identified(state, pronouns=False)
    join_nicknamed(state)
    join_descriptions(state, attributes)
    join_pronouns(state)
    join_identified(state, pronouns=True)
    return with_family_names(state.entities(), attributes, mentions)
