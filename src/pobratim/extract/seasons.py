"""A season is three months: of the year that the words name, or the one that suits the tense."""

from __future__ import annotations

from collections.abc import Mapping

from pobratim.extract.date_context import Context, Reference, iso, shift_of
from pobratim.extract.tense import Tense
from pobratim.model.dates import DateValue

__all__ = ["season_of"]

_FIRST_MONTHS: tuple[tuple[tuple[str, ...], int], ...] = (
    (("весн", "вясн", "увесн", "увясн", "spring"), 3),
    (("лет", "лят", "улет", "summer"), 6),
    (("осен", "восен", "увосен", "autumn", "fall"), 9),
    (("зим", "зім", "узім", "winter"), 12),
)
_WINTER = 12


def season_of(groups: Mapping[str, str | None], context: Context) -> DateValue | None:
    """Return the range of months of a season, ``None`` where nothing gives its year.

    Of a winter with its year only the year is sure: it lies in two.

    Raises:
        KeyError: if ``groups`` name no season.
    """
    word = str(groups.get("s") or groups.get("s2"))
    first = next((m for stems, m in _FIRST_MONTHS if word.startswith(stems)), None)
    if first is None:
        raise KeyError(word)
    stated = groups.get("year")
    if stated and first == _WINTER:
        return DateValue(stated, None, "year")
    if stated:
        return _range(int(stated), first)
    now = context.reference
    if now.year is None:
        return None
    which = groups.get("which") or groups.get("which2")
    year = _year(now, first, which, "present" if context.deadline else context.tense)
    value = _range(year, first)
    return DateValue(value.start, value.end, "month", "", now.origin)


def _range(year: int, first: int) -> DateValue:
    last = year + 1 if first == _WINTER else year
    return DateValue(iso(year, first, None), iso(last, (first + 1) % 12 + 1, None), "month")


def _year(now: Reference, first: int, which: str | None, tense: Tense | None) -> int:
    """Return the year in which the season meant begins."""
    year, month = int(now.year or 0), now.month
    if month is None:
        return year + shift_of(which)
    begun = month >= first or (first == _WINTER and month <= 2)
    running = begun and (month - first) % 12 <= 2
    latest = year - (first == _WINTER and month <= 2) if begun else year - 1
    if which:
        return _pointed_at(shift_of(which), year, latest, winter=first == _WINTER, running=running)
    if running or tense == "past":
        return latest
    return latest + (tense == "future" or (first - month) % 12 <= _SOON)


def _pointed_at(shift: int, year: int, latest: int, *, winter: bool, running: bool) -> int:
    """Return the year of "last", "this" or "next" season; ``latest`` is when it last began."""
    if shift < 0:
        return latest - running
    if shift > 0:
        return latest + 1
    return latest + (not running) if winter else year


_SOON = 6
"""How many months ahead a season without a tense may lie; else it is the last one."""
