"""The catalogue: each data set with its origin, vintage, licence and attribution."""

from __future__ import annotations

from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Literal, get_args

from pobratim.errors import DataError
from pobratim.lexicon.tables import parse_table
from pobratim.model.scores import DatasetRef

__all__ = ["Dataset", "LicenceGroup", "catalogue", "dataset", "notice"]

LicenceGroup = Literal["open", "odbl", "by-sa"]

_FILE = Path(__file__).with_name("catalogue.yaml")


@dataclass(frozen=True, slots=True)
class Dataset:
    """A data set: ``group`` decides which file of the atlas its tables go to.

    ``vintage`` says which time the figures describe, ``change`` what the build does to them.
    """

    id: str
    title: str
    address: str
    vintage: str
    licence: str
    group: LicenceGroup
    attribution: str
    change: str

    @property
    def ref(self) -> DatasetRef:
        """The short form that scores and footnotes carry."""
        return DatasetRef(self.id, self.vintage, self.licence, self.attribution)


@lru_cache(maxsize=1)
def catalogue() -> tuple[Dataset, ...]:
    """Return all data sets in the order of the catalogue file.

    Raises:
        DataError: if an entry lacks a field, has one too many, or names an unknown group.
    """
    entries: list[dict[str, str]] = parse_table(_FILE.read_text("utf-8"))
    found = tuple(_entry(entry) for entry in entries)
    if len({one.id for one in found}) != len(found):
        raise DataError(f"{_FILE.name}: an id stands twice")
    return found


def dataset(name: str) -> Dataset:
    """Return the data set with the id ``name``.

    Raises:
        DataError: if the catalogue has none.
    """
    for one in catalogue():
        if one.id == name:
            return one
    raise DataError(f"{_FILE.name} has no data set {name!r}; add it before using it")


def notice() -> str:
    """Return the attribution of every data set as plain text, for NOTICE and the atlas files."""
    return "\n\n".join(
        f"{one.title} ({one.id})\n  {one.attribution}\n  Licence: {one.licence}. "
        f"Vintage: {one.vintage}.\n  Origin: {one.address}\n  Changes: {one.change}"
        for one in catalogue()
    )


def _entry(entry: dict[str, str]) -> Dataset:
    try:
        found = Dataset(**{name: str(value) for name, value in entry.items()})  # type: ignore[arg-type]
    except TypeError as error:
        raise DataError(f"{_FILE.name}, entry {entry.get('id')!r}: {error}") from error
    if found.group not in get_args(LicenceGroup):
        raise DataError(f"{_FILE.name}, entry {found.id!r}: unknown group {found.group!r}")
    return found
