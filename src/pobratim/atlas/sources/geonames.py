"""GeoNames: the identity of every city, all its name forms, and the forms to show."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from functools import lru_cache
from pathlib import Path
from typing import Any

import pymorphy3
import yaml
from babel import Locale

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.joins import without_marks
from pobratim.atlas.naming import (
    RussianNames,
    belarusian_name,
    is_belarusian,
    is_russian,
    spelling_key,
)
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.atlas.towns import FEWEST_PEOPLE, read_towns
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import beginning_number, key_number, name_key
from pobratim.lexicon.globe import cell_of

__all__ = ["NAME", "OVERRIDES", "WIKIDATA", "bare_tables", "build", "chosen_by_rule"]

NAME = "geonames"
OVERRIDES = Path(__file__).with_name("display_names.yaml")
WIKIDATA = Path(__file__).with_name("wikidata_checked.csv")

_FILE = "gazetteer"
_READ = (
    "geonameid", "name", "countrycode", "admin1code", "latitude", "longitude", "population",
    "timezone", "alternatenames",
)  # fmt: skip
_CITY = (
    Column("id", "INTEGER", low=1),
    Column("name", "TEXT"),
    Column("country", "TEXT"),
    Column("admin1", "TEXT"),
    Column("latitude", "REAL", low=-90, high=90),
    Column("longitude", "REAL", low=-180, high=180),
    Column("population", "INTEGER", optional=True, low=1, high=50_000_000),
    Column("timezone", "TEXT"),
    Column("ru", "TEXT", optional=True),
    Column("be", "TEXT", optional=True),
    Column("en", "TEXT", optional=True),
    Column("cell", "INTEGER", low=0),
    Column("minor", "INTEGER", low=0, high=1),
)
_NUMBER = Column("number", "INTEGER", low=0)
Rows = Sequence[tuple[Cell, ...]]

_IATA = re.compile(r"[A-Z]{3}")
# Forms kept as written; those of further scripts are found by their keys.
_READABLE = re.compile("[^\u0590-\u1dff\u2e80-\ufdff]*$")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_LATIN = re.compile("[A-Za-z]")
# Latin letters typed by mistake inside Cyrillic words, and what was meant.
_LOOKALIKES = str.maketrans("iaoecpxyABEKMHOPCTX", "іаоесрхуАВЕКМНОРСТХ")


def build(inputs: Inputs) -> Built:
    """Build the tables of the gazetteer.

    Raises:
        DataError: if a file breaks its stated shape, or the hand-edited names are of no city.
    """
    path = inputs.folder(NAME) / "cities.tsv.gz"
    records = list(read_delimited(path, _READ, delimiter="\t"))
    russian = RussianNames(_confirmed(inputs, records))
    overrides = _overrides()
    cities, forms = [], []
    names: dict[int, list[str]] = {}
    beginnings: set[int] = set()
    towns = _towns(inputs, {_number(record) for record in records})
    for minor, record in [*((0, record) for record in records), *((1, town) for town in towns)]:
        number, spelt = _number(record), tuple(_forms(record))
        by_hand = overrides.pop(number, {})
        shown = _shown(record, spelt, russian) | _by_hand(by_hand)
        cities.append((*_city(record, number, shown), minor))
        also = by_hand.get("also", ())
        kept = _few(record.text("name"), spelt) if minor else spelt
        names[number] = [*dict.fromkeys((record.text("name"), *shown.values(), *also, *kept))]
        readable = sorted(form for form in names[number] if _READABLE.match(form))
        forms.append((number, "|".join(readable)))
        beginnings |= set() if minor else _beginnings(readable)
    if overrides:
        raise DataError(f"{OVERRIDES.name}: no city has the ids {sorted(overrides)}")
    started = Table(
        "name_beginning", NAME, (_NUMBER,), ("number",), _column(beginnings), (), _FILE
    )
    tables = (*_tables(cities, forms, _keys(names)), started)
    return Built(tables, figures=_figures(cities))


def bare_tables(records: Iterable[Record]) -> tuple[Table, ...]:
    """Return a gazetteer of ``records`` to join to: all names, no forms to show, no keys.

    Raises:
        DataError: if a record breaks the shape of the list.
    """
    cities, forms = [], []
    for record in records:
        number = _number(record)
        every = dict.fromkeys((record.text("name"), *_forms(record)))
        cities.append((*_city(record, number, {}), 0))
        forms.append((number, "|".join(form for form in every if _READABLE.match(form))))
    return _tables(cities, forms, ())


def chosen_by_rule(inputs: Inputs, cities: AbstractSet[int]) -> dict[int, dict[str, str]]:
    """Return the forms to show of ``cities`` (GeoNames ids) by language, as the rules find them.

    Hand-edited forms are left out: each of them has to differ from this.

    Raises:
        DataError: if a file breaks its stated shape.
    """
    path = inputs.folder(NAME) / "cities.tsv.gz"
    records = {
        int(record.cells["geonameid"]): record
        for record in read_delimited(path, _READ, delimiter="\t")
        if int(record.cells["geonameid"]) in cities
    }
    russian = RussianNames(_confirmed(inputs, list(records.values())))
    return {
        number: _shown(record, tuple(_forms(record)), russian)
        for number, record in records.items()
    }


def _towns(inputs: Inputs, listed: AbstractSet[int]) -> Iterator[Record]:
    """Yield the towns of the long list that ship beside the main list.

    They are those with a twin link, and those of :data:`~pobratim.atlas.towns.FEWEST_PEOPLE`.
    """
    if inputs.linked is None:
        return
    linked = inputs.linked()
    for town in read_towns():
        number = _number(town)
        people = town.number("population", low=0, high=50_000_000)
        if number not in listed and (number in linked or people >= FEWEST_PEOPLE):
            yield town


def _few(name: str, forms: Sequence[str]) -> Iterator[str]:
    """Yield what a small town is found by beside its name: without marks, and in Cyrillic."""
    known = {name_key(name)}
    for form in (without_marks(name), *filter(_CYRILLIC.search, forms)):
        if name_key(form) not in known:
            known.add(name_key(form))
            yield form


def _keys(names: Mapping[int, Sequence[str]]) -> Rows:
    """Return the numbers of all keys with their cities; no two keys may share a number."""
    spelt: dict[int, str] = {}
    rows: set[tuple[int, int]] = set()
    for number, forms in names.items():
        for key in filter(None, map(name_key, forms)):
            hashed = key_number(key)
            if spelt.setdefault(hashed, key) != key:
                raise DataError(f"the names {key!r} and {spelt[hashed]!r} have the same number")
            rows.add((hashed, number))
    return sorted(rows)


def _beginnings(forms: Iterable[str]) -> set[int]:
    """Return the numbers of the first words of all names of several words."""
    keys = (name_key(form).partition(" ") for form in forms)
    return {beginning_number(first) for first, blank, _ in keys if blank}


def _column(numbers: Iterable[int]) -> Rows:
    return [(number,) for number in sorted(numbers)]


def _number(record: Record) -> int:
    return int(record.number("geonameid", low=1, high=2**31))


def _tables(cities: Rows, forms: Rows, keys: Rows) -> tuple[Table, ...]:
    number = Column("id", "INTEGER", low=1)
    return (
        Table("city", NAME, _CITY, ("id",), cities, (("cell",),), _FILE),
        Table("name_forms", NAME, (number, Column("forms", "TEXT")), ("id",), forms, (), _FILE),
        Table("name_key", NAME, (Column("key", "INTEGER"), number), ("key", "id"), keys, (),
              _FILE),
        Table(
            "wikidata", NAME, (number, Column("qid", "TEXT")), ("id",), _checked_ids(),
            (("qid",),), _FILE,
        ),
    )  # fmt: skip


def _city(record: Record, number: int, shown: Mapping[str, str]) -> tuple[Cell, ...]:
    latitude = record.number("latitude", low=-90, high=90)
    longitude = record.number("longitude", low=-180, high=180)
    population = int(record.number("population", low=0, high=50_000_000))
    return (
        number,
        record.text("name"),
        record.text("countrycode"),
        record.optional("admin1code") or "",
        latitude,
        longitude,
        population or None,
        record.text("timezone"),
        shown.get("ru"),
        shown.get("be"),
        shown.get("en"),
        cell_of(latitude, longitude),
    )


def _forms(record: Record) -> Iterator[str]:
    """Yield the name forms that people write: no airport codes, no machine romanisations."""
    for raw in (record.optional("alternatenames") or "").split("|"):
        form = " ".join(raw.split())
        if _CYRILLIC.search(form) and _LATIN.search(form):
            form = form.translate(_LOOKALIKES)
            if _LATIN.search(form):
                continue
        romanised = form.isascii() or _LATIN.search(form) is not None
        if not form or _IATA.fullmatch(form) or (romanised and form == form.lower()):
            continue
        yield form


def _shown(record: Record, forms: tuple[str, ...], russian: RussianNames) -> dict[str, str]:
    name = record.text("name")
    chosen = russian.choose(name, forms, country=record.text("countrycode"))
    belarusian = belarusian_name(chosen, forms, _cldr_pairs())
    shown = {
        "ru": chosen,
        "be": belarusian,
        "en": name.rstrip("'’") if name.endswith(("'", "’")) else None,
    }
    return {language: form for language, form in shown.items() if form}


def _confirmed(inputs: Inputs, records: list[Record]) -> dict[str, str]:
    """Collect Russian spellings of cities by their key, from three sources that know Russian.

    The list of Russian towns is used to confirm what GeoNames has, never as a source of names.
    """
    morphology = pymorphy3.MorphAnalyzer(lang="ru")
    forms = {form for record in records for form in _forms(record) if is_russian(form)}
    spelt = {form for form in forms if _is_place_name(morphology, form)}
    towns = inputs.folder("hflabs-city") / "city.csv.gz"
    spelt |= {
        record.text("city")
        for record in read_delimited(towns, ("city",))
        if record.optional("city")
    }
    spelt |= set(_cldr_pairs())
    return {spelling_key(form): form for form in sorted(spelt)}


@lru_cache(maxsize=1)
def _cldr_pairs() -> dict[str, str]:
    """Return the Belarusian name of each city that the CLDR names in Russian for a time zone."""
    russian, belarusian = Locale("ru").time_zones, Locale("be").time_zones
    return {
        str(zone["city"]): str(belarusian[key]["city"])
        for key, zone in russian.items()
        if "city" in zone and is_belarusian(str(belarusian.get(key, {}).get("city", "")))
    }


def _is_place_name(morphology: pymorphy3.MorphAnalyzer, form: str) -> bool:
    """Tell whether the dictionary has ``form`` as a place name in its base form."""
    # Guessing an unknown word is the slow part, and a guess confirms nothing.
    return morphology.word_is_known(form.lower()) and any(
        parse.is_known and "Geox" in parse.tag and parse.normal_form == form.lower()
        for parse in morphology.parse(form)
    )


def _overrides() -> dict[int, dict[str, Any]]:
    loaded: dict[int, dict[str, Any]] = yaml.safe_load(OVERRIDES.read_text("utf-8")) or {}
    return dict(loaded)


def _by_hand(row: Mapping[str, Any]) -> dict[str, str]:
    return {language: row[language] for language in ("ru", "be", "en") if language in row}


def _checked_ids() -> list[tuple[Cell, ...]]:
    records = read_delimited(WIKIDATA, ("geonames", "wikidata"))
    return [(int(r.number("geonames", low=1, high=2**31)), r.text("wikidata")) for r in records]


def _figures(cities: Rows) -> Mapping[str, float]:
    names = [column.name for column in _CITY]
    ru, be, minor = (names.index(name) for name in ("ru", "be", "minor"))
    return {
        "cities": len(cities),
        "of them below the main list": sum(int(city[minor] or 0) for city in cities),
        "with a Russian name": sum(city[ru] is not None for city in cities),
        "with a Belarusian name": sum(city[be] is not None for city in cities),
    }
