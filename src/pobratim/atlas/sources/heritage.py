"""Heritage objects and tourist lines of Yekaterinburg, from the city's open map."""

from __future__ import annotations

from typing import Final

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import POINT, DropCount, point
from pobratim.atlas.tables import Built, Cell, Column, Table

__all__ = ["LEVELS", "NAME", "build"]

NAME = "ekb-heritage"
LEVELS: Final = {
    "Федерального значения": "federal",
    "Регионального значения": "regional",
    "Местного (муниципального) значения": "municipal",
}

_SITE = (
    Column("id", "INTEGER", low=0),
    Column("name", "TEXT"),
    Column("address", "TEXT", optional=True),
    Column("register_number", "TEXT", optional=True),
    Column("dated", "TEXT", optional=True),
    Column("kind", "TEXT", optional=True),
    Column("level", "TEXT", optional=True),
    *POINT,
)
_STOP = (
    Column("line", "TEXT"),
    Column("id", "INTEGER", low=0),
    Column("title", "TEXT"),
    *POINT,
)


def build(inputs: Inputs) -> Built:
    """Build the objects of the heritage register and the stops of the tourist lines.

    Raises:
        DataError: if a file breaks its stated shape or names an unknown level.
    """
    folder, dropped = inputs.folder(NAME), DropCount(NAME)
    needed = ("id", "name", "address", "okn_number", "date", "type", "category", "lon", "lat")
    sites: dict[Cell, tuple[Cell, ...]] = {}
    for record in read_delimited(folder / "okn.csv.gz", needed):
        if record.optional("name") is None:
            dropped.add("object without a name", record.text("id"))
            continue
        row = _site(record)
        if row[0] in sites:
            dropped.add("id stands twice", record.text("id"))
        else:
            sites[row[0]] = row
    stops: list[tuple[Cell, ...]] = []
    for record in read_delimited(
        folder / "tourist_routes.csv.gz", ("id", "route", "title", "lon", "lat")
    ):
        if record.optional("title") is None:
            dropped.add("tourist stop without a title", record.text("id"))
        else:
            stops.append(_stop(record))
    tables = (
        Table("heritage_site", NAME, _SITE, ("id",), list(sites.values()), (("cell",),)),
        Table("tourist_stop", NAME, _STOP, ("line", "id"), stops, (("cell",),)),
    )
    return Built(tables, dropped.result(), {"sites": len(sites), "stops": len(stops)})


def _site(record: Record) -> tuple[Cell, ...]:
    level = record.optional("category")
    if level is not None and level not in LEVELS:
        raise record.error("category", f"is the unknown level {level!r}")
    return (
        int(record.number("id", low=0, high=10**9)),
        record.text("name"),
        record.optional("address"),
        record.optional("okn_number"),
        record.optional("date"),
        record.optional("type"),
        None if level is None else LEVELS[level],
        *point(_position(record)),
    )


def _stop(record: Record) -> tuple[Cell, ...]:
    number = int(record.number("id", low=0, high=10**9))
    return (record.text("route"), number, record.text("title"), *point(_position(record)))


def _position(record: Record) -> tuple[float, float]:
    return record.number("lat", low=-90, high=90), record.number("lon", low=-180, high=180)
