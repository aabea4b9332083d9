"""Bytes to text: UTF-8 first, then marks, then detection, always saying what was assumed."""

from __future__ import annotations

import codecs
import re

from newsgraph.reading.language import english_share

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SIGNATURES = (
    (b"%PDF-", "a PDF; turn it into text first, for example with pdftotext"),
    (
        b"PK\x03\x04",
        "a zip archive or an office document (.docx, .odt, .epub); unpack it or save it as text first",
    ),
    (b"\xd0\xcf\x11\xe0", "an old office document (.doc, .xls); save it as text first"),
    (b"\x89PNG", "a PNG image; its text must be recognised (OCR) first"),
    (b"\xff\xd8\xff", "a JPEG image; its text must be recognised (OCR) first"),
    (b"GIF8", "a GIF image; its text must be recognised (OCR) first"),
    (b"RIFF", "a RIFF file (image, sound or video); a text is needed"),
    (b"BZh", "a bzip2 archive; unpack it first with bunzip2"),
    (b"\xfd7zXZ\x00", "an xz archive; unpack it first with unxz"),
    (b"7z\xbc\xaf", "a 7z archive; unpack it first"),
    (b"(\xb5/\xfd", "a zstd archive; unpack it first with unzstd"),
    (b"Rar!", "a RAR archive; unpack it first"),
    (b"\x7fELF", "a program; a text is needed"),
    (b"MZ\x90", "a program; a text is needed"),
    (b"SQLite format 3", "an SQLite database; a text is needed"),
    (b"ID3", "a sound file; a transcript is needed"),
    (b"OggS", "a sound or video file; a transcript is needed"),
    (b"{\\rtf", "a rich text document (RTF); save it as plain text first"),
)
_REPLACEMENT = "\ufffd"
_SAMPLE = 64_000
"""Bytes that are looked at to guess an encoding; enough for any, and the cost stays flat."""


def looks_binary(head: bytes) -> str | None:
    """Say what a file is when its first bytes are not text ("a PDF; turn it into text first …"), else None."""
    for signature, name in _SIGNATURES:
        if head.startswith(signature):
            return name
    if head[257:262] == b"ustar":
        return "a tar archive; unpack it first"
    if head[4:8] == b"ftyp":
        return "a video or sound file; a transcript is needed"
    if b"\x00" in head and not any(head.startswith(mark) for mark, _ in _MARKS) and _wide(head) is None:
        return "a binary file; a text is needed"
    return None


def decode(data: bytes, declared: str | None = None) -> tuple[str, str | None]:
    """Turn bytes into text and say what was assumed, None when it is plain UTF-8.

    Args:
        data: The whole file.
        declared: The encoding that the page or record declares, tried after the byte order mark and strict UTF-8.

    Returns:
        The text without byte order mark, its line ends as they were, and a sentence for the user or None.
    """
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            text = data[len(mark) :].decode(encoding, "replace")
            return (
                text,
                None if encoding == "utf-8" else f"read as {encoding.upper()}, as its byte order mark says",
            )
    try:
        return data.decode("utf-8"), None
    except UnicodeDecodeError:
        pass
    wide = _wide(data)
    if wide:
        return data.decode(wide, "replace"), f"read as {wide.upper()}: it has no byte order mark, but looks like it"
    if declared:
        try:
            return data.decode(declared), f"read as {codecs.lookup(declared).name}, as the page declares"
        except (LookupError, UnicodeError):
            pass
    damaged = _damaged_utf8(data)
    if damaged:
        return damaged, f"read as UTF-8 with {damaged.count(_REPLACEMENT):,} broken characters replaced"
    encoding = _guess(data)
    return data.decode(encoding, "replace"), f"read as {encoding}: it is not UTF-8, and this fits it best"


def _wide(data: bytes) -> str | None:
    """UTF-16 without a mark: every other byte of mostly western text is zero."""
    sample = data[:2000]
    if len(sample) < 4:
        return None
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    half = len(sample) // 2
    if odd > 0.6 * half and even < 0.1 * half:
        return "utf-16-le"
    if even > 0.6 * half and odd < 0.1 * half:
        return "utf-16-be"
    return None


def _damaged_utf8(data: bytes) -> str | None:
    text = data.decode("utf-8", "replace")
    broken = text.count(_REPLACEMENT)
    whole = sum(1 for _ in re.finditer(r"[^\x00-\x7f\ufffd]", text))
    return text if whole > 4 * broken else None


def _guess(data: bytes) -> str:
    """Windows-1252 for English, which no other 8-bit encoding is likelier for; else what charset-normalizer thinks."""
    sample = data[:_SAMPLE]
    if english_share(sample.decode("cp1252", "replace")) > 0.2:
        return "cp1252"
    from charset_normalizer import from_bytes

    best = from_bytes(sample).best()
    return best.encoding if best is not None else "cp1252"
