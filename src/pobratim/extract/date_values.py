"""What the parts of a date amount to, and what supplies a part that is missing."""

from __future__ import annotations

import calendar as months
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from pobratim.extract.tense import Tense
from pobratim.lexicon.calendar import month_of, ordinal_of, weekday_of
from pobratim.lexicon.date_patterns import NUMBERS
from pobratim.model.dates import DateValue, ResolvedFrom

__all__ = ["Context", "Reference", "as_day", "value_of"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What resolves a date: the day of publication, as much of it as is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    origin: ResolvedFrom = "published"

    @property
    def full(self) -> date | None:
        """The day, ``None`` where a part of it is not known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a date: reference, tense, the year in the title, the date named before."""

    reference: Reference
    tense: Tense | None
    title_year: int | None
    anchor: date | None
    deadline: bool


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
    chosen, origin = (int(year), None) if year else _year_for(c, *(last or (month, day)))
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
        end = _iso(end_year, last[0], last[1])
    return DateValue(_iso(year, month, day), end, made[0], "", made[1])


def _numeric(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    day = date(int(str(g["yy"])), int(str(g["mm"])), int(str(g["dd"])))
    return DateValue(day.isoformat())


def _iso_date(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    return DateValue(date.fromisoformat(str(g["iso"])).isoformat())


def _month(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    month = month_of(str(g["m"]))
    shift = _shift(g.get("which"))
    if shift and c.reference.year is not None and not g.get("year"):
        return _shifted_month(month, shift, c.reference)
    return _dated(c, month, None, g.get("year"), None)


def _shifted_month(month: int, shift: int, r: Reference) -> DateValue:
    year, now = int(r.year or 0), r.month or 6
    after = month > now if shift > 0 else month >= now
    year += (0 if after else 1) if shift > 0 else (-1 if after else 0)
    return DateValue(_iso(year, month, None), None, "month", "", r.origin)


def _month_range(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    first, last = month_of(str(g["m"])), month_of(str(g["m2"]))
    year, origin = (int(str(g["year"])), None) if g["year"] else _year_for(c, first, None)
    end_year = year if year is None or last >= first else year + 1
    return DateValue(_iso(year, first, None), _iso(end_year, last, None), "month", "", origin)


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
    year, origin = (int(str(g["year"])), None) if g["year"] else _year_for(c, first, None)
    return DateValue(_iso(year, first, None), _iso(year, last, None), "month", "", origin)


def _half(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    number = ordinal_of(str(g["q"]))
    if number not in (1, 2):
        return None
    first, last = 6 * number - 5, 6 * number
    year, origin = (int(str(g["year"])), None) if g["year"] else _year_for(c, first, None)
    return DateValue(_iso(year, first, None), _iso(year, last, None), "month", "", origin)


def _middle(g: Mapping[str, str | None], _: Context) -> DateValue | None:
    return DateValue(f"{g['y']}-06", None, "month")


def _end_of(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    year, origin = _stated_year(g, c)
    month = _last_month(g, c)
    if month is None:
        return None
    if g.get("m") and not g["year"]:
        year, origin = _year_for(c, month, None)
    if year is None:
        return DateValue(_iso(None, month, 31)) if month == 12 and g.get("m") else None
    day = months.monthrange(year, month)[1]
    return DateValue(_iso(year, month, day), None, "day", "", origin)


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
    shift = _shift(g.get("which"))
    year = c.reference.year
    return (None, None) if year is None else (year + shift, c.reference.origin)


def _season(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    if g.get("year"):
        return DateValue(str(g["year"]), None, "year")
    r = c.reference
    shift = _shift(g.get("which") or g.get("which2"))
    if r.year is None:
        return None
    month = next(m for stem, m in _SEASON_MONTHS if str(g["s"]).startswith(stem))
    year = r.year + shift if shift else _nearest(r, month, None, c.tense)
    return DateValue(str(year), None, "year", "", r.origin)


def _relative_day(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    word = str(g["word"])
    shift = next(days for stem, days in _RELATIVE_DAYS if word.startswith(stem))
    if word.startswith(("накануне", "напярэдадні")) and c.anchor:
        return DateValue((c.anchor - timedelta(days=1)).isoformat(), None, "day", "", "text")
    return _from_day(c, lambda day: day + timedelta(days=shift))


def _weekday(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    wanted, shift = weekday_of(str(g["w"])), _shift(g.get("which"))

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


def _relative_year(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    year = c.reference.year
    if year is None:
        return None
    word = g.get("word") or ""
    shift = next(
        (n for stem, n in _RELATIVE_YEARS if word.startswith(stem)), _shift(g.get("which"))
    )
    return DateValue(str(year + shift), None, "year", "", c.reference.origin)


def _relative_week(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    day, shift = c.reference.full, _shift(g.get("which"))
    if day is None:
        return None
    monday = day - timedelta(days=day.weekday() - 7 * shift)
    sunday = monday + timedelta(days=6)
    return DateValue(monday.isoformat(), sunday.isoformat(), "day", "", c.reference.origin)


def _relative_month(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    r, shift = c.reference, _shift(g.get("which"))
    if r.year is None or r.month is None:
        return None
    index = r.year * 12 + r.month - 1 + shift
    return DateValue(_iso(index // 12, index % 12 + 1, None), None, "month", "", r.origin)


def _ago(g: Mapping[str, str | None], c: Context) -> DateValue | None:
    year = c.reference.year
    if year is None:
        return None
    count = str(g["n"] or "1").strip()
    number = int(count) if count.isdigit() else NUMBERS.get(count)
    sign = 1 if g.get("ahead") else -1
    if not number:
        return None
    return DateValue(str(year + sign * number), None, "year", "", c.reference.origin)


# Years for dates without one ----------------------------------------------------------------


def _year_for(c: Context, month: int, day: int | None) -> tuple[int | None, ResolvedFrom | None]:
    r = c.reference
    if c.title_year is not None and (r.year is None or c.title_year < r.year):
        return c.title_year, "text"
    if r.year is None:
        return None, None
    # A promise told in the past ("договорились … до 10 мая") still falls due ahead.
    due = c.deadline and c.tense == "past"
    tense: Tense | None = "present" if due else c.tense
    return _nearest(r, month, day, tense, reach=8 if due else 6), r.origin


def _nearest(
    r: Reference, month: int, day: int | None, tense: Tense | None, *, reach: int = 6
) -> int:
    year, now = int(r.year or 0), r.month
    if now is None:
        return year
    whole = day is not None and r.day is not None
    mine, theirs = (month, day if whole else 0), (now, r.day if whole else 0)
    if mine == theirs:
        return year
    later = mine > theirs
    if tense == "past":
        return year - later
    if tense == "future":
        return year + (not later)
    # The present, or no verb: what is at most five months ahead, else the last one.
    months_ahead = (month - now) % 12
    if tense == "present" and not later and months_ahead in {0, 11}:
        return year
    soon = months_ahead <= (reach if tense == "present" else 5)
    return year + (soon and not later and months_ahead > 0) - (not soon and later)


def _shift(which: str | None) -> int:
    if not which:
        return 0
    return next((n for stem, n in _SHIFTS if which.startswith(stem)), 0)


def _iso(year: int | None, month: int, day: int | None) -> str:
    head = "--" if year is None else f"{year:04d}-"
    return f"{head}{month:02d}" + (f"-{day:02d}" if day else "")


_SEASON_MONTHS = (
    *(("весн", 4), ("вясн", 4), ("увесн", 4), ("spring", 4)),
    *(("лет", 7), ("улет", 7), ("summer", 7)),
    *(("осен", 10), ("восен", 10), ("увосен", 10), ("autumn", 10)),
    *(("зим", 1), ("зім", 1), ("узім", 1), ("winter", 1)),
)
_RELATIVE_DAYS = (
    *(("позавчера", -2), ("пазаўчора", -2), ("послезавтра", 2), ("паслязаўтра", 2)),
    *(("вчера", -1), ("учора", -1), ("ўчора", -1), ("yesterday", -1), ("last night", -1)),
    *(("накануне", -1), ("напярэдадні", -1)),
    *(("сегодня", 0), ("сёння", 0), ("сення", 0), ("today", 0)),
    *(("завтра", 1), ("заўтра", 1), ("tomorrow", 1)),
)
_RELATIVE_YEARS = (("летась", -1), ("сёлета", 0), ("селета", 0), ("налета", 1))
_SHIFTS = (
    *(
        ("прошл", -1),
        ("прошед", -1),
        ("минувш", -1),
        ("мінул", -1),
        ("last", -1),
        ("previous", -1),
    ),
    *(("прошад", -1), ("предыдущ", -1), ("папярэдн", -1)),
    *(("следующ", 1), ("будущ", 1), ("наступн", 1), ("будуч", 1), ("next", 1), ("грядущ", 1)),
    *(
        ("этом", 0),
        ("этот", 0),
        ("текущ", 0),
        ("нынешн", 0),
        ("гэт", 0),
        ("this", 0),
        ("бягуч", 0),
    ),
)
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
    "season": _season,
    "year": _one_year,
    "year_en": _one_year,
    "relative_day": _relative_day,
    "relative_day_adj": _relative_day,
    "weekday": _weekday,
    "weekday_en": _weekday,
    "relative_year_word": _relative_year,
    "relative_year": _relative_year,
    "relative_week": _relative_week,
    "relative_month": _relative_month,
    "ago": _ago,
    "ahead": _ago,
}
