"""iCalendar (RFC 5545): dated visits and meetings as whole days, points of a programme as hours.

A row keeps its ``UID`` for ever, so that a calendar that took it once updates it. What was only
planned or talked of is ``TENTATIVE``, what was called off ``CANCELLED``. Nothing reads a clock:
``DTSTAMP`` is the day of the latest report, ``SEQUENCE`` grows with reports and decisions.
"""

from __future__ import annotations

import datetime as dt
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass

from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.rows import EventRow, FieldRow
from pobratim.register.exchange.programme import points
from pobratim.register.exchange.written import Written
from pobratim.register.ids import digest

__all__ = ["CalendarWords", "folded", "to_ics"]

_KINDS = frozenset({"visit", "meeting"})
_STATUS = {
    "done": "CONFIRMED",
    "planned": "TENTATIVE",
    "proposed": "TENTATIVE",
    "discussed": "TENTATIVE",
    "cancelled": "CANCELLED",
}
_OCTETS = 75
_SHARED = ("DTSTAMP:", "LAST-MODIFIED:", "SEQUENCE:", "STATUS:", "X-POBRATIM-STATUS:")
_CONTROL = re.compile(r"[\x00-\x08\x0b-\x1f\x7f]")
_SAFE_URL = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class CalendarWords:
    """What a calendar says in words: ``title`` of an event, ``details`` below it, one a line.

    ``report`` is the title of the report that is due after a visit.
    """

    title: Callable[[EventRow], str]
    details: Callable[[EventRow], Iterable[str]]
    report: Callable[[EventRow], str]


def to_ics(
    events: Iterable[EventRow],
    source_of: Callable[[str], Source],
    words: CalendarWords,
    *,
    decisions: int = 0,
) -> Written:
    """Return a calendar of the visits and meetings that have a day.

    ``decisions`` is the length of the register's log: a date that a person chose is a change,
    and a change has a higher ``SEQUENCE``.
    """
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Pobratim//Register//EN"]
    left: Counter[str] = Counter()
    rows = 0
    for event in events:
        reason = _why_not(event)
        if reason:
            left[reason] += 1
            continue
        rows += 1
        entry = list(_event(event, source_of, words, decisions))
        lines += [*entry, *_points(event, entry, source_of), *_report(event, entry, words)]
    lines.append("END:VCALENDAR")
    return Written("".join(map(folded, lines)).encode(), rows, left)


def _why_not(event: EventRow) -> str | None:
    if event.type not in _KINDS:
        return "neither visit nor meeting"
    if event.status not in _STATUS:
        return "denied"
    if event.date is None or _day(event.date.start) is None:
        return "visit or meeting without a day"
    return None


def _day(text: str | None) -> dt.date | None:
    try:
        return dt.date.fromisoformat(text or "") if len(text or "") == len("2022-05-20") else None
    except ValueError:
        return None


def _event(
    event: EventRow, source_of: Callable[[str], Source], words: CalendarWords, decisions: int
) -> Iterator[str]:
    assert event.date is not None  # noqa: S101  `_why_not` has seen to it
    sources = [source_of(item.document) for item in event.evidence]
    stamp = _stamp(sources)
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id.replace(':', '-')}@register.pobratim"
    yield f"DTSTAMP:{stamp}"
    yield f"LAST-MODIFIED:{stamp}"
    yield f"SEQUENCE:{event.sources - 1 + decisions}"
    yield from _days(event.date)
    yield f"SUMMARY:{_escaped(words.title(event))}"
    yield f"STATUS:{_STATUS[event.status]}"
    yield "TRANSP:TRANSPARENT"
    if event.venue or event.host:
        yield f"LOCATION:{_escaped((event.venue or event.host).name)}"  # type: ignore[union-attr]
    yield f"DESCRIPTION:{_escaped(chr(10).join(words.details(event)))}"
    if event.spheres:
        yield f"CATEGORIES:{','.join(map(_escaped, event.spheres))}"
    address = next((s.address for s in sources if _SAFE_URL.fullmatch(s.address)), None)
    if address:
        yield f"URL:{address}"
    yield f"X-POBRATIM-STATUS:{event.status}"
    yield "END:VEVENT"


