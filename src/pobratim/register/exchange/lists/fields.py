"""The fields of each kind of list, from ``fields.yaml``."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any, Literal

from pobratim.errors import UsageError
from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import parse_table

__all__ = ["KINDS", "ListField", "choice", "fields_of", "words_of"]

KINDS: tuple[str, ...] = ("agreements", "visits", "enterprises", "officials")
ReadAs = Literal["text", "date", "place", "people", "names", "choice"]


@dataclass(frozen=True, slots=True)
class ListField:
    """A field of a list: how a cell is read, whether a row needs it, whether it is kept as is."""

    name: str
    read_as: ReadAs
    needed: bool = False
    kept: bool = False


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    source = resources.files("pobratim.register.exchange.lists").joinpath("fields.yaml")
    loaded: Mapping[str, Any] = parse_table(source.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=len(KINDS))
def fields_of(kind: str) -> Mapping[str, ListField]:
    """Return the fields of a kind of list by name.

    Raises:
        UsageError: if there is no such kind.
    """
    if kind not in KINDS:
        raise UsageError(f"no list is called {kind!r}; there are: {', '.join(KINDS)}")
    return {
        name: ListField(name, row["as"], row.get("needed", False), row.get("kept", False))
        for name, row in _table()[kind].items()
    }


def choice(field: str, text: str) -> str | None:
    """Return the value that a word stands for, ``None`` where it stands for none.

    >>> choice("level", "Побратимские"), choice("status", "maybe")
    ('twin', None)
    """
    word = fold(text)
    return next(
        (value for value, words in _table()["choices"][field].items() if word in map(fold, words)),
        None,
    )


def words_of(field: str) -> tuple[str, ...]:
    """Return the values that a choice can have."""
    return tuple(_table()["choices"][field])
