"""Taking a file into a user atlas: every row read and placed first, then all written or none."""

from __future__ import annotations

import hashlib
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

from pobratim.atlas.importers import Importer
from pobratim.atlas.loaded import Connection, Firm, Given, LeftOut, Place, RowProblem, Stop, slug
from pobratim.atlas.user_file import open_writable
from pobratim.atlas.user_tables import SCHEMA, TABLES, Settled, insert
from pobratim.errors import DataError, UnknownPlaceError, UsageError
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.globe import distance_km
from pobratim.model.places import City

__all__ = ["NOT_STATED", "TakenIn", "Terms", "forget", "take_in"]

NOT_STATED = "not stated"
"""The licence or vintage of a file of which nobody says it."""
_NEAREST_KM = 60.0
_EXAMPLES = 3
_BLOCK = 1 << 20


@dataclass(frozen=True, slots=True)
class Terms:
    """What is said of a file as a whole.

    ``licence`` is the source's own by default; ``vintage`` says which time the rows describe;
    ``added`` is the ISO date of today; ``around`` keeps only what lies within ``radius_km`` of
    one of its cities; ``name`` is the id of the row set, made of the file's name by default.
    """

    added: str
    licence: str | None = None
    vintage: str | None = None
    name: str | None = None
    around: tuple[City, ...] = ()
    radius_km: float = 60.0


@dataclass
class TakenIn:
    """What a file gave: rows by table, problems, and rows left out by reason with examples."""

    rowset: str
    rows: Counter[str] = field(default_factory=Counter)
    problems: list[RowProblem] = field(default_factory=list)
    left_out: Counter[str] = field(default_factory=Counter)
    examples: dict[str, list[str]] = field(default_factory=dict)

    def leave(self, one: LeftOut) -> None:
        """Count a row that is left out."""
        self.left_out[one.reason] += 1
        shown = self.examples.setdefault(one.reason, [])
        if len(shown) < _EXAMPLES:
            shown.append(one.example)


def take_in(
    importer: Importer,
    given: Given,
    terms: Terms,
    target: Path | None,
    gazetteer: Gazetteer,
) -> TakenIn:
    """Read a file and write it to the user atlas ``target``; ``None`` reads only.

    A row set of the same name is replaced. Nothing is written while a row has a problem: the
    answer holds all of them.

    Raises:
        DataError: if the file as a whole is not of the importer's kind, or ``target`` is no atlas.
        UsageError: if the map does not fit, or the name of the row set is no id.
    """
    rowset = _rowset(importer, given.path, terms.name)
    found = TakenIn(rowset)
    # A nameless file of SQLite's own: a large draft goes to the disk and is gone at the end.
    with closing(sqlite3.connect("")) as draft:
        draft.executescript(SCHEMA)
        settle = _Settler(gazetteer, importer, terms)
        for one in settle.all(importer.read(given)):
            if isinstance(one, RowProblem):
                found.problems.append(one)
            elif isinstance(one, LeftOut):
                found.leave(one)
            else:
                _draft(draft, found, *one)
        if target is not None and not found.problems and found.rows:
            _write(draft, target, found, importer, given, terms)
    return found


def forget(target: Path, rowset: str) -> int:
    """Take a row set out of a user atlas; return how many rows it had.

    Raises:
        UsageError: if the atlas has no such row set.
        DataError: if ``target`` is no user atlas.
    """
    if not target.is_file():
        raise DataError(f"{target}: no user atlas there; `pobratim atlas import` makes one")
    with closing(open_writable(target)) as atlas, atlas:
        if not atlas.execute("SELECT 1 FROM rowset WHERE id = ?", (rowset,)).fetchone():
            known = ", ".join(row[0] for row in atlas.execute("SELECT id FROM rowset ORDER BY 1"))
            raise UsageError(f"no row set {rowset!r} in {target}; it has: {known or 'none'}")
        return _delete(atlas, rowset)


def _delete(atlas: sqlite3.Connection, rowset: str) -> int:
    gone = 0
    for table in TABLES:
        query = f"DELETE FROM {table} WHERE rowset = ?"  # noqa: S608  a name of this room
        gone += atlas.execute(query, (rowset,)).rowcount
    atlas.execute("DELETE FROM rowset WHERE id = ?", (rowset,))
    return gone


def _rowset(importer: Importer, path: Path, name: str | None) -> str:
    if name is None:
        stem = path.name.split(".", 1)[0]
        return f"{importer.NAME}-{slug(stem)}"
    if slug(name) != name:
        raise UsageError(f"--name {name!r}: letters, digits and hyphens only, as {slug(name)!r}")
    return name


