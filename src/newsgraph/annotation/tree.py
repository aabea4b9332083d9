"""An annotated text as plain Python objects: spaCy makes a Token anew at each look, and the rules look a hundred times at each word.

The names are spaCy's, and mean the same: https://spacy.io/api/token, https://spacy.io/api/span. A Token is itself and no other, so that `is` holds.
"""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise
from typing import TYPE_CHECKING, overload

if TYPE_CHECKING:
    from spacy.tokens import Doc as Annotated

_COLUMNS: list[int | str] = ["ORTH", "LOWER", "LEMMA", "POS", "TAG", "DEP", "ENT_TYPE", "ENT_IOB", "HEAD", "SPACY", "SENT_START"]
_FLAGS: list[int | str] = ["IS_SPACE", "IS_PUNCT", "IS_QUOTE", "LIKE_NUM", "LIKE_URL"]
_IOB = ("", "I", "O", "B")


class Token:
    """A word, mark or white space of a text; `idx` is its first character. A root is its own head."""

    __slots__ = (
        "children", "dep_", "doc", "ent_iob_", "ent_type_", "head", "i", "idx", "is_punct", "is_quote", "is_sent_start", "is_space",
        "left_edge", "lemma_", "like_num", "like_url", "lower_", "pos_", "right_edge", "sent", "tag_", "text", "whitespace_",
    )  # fmt: skip
    children: tuple[Token, ...]
    dep_: str
    doc: Doc
    ent_iob_: str
    ent_type_: str
    head: Token
    i: int
    idx: int
    is_punct: bool
    is_quote: bool
    is_sent_start: bool
    is_space: bool
    left_edge: Token
    lemma_: str
    like_num: bool
    like_url: bool
    lower_: str
    pos_: str
    right_edge: Token
    sent: Span
    tag_: str
    text: str
    whitespace_: str

    def __repr__(self) -> str:
        return self.text

    @property
    def is_alpha(self) -> bool:
        """Whether it is letters only."""
        return self.text.isalpha()

    @property
    def is_digit(self) -> bool:
        """Whether it is digits only."""
        return self.text.isdigit()

    @property
    def ancestors(self) -> Iterator[Token]:
        """What it hangs on, what that hangs on, up to the root."""
        token = self
        while token.head is not token:
            token = token.head
            yield token

    @property
    def subtree(self) -> list[Token]:
        """It and all that hangs on it, in the order of the text."""
        found = [self]
        for token in found:
            found.extend(token.children)
        found.sort(key=_place)
        return found

    def nbor(self, i: int = 1) -> Token:
        """The token `i` places on. Raises IndexError beyond the text."""
        if self.i + i < 0:
            raise IndexError(i)
        return self.doc.tokens[self.i + i]

    def is_ancestor(self, token: Token) -> bool:
        """Whether `token` hangs on this one, also through others."""
        return any(above is self for above in token.ancestors)

    def hang(self, head: Token) -> None:
        """Give it another head, itself to make it a root; sentences keep their bounds."""
        tops = [[self, *self.ancestors][-1], [head, *head.ancestors][-1]]
        if self.head is not self:
            self.head.children = tuple(c for c in self.head.children if c is not self)
        self.head = head
        if head is not self:
            head.children = tuple(sorted((*head.children, self), key=_place))
        _set_edges(self.doc.tokens[min(t.left_edge.i for t in tops) : max(t.right_edge.i for t in tops) + 1])


def _place(token: Token) -> int:
    return token.i


def _set_edges(tokens: Sequence[Token]) -> None:
    """How far what hangs on each reaches; all that hangs on one of `tokens` is among them."""
    for token in tokens:
        token.left_edge = token.right_edge = token
    for token in tokens:
        i, above = token.i, token.head
        while not above.left_edge.i <= i <= above.right_edge.i:
            if i < above.i:
                above.left_edge = token
            else:
                above.right_edge = token
            above = above.head


class Span:
    """The tokens from `start` to before `end`; a name has a label."""

    __slots__ = ("doc", "end", "label_", "start")

    def __init__(self, doc: Doc, start: int, end: int, label: str = "") -> None:
        self.doc, self.start, self.end, self.label_ = doc, start, end, label

    def __repr__(self) -> str:
        return self.text

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Span) and (self.doc, self.start, self.end, self.label_) == (other.doc, other.start, other.end, other.label_)

    def __hash__(self) -> int:
        return hash((self.start, self.end, self.label_))

    def __len__(self) -> int:
        return self.end - self.start

    def __iter__(self) -> Iterator[Token]:
        return iter(self.doc.tokens[self.start : self.end])

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self))
            return Span(self.doc, self.start + start, self.start + max(start, end))
        return self.doc.tokens[self.start : self.end][at]

    @property
    def start_char(self) -> int:
        """The first character."""
        return self.doc.tokens[self.start].idx if self.start < len(self.doc.tokens) else len(self.doc.text)

    @property
    def end_char(self) -> int:
        """The character after the last."""
        if self.end == self.start:
            return self.start_char
        last = self.doc.tokens[self.end - 1]
        return last.idx + len(last.text)

    @property
    def text(self) -> str:
        """As it stands in the text."""
        return self.doc.text[self.start_char : self.end_char]

    @property
    def ents(self) -> list[Span]:
        """The names that stand wholly in it."""
        all_of = self.doc.ents
        return list(all_of[bisect_left(all_of, self.start, key=lambda e: e.start) : bisect_right(all_of, self.end, key=lambda e: e.end)])

    @property
    def root(self) -> Token:
        """The token nearest to the tree's root, the first of several."""
        tokens = self.doc.tokens[self.start : self.end]
        tops = [t for t in tokens if not self.start <= t.head.i < self.end or t.head is t]
        return tops[0] if len(tops) == 1 else min(tops, key=lambda t: sum(1 for _ in t.ancestors))


