"""University domains list: universities by country, with the city where the name states it.

The set has neither city nor coordinates. A city is read from the name only where it is certain:
exactly one city of the country, of 50,000 people and more, is named in it (a town of fewer people
only right after "of", "in" or "at"), and the words are not those of a region or a person.
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import DropCount
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.places import City

__all__ = ["NAME", "build", "city_in_name"]

NAME = "hipo-universities"

_CERTAIN_PEOPLE = 50_000
_LONGEST = 4
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_BEFORE = re.compile(r"\b(?:of|in|at|de|di|du|à|zu|in|w|v)\s+$", re.IGNORECASE)
_SPLIT = re.compile(r"[-–,()/]| - ")
# Words that name a founder, a compass point or a field, and that some town is called by too.
_NOT_A_TOWN = frozenset(
    [
        "university",
        "college",
        "institute",
        "national",
        "central",
        "american",
        "international",
        "union",
        "liberty",
        "lincoln",
        "washington",
        "jackson",
        "madison",
        "franklin",
        "jefferson",
        "columbia",
        "victoria",
        "park",
        "academy",
        "normal",
        "north",
        "south",
        "east",
        "west",
        "northern",
        "southern",
        "eastern",
        "western",
        "independence",
        "commerce",
        "media",
        "king",
        "trinity",
        "christian",
        "mission",
        "nova",
        "santo",
        "san",
        "santa",
        "saint",
        "st",
        "regent",
        "open",
        "global",
        "royal",
    ]
)
_COLUMNS = (
    Column("id", "INTEGER", low=1),
    Column("country", "TEXT"),
    Column("name", "TEXT"),
    Column("city", "INTEGER", optional=True, low=1),
    Column("domains", "TEXT"),
    Column("web", "TEXT", optional=True),
)


def build(inputs: Inputs) -> Built:
    """Build one row per university; ``city`` is empty where the name does not settle it.

    Raises:
        DataError: if the file breaks its stated shape.
    """
    needed = ("country_code", "name", "domains", "web")
    dropped = DropCount(NAME)
    rows: dict[tuple[str, str], tuple[Cell, ...]] = {}
    for record in read_delimited(inputs.folder(NAME) / "universities.csv.gz", needed):
        country, name = record.text("country_code"), " ".join(record.text("name").split())
        if (country, name) in rows:
            dropped.add("name stands twice in its country", f"{name} ({country})")
        else:
            rows[country, name] = _row(inputs.gazetteer, record, country, name)
    numbered = [(number, *rows[key]) for number, key in enumerate(sorted(rows), start=1)]
    table = Table("university", NAME, _COLUMNS, ("id",), numbered, (("city",),))
    with_city = sum(row[2] is not None for row in rows.values())
    return Built((table,), dropped.result(), {"universities": len(rows), "with a city": with_city})


def city_in_name(gazetteer: Gazetteer, name: str, country: str) -> City | None:
    """Return the city that a university's name states, ``None`` unless there is exactly one."""
    found: dict[int, City] = {}
    for start, end, words in _runs(name):
        city = _certain(gazetteer, words, country, stated=_BEFORE.search(name[:start]) is not None)
        if city is not None and not any(start >= s and end <= e for s, e in _taken(found, name)):
            found[city.geonames] = city
    return next(iter(found.values())) if len(found) == 1 else None


def _certain(gazetteer: Gazetteer, words: str, country: str, *, stated: bool) -> City | None:
    if words.lower() in _NOT_A_TOWN:
        return None
    cities = gazetteer.candidates(words, country=country)
    if not cities:
        return None
    largest, *others = cities
    people = largest.population or 0
    if any(people < 10 * (other.population or 0) for other in others):
        return None
    return largest if people >= _CERTAIN_PEOPLE or stated else None


def _taken(found: dict[int, City], name: str) -> Iterator[tuple[int, int]]:
    for city in found.values():
        for form in (city.name, city.label("en")):
            at = name.find(form)
            if at >= 0:
                yield at, at + len(form)


def _runs(name: str) -> Iterator[tuple[int, int, str]]:
    """Yield runs of up to four capitalised words, longest first: start, end, words."""
    words = [match for match in _WORD.finditer(name) if match[0][0].isupper()]
    for length in range(min(_LONGEST, len(words)), 0, -1):
        for first in range(len(words) - length + 1):
            start, end = words[first].start(), words[first + length - 1].end()
            if not _SPLIT.search(name[start:end].strip("-")) or length == 1:
                yield start, end, name[start:end]


def _row(gazetteer: Gazetteer, record: Record, country: str, name: str) -> tuple[Cell, ...]:
    city = city_in_name(gazetteer, name, country)
    number = None if city is None else city.geonames
    return (country, name, number, record.text("domains"), record.optional("web"))