def _draft(draft: sqlite3.Connection, found: TakenIn, where: str, settled: Settled) -> None:
    """Write one record; a second one of the same id is a problem of its row."""
    if insert(draft, found.rowset, settled):
        found.rows[type(settled.record).__name__] += 1
    else:
        key = getattr(settled.record, "key", "")
        found.problems.append(
            RowProblem(where, f"the id {key!r} stands in an earlier row already")
        )


def _write(
    draft: sqlite3.Connection,
    target: Path,
    found: TakenIn,
    importer: Importer,
    given: Given,
    terms: Terms,
) -> None:
    with closing(open_writable(target)) as atlas, atlas:
        _delete(atlas, found.rowset)
        for table in TABLES:
            rows = draft.execute(f"SELECT * FROM {table} ORDER BY rowid")  # noqa: S608
            width = len(rows.description)
            marks = ", ".join("?" * width)
            atlas.executemany(f"INSERT INTO {table} VALUES ({marks})", rows)  # noqa: S608
        described = (
            found.rowset, importer.NAME, importer.TITLE, given.path.name, _hash(given.path),
            terms.vintage or NOT_STATED, terms.licence or importer.LICENCE or NOT_STATED,
            _attribution(importer, given.path), terms.added, found.rows.total(),
        )  # fmt: skip
        atlas.execute(f"INSERT INTO rowset VALUES ({', '.join('?' * 10)})", described)  # noqa: S608


def _attribution(importer: Importer, path: Path) -> str:
    owner = getattr(importer, "ATTRIBUTION", None)
    return f"{owner}; file {path.name}" if owner else f"file {path.name}"


def _hash(path: Path) -> str:
    digest = hashlib.sha256()
    with path.open("rb") as file:
        while block := file.read(_BLOCK):
            digest.update(block)
    return digest.hexdigest()


class _Settler:
    """Finds the cities of records; a town is asked of the gazetteer once."""

    def __init__(self, gazetteer: Gazetteer, importer: Importer, terms: Terms) -> None:
        self._gazetteer, self._strict, self._terms = gazetteer, importer.STRICT, terms
        self._towns: dict[tuple[str, str | None], City | str] = {}

    def all(self, items: Iterable[object]) -> Iterator[RowProblem | LeftOut | tuple[str, Settled]]:
        """Yield each record with its cities; a place that is not found as the importer says."""
        for item in items:
            if isinstance(item, RowProblem | LeftOut):
                yield item
                continue
            assert isinstance(item, tuple)  # noqa: S101  what importers yield
            where, record = item
            places = _places(record)
            found = [self._city(place) for place in places]
            unknown = next((problem for problem in found if isinstance(problem, str)), None)
            cities = tuple(city for city in found if isinstance(city, City))
            if unknown is not None:
                yield RowProblem(where, unknown) if self._strict else LeftOut(_UNPLACED, unknown)
            elif self._far(places, cities):
                yield LeftOut("outside the rings of --around", where)
            else:
                yield where, Settled(record, cities)

    def _city(self, place: Place) -> City | str:
        """Return the city of a place, or what is wrong with it."""
        if place.town is not None:
            key = (place.town, place.country)
            if key not in self._towns:
                self._towns[key] = self._named(place.town, place.country)
            return self._towns[key]
        assert place.position is not None  # noqa: S101  a place has one of the two
        near = self._gazetteer.near(*place.position, _NEAREST_KM)
        if near:
            return near[0][0]
        latitude, longitude = place.position
        return f"no city within {_NEAREST_KM:g} km of {latitude:g}, {longitude:g}"

    def _named(self, town: str, country: str | None) -> City | str:
        try:
            return self._gazetteer.resolve(f"{town}, {country}" if country else town)
        except UnknownPlaceError:
            return f"no city is called {town!r}; write another spelling or geonames:ID"
        except UsageError as error:
            return f"{town!r} may be several cities; add the country: {error}"

    def _far(self, places: Sequence[Place], cities: Sequence[City]) -> bool:
        if not self._terms.around or not places:
            return False
        return not any(
            distance_km(place.position or (city.latitude, city.longitude), _point(centre))
            <= self._terms.radius_km
            for place, city in zip(places, cities, strict=True)
            for centre in self._terms.around
        )


_UNPLACED = "its place is not in the gazetteer"


def _point(city: City) -> tuple[float, float]:
    return city.latitude, city.longitude


def _places(record: object) -> tuple[Place, ...]:
    if isinstance(record, Firm):
        return (record.place,)
    if isinstance(record, Stop):
        return (Place(record.position),)
    if isinstance(record, Connection):
        return (record.a, record.b)
    return ()