class Doc:
    """A text with what an annotator said of it; words may be hung elsewhere, and change their labels."""

    __slots__ = ("_by_lemma", "ents", "sents", "text", "tokens")
    ents: tuple[Span, ...]
    sents: tuple[Span, ...]

    def __init__(self, annotated: Annotated) -> None:
        """Take over what spaCy's Doc says; that stays as it is."""
        self._by_lemma: dict[str, list[Token]] = {}
        self.tokens = _tokens(self, annotated)
        self.text = "".join([t.text + t.whitespace_ for t in self.tokens])
        below: dict[int, list[Token]] = {}
        for token in self.tokens:
            if token.head is not token:
                below.setdefault(token.head.i, []).append(token)
        for i, children in below.items():
            self.tokens[i].children = tuple(children)
        _set_edges(self.tokens)
        bounds = [*(t.i for t in self.tokens if t.is_sent_start), len(self.tokens)]
        self.sents = tuple(Span(self, a, b) for a, b in pairwise(bounds))
        for sentence in self.sents:
            for token in sentence:
                token.sent = sentence
        self.ents = tuple(Span(self, e.start, e.end, e.label_) for e in annotated.ents)

    def __repr__(self) -> str:
        return self.text

    def __len__(self) -> int:
        return len(self.tokens)

    def __iter__(self) -> Iterator[Token]:
        return iter(self.tokens)

    @overload
    def __getitem__(self, at: int) -> Token: ...
    @overload
    def __getitem__(self, at: slice) -> Span: ...
    def __getitem__(self, at: int | slice) -> Token | Span:
        if isinstance(at, slice):
            start, end, _ = at.indices(len(self.tokens))
            return Span(self, start, max(start, end))
        return self.tokens[at]

    def of_lemmas(self, lemmas: Collection[str]) -> list[Token]:
        """The tokens whose lemma in lower case is one of `lemmas`, in order. Looked up from the first time on: no lemma may change after that."""
        if not self._by_lemma:
            for token in self.tokens:
                self._by_lemma.setdefault(token.lemma_.lower(), []).append(token)
        return sorted((t for lemma in self._by_lemma.keys() & lemmas for t in self._by_lemma[lemma]), key=_place)

    def char_span(self, start: int, end: int) -> Span | None:
        """The tokens that hold characters from `start` to before `end`; None where these are not of the text."""
        if not 0 <= start < end <= len(self.text):
            return None
        first = bisect_right(self.tokens, start, key=_begin) - 1
        token = self.tokens[first]
        return Span(self, first + (start == token.idx + len(token.text)), bisect_right(self.tokens, end - 1, key=_begin))


def _begin(token: Token) -> int:
    return token.idx


def _tokens(doc: Doc, annotated: Annotated) -> list[Token]:
    """The tokens without what hangs on them."""
    strings = _Strings(annotated)
    tokens = [Token.__new__(Token) for _ in range(len(annotated))]
    idx = 0
    rows, flags = annotated.to_array(_COLUMNS).view("int64").tolist(), annotated.to_array(_FLAGS).astype(bool).tolist()
    for i, (token, row, flagged) in enumerate(zip(tokens, rows, flags, strict=True)):
        orth, lower, lemma, pos, tag, dep, ent_type, ent_iob, head, space, starts = row
        token.doc, token.i, token.idx = doc, i, idx
        token.text = strings[orth]
        token.lower_, token.lemma_, token.pos_, token.tag_, token.dep_ = strings[lower], strings[lemma], strings[pos], strings[tag], strings[dep]
        token.ent_type_, token.ent_iob_ = strings[ent_type], _IOB[ent_iob]
        token.head = tokens[i + head]
        token.whitespace_ = " " if space else ""
        token.is_sent_start = starts == 1 or i == 0
        token.is_space, token.is_punct, token.is_quote, token.like_num, token.like_url = flagged
        token.children = ()
        idx += len(token.text) + space
    return tokens


class _Strings(dict[int, str]):
    """Number ► string, of a vocabulary; looked up there once a text."""

    def __init__(self, annotated: Annotated) -> None:
        self._strings = annotated.vocab.strings

    def __missing__(self, number: int) -> str:
        self[number] = found = str(self._strings[number % (1 << 64)])
        return found
