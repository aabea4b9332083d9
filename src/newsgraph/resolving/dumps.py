"""The user's own gazetteers: GeoNames dump files, checked and kept in the user's data folder.

A dump is what download.geonames.org/export/dump offers for a country ("NZ.zip"), or any file in its format: 19 columns with tabs
between, one place a line.
"""

from __future__ import annotations

import gzip
import io
import os
import zipfile
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from pathlib import Path

from newsgraph.errors import InputError, UsageError

_COLUMNS = 19
_KINDS = {"PCLI": "country", "ADM1": "admin1", "ADM2": "admin2"}
_Values = tuple[int, str, str, float, float, str | None, str | None, int]


@dataclass(frozen=True, slots=True)
class Dump:
    """A gazetteer that the user added: its name, where it lies, how many places it has."""

    name: str
    path: Path
    places: int


def add_dump(file: Path) -> Dump:
    """Check a GeoNames dump (.txt, also .gz, or GeoNames' .zip) and keep a copy; one of the same name is replaced.

    Raises InputError with the line where the file is no GeoNames dump.
    """
    lines = _read(file)
    places = sum(1 for _ in _rows(lines, file))
    if not places:
        raise InputError(f"There is no place in {file}. Give a GeoNames dump such as NZ.zip or NZ.txt.")
    folder = _folder()
    folder.mkdir(parents=True, exist_ok=True)
    path = folder / f"{_name(file)}.txt.gz"
    text = "".join(line + "\n" for line in lines)
    part = path.with_suffix(f".{os.getpid()}")
    part.write_bytes(gzip.compress(text.encode(), mtime=0))
    part.replace(path)
    return Dump(_name(file), path, places)


def remove_dump(name: str) -> Dump:
    """Forget an added gazetteer. Raises UsageError where there is none of that name."""
    found = [d for d in dumps() if d.name == name]
    if not found:
        known = ", ".join(d.name for d in dumps()) or "none"
        raise UsageError(f"No gazetteer {name} was added. Added are: {known}.")
    found[0].path.unlink()
    return found[0]


def dumps() -> tuple[Dump, ...]:
    """The added gazetteers by name."""
    return tuple(Dump(_name(p), p, len(_read(p))) for p in dump_paths())


def dump_paths() -> tuple[Path, ...]:
    """The files of the added gazetteers, by name."""
    return tuple(sorted(_folder().glob("*.txt.gz")))


def dump_rows(path: Path) -> Iterator[tuple[_Values, tuple[str, ...]]]:
    """(id, name, kind, latitude, longitude, country, first-level part, population) and other names of every place in a dump.

    Raises InputError with the line where the file is no GeoNames dump.
    """
    return _rows(_read(path), path)


def _rows(lines: Iterable[str], path: Path) -> Iterator[tuple[_Values, tuple[str, ...]]]:
    for number, line in enumerate(lines, start=1):
        cells = line.split("\t")
        if len(cells) != _COLUMNS:
            raise InputError(f"Line {number} of {path} has {len(cells)} columns where a GeoNames dump has {_COLUMNS}, with tabs between.")
        try:
            place, lat, lon, population = int(cells[0]), float(cells[4]), float(cells[5]), int(cells[14] or 0)
        except ValueError as error:
            raise InputError(f"Line {number} of {path}: the id, latitude, longitude or population is no number ({error}).") from error
        if not (-90 <= lat <= 90 and -180 <= lon <= 180) or not cells[1].strip():
            raise InputError(f"Line {number} of {path} has no name, or its latitude or longitude is off the globe.")
        kind = "city" if cells[6] == "P" else _KINDS.get(cells[7], "region")
        country = cells[8] or None
        part = f"{country}.{cells[10]}" if country and cells[10] else None
        yield (place, cells[1], kind, lat, lon, country, part, population), (cells[2], *(a for a in cells[3].split(",") if a))


def _read(file: Path) -> list[str]:
    """The lines of a dump that are not empty."""
    try:
        data = file.read_bytes()
        if file.suffix == ".zip":
            with zipfile.ZipFile(io.BytesIO(data)) as archive:
                inside = [n for n in archive.namelist() if n.endswith(".txt") and not n.lower().startswith("readme")]
                if len(inside) != 1:
                    raise InputError(f"The archive {file} holds {len(inside)} dumps where one is expected. Give the .txt file itself.")
                data = archive.read(inside[0])
        elif file.suffix == ".gz":
            data = gzip.decompress(data)
        return [line.rstrip("\r") for line in data.decode("utf-8-sig").split("\n") if line.strip()]
    except OSError as error:
        raise InputError(f"The gazetteer file {file} cannot be read: {error.strerror or error}.") from error
    except (ValueError, EOFError, zlib.error, zipfile.BadZipFile, RuntimeError) as error:  # zipfile has many words for a broken archive
        raise InputError(f"The gazetteer file {file} is broken, or no UTF-8 text: {error}.") from error


def _name(file: Path) -> str:
    return file.name.split(".")[0]


def _folder() -> Path:
    for variable, below in (("NEWSGRAPH_DATA", "gazetteers"), ("XDG_DATA_HOME", "newsgraph/gazetteers")):
        if os.environ.get(variable):
            return Path(os.environ[variable]) / below
    return Path.home() / ".local/share/newsgraph/gazetteers"
