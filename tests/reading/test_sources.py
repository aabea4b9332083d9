"""The same article in every format that it may come in, and what is said of files that hold none."""

from __future__ import annotations

import gzip
import json
from pathlib import Path

import pytest

from newsgraph.errors import InputError
from newsgraph.reading.article import Article, Unreadable
from newsgraph.reading.sources import read_articles

FIRST = "The council of Tarn voted on Tuesday to close the old swimming pool, which has leaked for eleven years."
SECOND = "Mayor Edda Holt said the repairs would have cost more than a new one. “We had no choice,” she told residents."
TITLE = "Tarn closes its swimming pool"

PAGE = f"""<!doctype html><html lang="en"><head><meta charset="utf-8"><title>{TITLE} | The Tarn Courier</title>
<link rel="canonical" href="https://courier.example/news/pool-closes">
<meta property="og:site_name" content="The Tarn Courier"><meta name="author" content="Ida Lund">
<meta property="article:published_time" content="2024-03-05T09:30:00Z"></head>
<body><nav><a href="/">Home</a> <a href="/sport">Sport</a></nav><script>alert("no text")</script>
<article><h1>{TITLE}</h1><p>{FIRST}</p><p>{SECOND}</p></article>
<footer>Copyright The Tarn Courier</footer></body></html>"""
RECORD = {"id": "pool", "title": TITLE, "date": "2024-03-05", "text": f"{FIRST}\n\n{SECOND}", "url": "https://courier.example/news/pool-closes"}


def read(path: Path, content: str | bytes) -> Article:
    data = content.encode() if isinstance(content, str) else content
    path.write_bytes(gzip.compress(data) if path.suffix == ".gz" else data)
    [found] = read_articles([str(path)])
    assert isinstance(found, Article)
    return found


@pytest.mark.parametrize(
    ("name", "content"),
    [
        ("pool.txt", f"{TITLE}\n\n{FIRST}\n\n{SECOND}\n"),
        ("pool.txt.gz", f"{TITLE}\r\n\r\n{FIRST}\r\n\r\n{SECOND}\r\n"),
        ("pool.md", f"# {TITLE}\n\n{FIRST.replace('old', '*old*')}\n\n{SECOND}\n"),
        ("pool.html", PAGE),
        ("pool.json", json.dumps(RECORD)),
        ("pool.jsonl", json.dumps(RECORD) + "\n"),
    ],
)
def test_every_format_gives_the_article_and_nothing_around_it(name: str, content: str, tmp_path: Path) -> None:
    article = read(tmp_path / name, content)
    assert article.id == "pool"
    assert FIRST in article.text
    assert SECOND in article.text
    assert not any(word in article.text for word in ("alert(", "Sport", "Copyright", "*old*", "\r"))


def test_a_page_gives_away_its_headline_date_author_address_and_publisher(tmp_path: Path) -> None:
    article = read(tmp_path / "page.html", PAGE)
    assert (article.headline, article.published, article.authors) == (TITLE, "2024-03-05T09:30:00Z", ("Ida Lund",))
    assert (article.url, article.publisher) == ("https://courier.example/news/pool-closes", "The Tarn Courier")


def test_front_matter_is_metadata(tmp_path: Path) -> None:
    article = read(tmp_path / "pool.md", f"---\ntitle: {TITLE}\ndate: 2024-03-05\n---\n\n{FIRST}\n\n{SECOND}\n")
    assert (article.headline, article.published) == (TITLE, "2024-03-05")
    assert "date:" not in article.text


@pytest.mark.parametrize("encoding", ["utf-8-sig", "utf-16", "cp1252"])
def test_other_encodings_are_recognised(encoding: str, tmp_path: Path) -> None:
    article = read(tmp_path / "pool.txt", f"{TITLE}\n\n{FIRST}\n\n{SECOND} The café “Zoë” stays open.\n".encode(encoding))
    assert "café “Zoë”" in article.text
    assert article.text.startswith(TITLE)


@pytest.mark.parametrize(
    ("name", "content", "said"),
    [
        ("a.txt", b"", "empty"),
        ("a.txt", b"\x89PNG\r\n\x1a\n\x00\x00\x00\rIHDR" + bytes(200), "image"),
        ("a.json", b'{"title": "no end', "not JSON"),
        ("a.html", b"<html><body><nav><a href='/'>Home</a></nav></body></html>", "No article text"),
    ],
)
def test_what_holds_no_article_is_skipped_in_a_folder_and_an_error_alone(name: str, content: bytes, said: str, tmp_path: Path) -> None:
    (tmp_path / name).write_bytes(content)
    with pytest.raises(InputError, match=said):
        list(read_articles([str(tmp_path / name)]))
    [found] = read_articles([str(tmp_path)])
    assert isinstance(found, Unreadable)
    assert found.source.endswith(name)
    assert said in found.reason


def test_a_broken_line_does_not_keep_the_others_from_being_read(tmp_path: Path) -> None:
    lines = [json.dumps(RECORD), "{broken", json.dumps(RECORD | {"id": "again"})]
    (tmp_path / "feed.jsonl").write_text("\n".join(lines))
    first, broken, again = read_articles([str(tmp_path / "feed.jsonl")])
    assert isinstance(first, Article)
    assert isinstance(again, Article)
    assert (first.id, again.id) == ("pool", "again")
    assert isinstance(broken, Unreadable)
    assert "2" in broken.source


def test_two_articles_of_one_name_have_two_ids(tmp_path: Path) -> None:
    for folder in ("a", "b"):
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "pool.txt").write_text(f"{TITLE} {folder}\n\n{FIRST}\n\n{SECOND}\n")
    found = list(read_articles([str(tmp_path / "a"), str(tmp_path / "b")]))
    assert len({a.id for a in found if isinstance(a, Article)}) == 2


def test_a_folder_without_articles_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(InputError):
        list(read_articles([str(tmp_path)]))
