"""Text ► words as the Universal Dependencies corpora cut them: spaCy's English tokenizer with hyphenated compounds taken apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.lang.char_classes import HYPHENS
from spacy.lang.en import English
from spacy.util import compile_infix_regex, compile_prefix_regex, compile_suffix_regex

_NO_PREFIX = "".join(rf"(?<!\b{x})" for p in ("e", "re", "co", "non", "pre", "anti", "multi") for x in (p, p.title()))
"""Prefixes that the corpora leave in their word: "e-mail", "anti-terrorism", "co-founder"."""
_MAX_LENGTH = 50_000_000


@lru_cache(maxsize=1)
def blank_english() -> English:
    """SpaCy's blank English pipeline with our infixes: "47-year-old", "US-led", "2010-14" are several words."""
    nlp = English()
    defaults: Any = nlp.Defaults
    nlp.max_length = _MAX_LENGTH
    runs = [r"[!?]{2,}", r"\.{4,}", r"_{2,}", r"\*{2,}", r"-{2,}", r"={2,}", r"~{2,}"]
    apart = [_NO_PREFIX + x if f"(?:{HYPHENS})" in x else x for x in defaults.infixes]
    infixes = [*apart, r"(?<=[0-9])-(?=[a-zA-Z])", r"(?<=[a-zA-Z])[–—](?=[0-9a-zA-Z])", r"(?<=[0-9])[–—](?=[0-9])"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.prefix_search = compile_prefix_regex([*runs, *defaults.prefixes]).search
    tokenizer.suffix_search = compile_suffix_regex([*runs, *defaults.suffixes]).search
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
