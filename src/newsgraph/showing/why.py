"""Why a fact is in the graph, as text for people or JSON: passages in their paragraphs, proofs step by step."""

from __future__ import annotations

import json
import textwrap
from collections.abc import Iterator, Sequence
from dataclasses import asdict

import pyoxigraph as ox

from newsgraph.asking.evidence import Evidence, Passage
from newsgraph.asking.identifications import Identification
from newsgraph.asking.texts import Texts, quoted
from newsgraph.asking.things import label
from newsgraph.asking.why import Answer
from newsgraph.errors import UsageError
from newsgraph.namespaces import OWL, RDFS
from newsgraph.rdf.names import Term, compact
from newsgraph.rdf.proofs import Proof
from newsgraph.rdf.reasoner import Fact
from newsgraph.storing.store import Store

FORMATS = ("text", "json")
_BOLD, _PLAIN = "\x1b[1;4m", "\x1b[0m"
_WIDTH = 100

# How an axiom reads, by its predicate; what is not here is shown as a triple.
_AXIOMS = {
    RDFS + "subClassOf": "every {} is a {}",
    RDFS + "subPropertyOf": "{} is a kind of {}",
    RDFS + "domain": "what has {} is a {}",
    RDFS + "range": "what is the {} of something is a {}",
    OWL + "equivalentClass": "{} and {} are the same class",
    OWL + "equivalentProperty": "{} and {} are the same property",
    OWL + "inverseOf": "{} is {} the other way round",
}
_KINDS = {
    OWL + "TransitiveProperty": "{} carries on from one to the next",
    OWL + "SymmetricProperty": "{} holds both ways",
}


def render_why(
    answers: Sequence[Answer], store: Store, texts: Texts, kind: str = "text", *, colour: bool = False, merged: Sequence[Identification] = ()
) -> str:
    """The answers in the format `kind`, then why the thing is one in several articles. Raises UsageError for a format that there is not."""
    if kind == "json":
        return json.dumps([*(_fields(a, store, texts) for a in answers), *map(asdict, merged)], indent=2, ensure_ascii=False) + "\n"
    if kind != "text":
        raise UsageError(f"There is no format {kind}. Use one of {', '.join(FORMATS)}.")
    return "\n".join("".join(f"{line}\n" for line in lines) for lines in (*(_answer(a, store, texts, colour) for a in answers), *map(_merged, merged)))


def _merged(found: Identification) -> Iterator[str]:
    sure = f", confidence {found.confidence:.2f}" if found.confidence is not None else ""
    yield f"taken to be one thing in {' and '.join(f'“{a}”' for a in found.articles)}{sure}"
    yield f"  {found.because}"


def _answer(answer: Answer, store: Store, texts: Texts, colour: bool) -> Iterator[str]:
    yield fact_in_words(answer.fact, store)
    for e in answer.evidence:
        yield f"  {_standing(e)}"
        for passage in e.passages:
            yield from _passage(passage, texts, colour, "    ")
    if answer.proof is not None:
        yield "  follows:" if not answer.said else "  follows from what is claimed:"
        grounds = dict(answer.grounds)
        shown: set[ox.Triple] = set()
        yield from _steps(answer.proof, store, texts, grounds, colour, "    ", shown)
    elif not answer.evidence:
        yield "  The graph says so without a claim or a passage." if answer.said else "  Nothing says so."


def _steps(
    proof: Proof,
    store: Store,
    texts: Texts,
    grounds: dict[ox.Triple, tuple[Evidence, ...]],
    colour: bool,
    indent: str,
    shown: set[ox.Triple],
) -> Iterator[str]:
    if proof.rule is None:
        yield f"{indent}{fact_in_words(proof.fact, store)}"
        if proof.fact.triple not in shown:
            shown.add(proof.fact.triple)
            for e in grounds.get(proof.fact.triple, ()):
                yield f"{indent}  {_standing(e)}"
                for passage in e.passages:
                    yield from _passage(passage, texts, colour, indent + "    ")
        return
    axioms = list(dict.fromkeys(a for premise in proof.premises if _of_ontology(premise) for a in _axioms(premise)))
    yield f"{indent}{fact_in_words(proof.fact, store)}, for {'; '.join(axioms)}" if axioms else f"{indent}{fact_in_words(proof.fact, store)}, for"
    for premise in proof.premises:
        if not _of_ontology(premise):
            yield from _steps(premise, store, texts, grounds, colour, indent + "  ", shown)


