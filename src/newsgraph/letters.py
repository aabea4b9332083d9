"""Names are compared by their plain letters, in every stage alike."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a base and a mark.
_WHOLE = {"ł": "l", "ø": "o", "đ": "d", "ð": "d", "þ": "th", "ı": "i", "ß": "ss", "æ": "ae", "œ": "oe"}
_PLAIN = str.maketrans(_WHOLE | {letter.upper(): plain.capitalize() for letter, plain in _WHOLE.items() if letter not in "ıß"})


def plain(text: str) -> str:
    """The text without accents, ligatures and other marks on its letters ("Łódź" is "Lodz"), its case and punctuation as they are."""
    if text.isascii():
        return text
    return "".join(c for c in unicodedata.normalize("NFKD", text.translate(_PLAIN)) if not unicodedata.combining(c))
