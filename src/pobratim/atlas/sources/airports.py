"""airportsdata: airports with an IATA code."""

from __future__ import annotations

import re

from pobratim.atlas.border import read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import POINT, DropCount, point
from pobratim.atlas.tables import Built, Cell, Column, Table

__all__ = ["NAME", "build"]

NAME = "airportsdata"

_NO_AIRLINES = re.compile(
    r"\b(heliport|helipad|seaplane|water aerodrome|air ?base|afb)\b", re.IGNORECASE
)
_COLUMNS = (
    Column("iata", "TEXT"),
    Column("icao", "TEXT", optional=True),
    Column("name", "TEXT"),
    Column("town", "TEXT", optional=True),
    Column("country", "TEXT"),
    *POINT,
)


def build(inputs: Inputs) -> Built:
    """Keep the airports that airlines have a code for; the set has no figure of their size.

    Raises:
        DataError: if the file breaks its stated shape.
    """
    needed = ("icao", "iata", "name", "city", "country", "lat", "lon")
    dropped = DropCount(NAME)
    rows: dict[str, tuple[Cell, ...]] = {}
    for record in read_delimited(inputs.folder(NAME) / "airports.csv.gz", needed):
        iata, name = record.optional("iata"), record.text("name")
        if iata is None:
            dropped.add("no IATA code", name)
        elif _NO_AIRLINES.search(name):
            dropped.add("heliport, seaplane or air base by its name", name)
        elif iata in rows:
            dropped.add("IATA code already taken", f"{iata} {name}")
        else:
            where = (
                record.number("lat", low=-90, high=90),
                record.number("lon", low=-180, high=180),
            )
            head = (iata, record.optional("icao"), name, record.optional("city"))
            rows[iata] = (*head, record.text("country"), *point(where))
    table = Table("airport", NAME, _COLUMNS, ("iata",), list(rows.values()), (("cell",),))
    return Built((table,), dropped.result(), {"airports": len(rows)})