def _of_ontology(proof: Proof) -> bool:
    return all(leaf.of_ontology for leaf in proof.leaves())


def _axioms(proof: Proof) -> Iterator[str]:
    for leaf in proof.leaves():
        t = leaf.fact
        words = _AXIOMS.get(_iri(t.predicate)) or (_KINDS.get(_iri(t.object)))
        if words is None:
            yield f"{compact(t.subject)} {compact(t.predicate)} {compact(t.object)}"
        else:
            yield words.format(compact(t.subject), compact(t.object))


def _iri(term: Term) -> str:
    return term.value if isinstance(term, ox.NamedNode) else ""


def fact_in_words(fact: ox.Triple | Fact, store: Store) -> str:
    """The fact with the names of its things: "Velden station attack: killed 6"."""
    predicate = compact(fact.predicate)
    return f"{_name(fact.subject, store)}: {'is a' if predicate == 'a' else predicate} {_name(fact.object, store)}"


def _name(term: Term, store: Store) -> str:
    if isinstance(term, ox.Triple):
        return compact(term)
    if isinstance(term, ox.NamedNode) and not compact(term).startswith("<"):
        return compact(term)
    return label(store, term)


def _standing(e: Evidence) -> str:
    sure = f", confidence {e.confidence:.2f}" if e.confidence is not None else ""
    by = f", on the word of {e.speaker}" if e.speaker else ""
    return f"{e.status.lower()}{by}{sure}"


def _passage(passage: Passage, texts: Texts, colour: bool, indent: str) -> Iterator[str]:
    day = f", {passage.published[:10]}" if passage.published else ""
    where = f", characters {passage.begin} to {passage.end}" if passage.begin is not None and passage.end is not None else ""
    yield f"{indent}{passage.headline}{day}{where}"
    found = quoted(passage, texts)
    if found is None:
        return
    opening, closing = (_BOLD, _PLAIN) if colour else ("»", "«")
    words = " ".join(found.passage.split())
    marked = f"{found.before}{opening}{words}{closing}{found.after}" if found.before.strip() or found.after.strip() or colour else f"“{words}”"
    yield from textwrap.wrap(" ".join(marked.split()), _WIDTH, initial_indent=indent + "  ", subsequent_indent=indent + "  ")


def _fields(answer: Answer, store: Store, texts: Texts) -> dict[str, object]:
    return {
        "fact": _triple(answer.fact),
        "text": fact_in_words(answer.fact, store),
        "said": answer.said,
        "claims": [_claim(e, texts) for e in answer.evidence],
        "proof": _proof(answer.proof, dict(answer.grounds), texts) if answer.proof is not None else None,
    }


def _proof(proof: Proof, grounds: dict[ox.Triple, tuple[Evidence, ...]], texts: Texts) -> dict[str, object]:
    return {
        "fact": _triple(proof.fact),
        "rule": proof.rule,
        "axiom": proof.of_ontology,
        "claims": [_claim(e, texts) for e in grounds.get(proof.fact.triple, ())] if proof.rule is None else [],
        "premises": [_proof(premise, grounds, texts) for premise in proof.premises],
    }


def _claim(e: Evidence, texts: Texts) -> dict[str, object]:
    return {
        "claim": e.claim,
        "status": e.status,
        "confidence": e.confidence,
        "speaker": e.speaker,
        "passages": [passage_fields(p, texts) for p in e.passages],
    }


def passage_fields(passage: Passage, texts: Texts) -> dict[str, object]:
    """A passage as JSON gives it; `before` and `after` are the rest of its paragraph where the text is known."""
    found = quoted(passage, texts)
    return {
        "article": passage.article,
        "headline": passage.headline,
        "published": passage.published,
        "begin": passage.begin,
        "end": passage.end,
        "words": found.passage if found else None,
        "before": found.before if found else "",
        "after": found.after if found else "",
    }


def _triple(triple: ox.Triple | Fact) -> list[str]:
    return [str(triple.subject), str(triple.predicate), str(triple.object)]
