"""Results of a Wikidata query as JSON: hospitals, museums, theatres, universities, firms.

Both forms that the query service saves are read: ``results.bindings`` and the plain list. The
variables are ``item``, ``itemLabel`` (or ``label_ru``, ``label_be``, ``label_en``), ``coord`` (a
WKT point), ``class`` (the item of the kind); a map renames others and gives constants
(``kind``, ``sphere``).
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

from pobratim.atlas.loaded import Firm, Given, LeftOut, Place, Reading, Record, each
from pobratim.atlas.mapping import spread
from pobratim.atlas.streams import read_json
from pobratim.errors import DataError
from pobratim.tables import Row

__all__ = ["CLASSES", "FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "wikidata"
TITLE = "Wikidata query results"
FORMATS = ("json",)
FILLS = ("health-care", "culture", "education", "science")
LICENCE = "CC0 1.0"
ATTRIBUTION = "Wikidata"
STRICT = False

CLASSES: Mapping[str, tuple[str, str]] = {
    "Q16917": ("hospital", "health-care"),
    "Q33506": ("museum", "culture"),
    "Q207694": ("art museum", "culture"),
    "Q24354": ("theatre", "culture"),
    "Q3918": ("university", "education"),
    "Q31855": ("research institute", "science"),
    "Q43501": ("zoo", "culture"),
    "Q7075": ("library", "culture"),
    "Q4830453": ("enterprise", "industry"),
    "Q783794": ("enterprise", "industry"),
}
"""Items that say what something is, with our kind and sphere."""

_POINT = re.compile(r"Point\(\s*(-?[\d.]+)[\s,]+(-?[\d.]+)\s*\)", re.IGNORECASE)
_ITEM = re.compile(r"(?:https?://www\.wikidata\.org/entity/)?(Q\d+)")
_LABELS = {"label_ru": "ru", "label_be": "be", "label_en": "en"}


def read(given: Given) -> Reading:
    """Yield a firm per item; an item that stands on several lines is taken once.

    Raises:
        DataError: if it is no JSON, or no result of a query.
    """
    seen: set[str] = set()
    yield from each(_rows(given), lambda row: _firm(row, seen))


def _rows(given: Given) -> Iterator[Row]:
    columns = {str(a): str(b) for a, b in (given.chart.get("columns") or {}).items()}
    constants = {str(a): str(b) for a, b in (given.chart.get("constants") or {}).items()}
    for number, entry in enumerate(_bindings(read_json(given.path), given.path.name), start=1):
        where = f"{given.path.name}, result {number}"
        if not isinstance(entry, dict):
            yield Row(where, {}, "is no object")
            continue
        cells = {name: _value(value) for name, value in entry.items()}
        named = {columns.get(name, name): cell for name, cell in cells.items()}
        yield Row(where, spread(named, {}, constants, {}))


def _bindings(loaded: Any, file: str) -> Iterable[Any]:
    if isinstance(loaded, list):
        return loaded
    found = loaded.get("results", {}) if isinstance(loaded, dict) else {}
    bindings = found.get("bindings") if isinstance(found, dict) else None
    if not isinstance(bindings, list):
        raise DataError(f"{file}: no result of a query: neither a list nor results.bindings")
    return bindings


def _value(cell: Any) -> str:
    if isinstance(cell, dict):
        cell = cell.get("value", "")
    return str(cell).strip()


def _firm(row: Row, seen: set[str]) -> Iterator[Record | LeftOut]:
    item = _ITEM.fullmatch(row.need("item"))
    if item is None:
        raise ValueError(f"item is {row.need('item')!r}, no item of Wikidata")
    if item[1] in seen:
        return
    seen.add(item[1])
    names = {code: text for name, code in _LABELS.items() if (text := row.text(name))}
    label = row.text("itemLabel")
    if label and label != item[1] and label not in names.values():
        cyrillic = any("а" <= letter <= "я" for letter in label.lower())
        names.setdefault("ru" if cyrillic else "en", label)
    if not names:
        yield LeftOut("no label in Russian, Belarusian or English", item[1])
        return
    kind, sphere = _kind(row)
    yield Firm(
        key=item[1],
        names=names,
        kind=kind,
        sphere=sphere,
        place=_place(row),
        addresses=(f"https://www.wikidata.org/wiki/{item[1]}",),
    )


def _kind(row: Row) -> tuple[str, str]:
    kind, sphere = row.text("kind"), row.text("sphere")
    if kind and sphere:
        return kind, sphere
    stated = _ITEM.fullmatch(row.text("class") or "")
    if stated is None or stated[1] not in CLASSES:
        raise ValueError(
            "no kind: select ?class with one of "
            f"{', '.join(CLASSES)}, or give constants kind and sphere in a map"
        )
    return CLASSES[stated[1]]


def _place(row: Row) -> Place:
    point = _POINT.fullmatch(row.need("coord"))
    if point is None:
        raise ValueError(f"coord is {row.need('coord')!r}, no Point(longitude latitude)")
    return Place((float(point[2]), float(point[1])))
