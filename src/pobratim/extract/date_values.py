"""What the parts of a date amount to, and what supplies a part that is missing."""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Mapping
from datetime import date
from typing import Literal

from pobratim.extract.date_context import Context, Reference, iso, shift_of
from pobratim.extract.date_years import year_for
from pobratim.extract.relative_dates import (
    relative_day,
    relative_month,
    relative_week,
    relative_year,
    same_year,
    some_years_off,
    weekday,
    weekend,
)
from pobratim.extract.seasons import season_of
from pobratim.lexicon.calendar import MONTH_ADJECTIVES, month_of, ordinal_of
from pobratim.model.dates import DateValue, ResolvedFrom

__all__ = ["as_day", "value_of"]


_Builder = Callable[[Mapping[str, str | None], Context], DateValue | None]


def value_of(kind: str, groups: Mapping[str, str | None], context: Context) -> DateValue | None:
    """Return the value of a date of ``kind`` (a key of ``PATTERNS``) with the parts ``groups``.

    ``None`` where the calendar has no such day, or where nothing tells what a relative word is
    relative to.
    """
    try:
        return _BUILDERS[kind](groups, context)
    except (ValueError, KeyError):
        return None


def as_day(value: DateValue) -> date | None:
    """Return the start of ``value`` as a day, ``None`` if it is less precise."""
    try:
        return date.fromisoformat(value.start)
    except ValueError:
        return None


# Builders -----------------------------------------------------------------------------------


