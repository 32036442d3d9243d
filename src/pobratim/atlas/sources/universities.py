"""University domains list: universities by country, with the city where the name states it.

The set has neither city nor coordinates. A city is read from the name only where it is certain:

* it is the only city of the country that the name states, under its main name or a spelling of it
  (Sevilla, Cheljabinsk): other by-names are those of a region (Bahia) or of a namesake;
* it stands after "of", "in", "at" and the like, after a comma, after a word for an institution, or
  begins the name; in a name of English-speaking countries that begins so, a word such as "State"
  has to follow (Austin College is not in Austin);
* it has 50,000 people, and 200,000 where it begins the name.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from difflib import SequenceMatcher
from functools import lru_cache
from pathlib import Path
from typing import Literal

import yaml

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import DropCount
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.lexicon.gazetteer import Gazetteer, name_key
from pobratim.lexicon.translit import name_key as sound_key
from pobratim.model.places import City

__all__ = ["NAME", "WORDS", "build", "city_in_name"]

NAME = "hipo-universities"
WORDS = Path(__file__).with_name("university_words.yaml")

Standing = Literal["stated", "beginning"]

_PEOPLE: dict[Standing, int] = {"stated": 50_000, "beginning": 200_000}
_LONGEST = 4
_ALIKE = 0.6
_ENGLISH_SPEAKING = frozenset({"US", "GB", "CA", "AU", "NZ", "IE"})
_WORD = re.compile(r"[^\W\d_][\w'’.-]*")
_SPLIT = re.compile(r"[-–,()/]| - ")
_REGION = re.compile(
    r"\b(?:estado|state|province|provincia|region|county)\s+\w{2,3}\s+$", re.IGNORECASE
)
_STATED = re.compile(r"(?:\b(?:of|in|at|de|di|du|à|zu|w|v|for)|[,(]| [-–])\s*$", re.IGNORECASE)
_LAST_WORD = re.compile(r"(\w+)\s+$")
_GOES_ON = re.compile(r"[\s-]+(?:del|do|da|de|des|du|la|sur|upon|am|an|und|and|y|et|e)[\s-]")
_OF_THE_CITY = re.compile(
    r"\s+(?:state|community|city|metropolitan|technical|institute|medical|national|school)\b",
    re.IGNORECASE,
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
    taken: list[tuple[int, int]] = []
    for start, end, words in _runs(name):
        if any(start < last and first < end for first, last in taken):
            continue
        standing = _standing(name, start, end, country)
        city = _certain(gazetteer, words, country, standing) if standing else None
        if city is not None:
            found[city.geonames] = city
            taken.append((start, end))
    return next(iter(found.values())) if len(found) == 1 else None


def _standing(name: str, start: int, end: int, country: str) -> Standing | None:
    """Tell how the run of words stands in the name, ``None`` where it need not be a place."""
    before, after = name[:start], name[end:]
    if _GOES_ON.match(after) or _REGION.search(before):
        return None
    last = _LAST_WORD.search(before)
    if _STATED.search(before) or (last and last[1].lower() in _words()["institution"]):
        return "stated"
    if before or (country in _ENGLISH_SPEAKING and not _OF_THE_CITY.match(after)):
        return None
    return "beginning"


def _certain(gazetteer: Gazetteer, words: str, country: str, standing: Standing) -> City | None:
    if words.lower() in _words()["not_a_town"]:
        return None
    named = gazetteer.candidates(words, country=country)
    cities = [city for city in named if _is_spelling(words, city)]
    if not cities:
        return None
    largest, *others = cities
    people = largest.population or 0
    if any(people < 10 * (other.population or 0) for other in others):
        return None
    return largest if people >= _PEOPLE[standing] else None


def _is_spelling(words: str, city: City) -> bool:
    """Tell whether ``words`` are the city's name or another spelling of it."""
    main = {name_key(city.name), name_key(city.label("en"))}
    if name_key(words) in main or sound_key(words) == sound_key(city.name):
        return True
    if city.country in _ENGLISH_SPEAKING or words[0].lower() != city.name[0].lower():
        return False
    return SequenceMatcher(None, words.lower(), city.name.lower()).ratio() >= _ALIKE


@lru_cache(maxsize=1)
def _words() -> dict[str, frozenset[str]]:
    loaded: dict[str, list[str]] = yaml.safe_load(WORDS.read_text("utf-8"))
    return {name: frozenset(words) for name, words in loaded.items()}


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
