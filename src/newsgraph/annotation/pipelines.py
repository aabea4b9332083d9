"""Any installed spaCy pipeline as the annotator: its ClearNLP labels and OntoNotes types become ours, so that no later stage knows.

ClearNLP (spaCy's English models) hangs a noun on its preposition and a predicate on "be"; Universal Dependencies hang function words
on content words. Source of the correspondence: https://universaldependencies.org/u/dep and the ClearNLP guidelines of Choi and Palmer (2012).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from spacy.tokens import Doc, Span

from newsgraph.annotation.lemmas import lemma
from newsgraph.errors import UsageError

if TYPE_CHECKING:
    from spacy.language import Language

_LABELS = {
    "ROOT": "root", "dobj": "obj", "dative": "iobj", "nsubjpass": "nsubj:pass", "csubjpass": "csubj:pass", "auxpass": "aux:pass",
    "poss": "nmod:poss", "possessive": "case", "relcl": "acl:relcl", "neg": "advmod", "prt": "compound:prt", "npadvmod": "obl:unmarked",
    "quantmod": "advmod", "preconj": "cc:preconj", "predet": "det:predet", "intj": "discourse", "meta": "parataxis", "oprd": "xcomp",
    "nn": "compound", "num": "nummod", "acomp": "xcomp", "attr": "xcomp", "rcmod": "acl:relcl", "partmod": "acl", "infmod": "acl",
    "pobj": "obl", "pcomp": "advcl", "prep": "case", "hmod": "compound", "hyph": "punct", "subtok": "goeswith", "complm": "mark", "number": "nummod",
}  # fmt: skip
"""ClearNLP label ► Universal Dependencies label, where only the name differs (or where an odd tree leaves nothing better to say)."""

_CLEAR = frozenset(("dobj", "pobj", "prep", "nsubjpass", "auxpass", "attr", "acomp", "relcl", "poss", "npadvmod", "pcomp"))
"""Labels that Universal Dependencies do not have: one of them tells a ClearNLP tree."""

_TYPES = {
    "PERSON": "PERSON", "PER": "PERSON", "ORG": "ORG", "GPE": "LOC", "LOC": "LOC", "FAC": "LOC", "MISC": "MISC", "NORP": "MISC",
    "PRODUCT": "MISC", "EVENT": "MISC", "WORK_OF_ART": "MISC", "LAW": "MISC",
}  # fmt: skip
"""OntoNotes (or CoNLL) type ► ours; dates, amounts and numbers are found by a later stage."""


_BE = frozenset(("be", "is", "are", "am", "was", "were", "been", "being", "'s", "’s", "'re", "’re", "'m", "’m"))
_PARAGRAPH = re.compile(r".+?(?:\n\s*\n\s*|\Z)", re.DOTALL)
_NEEDED = {"parts of speech": "POS", "tags": "TAG", "dependencies": "DEP", "names": "ENT_IOB"}


class PipelineAnnotator:
    """An installed spaCy pipeline, by its name or its folder. Raises UsageError where it is missing or does not tag, parse and find names."""

    def __init__(self, name: str) -> None:
        """Load the pipeline `name`."""
        import spacy

        self.name = name
        try:
            self._nlp: Language = spacy.load(name)
        except OSError as error:
            raise UsageError(
                f"There is no spaCy pipeline {name} here. Install it with: python -m spacy download {name}. Without --annotator, the embedded model is used."
            ) from error
        self.version = f"{self._nlp.meta.get('name', name)} {self._nlp.meta.get('version', '')}".strip()

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A Doc for each text, in order, in Universal Dependencies and with our four types of names; no sentence crosses a paragraph's end."""
        for text in texts:
            paragraphs = [self._checked(doc) for doc in self._nlp.pipe(_PARAGRAPH.findall(text))]
            yield Doc.from_docs(paragraphs, ensure_whitespace=False) or Doc(self._nlp.vocab)

    def _checked(self, doc: Doc) -> Doc:
        if missing := [what for what, layer in _NEEDED.items() if not doc.text.isspace() and not doc.has_annotation(layer)]:
            raise UsageError(f"The spaCy pipeline {self.name} gives no {', '.join(missing)}. Take one that tags, parses and finds names.")
        return adapt(doc)


def adapt(doc: Doc) -> Doc:
    """The same text and words with our labels: a new Doc in Universal Dependencies; lemmas are filled in where the pipeline gave none."""
    tree = _Tree(doc)
    if any(label in _CLEAR for label in tree.labels):
        tree.to_universal()
    tree.labels = ["root" if h == i else "dep" if d in ("", "root") else d for i, (h, d) in enumerate(zip(tree.heads, tree.labels, strict=True))]
    adapted = Doc(
        doc.vocab,
        words=[t.text for t in doc],
        spaces=[bool(t.whitespace_) for t in doc],
        pos=[t.pos_ or "X" for t in doc],
        tags=[t.tag_ for t in doc],
        lemmas=[t.lemma_ or lemma(t.text, t.tag_) for t in doc],
        heads=tree.heads,
        deps=tree.labels,
    )
    adapted.set_ents([Span(adapted, e.start, e.end, label=_TYPES[e.label_]) for e in doc.ents if e.label_ in _TYPES])
    return adapted


