"""The programme of a visit, as a list tells it: which hour, what, where."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Iterable
from dataclasses import dataclass

from pobratim.lexicon.calendar import MONTH, month_of
from pobratim.lexicon.normalise import flat
from pobratim.model.dates import DateValue

__all__ = ["ProgrammeItem", "points", "programme"]

_ITEMS = re.compile(r"\s*[;\n]\s*")
_HOURS = re.compile(
    r"(?P<h>[01]?\d|2[0-3])[:.](?P<m>[0-5]\d)"
    r"(?:\s*[-–—]\s*(?P<to_h>[01]?\d|2[0-3])[:.](?P<to_m>[0-5]\d))?(?!\.?\d)\s*[-–—:,.]?\s*"
)
_ISO = re.compile(r"(?P<year>\d{4})-(?P<month>\d\d)-(?P<day>\d\d)\s*[-–—:,]?\s*")
_DOTTED = re.compile(r"(?P<day>\d{1,2})\.(?P<month>\d\d)\.(?P<year>\d{4})\s*[-–—:,]?\s*")
_WORDS = re.compile(
    rf"(?P<day>\d{{1,2}})\s+(?P<name>{MONTH})(?:\s+(?P<year>\d{{4}}))?\s*[-–—:,]?\s*",
    re.IGNORECASE,
)


@dataclass(frozen=True, slots=True)
class ProgrammeItem:
    """One point of a programme; ``day`` and the hours are ``None`` where nothing tells them.

    The hours are those of the place.
    """

    what: str
    day: dt.date | None
    begins: dt.time | None = None
    ends: dt.time | None = None


def programme(text: str, visit: DateValue | None) -> tuple[ProgrammeItem, ...]:
    """Return the points of a programme, separated by semicolons or lines.

    A point may begin with a day and with an hour or two ("16.09.2024 10:00–11:30 МАЗ"). A day
    holds for the points after it; without any, the day of a visit of one day does.

    >>> [item.what for item in programme("10:00 МАЗ; 12.30 обед", None)]
    ['МАЗ', 'обед']
    """
    first, last = _day_of(visit, "start"), _day_of(visit, "end")
    day = first if last in {None, first} else None
    found: list[ProgrammeItem] = []
    for point in _ITEMS.split(text.strip()):
        told, rest = _dated(point, first)
        day = told or day
        item = _timed(rest, day)
        if item.what:
            found.append(item)
    return tuple(found)


def _day_of(visit: DateValue | None, which: str) -> dt.date | None:
    text = getattr(visit, which) if visit is not None else None
    try:
        return dt.date.fromisoformat(text) if text and len(text) == len("2022-05-20") else None
    except ValueError:
        return None


def _dated(point: str, visit: dt.date | None) -> tuple[dt.date | None, str]:
    for pattern in (_ISO, _DOTTED, _WORDS):
        if match := pattern.match(point):
            parts = match.groupdict()
            named = parts.get("name")
            month = month_of(flat(named)) if named else int(parts["month"])
            year = int(parts["year"]) if parts["year"] else visit.year if visit else None
            day = _calendar_day(year, month, int(parts["day"]))
            if day is not None:
                return day, point[match.end() :]
    return None, point


def _calendar_day(year: int | None, month: int | None, day: int) -> dt.date | None:
    try:
        return dt.date(year, month, day) if year and month else None
    except ValueError:
        return None


def _timed(point: str, day: dt.date | None) -> ProgrammeItem:
    match = _HOURS.match(point)
    if match is None:
        return ProgrammeItem(point.strip(), day)
    begins = dt.time(int(match["h"]), int(match["m"]))
    ends = dt.time(int(match["to_h"]), int(match["to_m"])) if match["to_h"] else None
    rest = point[match.end() :].strip()
    return ProgrammeItem(rest, day, begins, ends if ends and ends > begins else None)


def points(texts: Iterable[str], visit: DateValue | None) -> tuple[ProgrammeItem, ...]:
    """Return the points of all programmes that sources give for a visit, each once."""
    return tuple(dict.fromkeys(item for text in texts for item in programme(text, visit)))
