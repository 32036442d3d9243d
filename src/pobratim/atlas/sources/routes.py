"""OpenFlights: direct air routes of about 2014, historic and never a timetable."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import POINT, DropCount, point
from pobratim.atlas.tables import Built, Cell, Column, Table

__all__ = ["NAME", "build"]

NAME = "openflights"

_AIRPORTS = (
    "id", "name", "city", "country", "iata", "icao", "latitude", "longitude", "altitude",
    "offset", "dst", "tz", "type", "source",
)  # fmt: skip
_ROUTES = (
    "airline", "airline_id", "source", "source_id", "destination", "destination_id", "codeshare",
    "stops", "equipment",
)  # fmt: skip
_AIRPORT_COLUMNS = (
    Column("iata", "TEXT"),
    Column("name", "TEXT"),
    Column("town", "TEXT", optional=True),
    *POINT,
)
_ROUTE_COLUMNS = (
    Column("a", "TEXT"),
    Column("b", "TEXT"),
    Column("airlines", "INTEGER", low=1),
    Column("both_ways", "INTEGER", low=0, high=1),
    Column("carriers", "TEXT"),
)


def build(inputs: Inputs) -> Built:
    """Count the airlines per pair of airports and keep the airports of those pairs.

    A pair stands once, its codes in alphabetical order. Codeshares are the same aeroplane
    under another number and do not count as airlines. ``carriers`` are the airlines' codes of
    the time, apart by ``|``.

    Raises:
        DataError: if a file breaks its stated shape.
    """
    dropped = DropCount(NAME)
    airports = {record.text("iata"): record for record in _airports(inputs.folder(NAME), dropped)}
    flown: dict[tuple[str, str], set[str]] = defaultdict(set)
    ways: dict[tuple[str, str], set[str]] = defaultdict(set)
    for start, end, airline in _flights(inputs.folder(NAME), airports, dropped):
        pair = (min(start, end), max(start, end))
        flown[pair].add(airline)
        ways[pair].add(start)
    routes = [
        (a, b, len(who), int(len(ways[a, b]) == 2), "|".join(sorted(who)))
        for (a, b), who in flown.items()
    ]
    used = sorted({code for pair in flown for code in pair})
    stations = [_airport_row(airports[code]) for code in used]
    tables = (
        Table("route", NAME, _ROUTE_COLUMNS, ("a", "b"), routes, (("b",),)),
        Table("route_airport", NAME, _AIRPORT_COLUMNS, ("iata",), stations, (("cell",),)),
    )
    return Built(tables, dropped.result(), {"pairs": len(routes), "airports": len(stations)})


def _airports(folder: Path, dropped: DropCount) -> Iterator[Record]:
    for record in read_delimited(folder / "airports.dat.gz", _AIRPORTS, header=False):
        if record.cells["iata"] in {"", "\\N"}:
            dropped.add("airport without IATA code", record.cells["name"])
        else:
            yield record


def _flights(
    folder: Path, airports: dict[str, Record], dropped: DropCount
) -> Iterator[tuple[str, str, str]]:
    for record in read_delimited(folder / "routes.dat.gz", _ROUTES, header=False):
        start, end = record.text("source"), record.text("destination")
        label = f"{record.text('airline')} {start}-{end}"
        if record.cells["stops"] != "0":
            dropped.add("route with a stop", label)
        elif record.cells["codeshare"] == "Y":
            dropped.add("codeshare", label)
        elif start == end:
            dropped.add("route from an airport to itself", label)
        elif start not in airports or end not in airports:
            dropped.add("route to an airport that is not listed", label)
        else:
            yield start, end, record.text("airline")


def _airport_row(record: Record) -> tuple[Cell, ...]:
    where = (
        record.number("latitude", low=-90, high=90),
        record.number("longitude", low=-180, high=180),
    )
    return (record.text("iata"), record.text("name"), record.optional("city"), *point(where))
