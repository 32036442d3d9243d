"""hflabs/city: founding year and official codes of Russian cities (share-alike)."""

from __future__ import annotations

import re

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import DropCount, Joined, join_city
from pobratim.atlas.tables import Built, Cell, Column, Table

__all__ = ["NAME", "build"]

NAME = "hflabs-city"

_TOWN = re.compile(r"(?:^|, )г\.? ([^,]+)$")
_COLUMNS = (
    Column("city", "INTEGER", low=1),
    Column("name", "TEXT"),
    Column("founded", "INTEGER", optional=True, low=-1000, high=2026),
    Column("oktmo", "TEXT", optional=True),
    Column("fias", "TEXT", optional=True),
)


def build(inputs: Inputs) -> Built:
    """Join the official list of towns by name within 40 km; a year below zero is BC.

    Raises:
        DataError: if the file breaks its stated shape.
    """
    needed = ("address", "city", "geo_lat", "geo_lon", "fias_id", "oktmo", "foundation_year")
    dropped = DropCount(NAME)
    rows: dict[int, tuple[Cell, ...]] = {}
    count = 0
    for record in read_delimited(inputs.folder(NAME) / "city.csv.gz", needed):
        count += 1
        joined = _joined(inputs, record)
        if joined is None or joined.city.country != "RU":
            dropped.add("no city of that name within 40 km", record.text("address"))
        elif joined.city.geonames in rows:
            dropped.add("its city is already taken", record.text("address"))
        else:
            rows[joined.city.geonames] = _row(joined.city.geonames, record)
    table = Table("russian_city", NAME, _COLUMNS, ("city",), list(rows.values()))
    return Built((table,), dropped.result(), {"rows": count, "joined": len(rows)})


def _joined(inputs: Inputs, record: Record) -> Joined | None:
    position = (
        record.number("geo_lat", low=-90, high=90),
        record.number("geo_lon", low=-180, high=180),
    )
    return join_city(inputs.gazetteer, position, (_name(record),))


def _name(record: Record) -> str:
    """Return the town's name; federal cities have it in the address only."""
    match = _TOWN.search(record.text("address"))
    return record.optional("city") or (match[1] if match else record.text("address"))


def _row(city: int, record: Record) -> tuple[Cell, ...]:
    year = record.optional("foundation_year")
    founded = int(year) if year and year.lstrip("-").isdecimal() else None
    return (city, _name(record), founded, record.optional("oktmo"), record.optional("fias_id"))
