"""A user atlas: what people have loaded, read beside the packaged tables."""

from __future__ import annotations

import json
import sqlite3
import weakref
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any

from pobratim.atlas.loaded import WORLD
from pobratim.atlas.organisation_rows import organisation_of
from pobratim.atlas.records import HeritageSite, TransitSystem
from pobratim.atlas.user_tables import FORMAT, SCHEMA
from pobratim.errors import DataError
from pobratim.lexicon.globe import cell_ranges, distance_km
from pobratim.model.places import Agglomeration
from pobratim.model.scores import DatasetRef, Organisation

__all__ = ["HERITAGE", "LoadedConnection", "LoadedOwner", "RowSet", "UserAtlas", "open_writable"]

HERITAGE = "heritage site"
"""The kind of rows that are sights and no institutions."""
_LEGAL = "legal entity"


@dataclass(frozen=True, slots=True)
class RowSet:
    """A loaded file: its importer, hash, terms, day of loading (ISO 8601) and number of rows."""

    id: str
    kind: str
    title: str
    file: str
    sha256: str
    vintage: str
    licence: str
    attribution: str
    added: str
    rows: int

    @property
    def ref(self) -> DatasetRef:
        """The short form that scores and footnotes carry."""
        return DatasetRef(self.id, self.vintage, self.licence, f"{self.title}: {self.attribution}")


@dataclass(frozen=True, slots=True)
class LoadedConnection:
    """A loaded connection between two cities (GeoNames ids)."""

    rowset: str
    mode: str
    a: int
    b: int
    carrier: str | None
    per_week: float | None
    valid_until: str | None


@dataclass(frozen=True, slots=True)
class LoadedOwner:
    """A legal entity of one side that one of the other side consolidates."""

    rowset: str
    child: str
    parent: str
    ultimate: bool


