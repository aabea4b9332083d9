"""The user's own GeoNames dumps: added with one command, checked to the line, found in builds, forgotten again."""

from __future__ import annotations

import gzip
import zipfile
from pathlib import Path

import pytest

from newsgraph.errors import InputError, UsageError
from newsgraph.resolving.compiling import compile_gazetteer
from newsgraph.resolving.dumps import add_dump, dump_paths, dumps, remove_dump
from newsgraph.resolving.gazetteer import Gazetteer


def line(
    geonames: int, name: str, *, names: str = "", lat: str = "53.1", lon: str = "-1.2", feature: str = "P.PPL", country: str = "GB", part: str = "ENG"
) -> str:
    kind, code = feature.split(".")
    cells = [str(geonames), name, name, names, lat, lon, kind, code, country, "", part, "", "", "", "42", "", "120", "Europe/London", "2024-01-01"]
    return "\t".join(cells) + "\n"


@pytest.fixture
def data(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setenv("NEWSGRAPH_DATA", str(tmp_path / "data"))
    return tmp_path


def test_a_dump_is_kept_listed_and_forgotten(data: Path) -> None:
    file = data / "Moor.txt"
    file.write_text(line(990000001, "Quernby") + "\n" + line(990000002, "Quern Beck", feature="H.STM"))
    added = add_dump(file)
    assert (added.name, added.places) == ("Moor", 2)
    file.unlink()
    assert dumps() == (added,)
    with pytest.raises(UsageError, match="No gazetteer Fen was added"):
        remove_dump("Fen")
    remove_dump("Moor")
    assert dumps() == ()


def test_zip_and_gz_are_read_and_a_second_of_the_name_replaces_the_first(data: Path) -> None:
    with zipfile.ZipFile(data / "QX.zip", "w") as archive:
        archive.writestr("readme.txt", "what the columns mean")
        archive.writestr("QX.txt", line(990000001, "Quernby"))
    (data / "QX.txt.gz").write_bytes(gzip.compress((line(990000001, "Quernby") + line(990000003, "Thrope")).encode()))
    assert add_dump(data / "QX.zip").places == 1
    assert add_dump(data / "QX.txt.gz").places == 2
    assert len(dump_paths()) == 1


@pytest.mark.parametrize(
    ("content", "message"),
    [
        (b"name,lat,lon\nQuernby,53,-1\n", "Line 1 of .* has 1 columns where a GeoNames dump has 19"),
        ((line(1, "Quernby") + line(2, "Thrope", lat="north")).encode(), "Line 2 of .* is no number"),
        (line(1, "Quernby", lat="95").encode(), "off the globe"),
        (line(1, " ").encode(), "no name"),
        (b"\xff\xfe\x00", "no UTF-8"),
        (b"\n\n", "no place in"),
    ],
)
def test_what_is_no_dump_is_refused_and_not_kept(data: Path, content: bytes, message: str) -> None:
    (data / "bad.txt").write_bytes(content)
    with pytest.raises(InputError, match=message):
        add_dump(data / "bad.txt")
    assert dump_paths() == ()


def test_a_missing_file_is_told(data: Path) -> None:
    with pytest.raises(InputError, match="No such file"):
        add_dump(data / "none.txt")


@pytest.mark.slow
def test_added_places_are_found_beside_the_others(data: Path) -> None:
    (data / "Moor.txt").write_text(line(990000001, "Quernby", names="Quern-by-the-Beck") + line(2651347, "Derby", names="Derbaille"))
    add_dump(data / "Moor.txt")
    compile_gazetteer(data / "g.sqlite", dump_paths())
    gazetteer = Gazetteer(data / "g.sqlite")
    quernby = gazetteer.find("Quern by the Beck")[0]
    assert (quernby.id, quernby.kind, quernby.admin1) == (990000001, "city", "GB.ENG")
    assert [p.name for p in gazetteer.parents(quernby)] == ["England", "United Kingdom"]
    assert len([e for e in gazetteer.find("Derby") if e.id == 2651347]) == 1
    assert gazetteer.find("Derbaille")[0].id == 2651347
