"""Long inputs are read one article at a time, whatever they come in."""

from __future__ import annotations

import gzip
import io
import json
import random
import tracemalloc
from collections.abc import Callable
from pathlib import Path

import pytest

from newsgraph.reading.article import Article
from newsgraph.reading.sources import Meter, read_articles

COUNT, HEAD = 400, 100
PARAGRAPH = "The river rose by {k} feet at the bridge near the old mill on Monday, and the county closed three roads until the water fell. "


def as_jsonl(path: Path) -> None:
    with gzip.open(path, "wt") as out:
        for k in range(COUNT):
            out.write(json.dumps({"id": f"a{k}", "text": PARAGRAPH.format(k=k) * 20, "checksum": random.Random(k).randbytes(1000).hex()}) + "\n")


def as_warc(path: Path) -> None:
    warcwriter = pytest.importorskip("warcio.warcwriter")
    headers = pytest.importorskip("warcio.statusandheaders")
    with path.open("wb") as out:
        writer = warcwriter.WARCWriter(out, gzip=True)
        for k in range(COUNT):
            page = f"<html><head><title>Flood {k}</title></head><body><article><h1>Flood {k}</h1><p>{PARAGRAPH.format(k=k) * 20}</p></article></body></html>"
            answer = headers.StatusAndHeaders("200 OK", [("Content-Type", "text/html; charset=utf-8")], protocol="HTTP/1.1")
            writer.write_record(writer.create_warc_record(f"http://example.org/{k}", "response", payload=io.BytesIO(page.encode()), http_headers=answer))


@pytest.mark.parametrize(("name", "write"), [("a.jsonl.gz", as_jsonl), ("a.warc.gz", as_warc)])
@pytest.mark.filterwarnings("ignore::pytest.PytestUnraisableExceptionWarning")  # warcio's writer leaves closing to the collector
def test_articles_are_read_as_they_are_asked_for(name: str, write: Callable[[Path], None], tmp_path: Path) -> None:
    write(tmp_path / name)
    meter = Meter()
    articles = read_articles([str(tmp_path / name)], meter=meter)
    assert isinstance(next(articles), Article)
    assert meter.total == (tmp_path / name).stat().st_size
    assert 0 < meter.read < 0.8 * meter.total


@pytest.mark.slow
def test_memory_does_not_grow_with_the_input(tmp_path: Path) -> None:
    as_jsonl(tmp_path / "a.jsonl.gz")
    peaks, count = [], 0
    tracemalloc.start()
    try:
        for count, _ in enumerate(read_articles([str(tmp_path / "a.jsonl.gz")]), start=1):
            if count == 20:
                tracemalloc.reset_peak()  # what is loaded once is loaded
            if count in (HEAD, COUNT):
                peaks.append(tracemalloc.get_traced_memory()[1])
    finally:
        tracemalloc.stop()
    assert count == COUNT
    assert (peaks[1] - peaks[0]) / (COUNT - HEAD) < 500  # bytes: its id is remembered, its text of three thousand is not
