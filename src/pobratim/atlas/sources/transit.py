"""Urban transit counted from OpenStreetMap: which agglomerations run metro, tram, trolleybus.

A file of the origin can cover a country or several cities, and some carry another city's data by
mistake (two labels, one and the same content). Kept are files that lie within one ring and whose
label does not name another city.
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterable
from typing import Final

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import POINT, DropCount, join_city, point
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.lexicon.gazetteer import Gazetteer, name_key
from pobratim.lexicon.globe import distance_km
from pobratim.model.places import City

__all__ = ["MODES", "NAME", "build", "label_words"]

NAME = "osm-transit-2016"
MODES: Final = {"metro": "metro", "tram_light_rail": "tram", "trolleybus": "trolleybus"}

_WIDEST_DEGREES: Final = (0.8, 1.2)
_SUFFIX = re.compile(
    r"[-_]?(?:metro|trams?|lr|trolleybus(?:es)?|railtram|railsub|heritram\d*|sub|light-?rail)$",
    re.IGNORECASE,
)
_AIRPORT = re.compile(r"[A-Z]{3}(?![A-Za-z])")
_CAMEL = re.compile(r"(?<=[a-zà-ÿ])(?=[A-ZÀ-Ý])|[-_]")
_COLUMNS = (
    Column("mode", "TEXT"),
    Column("city", "INTEGER", low=1),
    Column("label", "TEXT"),
    Column("routes", "INTEGER", optional=True, low=1),
    Column("features", "INTEGER", low=1),
    *POINT,
)


def build(inputs: Inputs) -> Built:
    """Build one row per mode and city; ``routes`` is missing where no numbers are mapped.

    Raises:
        DataError: if the file breaks its stated shape.
    """
    needed = (
        "mode", "place_label", "features", "route_refs", "lat_median", "lon_median", "lat_span",
        "lon_span",
    )  # fmt: skip
    dropped = DropCount(NAME)
    records = list(read_delimited(inputs.folder(NAME) / "systems.csv.gz", needed))
    usable = [record for record in records if _usable(record, dropped)]
    rows: dict[tuple[Cell, ...], tuple[Cell, ...]] = {}
    for group in _same_content(usable):
        found = [(record, _city(inputs.gazetteer, record)) for record in group]
        named = [(record, city) for record, city in found if city is not None]
        for record, city in found:
            if city is None:
                dropped.add("no city there, or the label names another one", _label(record))
        if named:
            record, city = named[0]
            row = _row(record, city)
            known = rows.get(row[:2])
            if known is not None:
                dropped.add("second file of the same system", _label(record))
            rows[row[:2]] = row if known is None else max(row, known, key=_features)
    table = Table("transit", NAME, _COLUMNS, ("mode", "city"), list(rows.values()), (("cell",),))
    return Built((table,), dropped.result(), {"files": len(records), "systems": len(rows)})


def label_words(label: str) -> tuple[str, ...]:
    """Return the name in a file's label, with its parts where it names several places.

    >>> label_words("nizhnyNovgorod-tram")
    ('nizhny Novgorod', 'nizhny', 'Novgorod')
    """
    words = [word for word in _CAMEL.split(_SUFFIX.sub("", label)) if word]
    whole = " ".join(words)
    return tuple(dict.fromkeys((whole, *(word for word in words if len(word) > 3))))


def _usable(record: Record, dropped: DropCount) -> bool:
    if record.text("mode") not in MODES:
        dropped.add("mode that no measure uses", _label(record))
    elif _AIRPORT.match(record.text("place_label")):
        dropped.add("people mover of an airport", _label(record))
    elif not record.optional("lat_median") or record.number("features", low=0, high=10**7) == 0:
        dropped.add("empty file", _label(record))
    elif any(
        record.number(column, low=0, high=360) > widest
        for column, widest in zip(("lat_span", "lon_span"), _WIDEST_DEGREES, strict=True)
    ):
        dropped.add("file over more than one agglomeration", _label(record))
    else:
        return True
    return False


def _same_content(records: Iterable[Record]) -> list[list[Record]]:
    """Group the files that hold one and the same data under several labels."""
    groups: dict[tuple[str, ...], list[Record]] = defaultdict(list)
    columns = ("mode", "features", "lat_median", "lon_median", "lat_span", "lon_span")
    for record in records:
        groups[tuple(record.cells[column] for column in columns)].append(record)
    return list(groups.values())


def _city(gazetteer: Gazetteer, record: Record) -> City | None:
    position = _position(record)
    words = label_words(record.text("place_label"))
    joined = join_city(gazetteer, position, words, name_km=30.0)
    if joined is not None:
        return joined.city
    if _names_another(gazetteer, words[0], position):
        return None
    around = gazetteer.near(*position, 15.0)
    return max((city for city, _ in around), key=lambda city: city.population or 0, default=None)


def _names_another(gazetteer: Gazetteer, name: str, position: tuple[float, float]) -> bool:
    """Tell whether the label names a city, and every city of that name lies elsewhere."""
    cities = gazetteer.candidates(name_key(name))
    return bool(cities) and all(
        distance_km(position, (city.latitude, city.longitude)) > 60 for city in cities
    )


def _row(record: Record, city: City) -> tuple[Cell, ...]:
    routes = int(record.number("route_refs", low=0, high=10**5))
    return (
        MODES[record.text("mode")],
        city.geonames,
        record.text("place_label"),
        routes or None,
        int(record.number("features", low=0, high=10**7)),
        *point(_position(record)),
    )


def _features(row: tuple[Cell, ...]) -> float:
    value = row[4]
    return float(value) if isinstance(value, int) else 0.0


def _position(record: Record) -> tuple[float, float]:
    return (
        record.number("lat_median", low=-90, high=90),
        record.number("lon_median", low=-180, high=180),
    )


def _label(record: Record) -> str:
    return f"{record.cells['mode']} {record.cells['place_label']}"
