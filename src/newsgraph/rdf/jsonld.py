"""Triples ► JSON-LD that people can read: short names, one tree a thing with its claims within it, and a context that says what names mean.

The context is inline and made from what the graph holds, so that nothing is fetched to read it and nothing is lost: each name stands for
one IRI and for the datatype that most of its values have; a value of another datatype says so itself.
"""

from __future__ import annotations

import json
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Mapping, Sequence

import pyoxigraph as ox

from newsgraph.errors import UsageError
from newsgraph.identifiers import BASE
from newsgraph.namespaces import NG, PREFIXES, PROV, RDF, SCHEMA, TYPE, XSD

Node = ox.NamedNode | ox.BlankNode
_SUBJECT = ox.NamedNode(RDF + "subject")
_FROM, _CLAIM = ox.NamedNode(PROV + "wasDerivedFrom"), ox.NamedNode(NG + "Claim")
_ARTICLE = ox.NamedNode(SCHEMA + "NewsArticle")
_NATIVE = {XSD + "integer": re.compile(r"0|-?[1-9][0-9]{0,14}"), XSD + "boolean": re.compile("true|false")}
_WORD = re.compile(r"[A-Za-z][A-Za-z0-9_]*")
_CLAIMS = "claims"


def framed(triples: Iterable[ox.Triple]) -> bytes:
    """The graph as one JSON-LD document in a stable order. Raises UsageError for triples about triples."""
    about: dict[Node, dict[ox.NamedNode, list[ox.NamedNode | ox.BlankNode | ox.Literal]]] = defaultdict(lambda: defaultdict(list))
    for t in sorted(set(triples), key=str):
        if isinstance(t.subject, ox.Triple) or isinstance(t.object, ox.Triple):
            raise UsageError("JSON-LD cannot hold triples about triples. Use .ttl or .nt.")
        about[t.subject][t.predicate].append(t.object)
    writer = _Writer(about)
    document = {"@context": writer.context(), "@graph": writer.trees()}
    return (json.dumps(document, indent=1, ensure_ascii=False) + "\n").encode("utf-8", "surrogatepass")