def _points(
    event: EventRow, entry: Sequence[str], source_of: Callable[[str], Source]
) -> Iterator[str]:
    """The points of a programme that have an hour, each under the visit and with a ``UID``.

    The hours are those of the place ("floating"). A point keeps its ``UID`` when its hour moves.
    """
    parent = next(line for line in entry if line.startswith("UID:")).removeprefix("UID:")
    given = _latest([f for f in event.fields if f.name == "programme"], source_of)
    seen: Counter[str] = Counter()
    for item in points(given, event.date):
        if item.day is None or item.begins is None:
            continue
        seen[item.what] += 1
        name = digest(item.what, seen[item.what])[:12]
        begins = dt.datetime.combine(item.day, item.begins)
        yield "BEGIN:VEVENT"
        yield f"UID:{event.id.replace(':', '-')}-point-{name}@register.pobratim"
        yield f"RELATED-TO:{parent}"
        yield from (line for line in entry if line.startswith(_SHARED))
        yield f"DTSTART:{begins:%Y%m%dT%H%M%S}"
        if item.ends:
            yield f"DTEND:{dt.datetime.combine(item.day, item.ends):%Y%m%dT%H%M%S}"
        yield f"SUMMARY:{_escaped(item.what)}"
        yield "END:VEVENT"


def _latest(fields: Sequence[FieldRow], source_of: Callable[[str], Source]) -> Iterator[str]:
    """The values of the latest source: a programme that was changed is the new one."""
    told = [
        (max(source_of(item.document).published or "" for item in field.evidence), field.value)
        for field in fields
    ]
    newest = max((day for day, _ in told), default="")
    return (value for day, value in told if day == newest)


def _report(event: EventRow, entry: Iterable[str], words: CalendarWords) -> Iterator[str]:
    """The report that a visit asks for, as a task with its own stable ``UID``."""
    due = [day for f in event.fields if f.name == "report-due" and (day := _day(f.value))]
    for number, day in enumerate(due, start=1):
        yield "BEGIN:VTODO"
        yield f"UID:{event.id.replace(':', '-')}-report-{number}@register.pobratim"
        yield from (line for line in entry if line.startswith(("DTSTAMP:", "SEQUENCE:")))
        yield f"DUE;VALUE=DATE:{day:%Y%m%d}"
        yield f"SUMMARY:{_escaped(words.report(event))}"
        yield "END:VTODO"


def _days(date: DateValue) -> Iterator[str]:
    """The first day, and the day after the last one: ``DTEND`` is not part of the event."""
    first, last = _day(date.start), _day(date.end)
    assert first is not None  # noqa: S101  `_why_not` has seen to it
    yield f"DTSTART;VALUE=DATE:{first:%Y%m%d}"
    after = max(first, last or first)
    if after < dt.date.max:
        yield f"DTEND;VALUE=DATE:{after + dt.timedelta(days=1):%Y%m%d}"


def _stamp(sources: Iterable[Source]) -> str:
    days = [day for source in sources if (day := _day(source.published))]
    return f"{max(days, default=dt.date(1970, 1, 1)):%Y%m%d}T000000Z"


def _escaped(text: str) -> str:
    text = _CONTROL.sub(" ", text.replace("\r\n", "\n").replace("\r", "\n"))
    return re.sub(r"([\\;,])", r"\\\1", text).replace("\n", "\\n")


def folded(line: str) -> str:
    r"""Return a content line in pieces of at most 75 octets; no letter is cut in two.

    >>> folded("A:" + "ж" * 40).count("\r\n")
    2
    """
    pieces, room, piece = [], _OCTETS, ""
    for letter in line:
        size = len(letter.encode())
        if size > room:
            pieces.append(piece)
            piece, room = "", _OCTETS - 1
        piece += letter
        room -= size
    return "\r\n ".join([*pieces, piece]) + "\r\n"
