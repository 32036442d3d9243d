"""How big an institution is: students, beds, seats, holdings, as far as a row counts them.

Curated rows say it in the words of their note ("около 21 тыс. студентов"), extracts of
OpenStreetMap in tags. A number behind which none of the words stands says nothing; a word with two
numbers that differ keeps the first.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from importlib import resources
from typing import Any, Final

from pobratim.lexicon.tables import parse_table

__all__ = ["counted_in", "measures", "tagged"]

_NUMBER: Final = re.compile(
    r"(?<![\d,.])(?P<number>\d{1,3}(?:[  ]\d{3})+|\d+(?:,\d+)?)"
    r"(?: (?P<times>тыс\.|млн))? (?P<words>[а-я]+(?: [а-я]+)?)"
)
_WORDED: Final = re.compile(r"\b(?P<number>одна|две|три|четыре|пять) (?P<words>[а-я]+)")
_NUMBERS: Final = {"одна": 1.0, "две": 2.0, "три": 3.0, "четыре": 4.0, "пять": 5.0}
_TIMES: Final = {None: 1.0, "тыс.": 1e3, "млн": 1e6}


def measures() -> tuple[str, ...]:
    """Return what institutions are measured in: ``students``, ``beds``, ``seats`` and so on."""
    return tuple(_table()["words"])


@lru_cache(maxsize=1024)
def counted_in(note: str | None) -> Mapping[str, float]:
    """Return the counts that a note states, by measure; empty where it states none.

    >>> dict(counted_in("Около 21 тыс. студентов, более 140 специальностей"))
    {'students': 21000.0}
    """
    text = (note or "").casefold().replace("ё", "е")
    found: dict[str, float] = {}
    for match in _NUMBER.finditer(text):
        number = float(re.sub(r"[  ]", "", match["number"]).replace(",", "."))
        _keep(found, match["words"], number * _TIMES[match["times"]])
    for match in _WORDED.finditer(text):
        _keep(found, match["words"], _NUMBERS[match["number"]])
    return found


def _keep(found: dict[str, float], words: str, number: float) -> None:
    measure = next(
        (name for name, stems in _table()["words"].items() if words.startswith(tuple(stems))), None
    )
    if measure is not None:
        found.setdefault(measure, number)


def tagged(kind: str, tags: Mapping[str, str]) -> Mapping[str, float]:
    """Return the counts that the tags of an object of ``kind`` state; empty without any."""
    found: dict[str, float] = {}
    for entry in _table()["tags"]:
        value = tags.get(entry["tag"], "")
        if kind in entry["kinds"] and value.isdigit() and int(value) > 0:
            found.setdefault(entry["measure"], float(value))
    return found


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    source = resources.files("pobratim.atlas").joinpath("strengths.yaml")
    loaded: Mapping[str, Any] = parse_table(source.read_text(encoding="utf-8"))
    return loaded
