"""Global Iron and Steel Tracker: steel plants, what they make, for whom, and how much."""

from __future__ import annotations

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import POINT, DropCount, country_of, point
from pobratim.atlas.tables import Built, Cell, Column, Table

__all__ = ["NAME", "build"]

NAME = "gem-gist-2025"

_UNKNOWN = frozenset({"", "unknown", "n/a"})
_READ = (
    "Plant ID", "Plant name (English)", "Plant name (other language)", "Owner", "Municipality",
    "Country/Area", "Coordinates", "Coordinate accuracy", "Category steel product",
    "Steel products", "Steel sector end users", "Workforce size", "GEM wiki page",
)  # fmt: skip
_PLANT = (
    Column("id", "TEXT"),
    Column("name", "TEXT"),
    Column("local_name", "TEXT", optional=True),
    Column("owner", "TEXT", optional=True),
    Column("country", "TEXT", optional=True),
    Column("municipality", "TEXT", optional=True),
    Column("accuracy", "TEXT", optional=True),
    Column("categories", "TEXT", optional=True),
    Column("products", "TEXT", optional=True),
    Column("end_users", "TEXT", optional=True),
    Column("workforce", "INTEGER", optional=True, low=0, high=500_000),
    Column("address", "TEXT", optional=True),
    *POINT,
)
_CAPACITY = (
    Column("plant", "TEXT"),
    Column("status", "TEXT"),
    Column("steel_ktpa", "REAL", optional=True, low=0, high=50_000),
    Column("iron_ktpa", "REAL", optional=True, low=0, high=50_000),
)


def build(inputs: Inputs) -> Built:
    """Build plants and their capacity by status, in thousand tonnes a year.

    Raises:
        DataError: if a file breaks its stated shape.
    """
    folder, dropped = inputs.folder(NAME), DropCount(NAME)
    plants = [_plant(record) for record in read_delimited(folder / "plants.csv.gz", _READ)]
    known = {row[0] for row in plants}
    capacities: dict[tuple[Cell, Cell], tuple[Cell, ...]] = {}
    for record in read_delimited(folder / "capacities.csv.gz", ("Plant ID", "Status")):
        row = _capacity(record)
        if row[0] not in known:
            dropped.add("capacity of a plant that is not listed", str(row[0]))
        elif row[:2] in capacities:
            dropped.add("second row of a plant with the same status", f"{row[0]} {row[1]}")
        else:
            capacities[row[0], row[1]] = row
    tables = (
        Table("steel_plant", NAME, _PLANT, ("id",), plants, (("cell",),)),
        Table("steel_capacity", NAME, _CAPACITY, ("plant", "status"), list(capacities.values())),
    )
    return Built(tables, dropped.result(), {"plants": len(plants)})


def _plant(record: Record) -> tuple[Cell, ...]:
    workforce = _known(record, "Workforce size")
    return (
        record.text("Plant ID"),
        record.text("Plant name (English)"),
        _known(record, "Plant name (other language)"),
        _known(record, "Owner"),
        country_of(record.text("Country/Area")),
        _known(record, "Municipality"),
        _known(record, "Coordinate accuracy"),
        _list(record, "Category steel product"),
        _list(record, "Steel products"),
        _list(record, "Steel sector end users"),
        int(float(workforce)) if workforce and workforce.replace(".", "").isdecimal() else None,
        _known(record, "GEM wiki page"),
        *point(_position(record)),
    )


def _position(record: Record) -> tuple[float, float]:
    latitude, _, longitude = record.text("Coordinates").partition(",")
    try:
        return float(latitude), float(longitude)
    except ValueError:
        raise record.error("Coordinates", f"is no pair: {record.text('Coordinates')!r}") from None


def _capacity(record: Record) -> tuple[Cell, ...]:
    return (
        record.text("Plant ID"),
        record.text("Status"),
        _amount(record, "Nominal crude steel capacity (ttpa)"),
        _amount(record, "Nominal iron capacity (ttpa)"),
    )


def _amount(record: Record, column: str) -> float | None:
    """Return a capacity; the set writes ``>0`` where there is some and nobody knows how much."""
    value = _known(record, column)
    if value is None or value.startswith(">"):
        return None
    return record.number(column, low=0, high=50_000)


def _known(record: Record, column: str) -> str | None:
    value = record.cells[column].strip()
    return None if value.lower() in _UNKNOWN else value


def _list(record: Record, column: str) -> str | None:
    """Return a comma-separated list in a uniform form: lower case, ``|`` between entries."""
    value = _known(record, column)
    parts = [] if value is None else value.lower().replace(";", ",").split(",")
    kept = dict.fromkeys(part.strip() for part in parts if part.strip() not in _UNKNOWN)
    return "|".join(kept) or None
