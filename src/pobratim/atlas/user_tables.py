"""The tables of a user atlas: one SQLite file beside the packaged ones, grown by importers."""

from __future__ import annotations

import json
import sqlite3
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from pobratim.atlas.joins import point
from pobratim.atlas.loaded import (
    Activity,
    Connection,
    Firm,
    Flow,
    Owner,
    Record,
    Stop,
    UseCell,
)
from pobratim.model.places import City

__all__ = ["FORMAT", "SCHEMA", "TABLES", "Settled", "insert"]

FORMAT: Final = 1
"""The ``user_version`` of the file: raised when a table changes its shape."""

SCHEMA: Final = """
CREATE TABLE rowset (
  id TEXT PRIMARY KEY, kind TEXT NOT NULL, title TEXT NOT NULL, file TEXT NOT NULL,
  sha256 TEXT NOT NULL, vintage TEXT NOT NULL, licence TEXT NOT NULL, attribution TEXT NOT NULL,
  added TEXT NOT NULL, rows INTEGER NOT NULL);
CREATE TABLE firm (
  id TEXT PRIMARY KEY, rowset TEXT NOT NULL, city INTEGER NOT NULL, town TEXT NOT NULL,
  latitude REAL NOT NULL, longitude REAL NOT NULL, cell INTEGER NOT NULL, kind TEXT NOT NULL,
  sphere TEXT NOT NULL, nace TEXT, verified INTEGER NOT NULL, idle INTEGER NOT NULL, note TEXT,
  size REAL, details TEXT NOT NULL);
CREATE INDEX firm_by_cell ON firm (cell);
CREATE TABLE stop (
  id TEXT PRIMARY KEY, rowset TEXT NOT NULL, city INTEGER NOT NULL, mode TEXT NOT NULL,
  latitude REAL NOT NULL, longitude REAL NOT NULL, cell INTEGER NOT NULL);
CREATE INDEX stop_by_cell ON stop (cell);
CREATE TABLE connection (
  rowset TEXT NOT NULL, mode TEXT NOT NULL, a INTEGER NOT NULL, b INTEGER NOT NULL,
  carrier TEXT, per_week REAL, valid_until TEXT);
CREATE INDEX connection_by_a ON connection (a);
CREATE INDEX connection_by_b ON connection (b);
CREATE TABLE flow (
  rowset TEXT NOT NULL, year INTEGER NOT NULL, exporter TEXT NOT NULL, importer TEXT NOT NULL,
  scheme TEXT NOT NULL, product TEXT NOT NULL, usd REAL NOT NULL);
CREATE INDEX flow_by_exporter ON flow (exporter, year);
CREATE INDEX flow_by_importer ON flow (importer, year);
CREATE TABLE owner (
  rowset TEXT NOT NULL, child TEXT NOT NULL, parent TEXT NOT NULL, ultimate INTEGER NOT NULL);
CREATE INDEX owner_by_child ON owner (child);
CREATE INDEX owner_by_parent ON owner (parent);
CREATE TABLE activity (
  rowset TEXT NOT NULL, year INTEGER NOT NULL, area TEXT NOT NULL, activity TEXT NOT NULL,
  indicator TEXT NOT NULL, value REAL NOT NULL);
CREATE TABLE use_cell (
  rowset TEXT NOT NULL, year INTEGER NOT NULL, area TEXT NOT NULL, product TEXT NOT NULL,
  industry TEXT NOT NULL, value REAL NOT NULL);
"""
TABLES: Final = ("firm", "stop", "connection", "flow", "owner", "activity", "use_cell")


@dataclass(frozen=True, slots=True)
class Settled:
    """A record with the cities that its places are: one, two for a connection, none for others."""

    record: Record
    cities: tuple[City, ...] = ()


Cells = tuple[Any, ...]


def insert(connection: sqlite3.Connection, rowset: str, settled: Settled) -> bool:
    """Write a record of a row set; false where a row of the same id stands there already."""
    table, cells = _WRITERS[type(settled.record)](rowset, settled)
    marks = ", ".join("?" * len(cells))
    query = f"INSERT OR IGNORE INTO {table} VALUES ({marks})"  # noqa: S608  a name of this module
    return connection.execute(query, cells).rowcount == 1


def _firm(rowset: str, settled: Settled) -> tuple[str, Cells]:
    firm, (city,) = settled.record, settled.cities
    assert isinstance(firm, Firm)  # noqa: S101  the table of writers says so
    position = firm.place.position or (city.latitude, city.longitude)
    details = {
        "names": dict(firm.names),
        "aliases": firm.aliases,
        "products": [dict(product) for product in firm.products],
        "buys": firm.buys,
        "sources": firm.addresses,
        "figures": dict(firm.figures),
    }
    return "firm", (
        f"{rowset}:{firm.key}", rowset, city.geonames, city.name, *point(position), firm.kind,
        firm.sphere, firm.nace, int(firm.verified), int(firm.idle), firm.note, firm.size,
        json.dumps(details, ensure_ascii=False, sort_keys=True),
    )  # fmt: skip


def _stop(rowset: str, settled: Settled) -> tuple[str, Cells]:
    stop, (city,) = settled.record, settled.cities
    assert isinstance(stop, Stop)  # noqa: S101
    where = (city.geonames, stop.mode, *point(stop.position))
    return "stop", (f"{rowset}:{stop.key}", rowset, *where)


def _connection(rowset: str, settled: Settled) -> tuple[str, Cells]:
    one, (a, b) = settled.record, settled.cities
    assert isinstance(one, Connection)  # noqa: S101
    ends = (a.geonames, b.geonames)
    return "connection", (rowset, one.mode, *ends, one.carrier, one.per_week, one.valid_until)


def _flow(rowset: str, settled: Settled) -> tuple[str, Cells]:
    one = settled.record
    assert isinstance(one, Flow)  # noqa: S101
    return "flow", (
        rowset, one.year, one.exporter, one.importer, one.scheme, one.product, one.usd,
    )  # fmt: skip


def _owner(rowset: str, settled: Settled) -> tuple[str, Cells]:
    one = settled.record
    assert isinstance(one, Owner)  # noqa: S101
    return "owner", (rowset, one.child, one.parent, int(one.ultimate))


def _activity(rowset: str, settled: Settled) -> tuple[str, Cells]:
    one = settled.record
    assert isinstance(one, Activity)  # noqa: S101
    return "activity", (rowset, one.year, one.area, one.activity, one.indicator, one.value)


def _use_cell(rowset: str, settled: Settled) -> tuple[str, Cells]:
    one = settled.record
    assert isinstance(one, UseCell)  # noqa: S101
    return "use_cell", (rowset, one.year, one.area, one.product, one.industry, one.value)


_WRITERS: Mapping[type, Callable[[str, Settled], tuple[str, Cells]]] = {
    Firm: _firm,
    Stop: _stop,
    Connection: _connection,
    Flow: _flow,
    Owner: _owner,
    Activity: _activity,
    UseCell: _use_cell,
}
