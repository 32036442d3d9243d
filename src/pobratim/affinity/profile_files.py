"""Lists of offers and requests: CSV, XLSX or YAML, every wrong row told at once.

Columns (the keys of a YAML entry): ``kind`` offer or request, ``who``, ``city``, ``what``,
``valid_until`` (ISO date) and ``contact`` must be there; ``quantity``, ``hs``, ``nace`` and
``okved`` may be empty, several codes stand apart by a semicolon.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pobratim.errors import DataError, PobratimError, UsageError
from pobratim.model.profiles import Profile, ProfileKind, Scheme
from pobratim.tables import open_table, open_text
from pobratim.tables.workbook import as_text

__all__ = ["NEEDED", "OPTIONAL", "read_profiles"]

NEEDED: Final = ("kind", "who", "city", "what", "valid_until", "contact")
OPTIONAL: Final = ("quantity", "hs", "nace", "okved")

_KINDS: Final[Mapping[str, ProfileKind]] = {
    "offer": "offer",
    "предложение": "offer",
    "прапанова": "offer",
    "request": "request",
    "запрос": "request",
    "запыт": "request",
}
_CODES: Final[Mapping[Scheme, re.Pattern[str]]] = {
    "hs": re.compile(r"\d{4}(\d{2}){0,3}"),
    "nace": re.compile(r"\d{2}(\.\d{1,2})?"),
    "okved": re.compile(r"\d{2}(\.\d{1,2}){0,2}"),
}

_TABLES: Final = frozenset({".csv", ".tsv", ".xlsx"})
_TORN: Final = "*"
"""The key under which a row says what is wrong with it as a whole."""

Row = tuple[str, Mapping[str, str]]
Finder = Callable[[str], int]


def read_profiles(path: Path, find_city: Finder) -> tuple[Profile, ...]:
    """Read a list; ``find_city`` gives the GeoNames id of a city as a person writes it.

    Raises:
        UsageError: if there is no such file, or its name is that of no list.
        DataError: if it is no table, has no rows, or any row is wrong; the message has a line
            for each thing that is wrong, with its row.
    """
    found: list[Profile] = []
    wrong: list[str] = []
    for place, row in _rows(path):
        problems = list(_problems(row, find_city))
        if problems:
            wrong += [f"{place}: {problem}" for problem in problems]
        else:
            found.append(_profile(place, row, find_city))
    if wrong:
        raise DataError(f"{path.name} has {len(wrong)} mistakes:\n" + "\n".join(wrong))
    if not found:
        raise DataError(f"{path.name} has no offers or requests; columns: {', '.join(NEEDED)}")
    return tuple(found)


def _rows(path: Path) -> Iterator[Row]:
    if path.suffix.lower() in {".yaml", ".yml"}:
        yield from _yaml(path)
        return
    if path.suffix.lower() not in _TABLES:
        raise UsageError(f"{path.name}: a list is .csv, .xlsx, .yaml or .yml")
    with open_table(path, columns=NEEDED) as table:
        for row in table.rows:
            yield row.where, row.cells if row.torn is None else {**row.cells, _TORN: row.torn}


def _yaml(path: Path) -> Iterator[Row]:
    import yaml

    try:
        with open_text(path) as text:
            entries = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise DataError(f"{path.name} is no YAML: {error}") from error
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise DataError(f"{path.name}: a list of entries with the keys {', '.join(NEEDED)}")
    for number, entry in enumerate(entries, start=1):
        yield f"{path.name}, entry {number}", {str(k): _cell(v) for k, v in entry.items()}


def _cell(value: object) -> str:
    return ";".join(map(as_text, value)) if isinstance(value, list) else as_text(value)


def _problems(row: Mapping[str, str], find_city: Finder) -> Iterator[str]:
    if _TORN in row:
        yield row[_TORN]
    for name in NEEDED:
        if not row.get(name):
            yield f"{name} is empty"
    if (kind := row.get("kind", "")) and kind.casefold() not in _KINDS:
        yield f"kind {kind!r} is neither offer nor request"
    if (day := row.get("valid_until", "")) and not _is_day(day):
        yield f"valid_until {day!r} is no day; write 2027-03-31"
    yield from _wrong_city(row.get("city", ""), find_city)
    yield from _wrong_codes(row)
    for name in sorted(row.keys() - {*NEEDED, *OPTIONAL, "id", _TORN}):
        yield f"unknown column {name!r}"


def _wrong_city(city: str, find_city: Finder) -> Iterator[str]:
    try:
        if city:
            find_city(city)
    except PobratimError as error:
        yield f"city: {error}"


def _wrong_codes(row: Mapping[str, str]) -> Iterator[str]:
    for scheme, shape in _CODES.items():
        for code in _codes(row, scheme):
            if not shape.fullmatch(code):
                yield f"{scheme} {code!r} is no code of that scheme"


def _is_day(text: str) -> bool:
    try:
        return dt.date.fromisoformat(text).isoformat() == text
    except ValueError:
        return False


def _codes(row: Mapping[str, str], scheme: Scheme) -> list[str]:
    return [code.strip() for code in row.get(scheme, "").split(";") if code.strip()]


def _profile(place: str, row: Mapping[str, str], find_city: Finder) -> Profile:
    return Profile(
        id=row.get("id") or place,
        kind=_KINDS[row["kind"].casefold()],
        who=row["who"],
        city=find_city(row["city"]),
        what=row["what"],
        valid_until=row["valid_until"],
        contact=row["contact"],
        quantity=row.get("quantity", ""),
        classes=tuple((scheme, code) for scheme in _CODES for code in _codes(row, scheme)),
        place=place,
    )