def _day(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    month, day = month_of(str(g["m"])), int(str(g["d"]))
    return _dated(c, month, day, g.get("year"), None)


def _day_range(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    last = month_of(str(g["m2"]))
    first = month_of(str(g["m"])) if g.get("m") else last
    return _dated(c, first, int(str(g["d"])), g.get("year"), (last, int(str(g["d2"]))))


def _dated(
    c: Context, month: int, day: int | None, year: str | None, last: tuple[int, int] | None
) -> DateValue | None:
    precision: Literal["day", "month"] = "month" if day is None else "day"
    date(int(year or 2024), month, day or 1)  # A date that cannot be raises ValueError.
    chosen, origin = (int(year), None) if year else year_for(c, *(last or (month, day)))
    if chosen is not None and last is not None and last < (month, day or 1):
        chosen -= 1  # The year of "30 декабря – 2 января" is that of its end.
    return _ranged(chosen, month, day, last, (precision, origin))


def _ranged(
    year: int | None,
    month: int,
    day: int | None,
    last: tuple[int, int] | None,
    made: tuple[Literal["day", "month"], ResolvedFrom | None],
) -> DateValue:
    end = None
    if last is not None:
        end_year = year if year is None or last >= (month, day or 1) else year + 1
        end = iso(end_year, last[0], last[1])
    return DateValue(iso(year, month, day), end, made[0], "", made[1])


def _day_span(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return a span whose ends both tell their month, and perhaps their year."""
    if not g.get("y1"):
        return _day_range(g, c)
    first = date(int(str(g["y1"])), month_of(str(g["m"])), int(str(g["d"])))
    last = date(int(str(g["year"])), month_of(str(g["m2"])), int(str(g["d2"])))
    return DateValue(first.isoformat(), last.isoformat()) if first < last else None


def _adjective_month(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    word = str(g["a"])
    month = next(number for number, stems in MONTH_ADJECTIVES.items() if word.startswith(stems))
    return _dated(c, month, None, None, None)


def _new_year(_: Mapping[str, str | None], c: Context) -> DateValue | None:
    year, origin = year_for(c, 12, 31)
    return None if year is None else DateValue(iso(year, 12, 31), None, "day", "", origin)


def _numeric(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    day = date(int(str(g["yy"])), int(str(g["mm"])), int(str(g["dd"])))
    return DateValue(day.isoformat())


def _iso_date(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    return DateValue(date.fromisoformat(str(g["iso"])).isoformat())


def _month(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    month = month_of(str(g["m"]))
    shift = shift_of(g.get("which"))
    if shift and c.reference.year is not None and not g.get("year"):
        return _shifted_month(month, shift, c.reference)
    return _dated(c, month, None, g.get("year"), None)


def _shifted_month(month: int, shift: int, r: Reference) -> DateValue:
    year, now = int(r.year or 0), r.month or 6
    after = month > now if shift > 0 else month >= now
    year += (0 if after else 1) if shift > 0 else (-1 if after else 0)
    return DateValue(iso(year, month, None), None, "month", "", r.origin)


def _month_range(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    first, last = month_of(str(g["m"])), month_of(str(g["m2"]))
    year, origin = (int(str(g["year"])), None) if g["year"] else year_for(c, first, None)
    end_year = year if year is None or last >= first else year + 1
    return DateValue(iso(year, first, None), iso(end_year, last, None), "month", "", origin)


def _years(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    first, last = str(g["y"]), str(g["y2"])
    if len(last) == 2:
        last = first[:2] + last
    return DateValue(first, last, "year") if int(first) < int(last) else None


def _one_year(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    return DateValue(str(g["y"]), None, "year")


def _quarter(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    number = ordinal_of(str(g["q"]))
    first, last = 3 * number - 2, 3 * number
    year, origin = (int(str(g["year"])), None) if g["year"] else year_for(c, first, None)
    return DateValue(iso(year, first, None), iso(year, last, None), "month", "", origin)


def _half(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    number = ordinal_of(str(g["q"]))
    if number not in (1, 2):
        return None
    first, last = 6 * number - 5, 6 * number
    year, origin = (int(str(g["year"])), None) if g["year"] else year_for(c, first, None)
    return DateValue(iso(year, first, None), iso(year, last, None), "month", "", origin)


def _middle(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    return DateValue(f"{g['y']}-06", None, "month")


def _end_of(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    year, origin = _stated_year(g, c)
    month = _last_month(g, c)
    if month is None:
        return None
    if g.get("m") and not g["year"]:
        year, origin = year_for(c, month, None)
    if year is None:
        return DateValue(iso(None, month, 31)) if month == 12 and g.get("m") else None
    day = months.monthrange(year, month)[1]
    return DateValue(iso(year, month, day), None, "day", "", origin)


def _last_month(g: Mapping[str, str | None], c: Context) -> int | None:
    """Return the month at whose end "конец квартала", "конец мая", "конец года" is."""
    now = c.reference.month
    if g.get("q"):
        return 3 * ordinal_of(str(g["q"]))
    if g.get("m"):
        return month_of(str(g["m"]))
    if g.get("this_month"):
        return now
    if g.get("this_quarter"):
        return None if now is None else (now + 2) // 3 * 3
    return 12


def _stated_year(
    g: Mapping[str, str | None], c: Context
) -> tuple[int | None, ResolvedFrom | None]:
    if g.get("year"):
        return int(str(g["year"])), None
    shift = shift_of(g.get("which"))
    year = c.reference.year
    return (None, None) if year is None else (year + shift, c.reference.origin)


_BUILDERS: dict[str, _Builder] = {
    "iso": _iso_date,
    "numeric": _numeric,
    "day_range": _day_range,
    "day_range_en": _day_range,
    "day": _day,
    "day_en": _day,
    "end_of": _end_of,
    "quarter": _quarter,
    "half": _half,
    "middle": _middle,
    "quarter_q": _quarter,
    "month_range": _month_range,
    "month_year": _month,
    "month": _month,
    "month_next": _month,
    "month_head": _month,
    "years": _years,
    "years_words": _years,
    "season": season_of,
    "year": _one_year,
    "year_en": _one_year,
    "relative_day": relative_day,
    "relative_day_adj": relative_day,
    "weekday": weekday,
    "weekday_en": weekday,
    "relative_year_word": relative_year,
    "relative_year": relative_year,
    "relative_week": relative_week,
    "relative_month": relative_month,
    "ago": some_years_off,
    "ahead": some_years_off,
    "earlier": some_years_off,
    "later": some_years_off,
    "same_year": same_year,
    "weekend": weekend,
    "month_en": _month,
    "month_in_brackets": _month,
    "month_adjective": _adjective_month,
    "new_year": _new_year,
    "day_span": _day_span,
    "weekday_bare": weekday,
}
