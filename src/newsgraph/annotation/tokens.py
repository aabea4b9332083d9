"""Text ► words as the Universal Dependencies corpora cut them: spaCy's English tokenizer with hyphenated compounds taken apart."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from spacy.lang.char_classes import HYPHENS
from spacy.lang.en import English
from spacy.symbols import NORM, ORTH
from spacy.tokens import Doc
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_PREFIXES = ["anti", "co", "counter", "cross", "e", "ex", "inter", "mid", "mini", "multi", "non", "post", "pre", "pro", "re", "semi", "sub"]
"""Prefixes that the corpora leave in their word nine times in ten or more: "e-mail", "anti-terrorism", "post-war"."""
_NO_PREFIX = "".join(rf"(?<!\b{x})" for p in _PREFIXES for x in (p, p.title()))
_WHOLE = re.compile(r"(?:\d-)?\d{3}-\d{3}-\d{4}|#[^\W\d_]\w+|[bw]/[co]|c/o|[nN]/[aA]")
"""Telephone numbers, hash tags, "w/o", "c/o", "b/c", "n/a"."""
_TITLES = ["Capt.", "Cpl.", "Lt.", "Maj.", "Mlle.", "Mme.", "Pte.", "Sgt."]
_DAYS = ["Mon.", "Tue.", "Tues.", "Wed.", "Thu.", "Thur.", "Thurs.", "Fri.", "Sat."]
_NOT_SPECIAL = frozenset(("and/or", "wed", "Wed", "id", "Id", "):", "(:", ");", "(;", "(="))
"""Words and marks of every day that spaCy takes for a contraction without its apostrophe or for a face."""
_MAX_LENGTH = 50_000_000
_LONGEST = 256
_LONG = re.compile(rf"\S{{{_LONGEST + 1},}}")


@lru_cache(maxsize=1)
def blank_english() -> English:
    """SpaCy's blank English pipeline with our rules: "47-year-old", "US-led", "2010-14" are several words, "DON'T" is two."""
    nlp = English()
    defaults: Any = nlp.Defaults
    nlp.max_length = _MAX_LENGTH
    runs = [rf"{mark}{{2,}}" for mark in (r"[!?]", "_", r"\*", "-", "=", "~", "<", ">")] + [r"\.{4,}"]
    apart = [_NO_PREFIX + x if f"(?:{HYPHENS})" in x else x for x in defaults.infixes]
    infixes = [*apart, r"(?<=[0-9])-(?=[a-zA-Z])", r"(?<=[A-Za-z]\.)-(?=[a-z])", r"(?<=[a-zA-Z])[–—](?=[0-9a-zA-Z])", r"(?<=[0-9])[–—](?=[0-9])"]
    suffixes = [*runs, *defaults.suffixes, r"(?<=[0-9])(?:[AaPp][Mm]|[kK]|[bt]n)"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.rules = _rules(tokenizer.rules)
    tokenizer.token_match = _WHOLE.fullmatch
    tokenizer.prefix_search = compile_prefix_regex([*runs, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex(suffixes).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp


def tokenized(text: str) -> Doc:
    """The words of a text of any kind, in time linear in its length; a run of more than 256 marks without a space is cut into several first.

    SpaCy's tokenizer takes marks off a run one by one and copies the rest each time: twenty thousand brackets took half a minute.
    """
    nlp, words, spaces, at = blank_english(), [], [], 0
    cuts = [cut for run in _LONG.finditer(text) for cut in range(run.start() + _LONGEST, run.end(), _LONGEST)]
    if not cuts:
        return nlp.make_doc(text)
    for cut in [*cuts, len(text)]:
        part = nlp.make_doc(text[at:cut])
        words += [t.text for t in part]
        spaces += [bool(t.whitespace_) for t in part]
        at = cut
    return Doc(nlp.vocab, words, spaces)


def _rules(given: dict[str, list[dict[int, str]]]) -> dict[str, list[dict[int, str]]]:
    """SpaCy's special cases without those that the corpora gainsay, with contractions in capitals and a few abbreviations."""
    rules = {word: parts for word, parts in given.items() if word not in _NOT_SPECIAL}
    shouted = {w.upper(): [{ORTH: p[ORTH].upper(), NORM: p.get(NORM, p[ORTH])} for p in parts] for w, parts in rules.items() if re.search("n['’]t$", w)}
    wanna = {w: [{ORTH: w[:3], NORM: "want"}, {ORTH: w[3:], NORM: "to"}] for w in ("wanna", "Wanna")}
    return rules | shouted | wanna | {a: [{ORTH: a}] for a in ("al.", "Ft.", *_TITLES, *_DAYS)}
