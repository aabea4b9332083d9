"""Text ► words as the Universal Dependencies corpora cut them: spaCy's English tokenizer with hyphenated compounds taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Any

from spacy.lang.char_classes import HYPHENS
from spacy.lang.en import EnglishDefaults
from spacy.symbols import NORM, ORTH
from spacy.tokenizer import Tokenizer
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex
from spacy.vocab import create_vocab

_PREFIXES = ["anti", "co", "counter", "cross", "e", "ex", "inter", "mid", "mini", "multi", "non", "post", "pre", "pro", "re", "semi", "sub"]
"""Prefixes that the corpora leave in their word nine times in ten or more: "e-mail", "anti-terrorism", "post-war"."""
_NO_PREFIX = "".join(rf"(?<!\b{x})" for p in _PREFIXES for x in (p, p.title()))
_WHOLE = re.compile(r"(?:\d-)?\d{3}-\d{3}-\d{4}|#[^\W\d_]\w+|[bw]/[co]|c/o|[nN]/[aA]")
"""Telephone numbers, hash tags, "w/o", "c/o", "b/c", "n/a"."""
_TITLES = ["Capt.", "Cpl.", "Lt.", "Maj.", "Mlle.", "Mme.", "Pte.", "Sgt."]
_DAYS = ["Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat."]
_NOT_SPECIAL = frozenset(("and/or", "wed", "Wed", "id", "Id", "):", "(:", ");", "(;", "(="))
"""Words and marks of every day that spaCy takes for a contraction without its apostrophe or for a face."""
_LONGEST = 256
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")


@lru_cache(maxsize=1)
def tokenizer() -> Tokenizer:
    """SpaCy's English tokenizer with our rules: "47-year-old", "US-led", "2010-14" are several words, "DON'T" is two.

    Made at once: a blank pipeline makes its own first, and each rule that is then set has all special cases loaded anew, a third of a second.
    """
    defaults: Any = EnglishDefaults
    runs = [rf"{mark}{{2,}}" for mark in (r"[!?]", "_", r"\*", "-", "=", "~", "<", ">")] + [r"\.{4,}"]
    apart = [_NO_PREFIX + x if f"(?:{HYPHENS})" in x else x for x in defaults.infixes]
    infixes = [*apart, r"(?<=[0-9])-(?=[a-zA-Z])", r"(?<=[A-Za-z]\.)-(?=[a-z])", r"(?<=[a-zA-Z])[–—](?=[0-9a-zA-Z])", r"(?<=[0-9])[–—](?=[0-9])"]
    suffixes = [*runs, *defaults.suffixes, r"(?<=[0-9])(?:[AaPp][Mm]|[kK]|[bt]n)"]
    return Tokenizer(
        create_vocab("en", defaults),
        _rules(defaults.tokenizer_exceptions),
        compile_prefix_regex([*runs, *defaults.prefixes]).search,
        compile_suffix_regex(suffixes).search,
        compile_infix_regex(infixes).finditer,
        _WHOLE.fullmatch,
        defaults.url_match,
    )


def tokenized(text: str) -> Doc:
    """The words of a text of any kind, in time linear in its length; a run of more than 256 marks without a space is cut into several first.

    SpaCy's tokenizer takes marks off a run one by one and copies the rest each time: twenty thousand brackets took half a minute.
    """
    cuts = [cut for run in _LONG.finditer(text) for cut in range(run.start() + _LONGEST, run.end(), _LONGEST)]
    parts: list[Doc] = [tokenizer()(text[a:b]) for a, b in pairwise([0, *cuts, len(text)])]
    if len(parts) == 1:
        return parts[0]
    return Doc(parts[0].vocab, [t.text for part in parts for t in part], [bool(t.whitespace_) for part in parts for t in part])


def _rules(given: dict[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    """SpaCy's special cases without those that the corpora gainsay, with contractions in capitals and a few abbreviations."""
    rules = {word: parts for word, parts in given.items() if word not in _NOT_SPECIAL}
    shouted = {w.upper(): [{ORTH: p[ORTH].upper(), NORM: p.get(NORM, p[ORTH])} for p in parts] for w, parts in rules.items() if re.search("n['’]t$", w)}
    wanna = {w: [{ORTH: w[:3], NORM: "want"}, {ORTH: w[3:], NORM: "to"}] for w in ("wanna", "Wanna")}
    return rules | shouted | wanna | {a: [{ORTH: a}] for a in ("al.", "Ft.", *_TITLES, *_DAYS)}