class UserAtlas:
    """Read-only answers from one user atlas; safe to share between threads."""

    def __init__(self, path: Path) -> None:
        self.path = path

    @cached_property
    def _connection(self) -> sqlite3.Connection:
        if not self.path.is_file():
            raise DataError(f"{self.path}: no user atlas there; `pobratim atlas import` makes one")
        address = f"{self.path.resolve().as_uri()}?mode=ro"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        # Closed with its owner: since Python 3.13 a file left open is a warning.
        weakref.finalize(self, connection.close)
        connection.row_factory = sqlite3.Row
        _check(connection, self.path)
        return connection

    def rowsets(self) -> tuple[RowSet, ...]:
        """Return the loaded files by id.

        Raises:
            DataError: if there is no user atlas at the path.
        """
        return tuple(RowSet(*row) for row in self.rows("SELECT * FROM rowset ORDER BY id"))

    def rows(self, query: str, values: Sequence[Any] = ()) -> list[Any]:
        """Return all rows of a query.

        Raises:
            DataError: if the file is absent or damaged.
        """
        try:
            return self._connection.execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DataError(f"{self.path}: {error}; load its files anew") from error

    def organisations(self, around: Agglomeration) -> tuple[Organisation, ...]:
        """Return the loaded enterprises and institutions within the radius, by id."""
        found = [
            organisation_of(row, around.centre.geonames)
            for row, _ in self._around("firm", around)
            if row["kind"] not in {HERITAGE, _LEGAL}
        ]
        return tuple(sorted(found, key=lambda one: one.id))

    def heritage(self, around: Agglomeration) -> tuple[HeritageSite, ...]:
        """Return the loaded sights within the radius, nearest first."""
        sites = [(r, km) for r, km in self._around("firm", around) if r["kind"] == HERITAGE]
        return tuple(
            HeritageSite(
                number, _name(row), None, None, None, None, None,
                (row["latitude"], row["longitude"]), km,
            )
            for number, (row, km) in enumerate(sites, start=1)
        )  # fmt: skip

    def transit(self, around: Agglomeration) -> tuple[TransitSystem, ...]:
        """Return metro, tram and trolleybus by city from loaded stops; routes are not counted."""
        found: dict[tuple[str, int], list[tuple[Any, float]]] = {}
        for row, km in self._around("stop", around):
            found.setdefault((row["mode"], row["city"]), []).append((row, km))
        return tuple(
            TransitSystem(
                mode, city, None, len(stops), (stops[0][0]["latitude"], stops[0][0]["longitude"]),
                stops[0][1],
            )
            for (mode, city), stops in sorted(found.items())
        )  # fmt: skip

    def connections(
        self, a: Agglomeration, b: Agglomeration, as_of: str | None = None
    ) -> tuple[LoadedConnection, ...]:
        """Return the connections between two agglomerations; expired on ``as_of`` ones not."""
        return tuple(
            one
            for one in self._connections(a)
            if {one.a, one.b} & set(b.members)
            and (as_of is None or one.valid_until is None or one.valid_until >= as_of)
        )

    def connected(self, around: Agglomeration, mode: str) -> bool:
        """Tell whether any connection of a mode (``flight``, ``rail``) is loaded for a side."""
        return any(one.mode == mode for one in self._connections(around))

    def owners(self, a: Agglomeration, b: Agglomeration) -> tuple[LoadedOwner, ...]:
        """Return the links of ownership between legal entities of two agglomerations."""
        here, there = self._entities(a), self._entities(b)
        rows = self.rows("SELECT rowset, child, parent, ultimate FROM owner ORDER BY 2, 3, 4")
        return tuple(
            LoadedOwner(rowset, child, parent, bool(ultimate))
            for rowset, child, parent, ultimate in rows
            if (child in here and parent in there) or (child in there and parent in here)
        )

    def owns(self, around: Agglomeration) -> bool:
        """Tell whether a link of ownership is loaded for a legal entity of a side."""
        return bool(self._entities(around) & self._linked)

    def exporters(self) -> frozenset[str]:
        """Return the countries (ISO 3166-1 alpha-2) whose exports by product are loaded."""
        return frozenset(row[0] for row in self.rows("SELECT DISTINCT exporter FROM flow"))

    def exports(self, year: int | None = None) -> tuple[tuple[str, str, float], ...]:
        """Return what each country sold of each product in a year, the latest by default.

        Country (ISO 3166-1 alpha-2), product, US dollars. Where flows to the world as a whole are
        loaded, they count and the single partners do not.
        """
        query = (
            "SELECT exporter, product, sum(usd) FROM flow AS f WHERE year = "
            "coalesce(?, (SELECT max(year) FROM flow)) AND (importer = ?) = EXISTS (SELECT 1 FROM "
            "flow AS w WHERE w.exporter = f.exporter AND w.year = f.year AND w.product = "
            "f.product AND w.importer = ?) GROUP BY exporter, product ORDER BY 1, 2"
        )
        return tuple((r[0], r[1], r[2]) for r in self.rows(query, (year, WORLD, WORLD)))

    def imports(self, year: int) -> tuple[tuple[str, str, float], ...]:
        """Return what each country bought of each product by the loaded sellers' flows.

        Country (ISO 3166-1 alpha-2), product, US dollars; flows to or from the world as a whole
        are left out.
        """
        query = (
            "SELECT importer, product, sum(usd) FROM flow WHERE year = ? AND importer <> ? AND "
            "exporter <> ? GROUP BY importer, product ORDER BY 1, 2"
        )
        return tuple((r[0], r[1], r[2]) for r in self.rows(query, (year, WORLD, WORLD)))

    def sales_to(self, country: str, year: int) -> dict[str, float]:
        """Return what each country sold to ``country`` in a year, all products, US dollars."""
        query = (
            "SELECT exporter, sum(usd) FROM flow WHERE importer = ? AND year = ? "
            "AND exporter <> ? GROUP BY exporter"
        )
        return {row[0]: row[1] for row in self.rows(query, (country, year, WORLD))}

    def sellers_to(self, country: str, year: int) -> int:
        """Return how many countries' sales to a country are loaded for a year."""
        query = (
            "SELECT count(DISTINCT exporter) FROM flow WHERE importer = ? AND year = ? "
            "AND exporter <> ?"
        )
        (row,) = self.rows(query, (country, year, WORLD))
        return int(row[0])

    def latest_trade(self) -> int | None:
        """Return the latest year with flows, ``None`` without any."""
        (row,) = self.rows("SELECT max(year) FROM flow")
        return None if row[0] is None else int(row[0])

    def trade_rowsets(self) -> frozenset[str]:
        """Return the ids of the loaded files that hold flows."""
        return frozenset(row[0] for row in self.rows("SELECT DISTINCT rowset FROM flow"))

    def legal_name(self, key: str) -> str:
        """Return the name of a legal entity, its key where no loaded row names it."""
        query = "SELECT details FROM firm WHERE kind = ? AND id LIKE '%:' || ?"
        rows = self.rows(query, (_LEGAL, key))
        return _name(rows[0]) if rows else key

    @cached_property
    def _linked(self) -> frozenset[str]:
        rows = self.rows("SELECT child FROM owner UNION SELECT parent FROM owner")
        return frozenset(row[0] for row in rows)

    def _entities(self, around: Agglomeration) -> frozenset[str]:
        rows = (row for row, _ in self._around("firm", around) if row["kind"] == _LEGAL)
        return frozenset(row["id"].split(":", 1)[1] for row in rows)

    def _connections(self, around: Agglomeration) -> Iterable[LoadedConnection]:
        marks = ", ".join("?" * len(around.members))
        query = f"SELECT * FROM connection WHERE a IN ({marks}) OR b IN ({marks}) ORDER BY rowid"  # noqa: S608
        return [LoadedConnection(*r) for r in self.rows(query, (*around.members, *around.members))]

    def _around(self, table: str, around: Agglomeration) -> list[tuple[Any, float]]:
        centre = (around.centre.latitude, around.centre.longitude)
        query = f"SELECT * FROM {table} WHERE cell BETWEEN ? AND ?"  # noqa: S608  our names
        found = [
            (row, distance_km(centre, (row["latitude"], row["longitude"])))
            for ends in cell_ranges(*centre, around.radius_km)
            for row in self.rows(query, ends)
        ]
        within = [(row, km) for row, km in found if km <= around.radius_km]
        return sorted(within, key=lambda pair: (pair[1], pair[0]["id"]))


def open_writable(path: Path) -> sqlite3.Connection:
    """Open a user atlas for writing; one that is not there is made.

    Raises:
        DataError: if the path cannot be written, or the file is no user atlas.
    """
    try:
        connection = sqlite3.connect(path)
        if not connection.execute("SELECT 1 FROM sqlite_schema").fetchone():
            connection.executescript(f"{SCHEMA}; PRAGMA user_version = {FORMAT};")
    except sqlite3.Error as error:
        raise DataError(f"{path}: no user atlas can be kept there: {error}") from error
    try:
        _check(connection, path)
    except DataError:
        connection.close()
        raise
    return connection


def _check(connection: sqlite3.Connection, path: Path) -> None:
    try:
        (version,) = connection.execute("PRAGMA user_version").fetchone()
        named = connection.execute("SELECT 1 FROM sqlite_schema WHERE name = 'rowset'").fetchone()
    except sqlite3.DatabaseError as error:
        raise DataError(f"{path}: no user atlas: {error}") from error
    if not named or version != FORMAT:
        raise DataError(f"{path}: no user atlas of this version; load its files anew")


def _name(row: Any) -> str:
    names: dict[str, str] = json.loads(row["details"])["names"]
    return names.get("ru") or next(iter(names.values()))
