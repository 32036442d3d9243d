"""Public bodies by class and seat, whatever a text calls them."""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources
from typing import Any

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import parse_table

__all__ = ["body_class", "body_level", "hidden_seat"]


@lru_cache(maxsize=1)
def _table() -> dict[str, Any]:
    source = resources.files("pobratim.register.resolve").joinpath("bodies.yaml")
    loaded: dict[str, Any] = parse_table(source.read_text(encoding="utf-8"))
    return loaded


@lru_cache(maxsize=1)
def _classes() -> tuple[tuple[str, re.Pattern[str], re.Pattern[str]], ...]:
    return tuple(
        (name, _compile(entry["is"]), _compile(entry["but"]))
        for name, entry in _table()["classes"].items()
    )


def _compile(pattern: str) -> re.Pattern[str]:
    """A pattern may be folded over lines before each bar; the break is no part of it."""
    return re.compile(re.sub(r"\s+\|", "|", pattern))


@lru_cache(maxsize=4096)
def body_class(name: str) -> str | None:
    """Return the class of public body that ``name`` names, ``None`` for any other organisation.

    >>> body_class("Минский городской исполнительный комитет") == body_class("Мингорисполком")
    True
    """
    key = fold(name)
    for label, names, others in _classes():
        if names.search(key) and not others.search(key):
            return label
    return None


def body_level(label: str) -> str:
    """Return what the seat of a class is: ``city``, ``region`` or ``country``.

    Raises:
        KeyError: if the table has no such class.
    """
    return str(_table()["classes"][label]["level"])


def hidden_seat(name: str) -> int | None:
    """Return the GeoNames id of the city hidden in an abbreviation such as Мингорисполком."""
    found = _table()["seats"].get(fold(name))
    return None if found is None else int(found)
