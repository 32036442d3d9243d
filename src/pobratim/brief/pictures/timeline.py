"""The events on a line of time, labels in lanes so that none covers another."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.brief.context import Brief
from pobratim.brief.pictures import svg
from pobratim.brief.select.phrases import what_happened
from pobratim.brief.select.retelling import shortened
from pobratim.brief.words.dates import date_short
from pobratim.model.dossiers import Picture
from pobratim.model.rows import EventRow

__all__ = ["Lane", "draw", "lanes"]

_WIDE = 700.0
_LEFT, _RIGHT = 20.0, 680.0
_TOP, _LANE = 34.0, 17.0
_MOST = 14
_SIZE = 10.5


@dataclass(frozen=True, slots=True)
class Lane:
    """A label's place: its number from the top, and where it begins and ends (user units)."""

    lane: int
    start: float
    end: float


def draw(brief: Brief) -> Picture | None:
    """Draw the latest dated events, ``None`` where the register has fewer than two."""
    events = [e for e in reversed(brief.history) if e.date is not None and e.date.year][-_MOST:]
    if len(events) < 2:
        return None
    labels = [_label(brief, event) for event in events]
    dates = [_decimal_year(event.date.start) for event in events if event.date]
    low, high = min(dates), max(dates)
    spots = [_x(date, low, high) for date in dates]
    places = lanes(spots, [svg.width(label, _SIZE) for label in labels])
    high_lane = max(place.lane for place in places)
    height = _TOP + (high_lane + 1) * _LANE + 8
    body = [*_axis(low, high), *_marks(events, spots, places, labels)]
    title = brief.text("picture.timeline.title")
    return Picture(
        id="timeline",
        title=title,
        svg=svg.document((_WIDE, height), title, body),
        alt=brief.text("picture.timeline.alt", events="; ".join(labels)),
        footnotes=brief.spans(*(event.evidence for event in events)),
    )


def lanes(spots: list[float], widths: list[float]) -> list[Lane]:
    """Place labels beside their spots, each in the first lane where it covers no other.

    A label stands right of its spot, or left of it where the picture ends.
    """
    ends: list[list[tuple[float, float]]] = []
    placed: list[Lane] = []
    for spot, wide in zip(spots, widths, strict=True):
        left = spot + 5 + wide > _RIGHT + 15
        start = max(spot - 5 - wide, 2) if left else spot + 5
        wanted = (start - 8, start + wide + 8)
        number = next(
            (i for i, taken in enumerate(ends) if not any(_meet(wanted, t) for t in taken)),
            len(ends),
        )
        if number == len(ends):
            ends.append([])
        ends[number].append(wanted)
        placed.append(Lane(number, start, start + wide))
    return placed


def _meet(one: tuple[float, float], other: tuple[float, float]) -> bool:
    return one[0] < other[1] and other[0] < one[1]


def _label(brief: Brief, event: EventRow) -> str:
    day = date_short(event.date.start) if event.date else ""
    return f"{day} {shortened(what_happened(brief, event), 62)}"


def _decimal_year(iso: str) -> float:
    """Return a date as a decimal year; a year alone stands in its middle."""
    if len(iso) == 4:
        return int(iso) + 0.5
    day = dt.date.fromisoformat(iso if len(iso) == 10 else f"{iso}-15")
    return day.year + (day.timetuple().tm_yday - 1) / 365.25


def _x(date: float, low: float, high: float) -> float:
    first, last = int(low), int(high) + 1
    return _LEFT + (date - first) / (last - first) * (_RIGHT - _LEFT)


def _axis(low: float, high: float) -> Iterator[str]:
    first, last = int(low), int(high) + 1
    yield svg.line((_LEFT, 22), (_RIGHT, 22), wide=1.2)
    step = max(1, round((last - first) / 12))
    for year in range(first, last + 1, step):
        x = _x(year, low, high)
        yield svg.line((x, 18), (x, 26), stroke=svg.SOFT)
        yield svg.text((x, 13), str(year), size=10, anchor="middle", fill=svg.SOFT)


def _marks(
    events: list[EventRow], spots: list[float], places: list[Lane], labels: list[str]
) -> Iterator[str]:
    for spot, place in zip(spots, places, strict=True):
        y = _TOP + place.lane * _LANE + 9
        yield svg.line((spot, 22), (spot, y - 3), stroke="#bbbbbb", wide=0.7)
    for event, spot, place, label in zip(events, spots, places, labels, strict=True):
        done = event.status == "done"
        yield svg.circle((spot, 22), 3.4, fill=svg.INK if done else "#ffffff", stroke=svg.INK)
        y = _TOP + place.lane * _LANE + 9
        yield svg.text((place.start, y), label, size=_SIZE)
