"""The gazetteer: every city by any of its names in any script, by id, and by position."""

from __future__ import annotations

import re
import sqlite3
import weakref
from collections.abc import Iterable, Iterator
from functools import lru_cache
from hashlib import blake2b
from pathlib import Path
from types import MappingProxyType
from typing import Final

from pobratim.errors import AmbiguousPlaceError, DataError, UnknownPlaceError
from pobratim.lexicon.countries import country_code, country_name
from pobratim.lexicon.globe import cell_ranges, distance_km
from pobratim.lexicon.normalise import fold
from pobratim.lexicon.spelling import allowed, apart
from pobratim.model.places import City

__all__ = [
    "DOMINANCE",
    "MORE_IDS",
    "PACKAGED",
    "Gazetteer",
    "beginning_number",
    "key_number",
    "name_key",
]

DOMINANCE: Final = 10
"""How many times the people of each other candidate the largest must have to be meant."""

_LISTED_FROM = 15_000
MORE_IDS: Final = "wikidata-odbl.sqlite"
"""The share-alike file of further Wikidata ids, beside the gazetteer; it may be absent."""

PACKAGED: Final = Path(__file__).parent / "data" / "gazetteer.sqlite"
_SILENT = re.compile(r"['.]")
_GAP = re.compile(r"[-\s,]+")
_ID = re.compile(r"(geonames|wikidata):(\S+)", re.IGNORECASE)
_MOST_DIGITS = 18  # a longer number does not fit SQLite's integer, so it is nobody's id
_MAIN_NAMES = ("name", "ru", "be", "en")
_COLUMNS = (
    "city.id, city.name, country, admin1, latitude, longitude, population, timezone, ru, be, en"
)


def name_key(name: str) -> str:
    """Return the key that a city's name compares under.

    On top of :func:`~pobratim.lexicon.normalise.fold`, hyphens and blanks are one, and
    apostrophes and full stops do not count.

    >>> name_key("Ростов–на–Дону") == name_key("Ростов на Дону")
    True
    >>> name_key("St. John's")
    'st johns'
    """
    return _GAP.sub(" ", _SILENT.sub("", fold(name))).strip()


def key_number(key: str) -> int:
    """Return the 48-bit number that a key of :func:`name_key` is stored as, to save room.

    The build makes sure that no two names share one. That a word which names no city meets one
    of half a million numbers has a chance of 1 in 500 million.
    """
    return int.from_bytes(blake2b(key.encode(), digest_size=6).digest(), "big", signed=True)


def beginning_number(word: str) -> int:
    """Return the 24-bit number that the first word of a key of several words is stored as."""
    return key_number(word) & 0xFFFFFF


