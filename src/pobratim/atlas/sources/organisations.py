"""Enterprises and institutions of the two agglomerations, compiled by hand for this project."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any, Final

import yaml

from pobratim.atlas.border import read_text
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.tables import Built, Cell, Column, Table
from pobratim.errors import DataError
from pobratim.model.spheres import PARENT, SPHERES

__all__ = ["CENTRES", "NAME", "build", "is_idle", "sphere_id"]

NAME = "curated"
CENTRES: Final = {"minsk": 625144, "yekaterinburg": 1486209}
"""GeoNames ids of the centres of the agglomerations that the rows name."""

# The compilers wrote "other" for a mine and for an industrial zone.
_SPHERE_IDS = {"IT": "it", "other": "industry"}
_IDLE = re.compile(
    r"не работает|банкрот|закрыт[аоы]?\b|в подбор не брать|\bостановлен", re.IGNORECASE
)
_STILL_WORKS = re.compile(r"выпуск ведёт|данные закрыты", re.IGNORECASE)
_COLUMNS = (
    Column("id", "TEXT"),
    Column("centre", "INTEGER", low=1),
    Column("town", "TEXT"),
    Column("kind", "TEXT"),
    Column("sphere", "TEXT"),
    Column("nace", "TEXT", optional=True),
    Column("verified", "INTEGER", low=0, high=1),
    Column("idle", "INTEGER", low=0, high=1),
    Column("note", "TEXT", optional=True),
    Column("details", "TEXT"),
)


def build(inputs: Inputs) -> Built:
    """Build one row per organisation; what has several values is JSON in ``details``.

    Raises:
        DataError: naming file and entry, if an entry lacks a field or has an unknown sphere.
    """
    folder = inputs.folder(NAME)
    rows = [
        _row(entry, where)
        for name in ("enterprises.yaml", "institutions.yaml")
        for entry, where in _entries(folder / name)
    ]
    figures = {
        "organisations": len(rows),
        "verified": sum(int(row[6] == 1) for row in rows),
        "idle": sum(int(row[7] == 1) for row in rows),
    }
    table = Table("organisation", NAME, _COLUMNS, ("id",), rows, (("centre",),))
    return Built((table,), (), figures)


def sphere_id(raw: str) -> str:
    """Return the scheme's id of a sphere as the compilers wrote it.

    Raises:
        KeyError: if the scheme has no such sphere.
    """
    found = _SPHERE_IDS.get(raw, raw)
    if found not in SPHERES and found not in PARENT:
        raise KeyError(found)
    return found


def is_idle(note: str | None) -> bool:
    """Tell whether a note says that the organisation has stopped or is not to be offered."""
    return note is not None and bool(_IDLE.search(note)) and not _STILL_WORKS.search(note)


def _entries(path: Path) -> Iterator[tuple[Mapping[str, Any], str]]:
    try:
        loaded = yaml.safe_load(read_text(path))
    except yaml.YAMLError as error:
        raise DataError(f"{path.name}: not YAML: {error}") from error
    if not isinstance(loaded, list):
        raise DataError(f"{path.name}: not a list of entries")
    for number, entry in enumerate(loaded, start=1):
        yield entry, f"{path.name}, entry {number} ({entry.get('id', 'without id')})"


def _row(entry: Mapping[str, Any], where: str) -> tuple[Cell, ...]:
    try:
        note = entry.get("note")
        return (
            entry["id"],
            CENTRES[entry["agglomeration"]],
            entry["city"],
            entry.get("kind", "enterprise"),
            sphere_id(entry["sphere"]),
            entry.get("nace"),
            int(entry["verified"]),
            int(is_idle(note)),
            note,
            json.dumps(_details(entry), ensure_ascii=False, sort_keys=True),
        )
    except KeyError as error:
        raise DataError(f"{where}: no or an unknown {error}") from error


def _details(entry: Mapping[str, Any]) -> dict[str, Any]:
    names = {
        code: entry[f"name_{code}"] for code in ("ru", "be", "en") if entry.get(f"name_{code}")
    }
    dates = entry.get("source_dates") or []
    return {
        "names": names,
        "aliases": entry.get("aliases") or [],
        "products": entry.get("products") or [],
        "buys": entry.get("buys") or [],
        "website": entry.get("website"),
        "sources": entry["sources"],
        "source_dates": [None if date is None else str(date) for date in dates],
        "unverified_fields": entry.get("unverified_fields") or [],
    }
