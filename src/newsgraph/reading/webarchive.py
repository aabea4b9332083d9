"""WARC archives: the pages that a crawler kept, one after the other."""

from __future__ import annotations

import re
import zlib
from collections.abc import Iterator
from typing import IO

from newsgraph.errors import InputError
from newsgraph.reading.article import Unreadable
from newsgraph.reading.decoding import decode
from newsgraph.reading.draft import Draft
from newsgraph.reading.names import digest_of
from newsgraph.reading.webpage import LARGEST, webpage_draft

_CHARSET = re.compile(r"charset\s*=\s*[\"']?([\w-]{2,40})", re.IGNORECASE)


def archive_drafts(stream: IO[bytes], source: str) -> Iterator[Draft | Unreadable]:
    """Read the HTML and plain text pages of an archive that were answered with status 200; everything else is passed over.

    Raises:
        InputError: When the package warcio, which the extra "warc" installs, is missing.
    """
    try:
        from warcio.archiveiterator import ArchiveIterator
        from warcio.exceptions import ArchiveLoadFailed
    except ImportError:
        raise InputError(f"{source} is a WARC archive, and reading those needs one package more: pip install 'newsgraph[warc]'") from None
    try:
        for record in ArchiveIterator(stream):
            kind = record.http_headers.get_header("Content-Type", "") if record.http_headers else record.content_type or ""
            kind = kind.lower()
            if record.rec_type not in ("response", "resource") or not kind.startswith(("text/html", "application/xhtml", "text/plain")):
                continue
            if record.http_headers is not None and record.http_headers.get_statuscode() != "200":
                continue
            address = record.rec_headers.get_header("WARC-Target-URI") or ""
            yield _page(record.content_stream().read(LARGEST + 1), source, address.strip("<>"), kind)
    except (ArchiveLoadFailed, EOFError, OSError, ValueError, AttributeError, zlib.error) as error:  # warcio misses headers in its own ways
        yield Unreadable(source, None, f"The archive is broken from here on: {str(error).strip() or type(error).__name__}.")


def _page(data: bytes, source: str, address: str, kind: str) -> Draft | Unreadable:
    place = f"{source}, {address}" if address else source
    declared = _CHARSET.search(kind)
    encoding = declared[1] if declared else None
    if not kind.startswith("text/plain"):
        return webpage_draft(data, place, None, url=address or None, declared=encoding)
    text, remark = decode(data, encoding)
    return Draft(
        id=None,
        text=text,
        source=place,
        url=address or None,
        remarks=(remark,) if remark else (),
        fallback_id=f"page-{digest_of(address)}",
    )