class Gazetteer:
    """A read-only table of cities; safe to share between threads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection
        # Closed with its owner: since Python 3.13 a file left open is a warning.
        weakref.finalize(self, connection.close)
        self._by_key = lru_cache(maxsize=8192)(self._read_by_key)
        self._by_beginning = lru_cache(maxsize=8192)(self._read_by_beginning)
        self._by_id = lru_cache(maxsize=8192)(self._read_by_id)

    @classmethod
    def open(cls, path: Path | None = None) -> Gazetteer:
        """Open the table at ``path``, the packaged one by default.

        Raises:
            DataError: if there is no gazetteer at ``path``.
        """
        path = path or PACKAGED
        if not path.is_file():
            raise DataError(f"{path}: no gazetteer there; build it with 'pobratim atlas build'")
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection = sqlite3.connect(address, uri=True, check_same_thread=False)
        try:
            connection.execute("SELECT 1 FROM city, name_key LIMIT 1")
            _attach_more_ids(connection, path.with_name(MORE_IDS))
        except sqlite3.DatabaseError as error:
            connection.close()
            raise DataError(f"{path}: not a gazetteer ({error}); build it again") from error
        return cls(connection)

    def close(self) -> None:
        """Close the file; the gazetteer cannot be used afterwards."""
        self._connection.close()

    def __len__(self) -> int:
        return int(self._connection.execute("SELECT count(*) FROM city").fetchone()[0])

    def __iter__(self) -> Iterator[City]:
        """Yield every city in the order of its id."""
        for row in self._connection.execute(f"SELECT {_COLUMNS} FROM city ORDER BY id"):  # noqa: S608
            yield _city(row)

    def main_names(self) -> dict[int, str]:
        """Return GeoNames' own name of every city by its id."""
        return dict(self._connection.execute("SELECT id, name FROM city"))

    def city(self, geonames: int) -> City:
        """Return the city with this GeoNames id.

        Raises:
            UnknownPlaceError: if there is none.
        """
        found = self._by_id(geonames)
        if found is None:
            raise UnknownPlaceError(
                f"geonames:{geonames} is not in the gazetteer; give a name or another id"
            )
        return found

    def candidates(
        self, name: str, *, country: str | None = None, small: bool = False
    ) -> tuple[City, ...]:
        """Return all cities that bear ``name`` in any script, most populous first.

        ``country`` (ISO 3166-1 alpha-2) keeps those of one country. Old names count. No city
        gives an empty tuple. Towns below the main list (15,000 people, in Belarus and Russia
        500) are among them if the country is named or ``small`` asks for them: in a text, a word
        is hardly ever meant as one of them.
        """
        if country is None:
            return self._by_key(name_key(name), small)
        found = self._by_key(name_key(name), True)  # noqa: FBT003
        return tuple(city for city in found if city.country == country.upper())

    def begins(self, word: str) -> bool:
        """Tell whether some name of several words begins with ``word``: "Нижний", not "Глава".

        It spares a look-up for each way to go on. Names of the main list in Latin and Cyrillic
        letters count; one word in 500 that begins none is taken for one that does.
        """
        return self._by_beginning(name_key(word))

    def names(self, geonames: int) -> tuple[str, ...]:
        """Return the name forms of the city in Latin, Cyrillic and Greek letters, sorted.

        Forms in further scripts are found by :meth:`candidates` and not listed here. An unknown
        city has none.
        """
        row = self._connection.execute(
            "SELECT forms FROM name_forms WHERE id = ?", (geonames,)
        ).fetchone()
        return tuple(row[0].split("|")) if row else ()

    def near(self, latitude: float, longitude: float, km: float) -> tuple[tuple[City, float], ...]:
        """Return the cities within ``km`` of a point, each with its distance, nearest first."""
        centre = (latitude, longitude)
        measured = (
            (distance_km(centre, row[4:6]), row)
            for row in self._rows_around(latitude, longitude, km)
        )
        # Half of the cells' cities lie outside the circle: no city is made of them.
        within = sorted((distance, row[0], row) for distance, row in measured if distance <= km)
        return tuple((_city(row), distance) for distance, _, row in within)

    def wikidata(self, geonames: int) -> str | None:
        """Return the Wikidata id of the city, ``None`` where no checked one is known.

        Ids beyond the hand-checked ones come from the share-alike file beside the table.
        """
        for ids in _tables_of_ids(self._connection):
            rows = self._connection.execute(
                f"SELECT qid FROM {ids} WHERE id = ? ORDER BY length(qid), qid",  # noqa: S608
                (geonames,),
            ).fetchall()
            if rows:
                return str(rows[0][0])
        return None

    def resolve(self, query: str) -> City:
        """Return the one city that ``query`` means.

        A query is a name in any script, a name and a country or US state (``Brest, Беларусь``,
        ``Birmingham, AL``), ``geonames:625144`` or ``wikidata:Q2280``. A name is clear when the
        largest candidate has at least :data:`DOMINANCE` times the people of each other one; if
        none has, only those count that are called so today.

        Raises:
            UnknownPlaceError: if no city bears the name or id.
            AmbiguousPlaceError: if several do and none dwarfs the others.
        """
        if match := _ID.fullmatch(query.strip()):
            return self._by_identifier(match[1].lower(), match[2])
        found = self.candidates(query, small=True) or self._within(*_split(query))
        if not found:
            raise UnknownPlaceError(
                f"no city is called {query!r}; try another spelling or geonames:ID"
            )
        for bearers in (found, _by_main_name(query, found)):
            if bearers and _dwarfs(bearers):
                return bearers[0]
        raise self._ambiguous(query, found)

    def alike(self, query: str, *, limit: int = 3) -> tuple[City, ...]:
        """Return the cities that ``query`` may be a misspelling of, nearest and largest first.

        Main names only. It looks at every city: for a person who waits, not for bulk work.
        """
        word, found = _plain(_split(query)[0]), []
        most = allowed(word)
        lengths = (len(word) - most, len(word) + most)
        for row in self._connection.execute(
            f"SELECT {_COLUMNS} FROM city WHERE "  # noqa: S608
            + " OR ".join(f"length({name}) BETWEEN ?1 AND ?2" for name in _MAIN_NAMES),
            lengths,
        ):
            names = {row[1], row[8], row[9], row[10]} - {None}
            gaps = [gap for name in names if (gap := apart(word, _plain(name), most))]
            if gaps:
                found.append((min(gaps), -(row[6] or 0), row))
        return tuple(_city(row) for *_, row in sorted(found)[:limit])

    def _within(self, name: str, place: str) -> tuple[City, ...]:
        """Return the cities called ``name`` in the country or, failing that, the US state."""
        cities = self.candidates(name, small=True) if place else ()
        code = country_code(place) or place.upper()
        inside = tuple(city for city in cities if city.country == code)
        return inside or tuple(c for c in cities if c.country == "US" and c.admin1 == code)

    def _by_identifier(self, scheme: str, value: str) -> City:
        if scheme == "geonames" and value.isdecimal() and len(value) <= _MOST_DIGITS:
            return self.city(int(value))
        for ids in _tables_of_ids(self._connection):
            row = self._connection.execute(
                f"SELECT id FROM {ids} WHERE qid = ?",  # noqa: S608
                (value.upper(),),
            ).fetchone()
            if row is not None:
                return self.city(int(row[0]))
        raise UnknownPlaceError(
            f"{scheme}:{value} is not in the gazetteer; give a name or another id"
        )

    def _ambiguous(self, query: str, found: tuple[City, ...]) -> AmbiguousPlaceError:
        lines = [_describe(city) for city in found]
        return AmbiguousPlaceError(
            f"{query!r} may mean {len(found)} cities; add the country or give an id: "
            + "; ".join(lines[:5]),
            lines,
        )

    def _read_by_key(self, key: str, small: bool) -> tuple[City, ...]:  # noqa: FBT001
        rows = self._connection.execute(
            f"SELECT {_COLUMNS} FROM name_key JOIN city USING (id) WHERE key = ? "  # noqa: S608
            "AND minor <= ? "
            "ORDER BY population IS NULL, population DESC, city.id",
            (key_number(key), int(small)),
        )
        return tuple(_city(row) for row in rows)

    def _read_by_beginning(self, key: str) -> bool:
        row = self._connection.execute(
            "SELECT 1 FROM name_beginning WHERE number = ?", (beginning_number(key),)
        ).fetchone()
        return row is not None

    def _read_by_id(self, geonames: int) -> City | None:
        row = self._connection.execute(
            f"SELECT {_COLUMNS} FROM city WHERE id = ?",  # noqa: S608
            (geonames,),
        ).fetchone()
        return _city(row) if row else None

    def _rows_around(self, latitude: float, longitude: float, km: float) -> Iterable[_Row]:
        for first, last in cell_ranges(latitude, longitude, km):
            yield from self._connection.execute(
                f"SELECT {_COLUMNS} FROM city WHERE cell BETWEEN ? AND ?",  # noqa: S608
                (first, last),
            )