class _Writer:
    """The names of a graph, and which of its nodes stand within which."""

    def __init__(self, about: Mapping[Node, Mapping[ox.NamedNode, Sequence[ox.NamedNode | ox.BlankNode | ox.Literal]]]) -> None:
        self._about = about
        stems = sorted(n.value.partition("article/")[0] for n, d in about.items() if _ARTICLE in d.get(TYPE, ()) and "article/" in n.value)
        self._base = stems[0] if stems and stems[0].startswith("http") else BASE
        classes = sorted({o.value for d in about.values() for o in d.get(TYPE, ()) if isinstance(o, ox.NamedNode)})
        self._kinds = self._usual()
        self._names = _short([*sorted(self._kinds), *classes])
        self._within = {claim: subject for claim in about if (subject := self._claimed(claim)) is not None}
        self._claims: dict[Node, list[Node]] = defaultdict(list)
        for claim, subject in self._within.items():
            self._claims[subject].append(claim)
        self._written: set[Node] = set()

    def context(self) -> dict[str, object]:
        """What the names stand for."""
        terms: dict[str, object] = {"@base": self._base, "id": "@id", "type": "@type"}
        if self._within:
            terms[_CLAIMS] = {"@reverse": _SUBJECT.value}
        terms.update(sorted(PREFIXES.items()))
        for iri, name in sorted(self._names.items(), key=lambda n: n[1]):
            kind = self._kinds.get(iri, "")
            terms[name] = {"@id": iri, "@type": kind} if kind else iri
        return terms

    def trees(self) -> list[object]:
        """One object a thing, its claims within it and the passages within these, in the order in which things stand in files."""
        tops = sorted((n for n in self._about if n not in self._within and not _is_passage(n)), key=_order)
        out = [self._tree(n) for n in tops]
        rest = sorted((n for n in self._about if n not in self._written), key=_order)
        return [*out, *(self._tree(n) for n in rest if n not in self._written)]

    def _tree(self, node: Node) -> dict[str, object]:
        self._written.add(node)
        out: dict[str, object] = {"id": self._id(node)}
        said = self._about[node]
        types = [self._iri_name(o) for o in said.get(TYPE, ()) if isinstance(o, ox.NamedNode)]
        if types:
            out["type"] = types[0] if len(types) == 1 else types
        for predicate, values in sorted(said.items(), key=lambda p: self._names.get(p[0].value, "")):
            if predicate == TYPE:
                odd = [v for v in values if not isinstance(v, ox.NamedNode)]
                if odd:
                    out[TYPE.value] = [self._literal(v, "") if isinstance(v, ox.Literal) else {"@id": self._id(v)} for v in odd]
            elif not (predicate == _SUBJECT and node in self._within):
                written = [self._value(predicate, v) for v in values]
                out[self._names[predicate.value]] = written[0] if len(written) == 1 else written
        claims = sorted(self._claims.get(node, ()), key=_order)
        if claims:
            out[_CLAIMS] = [self._tree(c) for c in claims]
        return out

    def _value(self, predicate: ox.NamedNode, value: ox.NamedNode | ox.BlankNode | ox.Literal) -> object:
        usual = self._kinds[predicate.value]
        if isinstance(value, ox.Literal):
            return self._literal(value, usual)
        if predicate == _FROM and value in self._about and value not in self._written:
            return self._tree(value)
        return self._id(value) if usual == "@id" else {"@id": self._id(value)}

    def _literal(self, value: ox.Literal, usual: str) -> object:
        kind = value.datatype.value
        if value.language:
            return {"@value": value.value, "@language": value.language, **({"@direction": value.direction.value} if value.direction else {})}
        native = _NATIVE.get(kind)
        if not usual and native is not None and native.fullmatch(value.value):
            return json.loads(value.value)
        if kind == usual or (not usual and kind == XSD + "string"):
            return value.value
        return {"@value": value.value} if kind == XSD + "string" else {"@value": value.value, "@type": _compact(kind)}

    def _usual(self) -> dict[str, str]:
        """What most values of each property are: "@id", a datatype, or "" for what JSON says by itself (text, whole numbers, true and false)."""
        found: dict[str, Counter[str]] = defaultdict(Counter)
        for d in self._about.values():
            for predicate, values in d.items():
                found[predicate.value].update("@id" if not isinstance(v, ox.Literal) else XSD + "string" if v.language else v.datatype.value for v in values)
        most = {p: _commonest(kinds) for p, kinds in found.items() if p != TYPE.value}
        return {p: "" if kind == XSD + "string" or kind in _NATIVE else kind for p, kind in most.items()}

    def _claimed(self, claim: Node) -> Node | None:
        """The thing within which a claim stands: its one subject, where that is described here."""
        said = self._about[claim]
        subjects = said.get(_SUBJECT, ())
        if _CLAIM not in said.get(TYPE, ()) or len(subjects) != 1:
            return None
        subject = subjects[0]
        if isinstance(subject, ox.Literal) or subject not in self._about or _CLAIM in self._about[subject].get(TYPE, ()):
            return None
        return subject

    def _id(self, node: Node) -> str:
        if isinstance(node, ox.BlankNode):
            return f"_:{node.value}"
        if node.value.startswith(self._base):
            rest = node.value[len(self._base) :]
            if rest and ":" not in rest and not rest.startswith(("#", "?", "/", ".", "@")) and "//" not in rest and "/." not in rest:
                return rest
        return _compact(node.value)

    def _iri_name(self, node: ox.NamedNode) -> str:
        return self._names.get(node.value) or _compact(node.value)


def _commonest(counts: Counter[str]) -> str:
    return min(counts, key=lambda k: (-counts[k], k))


def _compact(iri: str) -> str:
    """A prefixed name where a well-known prefix fits."""
    for prefix, namespace in PREFIXES.items():
        rest = iri.removeprefix(namespace)
        if rest != iri and _WORD.fullmatch(rest):
            return f"{prefix}:{rest}"
    return iri


def _short(iris: Sequence[str]) -> dict[str, str]:
    """A name for each IRI: the end of it where that is a word which no other has, else with its prefix, else the IRI itself."""
    ends = {iri: iri.rstrip("/").rsplit("#", 1)[-1].rsplit("/", 1)[-1] for iri in iris}
    reserved = {"id", "type", _CLAIMS, *PREFIXES}
    counts = Counter(ends.values())
    known = tuple(PREFIXES.values())
    return {
        iri: end if _WORD.fullmatch(end) and counts[end] == 1 and end not in reserved and iri.startswith(known) else _compact(iri) for iri, end in ends.items()
    }


def _is_passage(node: Node) -> bool:
    return isinstance(node, ox.NamedNode) and "#char=" in node.value


_ROOMS = ("/article/", "/event/", "/person/", "/group/", "/organization/", "/place/", "/figure/", "/statement/", "/thing/", "/claim/")


def _order(node: Node) -> tuple[int, str]:
    return next((k for k, room in enumerate(_ROOMS) if room in node.value), len(_ROOMS)), str(node)
