"""A gazetteer of a few real cities, and data folders written in the true formats."""

from __future__ import annotations

import gzip
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.tables import Cell, Column, Table, write_sqlite
from pobratim.lexicon.gazetteer import Gazetteer, key_number, name_key
from pobratim.lexicon.globe import cell_of

Town = tuple[int, str, str, float, float, int | None, str]

TOWNS: tuple[Town, ...] = (
    (625144, "Minsk", "BY", 53.90019, 27.56653, 1_742_124, "Минск|Мінск"),
    (618800, "Zhodzina", "BY", 54.0985, 28.3331, 62_983, "Жодино|Жодзіна"),
    (629634, "Brest", "BY", 52.09755, 23.68775, 347_138, "Брест|Брэст"),
    (3030300, "Brest", "FR", 48.39029, -4.48628, 144_899, "Брест"),
    (1486209, "Yekaterinburg", "RU", 56.8519, 60.6122, 1_495_066, "Екатеринбург|Свердловск"),
    (554840, "Izhevsk", "RU", 56.84976, 53.20448, 646_277, "Ижевск"),
    (554234, "Kaliningrad", "RU", 54.70649, 20.51095, 475_056, "Калининград"),
    (472045, "Voronezh", "RU", 51.67204, 39.1843, 1_047_549, "Воронеж|Woronezh"),
    (3452925, "Porto Alegre", "BR", -30.03283, -51.23019, 1_488_252, "Порту-Алегри"),
    (3919968, "Cochabamba", "BO", -17.3895, -66.1568, 841_276, "Кочабамба"),
)


def write_gazetteer(path: Path, towns: tuple[Town, ...] = TOWNS) -> Path:
    """Write a gazetteer of ``towns`` in the shape of the packaged one."""
    number = Column("id", "INTEGER")
    texts = ("ru", "be", "en")
    city = (
        number, Column("name", "TEXT"), Column("country", "TEXT"), Column("admin1", "TEXT"),
        Column("latitude", "REAL"), Column("longitude", "REAL"),
        Column("population", "INTEGER", optional=True), Column("timezone", "TEXT"),
        *(Column(language, "TEXT", optional=True) for language in texts),
        Column("cell", "INTEGER"), Column("minor", "INTEGER"),
    )  # fmt: skip
    cities: list[tuple[Cell, ...]] = []
    keys: set[tuple[Cell, ...]] = set()
    forms: list[tuple[Cell, ...]] = []
    for geonames, name, country, latitude, longitude, people, other in towns:
        every = (name, *other.split("|"))
        where = (latitude, longitude, people, "Europe/Minsk")
        shown = (other.split("|")[0], None, None)
        cities.append((geonames, name, country, "00", *where, *shown, cell_of(*where[:2]), 0))
        keys |= {(key_number(name_key(form)), geonames) for form in every}
        forms.append((geonames, "|".join(every)))
    qids: list[tuple[Cell, ...]] = [(625144, "Q2280")]
    write_sqlite(
        path,
        [
            Table("city", "geonames", city, ("id",), cities, (("cell",),)),
            Table(
                "name_key", "geonames", (Column("key", "INTEGER"), number), ("key", "id"), [*keys]
            ),
            Table("name_forms", "geonames", (number, Column("forms", "TEXT")), ("id",), forms),
            Table("wikidata", "geonames", (number, Column("qid", "TEXT")), ("id",), qids),
        ],
    )
    return path


@pytest.fixture
def gazetteer(tmp_path: Path) -> Iterator[Gazetteer]:
    opened = Gazetteer.open(write_gazetteer(tmp_path / "gazetteer.sqlite"))
    yield opened
    opened.close()


@pytest.fixture
def inputs(tmp_path: Path, gazetteer: Gazetteer) -> Inputs:
    return Inputs(tmp_path / "data", lambda: gazetteer)


@pytest.fixture
def give(tmp_path: Path) -> Callable[[str, str], None]:
    """Write a raw file of a data set, packed if its name says so."""

    def write(name: str, text: str) -> None:
        path = tmp_path / "data" / name
        path.parent.mkdir(parents=True, exist_ok=True)
        raw = text.encode("utf-8")
        path.write_bytes(gzip.compress(raw, mtime=0) if path.suffix == ".gz" else raw)

    return write
