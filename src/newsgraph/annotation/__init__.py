"""Document ► spaCy Doc: the embedded model, or any spaCy pipeline that the user names."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Protocol

if TYPE_CHECKING:
    from spacy.tokens import Doc


class Annotator(Protocol):
    """Texts ► Docs with UPOS, Penn tags, lemmas, Universal Dependencies, sentences, and PERSON ORG LOC MISC entities."""

    @property
    def name(self) -> str:
        """What was asked for."""

    @property
    def version(self) -> str:
        """Changes when the annotations may."""

    def annotate(self, texts: Iterable[str]) -> Iterator[Doc]:
        """A Doc for each text, in order; `doc.text` is the text."""


def load_annotator(name: str | None = None, threads: int = 1) -> Annotator:
    """The embedded annotator, or the installed spaCy pipeline `name` (or a path to one). Raises UsageError where it is missing."""
    if name is None or name == "embedded":
        from newsgraph.annotation.embedded import EmbeddedAnnotator

        return EmbeddedAnnotator(threads)
    from newsgraph.annotation.pipelines import PipelineAnnotator

    return PipelineAnnotator(name)