_Row = tuple[int, str, str, str, float, float, int | None, str, str | None, str | None, str | None]


def _plain(name: str) -> str:
    """A name as far as a typing error leaves it; cheaper than its key."""
    return name.lower().replace("ё", "е").replace("-", " ")


def _attach_more_ids(connection: sqlite3.Connection, path: Path) -> None:
    if path.is_file():
        address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
        connection.execute("ATTACH ? AS more", (address,))


def _tables_of_ids(connection: sqlite3.Connection) -> tuple[str, ...]:
    attached = {row[1] for row in connection.execute("PRAGMA database_list")}
    return ("wikidata", "more.wikidata") if "more" in attached else ("wikidata",)


def _city(row: _Row) -> City:
    # The table leaves the English form out where it is GeoNames' own.
    shown = (("ru", row[8]), ("be", row[9]), ("en", row[10] or row[1]))
    names = MappingProxyType({language: name for language, name in shown if name})
    return City(row[0], row[1], row[2], row[3], row[4], row[5], row[6], row[7], names)


def _dwarfs(found: tuple[City, ...]) -> bool:
    """Tell whether the first city has :data:`DOMINANCE` times the people of each other one.

    A city without a figure has fewer people than any place is listed for world-wide.
    """
    largest, *others = found
    if not others:
        return True
    return largest.population is not None and all(
        largest.population >= DOMINANCE * (other.population or _LISTED_FROM) for other in others
    )


def _by_main_name(query: str, found: tuple[City, ...]) -> tuple[City, ...]:
    """Keep the cities that are called so today, in GeoNames' form or one that is shown.

    Without this, Kaliningrad is ambiguous because Korolyov once bore its name.
    """
    keys = {name_key(query), name_key(_split(query)[0])}
    return tuple(
        city
        for city in found
        if keys & {name_key(name) for name in (city.name, *city.names.values())}
    )


def _split(query: str) -> tuple[str, str]:
    """Split ``Brest, Беларусь`` at its last comma; the second part is empty if there is none."""
    name, _, place = (part.strip() for part in query.rpartition(","))
    return (name, place) if name else (query, "")


def _describe(city: City) -> str:
    people = "population unknown" if city.population is None else f"{city.population:,} people"
    return (
        f"{city.label('en')}, {country_name(city.country, 'en')} "
        f"({people}), geonames:{city.geonames}"
    )
