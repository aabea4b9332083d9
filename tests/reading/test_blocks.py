"""What each paragraph of an article is to its reader."""

from __future__ import annotations

import pytest

from newsgraph.reading.article import Article
from newsgraph.reading.document import BlockKind, Document, document_of

NEWS = """Ferry runs aground off Port Ellery

By Ruth Calder and Tom Hale

12 August 2023

PORT ELLERY (Coast News) - A ferry with 84 passengers ran aground on Saturday morning near the harbour of Port Ellery.

The ferry Island Rose on the rocks on Saturday. Photo: Anna Berg

Nobody was hurt, the coast guard said. Tugs pulled the ship free in the afternoon, when the tide came in.

What happens next

Investigators will look at the ship's steering, which failed a test in June, according to the harbour master.

Sign up for our newsletter
"""


def document(text: str) -> Document:
    return document_of(Article("a", text))


def kinds(found: Document) -> dict[str, BlockKind]:
    return {" ".join(found.text[b.start : b.end].split()[:3]): b.kind for b in found.blocks}


def test_the_parts_of_a_news_story_are_told_apart() -> None:
    found = kinds(document(NEWS))
    assert found["Ferry runs aground"] is BlockKind.HEADLINE
    assert found["By Ruth Calder"] is BlockKind.BYLINE
    assert found["12 August 2023"] is BlockKind.DATE
    assert found["The ferry Island"] is BlockKind.CAPTION
    assert found["Nobody was hurt,"] is BlockKind.PARAGRAPH
    assert found["What happens next"] is BlockKind.HEADING
    assert found["Sign up for"] is BlockKind.BOILERPLATE


def test_headline_authors_date_and_place_of_writing_are_read_from_the_text() -> None:
    found = document(NEWS)
    assert found.headline == "Ferry runs aground off Port Ellery"
    assert found.authors == ("Ruth Calder", "Tom Hale")
    assert found.published == "2023-08-12"
    assert found.dateline is not None
    assert found.text[slice(*found.dateline)] == "PORT ELLERY"


@pytest.mark.parametrize(
    ("text", "published", "place"),
    [
        ("Dam opens\n\nTARNWICK, Norway (Aug. 17, 2023) -- The dam opened on Sunday.", "2023-08-17", "TARNWICK, Norway"),
        ("Dam opens\n\nPort Ellery, 20 June 2023, 02:10\n\nThe dam opened on Sunday.", "2023-06-20", "Port Ellery"),
        ("Dam opens\n\nStaff Reporter, Port Ellery, July 6, 2023\n\nThe dam opened on Sunday.", "2023-07-06", None),
        ("Dam opens\n\nNew Delhi, March 14 (Agency): The dam was opened on Sunday by a minister.", None, "New Delhi"),
        ("Dam opens\n\nThe dam was opened.\n\nIt is high.\n\n— with a report from Ida Lund, October 23, 2023", "2023-10-23", None),
        ("Dam opens\n\nBy Ida Lund\n\nThe dam that was planned in Tarnwick, May 3, 2019 has been opened.", None, None),
        ("Dam opens\n\nNEW VIDEO — The dam was opened on Sunday by a minister.", None, None),
    ],
)
def test_a_dateline_or_signature_dates_the_article(text: str, published: str | None, place: str | None) -> None:
    found = document(text)
    assert (found.published, found.dateline and found.text[slice(*found.dateline)]) == (published, place)


def test_a_press_release_has_a_headline_of_its_own() -> None:
    assert document("PRESS RELEASE\nFOR IMMEDIATE RELEASE\n\nNordal recalls heaters\n\nNordal is recalling heaters.").headline == "Nordal recalls heaters"


def test_the_times_of_a_live_report_head_its_entries() -> None:
    live = document("Storm live\n\n14 January 2026\n\n14.20 Trains are cancelled.\n\n13.05 A wall fell in Tarn.\n\n9.10 Schools are closed today.")
    kinds_of = [(live.text[b.start : b.end], b.kind) for b in live.blocks if b.kind is BlockKind.HEADING]
    assert kinds_of == [(time, BlockKind.HEADING) for time in ("14.20", "13.05", "9.10")]
    one = document("Storm\n\n14 January 2026\n\n13.05 A wall fell in Tarn.\n\nSchools are closed.")
    assert not any(b.kind is BlockKind.HEADING for b in one.blocks)


def test_metadata_count_more_than_the_text() -> None:
    found = document_of(Article("a", NEWS, headline="Another headline", published="2023-08-13", authors=("Ida Lund",)))
    assert (found.headline, found.published, found.authors) == ("Another headline", "2023-08-13", ("Ida Lund",))


def test_what_stands_under_a_heading_knows_it() -> None:
    found = document(NEWS)
    heading = next(k for k, b in enumerate(found.blocks) if b.kind is BlockKind.HEADING)
    under = next(b for b in found.blocks if found.text[b.start :].startswith("Investigators"))
    assert under.heading == heading


def test_blocks_cover_everything_but_white_space() -> None:
    for text in (NEWS, "", " \n\n ", "One line without an end", "- a\n- b\n\n* * *\n\n“”", NEWS.replace("\n\n", "\n")):
        end = 0
        for block in document(text).blocks:
            assert not text[end : block.start].strip()
            assert block.start < block.end
            assert text[block.start : block.end].strip() == text[block.start : block.end]
            end = block.end
        assert not text[end:].strip()
