"""Power plants: the source tables of WRI's database, each plant once.

The tables overlap (a country's own table, one kept by hand, the Global Energy Observatory) and
some list every unit.

* Rows of one table with one id and one fuel are units, and so are rows at one place (0.01 degrees)
  with one fuel and the same name but for unit numbers: their capacities add up.
* Rows of two tables within 5 km are one plant if one plant can have both fuels, and either their
  names share a word of their own and they lie within 1 km or the smaller capacity is at least
  half of the larger; or they lie within 1 km and their capacities differ by at most a tenth. The
  table that stands first in :data:`_PRIORITY` is believed.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from typing import Final, TypeVar

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import POINT, DropCount, country_of, point, without_marks
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.lexicon.globe import distance_km
from pobratim.lexicon.normalise import fold

__all__ = ["NAME", "Plant", "build", "fuel_of", "merge_tables", "merge_units"]

NAME = "wri-gppd-sources"

_SMALLEST_MW: Final = 1.0
_PRIORITY: Final = ("raw_source_files/WRI/", "source_databases_csv/database_", "GEODB")
_FUELS: tuple[tuple[str, str], ...] = (
    (r"nuclear", "nuclear"),
    (r"hydro", "hydro"),
    (r"wind", "wind"),
    (r"solar|photovolt", "solar"),
    (r"geotherm", "geothermal"),
    (r"wave|tidal|marine", "marine"),
    (r"storage|batter", "storage"),
    (r"peat", "peat"),
    (r"waste|landfill|rubbish|garbage", "waste"),
    (r"bio|wood|husk|liquor|bagasse|straw", "biomass"),
    (r"lignite|coal|anthracite|petcoke", "coal"),
    (r"natural gas|^gas$|lng|methane|blast furnace|bfg|coke oven gas|ccgt", "gas"),
    (r"oil|diesel|crude|hfo|distillate|naphtha|kerosene", "oil"),
)
_BURNT = frozenset({"coal", "gas", "oil", "biomass", "peat", "waste"})
# Words that many plants share.
_PLAIN_WORDS = frozenset(
    [
        "power",
        "plant",
        "station",
        "thermal",
        "hydro",
        "hydroelectric",
        "wind",
        "solar",
        "farm",
        "park",
        "nuclear",
        "coal",
        "gas",
        "oil",
        "chp",
        "chpp",
        "tpp",
        "ccgt",
        "ges",
        "gres",
        "tez",
        "tec",
        "energy",
        "project",
        "generating",
        "generation",
        "unit",
        "cogeneration",
        "combined",
        "cycle",
        "and",
        "the",
        "of",
        "de",
        "la",
        "el",
    ]
)
_WORD = re.compile(r"[^\W\d_]{3,}")
_UNIT = re.compile(r"\b(?:unit|block|no|nr|#)?\s*[-.]?\s*(?:\d+|[ivx]+)\b$", re.IGNORECASE)
_COLUMNS = (
    Column("id", "TEXT"),
    Column("name", "TEXT"),
    Column("country", "TEXT", optional=True),
    Column("capacity_mw", "REAL", optional=True, low=0, high=30_000),
    Column("fuel", "TEXT", optional=True),
    Column("owner", "TEXT", optional=True),
    Column("year", "INTEGER", optional=True, low=1990, high=2026),
    Column("rows", "INTEGER", low=1),
    *POINT,
)


@dataclass(frozen=True, slots=True)
class Plant:
    """A power plant or a row of one; ``capacity`` in MW, ``rows`` counts its raw rows."""

    id: str
    name: str
    country: str
    table: str
    capacity: float | None
    fuel: str | None
    owner: str | None
    year: int | None
    position: tuple[float, float]
    rows: int = 1


def build(inputs: Inputs) -> Built:
    """Build one table of plants of at least 1 MW or of unknown capacity.

    Raises:
        DataError: if the file breaks its stated shape.
    """
    needed = (
        "country", "name", "capacity_mw", "latitude", "longitude", "fuel", "owner",
        "year_of_data", "source_file", "id",
    )  # fmt: skip
    dropped = DropCount(NAME)
    raw = list(read_delimited(inputs.folder(NAME) / "plants.csv.gz", needed))
    plants = list(_plants(raw, dropped))
    single = merge_units(plants)
    kept = merge_tables(single)
    rows = [_row(plant) for plant in kept]
    figures = {
        "rows": len(raw),
        "units added up": len(plants) - len(single),
        "rows of two tables merged": len(single) - len(kept),
        "plants": len(kept),
    }
    table = Table("power_plant", NAME, _COLUMNS, ("cell", "id"), rows)
    return Built((table,), dropped.result(), figures)


def fuel_of(raw: str) -> str | None:
    """Return the fuel group that a table's wording belongs to, ``None`` if it says nothing.

    >>> fuel_of("Heavy Fuel Oil"), fuel_of("Lignite Coal"), fuel_of("Cogeneration")
    ('oil', 'coal', None)
    """
    for pattern, fuel in _FUELS:
        if re.search(pattern, raw.lower()):
            return fuel
    return None


def merge_units(plants: Iterable[Plant]) -> list[Plant]:
    """Add up the rows of one table that are units of one plant."""
    by_id: dict[tuple[str, str, str | None], Plant] = {}
    for plant in plants:
        _add(by_id, (plant.table, plant.id, plant.fuel), plant)
    by_name: dict[tuple[object, ...], Plant] = {}
    for plant in by_id.values():
        place = tuple(round(degrees, 2) for degrees in plant.position)
        stem = _UNIT.sub("", fold(plant.name)).strip()
        _add(by_name, (plant.table, stem, plant.fuel, place), plant)
    return list(_with_own_ids(by_name.values()))


def merge_tables(plants: Iterable[Plant]) -> list[Plant]:
    """Keep one row of plants that stand in two tables, that of the better table."""
    kept: dict[tuple[int, int], list[Plant]] = defaultdict(list)
    for plant in sorted(plants, key=lambda plant: (_rank(plant), plant.id)):
        twin = next((other for other in _around(kept, plant) if _same(other, plant)), None)
        if twin is None:
            kept[_square(plant)].append(plant)
        else:
            square = kept[_square(twin)]
            square[square.index(twin)] = _completed(twin, plant)
    return [plant for square in kept.values() for plant in square]


def _plants(records: Iterable[Record], dropped: DropCount) -> Iterator[Plant]:
    for record in records:
        label = f"{record.cells['name']} ({record.cells['country']})"
        latitude = record.optional_number("latitude", low=-1000, high=1000)
        longitude = record.optional_number("longitude", low=-1000, high=1000)
        capacity = record.optional_number("capacity_mw", low=-1, high=10**6)
        if latitude is None or longitude is None:
            dropped.add("no coordinates", label)
        elif abs(latitude) > 90 or abs(longitude) > 180:
            dropped.add("coordinates outside the globe", label)
        elif capacity is not None and not 0 <= capacity <= 30_000:
            dropped.add("capacity below zero or above 30,000 MW", label)
        elif capacity is not None and capacity < _SMALLEST_MW:
            dropped.add("capacity under 1 MW", label)
        else:
            yield _plant(record, (latitude, longitude), capacity)


def _plant(record: Record, position: tuple[float, float], capacity: float | None) -> Plant:
    year = record.optional("year_of_data")
    return Plant(
        id=record.text("id"),
        name=record.optional("name") or record.text("id"),
        country=record.text("country"),
        table=record.text("source_file"),
        capacity=capacity or None,
        fuel=fuel_of(record.cells["fuel"]),
        owner=record.optional("owner"),
        year=int(float(year)) if year else None,
        position=position,
    )


Key = TypeVar("Key")


def _add(groups: dict[Key, Plant], key: Key, unit: Plant) -> None:
    first = groups.get(key)
    if first is None:
        groups[key] = unit
        return
    known = [p.capacity for p in (first, unit) if p.capacity is not None]
    groups[key] = replace(
        first, capacity=sum(known) if known else None, rows=first.rows + unit.rows
    )


def _with_own_ids(plants: Iterable[Plant]) -> Iterator[Plant]:
    """Tell plants of several fuels that share an id apart by their fuel."""
    seen: set[str] = set()
    for plant in plants:
        own = plant.id if plant.id not in seen else f"{plant.id}/{plant.fuel}"
        seen.add(own)
        yield replace(plant, id=own)


def _rank(plant: Plant) -> int:
    if "GEODB" in plant.table:
        return len(_PRIORITY)
    return next((n for n, head in enumerate(_PRIORITY) if plant.table.startswith(head)), 1)


def _square(plant: Plant) -> tuple[int, int]:
    return int(plant.position[0] * 10), int(plant.position[1] * 10)


def _around(kept: dict[tuple[int, int], list[Plant]], plant: Plant) -> Iterator[Plant]:
    row, column = _square(plant)
    for square in ((row + i, column + j) for i in (-1, 0, 1) for j in (-1, 0, 1)):
        yield from kept.get(square, ())


def _same(a: Plant, b: Plant) -> bool:
    if a.table == b.table or not _fuels_agree(a.fuel, b.fuel):
        return False
    km = distance_km(a.position, b.position)
    if km > 5:
        return False
    share, near = _capacity_share(a, b), km <= 1
    return (near or share >= 0.5) if _words(a) & _words(b) else near and share >= 0.9


def _fuels_agree(a: str | None, b: str | None) -> bool:
    """Tell whether one plant can have both fuels; boilers burn what comes, turbines do not."""
    return a is None or b is None or a == b or {a, b} <= _BURNT


def _capacity_share(a: Plant, b: Plant) -> float:
    """Return the smaller capacity as a share of the larger; unknown ones do not contradict."""
    if a.capacity is None or b.capacity is None:
        return 0.5
    return min(a.capacity, b.capacity) / max(a.capacity, b.capacity)


def _words(plant: Plant) -> frozenset[str]:
    words = _WORD.findall(without_marks(fold(plant.name)))
    plain = _PLAIN_WORDS | set(_WORD.findall(fold(plant.country)))
    return frozenset(word[:6] for word in words if word not in plain)


def _completed(kept: Plant, other: Plant) -> Plant:
    """Fill what the believed row lacks from the other one."""
    return replace(
        kept,
        capacity=kept.capacity if kept.capacity is not None else other.capacity,
        fuel=kept.fuel or other.fuel,
        owner=kept.owner or other.owner,
        year=kept.year or other.year,
        rows=kept.rows + other.rows,
    )


def _row(plant: Plant) -> tuple[Cell, ...]:
    capacity = None if plant.capacity is None else round(plant.capacity, 2)
    year = plant.year if plant.year is not None and 1990 <= plant.year <= 2026 else None
    return (
        plant.id, plant.name, country_of(plant.country), capacity, plant.fuel, plant.owner,
        year, plant.rows, *point(plant.position),
    )  # fmt: skip
