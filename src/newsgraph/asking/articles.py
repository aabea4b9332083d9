"""An article as the graph holds it: its text as far as passages tell it, and what stands on each stretch of it."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field

import pyoxigraph as ox

from newsgraph.asking.evidence import CONTEXT, DIGEST, FROM, HEADLINE, IDENTIFIER, PUBLISHED, Evidence, Node, Passage, claim_of, one, passage_of
from newsgraph.asking.texts import Texts
from newsgraph.namespaces import SCHEMA, TYPE
from newsgraph.storing.store import Store

_ARTICLE = ox.NamedNode(SCHEMA + "NewsArticle")
_AUTHOR, _PUBLISHER, _URL = (ox.NamedNode(SCHEMA + name) for name in ("author", "publisher", "url"))


@dataclass(frozen=True, slots=True)
class Piece:
    """A run of an article's text from character `begin` to `end`; `words` is None where the graph does not hold them.

    `used` says whether a passage lies here.
    """

    begin: int
    end: int
    words: str | None
    used: bool


@dataclass(frozen=True, slots=True)
class Told:
    """One article: what is known of it, its text in pieces without gaps (up to the last passage where the text is not known), and its claims."""

    node: ox.NamedNode
    headline: str
    published: str | None
    authors: tuple[str, ...]
    publisher: str | None
    url: str | None
    complete: bool
    pieces: tuple[Piece, ...]
    claims: tuple[Evidence, ...] = field(repr=False)

    @property
    def quoted(self) -> bool:
        """Whether any words are known."""
        return any(p.words for p in self.pieces if p.used)


def articles(store: Store) -> list[ox.NamedNode]:
    """All articles, by date of publication and IRI."""
    found = {q.subject for q in store.quads_for_pattern(None, TYPE, _ARTICLE, None) if isinstance(q.subject, ox.NamedNode)}
    return sorted(found, key=lambda a: (_text(store, a, PUBLISHED) or "", a.value))


def told(store: Store, article: ox.NamedNode, texts: Texts | None = None) -> Told:
    """The article; its whole text where `texts` has it, else what the passages quote."""
    nodes = [q.subject for q in store.quads_for_pattern(None, CONTEXT, article, None)]
    known: dict[Node, Passage | None] = {node: passage_of(store, node) for node in nodes}
    passages = sorted((p for p in known.values() if p is not None and p.begin is not None), key=lambda p: (p.begin or 0, -(p.end or 0)))
    claims: dict[str, Evidence] = {}
    for passage in passages:
        for q in store.quads_for_pattern(None, FROM, ox.NamedNode(passage.iri), None):
            if isinstance(q.subject, ox.NamedNode | ox.BlankNode) and q.subject.value not in claims and (e := claim_of(store, q.subject, known)) is not None:
                claims[e.claim] = e
    text = (texts or {}).get(_text(store, article, DIGEST) or "")
    return Told(
        article,
        _text(store, article, HEADLINE) or _text(store, article, IDENTIFIER) or article.value,
        _text(store, article, PUBLISHED),
        tuple(sorted(q.object.value for q in store.quads_for_pattern(article, _AUTHOR, None, None) if isinstance(q.object, ox.Literal))),
        _text(store, article, _PUBLISHER),
        _text(store, article, _URL),
        text is not None,
        tuple(_pieces(passages, text)),
        tuple(claims.values()),
    )


def _pieces(passages: Sequence[Passage], text: str | None) -> Iterable[Piece]:
    """The text cut where passages begin and end: the widest passages, and what lies between them."""
    at = 0
    gaps = _Gaps()
    for begin, end, words in _widest(passages):
        if begin > at:
            yield Piece(at, begin, text[at:begin] if text is not None else gaps.words(begin - at), False)
        words = text[begin:end] if text is not None else words
        gaps.after(words or "")
        yield Piece(begin, end, words, True)
        at = end
    if text is not None and at < len(text):
        yield Piece(at, len(text), text[at:], False)


class _Gaps:
    """What stands between two passages of an unknown text where the gap is too narrow for words.

    Sentences of one paragraph stand a space apart, paragraphs an empty line, and a quotation mark may close or open there.
    """

    def __init__(self) -> None:
        self._open = ""

    def after(self, words: str) -> None:
        """Take note of the quotation that is open where these words end."""
        for mark in words:
            if mark == '"':
                self._open = "" if self._open else mark
            elif mark in "“”":
                self._open = "”" if mark == "“" else ""

    def words(self, width: int) -> str | None:
        """The characters of a gap; None where they can be anything."""
        if width == 1:
            return " "
        if width == 2 and self._open:
            closing, self._open = self._open, ""
            return closing + " "
        found = {2: "\n\n", 3: (self._open or " ") + "\n\n"}.get(width)
        self._open = ""
        return found


def _widest(passages: Sequence[Passage]) -> Iterable[tuple[int, int, str | None]]:
    """Passages that lie in no other, those that overlap made one; sorted by beginning, the longer first."""
    begin, end, words = -1, -1, None
    for p in passages:
        if p.begin is None or p.end is None or p.end <= end:
            continue
        if p.begin < end:
            words = words + p.words[end - p.begin :] if words is not None and p.words is not None else None
            end = p.end
            continue
        if begin >= 0:
            yield begin, end, words
        begin, end, words = p.begin, p.end, p.words
    if begin >= 0:
        yield begin, end, words


def _text(store: Store, article: ox.NamedNode, predicate: ox.NamedNode) -> str | None:
    node = one(store, article, predicate)
    return node.value if isinstance(node, ox.Literal) else None
