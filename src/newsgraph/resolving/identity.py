"""Articles' things ► one thing: which nodes of different articles are one person, organisation, place or event.

The step sees records, not graphs, and only those that share a blocking key at the same time; what it gives is applied by whoever writes
the graphs. Until it decides more, nodes that bear the same IRI in two articles are one, and all others are different.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field


@dataclass(frozen=True, slots=True)
class Record:
    """What one article says of one thing.

    Attributes:
        article: The article's IRI.
        node: The thing's IRI as the article's own graph has it; another article may have the same for another thing.
        kind: Its room: "person", "organization", "place", "event" …
        facts: (property IRI, value) pairs, sorted; a value is an IRI of a node of the same article or the text of a literal.
    """

    article: str
    node: str
    kind: str
    facts: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True)
class Identity:
    """Which node stands for which.

    Attributes:
        nodes: article IRI ► node ► the node that stands for it in the graph of all; what keeps its own is left out.
        statements: Why, as (subject IRI, property IRI, object in N-Triples notation), for the graph IDENTITY.
    """

    nodes: Mapping[str, Mapping[str, str]] = field(default_factory=dict)
    statements: Sequence[tuple[str, str, str]] = ()

    def of(self, article: str) -> Mapping[str, str]:
        """The nodes of one article that another stands for."""
        return self.nodes.get(article, {})


def keys_of(record: Record) -> Iterator[str]:
    """The blocking keys of a record: two records without a common key are never compared. None as yet."""
    del record
    yield from ()


def identify(blocks: Iterable[Sequence[Record]]) -> Identity:
    """Decide which records are one thing, from the blocks of those that share a key; the order of blocks and records is fixed by their content."""
    for _ in blocks:
        pass
    return Identity()