class _Tree:
    """Heads (a root's is itself) and labels of a Doc's tokens, while they are turned."""

    def __init__(self, doc: Doc) -> None:
        self.doc = doc
        self.heads = [t.head.i for t in doc]
        self.labels = [t.dep_ for t in doc]

    def to_universal(self) -> None:
        """ClearNLP ► Universal Dependencies. Order matters: prepositions need the old labels of their heads."""
        self._prepositions()
        self._coordination()
        self._copulas()
        self._persons()
        self.labels = [_LABELS.get(x, x) for x in self.labels]

    def _children(self, head: int, *labels: str) -> list[int]:
        return [i for i, h in enumerate(self.heads) if h == head != i and self.labels[i] in labels]

    def _swap(self, upper: int, lower: int, label: str) -> None:
        """`lower` takes the place of `upper`, which becomes its dependent `label`."""
        top = self.heads[upper] == upper
        self.heads[lower], self.labels[lower] = (lower if top else self.heads[upper]), self.labels[upper]
        self.heads[upper], self.labels[upper] = lower, label

    def _prepositions(self) -> None:
        """“in ► Derby” becomes “Derby ► in”: oblique under a verb, nominal modifier under a noun. Deepest first, for “out of Derby”.

        The preposition may be a second one (“in Derby and in Leeds”) or a dative (“gave it to Ann”).
        """
        for i in sorted(range(len(self.heads)), key=self._depth, reverse=True):
            objects, clauses = self._children(i, "pobj"), self._children(i, "pcomp")
            if not objects and not clauses:
                self.labels[i] = "advmod" if self.labels[i] in ("prep", "agent") else self.labels[i]
                continue
            verbal = self.doc[self.heads[i]].pos_ in ("VERB", "AUX", "ADJ", "ADV")
            if objects:
                label = "obl:agent" if self.labels[i] == "agent" else "obl" if verbal else "nmod"
            else:
                label = "advcl" if verbal else "acl"
            lower = (objects or clauses)[0]
            self._swap(i, lower, "case" if objects else "mark")
            self.labels[lower] = "root" if self.heads[lower] == lower else "conj" if self.labels[lower] == "conj" else label
            for other in range(len(self.heads)):
                if self.heads[other] == i:
                    self.heads[other] = lower

    def _depth(self, i: int) -> int:
        n = 0
        while self.heads[i] != i and n <= len(self.heads):
            i, n = self.heads[i], n + 1
        return n

    def _coordination(self) -> None:
        """Every conjunct hangs on the first, every conjunction on the conjunct that follows it."""
        for i in range(len(self.heads)):
            if self.labels[i] == "conj":
                while self.labels[self.heads[i]] == "conj" and self.heads[self.heads[i]] != self.heads[i]:
                    self.heads[i] = self.heads[self.heads[i]]
        for i in range(len(self.heads)):
            if self.labels[i] == "cc":
                first = self.heads[i] if self.labels[self.heads[i]] != "conj" else self.heads[self.heads[i]]
                self.heads[i] = next((c for c in self._children(first, "conj") if c > i), self.heads[i])

    def _copulas(self) -> None:
        """“was ► student”, “was ► (in) Derby” become “student ► was”, “Derby ► was”; what hung on the verb hangs on the predicate."""
        for i, token in enumerate(self.doc):
            if token.text.lower() not in _BE or self._children(i, "expl") or self.labels[i] in ("aux", "auxpass"):
                continue
            predicates = self._children(i, "attr", "acomp") or [c for c in self._children(i, "obl") if c > i][:1]
            if len(predicates) != 1:
                continue
            self._swap(i, predicates[0], "cop")
            for other in range(len(self.heads)):
                if self.heads[other] == i:
                    self.heads[other] = predicates[0]

    def _persons(self) -> None:
        """A person's names hang flat on the first."""
        for e in self.doc.ents:
            if e.label_ not in ("PERSON", "PER") or len(e) < 2:
                continue
            inside = range(e.start, e.end)
            tops = [i for i in inside if self.heads[i] not in inside or self.heads[i] == i]
            if len(tops) != 1 or any(self.labels[i] not in ("compound", "nn", "flat") for i in inside if i != tops[0]):
                continue
            top, first = tops[0], e.start
            if top != first:
                self._swap(top, first, "flat")
            for i in range(len(self.heads)):
                if i in inside and i != first:
                    self.heads[i], self.labels[i] = first, "flat"
                elif self.heads[i] in inside and i not in inside:
                    self.heads[i] = first
