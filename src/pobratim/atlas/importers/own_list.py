"""Enterprises and institutions from a list of one's own: CSV or XLSX, by a map of its columns.

Without a map the columns are called as the fields. Fields: ``name`` (or ``name_ru``, ``name_be``,
``name_en``), ``city`` or ``latitude`` and ``longitude``; ``kind`` (``enterprise`` where it is
missing), ``nace`` (OKVED and OKED serve), ``sphere`` (from the class where it is missing),
``products`` and ``buys`` (semicolons between), ``hs4`` (headings of the products, in their order),
``address``, ``id``, ``idle`` (yes or no), ``note``, ``size``; and what an institution is measured
in: ``students``, ``beds``, ``seats``, ``holdings`` and the others of ``strengths``.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pobratim.atlas.class_codes import nace_class, sphere_of_class
from pobratim.atlas.loaded import Firm, Given, Place, Reading, each
from pobratim.atlas.mapping import Mapped, mapped_rows
from pobratim.atlas.strengths import measures
from pobratim.model.spheres import PARENT, SPHERES

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "own-list"
TITLE = "Own list of enterprises and institutions"
FORMATS = ("csv", "xlsx")
FILLS = ("industry", "health-care", "culture", "wellness", "education", "science")
LICENCE = None
STRICT = True

_NAMES = {"name": "ru", "name_ru": "ru", "name_be": "be", "name_en": "en"}
_FIELDS = (
    *_NAMES, "city", "latitude", "longitude", "kind", "sphere", "nace", "products", "hs4", "buys",
    "address", "id", "idle", "note", "size",
)  # fmt: skip
_YES = frozenset({"yes", "true", "1", "да", "так"})
_NO = frozenset({"no", "false", "0", "нет", "не"})
# What kinds of institutions belong to, by a word of the kind, where the list names no sphere.
_SPHERES: Mapping[str, str] = {
    "university": "education", "hospital": "health-care", "museum": "culture",
    "theatre": "culture", "philharmonic": "culture", "circus": "culture", "library": "culture",
    "sanatorium": "wellness", "research": "science", "stadium": "sport", "zoo": "culture",
    "technopark": "science", "heritage": "heritage",
}  # fmt: skip


def read(given: Given) -> Reading:
    """Yield a firm a row.

    Raises:
        DataError: if the file cannot be read or the map does not fit it.
    """
    yield from each(
        mapped_rows(given, (*_FIELDS, *measures())), lambda row: _firm(Mapped(row, given.chart))
    )


def _firm(row: Mapped) -> Iterator[Firm]:
    names = {lang: text for field, lang in _NAMES.items() if (text := row.text(field))}
    if not names:
        raise ValueError("no name: map a column to name, name_ru, name_be or name_en")
    kind = row.text("kind") or "enterprise"
    code = row.text("nace")
    nace = nace_class(code) if code else None
    yield Firm(
        key=row.text("id") or next(iter(names.values())),
        names=names,
        kind=kind,
        sphere=_sphere(row.text("sphere"), kind, code),
        place=_place(row),
        nace=nace,
        products=_products(row, next(iter(names))),
        buys=row.several("buys"),
        addresses=row.several("address"),
        verified=bool(row.text("address")),
        idle=_flag(row.text("idle")),
        note=row.text("note"),
        size=row.number("size"),
        figures=_figures(row),
    )


def _figures(row: Mapped) -> dict[str, float]:
    """Return the counts of a row; what is empty is not known, and nothing is counted as zero."""
    found = {name: number for name in measures() if (number := row.number(name)) is not None}
    wrong = [name for name, number in found.items() if number <= 0]
    if wrong:
        raise ValueError(f"{wrong[0]} is {found[wrong[0]]:g}; leave it empty where not known")
    return found


def _sphere(stated: str | None, kind: str, code: str | None) -> str:
    if stated is not None:
        if stated not in SPHERES and stated not in PARENT:
            known = ", ".join((*SPHERES, *PARENT))
            raise ValueError(f"no sphere {stated!r}; there are: {known}")
        return stated
    if code is not None:
        return sphere_of_class(code.strip()[:2] if nace_class(code) is None else _class(code))
    for word, sphere in _SPHERES.items():
        if word in kind.casefold():
            return sphere
    if kind == "enterprise":
        return "industry"
    raise ValueError(f"no sphere is known for the kind {kind!r}; add a column for `sphere`")


def _class(code: str) -> str:
    found = nace_class(code)
    assert found is not None  # noqa: S101  the caller has just asked
    return found


def _place(row: Mapped) -> Place:
    latitude, longitude = row.number("latitude"), row.number("longitude")
    if (latitude is None) != (longitude is None):
        raise ValueError("latitude and longitude go together")
    position = None
    if latitude is not None and longitude is not None:
        if abs(latitude) > 90 or abs(longitude) > 180:
            raise ValueError(f"{latitude:g}, {longitude:g} is no position in degrees")
        position = (latitude, longitude)
    town = row.text("city")
    if position is None and town is None:
        raise ValueError("no place: map a column to city, or to latitude and longitude")
    return Place(position, town)


def _products(row: Mapped, language: str) -> tuple[dict[str, str | None], ...]:
    names, headings = row.several("products"), row.several("hs4")
    if headings and len(headings) != len(names):
        raise ValueError(f"{len(headings)} headings in hs4 for {len(names)} products")
    wrong = [code for code in headings if code != "-" and not _is_heading(code)]
    if wrong:
        raise ValueError(f"hs4 {wrong[0]!r} is no heading of four digits (write - for none)")
    codes: list[str | None] = [None if c == "-" else c for c in headings] or [None] * len(names)
    return tuple(
        {f"name_{language}": name, "hs4": code} for name, code in zip(names, codes, strict=True)
    )


def _is_heading(code: Any) -> bool:
    return isinstance(code, str) and len(code) == 4 and code.isdecimal()


def _flag(text: str | None) -> bool:
    if text is None or text.casefold() in _NO:
        return False
    if text.casefold() in _YES:
        return True
    raise ValueError(f"idle is {text!r}; write yes or no")
