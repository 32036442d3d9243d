"""Partial dates side by side: which agree, which differ, and what they say together."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace

from pobratim.model.dates import DateValue, Precision

__all__ = ["agree", "as_text", "combine", "days_apart", "from_text", "same_term"]

_Parts = tuple[str | None, str | None, str | None]
_PRECISIONS: tuple[Precision, ...] = ("year", "month", "day")


def as_text(date: DateValue) -> str:
    """Return the ISO 8601 form that the register keeps: a date, or ``start/end``.

    >>> as_text(DateValue("2026", "2028", "year"))
    '2026/2028'
    """
    return date.start if date.end is None else f"{date.start}/{date.end}"


def from_text(value: str, *, text: str = "") -> DateValue:
    """Return the date that :func:`as_text` wrote; ``text`` holds the words it was read from.

    Raises:
        ValueError: if ``value`` is no partial ISO date or range.
    """
    start, _, end = value.partition("/")
    return DateValue(start, end or None, _precision(_parts(start)), text)


def agree(a: DateValue, b: DateValue) -> bool:
    """Tell whether one day (or one range) can be meant by both, however coarse they are.

    A day agrees with a range that it lies in; two ranges agree in start and end.

    >>> agree(DateValue("--05-20"), DateValue("2022-05", precision="month"))
    True
    >>> agree(DateValue("2022-05-20"), DateValue("2022-05-21"))
    False
    """
    if a.end is not None and b.end is not None:
        return _fit(a.start, b.start) and _fit(a.end, b.end)
    if a.end is None and b.end is None:
        return _fit(a.start, b.start)
    span, point = (a, b) if a.end is not None else (b, a)
    return _inside(point.start, span)


def same_term(a: DateValue, b: DateValue) -> bool:
    """Tell whether two terms agree: the same start, and the same end where both give one."""
    if a.end is None or b.end is None:
        return _fit(a.start, b.start)
    return _fit(a.start, b.start) and _fit(a.end, b.end)


def days_apart(a: str, b: str) -> int | None:
    """Return the days between two full ISO dates, ``None`` where one is partial."""
    from datetime import date

    try:
        return abs((date.fromisoformat(a) - date.fromisoformat(b)).days)
    except ValueError:
        return None


def combine(dates: Sequence[DateValue]) -> DateValue:
    """Return what agreeing ``dates`` say together, at the finest precision of them all.

    Where no single source gives the result (one has the day, another the year), it is marked
    ``resolved_from="register"``.

    >>> combine([DateValue("--05-20"), DateValue("2022-05", precision="month")]).start
    '2022-05-20'
    """
    ranges = [date for date in dates if date.end is not None]
    if ranges:
        return max(ranges, key=lambda date: len(date.start) + len(date.end or ""))
    parts = [_parts(date.start) for date in dates]
    merged: _Parts = (
        _first(p[0] for p in parts),
        _first(p[1] for p in parts),
        _first(p[2] for p in parts),
    )
    start = _join(merged)
    for date in dates:
        if date.start == start:
            return date
    closest = max(dates, key=lambda date: len(date.start))
    return replace(closest, start=start, precision=_precision(merged), resolved_from="register")


def _first(values: Iterable[str | None]) -> str | None:
    return next((value for value in values if value is not None), None)


def _parts(text: str) -> _Parts:
    if text.startswith("--"):
        month, _, day = text[2:].partition("-")
        return None, month, day or None
    year, *rest = text.split("-")
    return year, rest[0] if rest else None, rest[1] if len(rest) > 1 else None


def _join(parts: _Parts) -> str:
    year, month, day = parts
    known = [part for part in (month, day) if part is not None]
    return "-".join([year, *known]) if year is not None else "--" + "-".join(known)


def _precision(parts: _Parts) -> Precision:
    return _PRECISIONS[2 if parts[2] else 1 if parts[1] else 0]


def _fit(a: str, b: str) -> bool:
    return all(x is None or y is None or x == y for x, y in zip(_parts(a), _parts(b), strict=True))


def _inside(point: str, span: DateValue) -> bool:
    """Compare as far as both are known; a point without a year is compared by month and day."""
    end = span.end or span.start
    low, high = span.start, end
    if point.startswith("--") or low.startswith("--"):
        point, low, high = (_without_year(value) for value in (point, low, high))
    return low[: len(point)] <= point[: len(low)] and point[: len(high)] <= high[: len(point)]


def _without_year(value: str) -> str:
    return value[2:] if value.startswith("--") else value[5:]
