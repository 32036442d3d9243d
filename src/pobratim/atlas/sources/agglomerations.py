"""UN World Urbanization Prospects 2018: people in agglomerations of 300,000 and more."""

from __future__ import annotations

from typing import Final

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import DropCount, Joined, country_of, join_city, spellings
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.globe import distance_km

__all__ = ["NAME", "YEARS", "build"]

NAME = "un-wup2018"
YEARS: Final = tuple(range(1990, 2036, 5))
"""The years kept; those after 2018 are projections of the 2018 revision."""

_PEOPLE = 1000
_NEAR_KM = 100.0
_FAR_KM = 500.0
_CENTRE = Column("centre", "INTEGER", low=1)
_COLUMNS = (
    _CENTRE,
    Column("code", "INTEGER", low=1),
    Column("name", "TEXT"),
    Column("joined_by", "TEXT"),
    Column("distance_km", "REAL", low=0, high=20_100),
)
_SERIES = (
    _CENTRE,
    Column("year", "INTEGER", low=1950, high=2050),
    Column("people", "INTEGER", low=0, high=60_000_000),
)


def build(inputs: Inputs) -> Built:
    """Join the agglomerations to their central cities and keep their people by year.

    Raises:
        DataError: if the file breaks its stated shape.
    """
    needed = (
        "Country Code",
        "City Code",
        "Urban Agglomeration",
        "Latitude",
        "Longitude",
        *map(str, YEARS),
    )
    records = list(read_delimited(inputs.folder(NAME) / "agglomerations.csv.gz", needed))
    dropped = DropCount(NAME)
    found: dict[int, tuple[Record, Joined]] = {}
    for record in records:
        joined = _joined(inputs, record)
        label = f"{record.text('Urban Agglomeration')} ({record.cells.get('Country or area', '')})"
        if joined is None:
            dropped.add("no city of the gazetteer there", label)
        elif joined.city.geonames in found:
            dropped.add("its city already has a larger agglomeration", label)
        else:
            found[joined.city.geonames] = (record, joined)
    series = [row for centre, (record, _) in found.items() for row in _series(centre, record)]
    tables = (
        Table("agglomeration", NAME, _COLUMNS, ("centre",), [_row(*f) for f in found.values()]),
        Table("agglomeration_people", NAME, _SERIES, ("centre", "year"), series),
    )
    figures = {
        "rows": len(records),
        "joined": len(found),
        "joined by name": sum(joined.how == "name" for _, joined in found.values()),
    }
    return Built(tables, dropped.result(), figures)


def _joined(inputs: Inputs, record: Record) -> Joined | None:
    position = (
        record.number("Latitude", low=-90, high=90),
        record.number("Longitude", low=-180, high=180),
    )
    people = record.number("2015", low=0, high=60_000) * _PEOPLE
    names = spellings(record.text("Urban Agglomeration"))
    near = join_city(inputs.gazetteer, position, names, people=people)
    return near or _by_name_alone(inputs.gazetteer, record, names, people)


def _by_name_alone(
    gazetteer: Gazetteer, record: Record, names: tuple[str, ...], people: float
) -> Joined | None:
    """Return the city of that name in the country if it has a fitting number of people.

    A few coordinates of the origin are wrong (Cochabamba lies in Africa there). They may be off
    by 100 km, or lie far from every city of the country; a namesake elsewhere in it is another.
    """
    country = country_of(record.text("Country Code"))
    given = (float(record.cells["Latitude"]), float(record.cells["Longitude"]))
    abroad = all(city.country != country for city, _ in gazetteer.near(*given, _FAR_KM))
    for city in gazetteer.candidates(names[0], country=country) if country else ():
        km = distance_km((city.latitude, city.longitude), given)
        if people / 2 <= (city.population or 0) <= people * 2 and (abroad or km <= _NEAR_KM):
            return Joined(city, "name", km)
    return None


def _row(record: Record, joined: Joined) -> tuple[Cell, ...]:
    return (
        joined.city.geonames,
        int(record.number("City Code", low=1, high=10**10)),
        record.text("Urban Agglomeration"),
        joined.how,
        round(joined.km, 1),
    )


def _series(centre: int, record: Record) -> list[tuple[Cell, ...]]:
    thousands = ((year, record.number(str(year), low=0, high=60_000)) for year in YEARS)
    return [(centre, year, round(value * _PEOPLE)) for year, value in thousands]
