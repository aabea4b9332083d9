"""Text ► words as the Universal Dependencies corpora cut them: spaCy's English tokenizer with hyphenated compounds taken apart."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from spacy.lang.en import English
from spacy.util import compile_infix_regex

_MAX_LENGTH = 50_000_000


@lru_cache(maxsize=1)
def blank_english() -> English:
    """SpaCy's blank English pipeline with our infixes: "47-year-old", "US-led", "2010-14" are several words."""
    nlp = English()
    nlp.max_length = _MAX_LENGTH
    infixes = [*nlp.Defaults.infixes, r"(?<=[0-9])-(?=[a-zA-Z])", r"(?<=[a-zA-Z])[–—](?=[0-9a-zA-Z])", r"(?<=[0-9])[–—](?=[0-9])"]
    tokenizer: Any = nlp.tokenizer
    tokenizer.infix_finditer = compile_infix_regex(infixes).finditer
    return nlp
