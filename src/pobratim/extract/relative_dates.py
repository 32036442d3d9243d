"""Dates relative to the day of publication, or to the year that a tale has come to."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, timedelta

from pobratim.extract.date_context import Context, iso, shift_of
from pobratim.lexicon.calendar import weekday_of
from pobratim.lexicon.date_patterns import NUMBERS
from pobratim.model.dates import DateValue

__all__ = [
    "relative_day",
    "relative_month",
    "relative_week",
    "relative_year",
    "same_year",
    "some_years_off",
    "weekday",
    "weekend",
]


def relative_day(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the day of "yesterday", of "the eve" the one before the day named last."""
    word = str(g["word"])
    shift = next(days for stem, days in _RELATIVE_DAYS if word.startswith(stem))
    if word.startswith(("накануне", "напярэдадні")) and c.anchor:
        return DateValue((c.anchor - timedelta(days=1)).isoformat(), None, "day", "", "text")
    return _from_day(c, lambda day: day + timedelta(days=shift))


def weekday(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the day of the week meant: the last, or the next where the tense looks ahead."""
    wanted, shift = weekday_of(str(g["w"])), shift_of(g.get("which"))

    def choose(day: date) -> date:
        back = (day.weekday() - wanted) % 7
        if shift < 0:
            return day - timedelta(days=back or 7)
        if shift > 0 or (c.tense == "future" and back):
            return day + timedelta(days=7 - back)
        return day - timedelta(days=back)

    return _from_day(c, choose)


def _from_day(c: Context, choose: Callable[[date], date]) -> DateValue | None:
    day = c.reference.full
    if day is None:
        return None
    return DateValue(choose(day).isoformat(), None, "day", "", c.reference.origin)


def relative_year(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the year of "last year", "летась" and the like."""
    year = c.reference.year
    if year is None:
        return None
    word = g.get("word") or ""
    shift = next(
        (n for stem, n in _RELATIVE_YEARS if word.startswith(stem)), shift_of(g.get("which"))
    )
    return DateValue(str(year + shift), None, "year", "", c.reference.origin)


def relative_week(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the days from Monday to Sunday of "last week", "next week"."""
    day, shift = c.reference.full, shift_of(g.get("which"))
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday() - 7 * shift)
    sunday = monday + timedelta(days=6)
    return DateValue(monday.isoformat(), sunday.isoformat(), "day", "", c.reference.origin)


def relative_month(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the month of "last month", "next month"."""
    r, shift = c.reference, shift_of(g.get("which"))
    if r.year is None or r.month is None:
        return None
    index = r.year * 12 + r.month - 1 + shift
    return DateValue(iso(index // 12, index % 12 + 1, None), None, "month", "", r.origin)


def some_years_off(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the year some years off the publication, in a tale off the year told last."""
    count = str(g.get("n") or g.get("n2") or "1").strip()
    number = int(count) if count.isdigit() else NUMBERS.get(count)
    if not number:
        return None
    if g.get("later") or (g.get("ahead") and c.tense == "past"):
        return _year_told(c, number)
    if g.get("earlier") and c.told_year is not None:
        return _year_told(c, -number)
    year = c.reference.year
    if year is None:
        return None
    sign = 1 if g.get("ahead") else -1
    return DateValue(str(year + sign * number), None, "year", "", c.reference.origin)


def same_year(_: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the year told last: "in the same year"."""
    return _year_told(c, 0)


def _year_told(c: Context, shift: int) -> DateValue | None:
    if c.told_year is None:
        return None
    return DateValue(str(c.told_year + shift), None, "year", "", "text")


def weekend(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    """Return the Saturday and Sunday meant: the last, or the next where the tense looks ahead."""
    day, shift = c.reference.full, shift_of(g.get("which"))
    if day is None:
        return None
    ahead = shift > 0 or (shift == 0 and c.tense == "future")
    saturday = day + timedelta(
        days=(5 - day.weekday()) % 7 if ahead else -((day.weekday() + 2) % 7)
    )
    if day.weekday() == _SUNDAY and not ahead:
        saturday -= timedelta(days=7) * (shift < 0)
    sunday = saturday + timedelta(days=1)
    return DateValue(saturday.isoformat(), sunday.isoformat(), "day", "", c.reference.origin)


_SUNDAY = 6
_RELATIVE_DAYS = (
    *(("позавчера", -2), ("пазаўчора", -2), ("послезавтра", 2), ("паслязаўтра", 2)),
    *(("вчера", -1), ("учора", -1), ("ўчора", -1), ("yesterday", -1), ("last night", -1)),
    *(("накануне", -1), ("напярэдадні", -1)),
    *(("сегодня", 0), ("сёння", 0), ("сення", 0), ("today", 0)),
    *(("завтра", 1), ("заўтра", 1), ("tomorrow", 1)),
)
_RELATIVE_YEARS = (("летась", -1), ("сёлета", 0), ("селета", 0), ("налета", 1))
