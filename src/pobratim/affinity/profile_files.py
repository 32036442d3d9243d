"""Lists of offers and requests: CSV, XLSX or YAML, every wrong row told at once.

Columns (the keys of a YAML entry): ``kind`` offer or request, ``who``, ``city``, ``what``,
``valid_until`` (ISO date) and ``contact`` must be there; ``quantity``, ``hs``, ``nace`` and
``okved`` may be empty, several codes stand apart by a semicolon.
"""

from __future__ import annotations

import csv
import datetime as dt
import io
import re
from collections.abc import Callable, Iterator, Mapping
from pathlib import Path
from typing import Final

from pobratim.errors import PobratimError, UsageError
from pobratim.model.profiles import Profile, ProfileKind, Scheme

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

Row = tuple[str, Mapping[str, str]]
Finder = Callable[[str], int]


def read_profiles(path: Path, find_city: Finder) -> tuple[Profile, ...]:
    """Read a list; ``find_city`` gives the GeoNames id of a city as a person writes it.

    Raises:
        UsageError: if the file is of no known form, has no rows, or any row is wrong; the message
            has a line for each thing that is wrong, with its row.
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
        raise UsageError(f"{path.name} has {len(wrong)} mistakes:\n" + "\n".join(wrong))
    if not found:
        raise UsageError(f"{path.name} has no offers or requests; columns: {', '.join(NEEDED)}")
    return tuple(found)


def _rows(path: Path) -> Iterator[Row]:
    forms = {".csv": _csv, ".xlsx": _xlsx, ".yaml": _yaml, ".yml": _yaml}
    read = forms.get(path.suffix.lower())
    if read is None:
        raise UsageError(f"{path.name}: a list is .csv, .xlsx, .yaml or .yml")
    try:
        yield from read(path)
    except (OSError, UnicodeDecodeError) as error:
        raise UsageError(f"{path.name} cannot be read: {error}; save it as UTF-8") from error


def _csv(path: Path) -> Iterator[Row]:
    text = path.read_text(encoding="utf-8-sig")
    first = text.partition("\n")[0]
    mark = ";" if first.count(";") > first.count(",") else ","
    reader = csv.DictReader(io.StringIO(text), delimiter=mark)
    _check_columns(path, reader.fieldnames or ())
    for row in reader:
        cells = {k: (v or "").strip() for k, v in row.items() if isinstance(k, str)}
        if any(cells.values()):
            yield f"{path.name}:{reader.line_num}", cells


def _xlsx(path: Path) -> Iterator[Row]:
    from openpyxl import load_workbook

    try:
        book = load_workbook(path, read_only=True, data_only=True)
    except Exception as error:
        raise UsageError(f"{path.name} is no workbook: {error}") from error
    rows = list(book.worksheets[0].iter_rows(values_only=True))
    book.close()
    head = [_cell(one) for one in rows[0]] if rows else []
    _check_columns(path, head)
    for number, values in enumerate(rows[1:], start=2):
        cells = dict(zip(head, map(_cell, values), strict=False))
        if any(cells.values()):
            yield f"{path.name}:{number}", cells


def _yaml(path: Path) -> Iterator[Row]:
    import yaml

    try:
        entries = yaml.safe_load(path.read_text(encoding="utf-8-sig"))
    except yaml.YAMLError as error:
        raise UsageError(f"{path.name} is no YAML: {error}") from error
    if not isinstance(entries, list) or not all(isinstance(one, dict) for one in entries):
        raise UsageError(f"{path.name}: a list of entries with the keys {', '.join(NEEDED)}")
    for number, entry in enumerate(entries, start=1):
        yield f"{path.name}: entry {number}", {str(k): _cell(v) for k, v in entry.items()}


def _cell(value: object) -> str:
    if isinstance(value, dt.datetime):
        return value.date().isoformat()
    if isinstance(value, list):
        return ";".join(map(_cell, value))
    return "" if value is None else str(value).strip()


def _check_columns(path: Path, head: object) -> None:
    columns = list(head) if isinstance(head, (list, tuple)) else []
    lacking = [name for name in NEEDED if name not in columns]
    if lacking:
        raise UsageError(f"{path.name} lacks the columns {', '.join(lacking)}")


def _problems(row: Mapping[str, str], find_city: Finder) -> Iterator[str]:
    for name in NEEDED:
        if not row.get(name):
            yield f"{name} is empty"
    if (kind := row.get("kind", "")) and kind.casefold() not in _KINDS:
        yield f"kind {kind!r} is neither offer nor request"
    if (day := row.get("valid_until", "")) and not _is_day(day):
        yield f"valid_until {day!r} is no day; write 2027-03-31"
    yield from _wrong_city(row.get("city", ""), find_city)
    yield from _wrong_codes(row)
    for name in sorted(row.keys() - {*NEEDED, *OPTIONAL, "id"}):
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
