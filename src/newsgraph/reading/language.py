"""Which language a text is written in: English by its commonest words, any other by a model when it is not."""

from __future__ import annotations

import re

_ENGLISH = frozenset(
    [
        "the",
        "of",
        "and",
        "to",
        "a",
        "in",
        "is",
        "was",
        "that",
        "for",
        "on",
        "it",
        "with",
        "as",
        "at",
        "by",
        "be",
        "this",
        "have",
        "from",
        "or",
        "had",
        "but",
        "are",
        "not",
        "they",
        "his",
        "her",
        "she",
        "he",
        "which",
        "were",
        "been",
        "has",
        "its",
        "who",
        "will",
        "their",
        "said",
        "would",
        "there",
        "an",
        "we",
        "you",
        "after",
        "about",
        "when",
    ]
)
_WORD = re.compile(r"[^\W\d_]+")
_SAMPLE = 6000
_FEWEST = 12
"""Words below which a text is too short to tell."""
_NAMES = {
    "ar": "Arabic", "bg": "Bulgarian", "ca": "Catalan", "cs": "Czech", "da": "Danish", "de": "German", "el": "Greek",
    "es": "Spanish", "et": "Estonian", "fa": "Persian", "fi": "Finnish", "fr": "French", "he": "Hebrew", "hi": "Hindi",
    "hr": "Croatian", "hu": "Hungarian", "id": "Indonesian", "it": "Italian", "ja": "Japanese", "ko": "Korean",
    "lt": "Lithuanian", "lv": "Latvian", "nl": "Dutch", "no": "Norwegian", "nb": "Norwegian", "pl": "Polish",
    "pt": "Portuguese", "ro": "Romanian", "ru": "Russian", "sk": "Slovak", "sl": "Slovene", "sr": "Serbian",
    "sv": "Swedish", "th": "Thai", "tr": "Turkish", "uk": "Ukrainian", "ur": "Urdu", "vi": "Vietnamese", "zh": "Chinese",
}  # fmt: skip


def english_share(text: str) -> float:
    """The share of a text's first words that are among the commonest of English; English prose has 0.3 to 0.5."""
    words = _WORD.findall(text[:_SAMPLE].lower())
    return sum(word in _ENGLISH for word in words) / len(words) if words else 0.0


def language_of(text: str) -> str | None:
    """The language of a text as a BCP 47 tag, None when there are too few words to tell."""
    sample = text[:_SAMPLE]
    words = len(_WORD.findall(sample))
    if english_share(sample) > 0.25 and words >= 4:
        return "en"
    # Chinese, Japanese and Thai put no spaces between words.
    if words < _FEWEST and sum(character.isalpha() for character in sample) < 60:
        return None
    from py3langid.langid import classify

    code = str(classify(sample)[0])
    if code == "en" and english_share(sample) < 0.1:
        return None
    return code


def language_name(tag: str) -> str:
    """The English name of a language tag, or the tag itself."""
    name = _NAMES.get(tag.split("-")[0].lower())
    return f"{name} ({tag})" if name else tag
