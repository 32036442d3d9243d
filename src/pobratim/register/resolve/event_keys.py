"""Where an event is filed and looked for, so that it is compared with few others.

A file is one type and status of one party in one month. What is dated coarsely, or not at all, is
filed by what it does tell and looked for wherever it may belong.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.register.resolve.events import EventSketch, happens_once, settled

__all__ = ["EventKeys", "end_keys", "event_keys"]


@dataclass(frozen=True, slots=True)
class EventKeys:
    """The keys that an event is filed under, and those under which its likes may be."""

    filed: tuple[str, ...]
    looked_up: tuple[str, ...]


def event_keys(sketch: EventSketch) -> EventKeys:
    """Return the keys of an event; equal events from two reports always share one."""
    sketch = settled(sketch)
    ends = sorted(sketch.parties) or sorted(sketch.enterprises) or ["-"]
    heads = [f"{sketch.type} {sketch.status} {end}" for end in ends]
    filed, looked = dict.fromkeys(_filed(sketch)), dict.fromkeys(_looked_up(sketch))
    ended = end_keys(sketch) if sketch.effect == "end" and sketch.status == "done" else ()
    return EventKeys(
        (*(f"{head} {slot}" for head in heads for slot in filed), *ended),
        tuple(f"{head} {slot}" for head in heads for slot in looked),
    )


def end_keys(sketch: EventSketch) -> tuple[str, ...]:
    """Return the keys under which ends of what the parties of ``sketch`` had begun are filed."""
    return tuple(f"ended {party}" for party in sorted(sketch.parties))


def _starts(sketch: EventSketch) -> Iterator[str]:
    for date in sketch.dates:
        yield date.start
        if date.end is not None:
            yield date.end


def _filed(sketch: EventSketch) -> Iterator[str]:
    if happens_once(sketch):
        yield "once"
    for start in _starts(sketch):
        if start.startswith("--"):
            yield from ("no year", f"month {start[2:4]}", f"every month {start[2:4]}")
            continue
        yield f"year {start[:4]}"
        if len(start) == 4:
            yield from ("no month", f"whole year {start}")
        else:
            yield f"day {start[:7]}"
            yield f"every month {start[5:7]}"
    if not sketch.dates:
        yield from (f"told {day[:7]}" for day in sorted(sketch.published) or [""])


def _looked_up(sketch: EventSketch) -> Iterator[str]:
    if happens_once(sketch):
        yield "once"
    for start in _starts(sketch):
        if start.startswith("--"):
            yield from ("no month", f"every month {start[2:4]}")
        elif len(start) == 4:
            yield from ("no year", f"year {start}")
        else:
            yield from (f"whole year {start[:4]}", f"month {start[5:7]}", "told ")
            yield from _around(start[:7])
    if not sketch.dates:
        for day in sorted(sketch.published):
            yield from _around(day[:7])


def _around(month: str) -> Iterator[str]:
    """A month and its neighbours: reports come days later, and outlets differ by days."""
    if len(month) < 7:
        yield f"told {month}"
        return
    number = int(month[:4]) * 12 + int(month[5:7]) - 1
    for near in (number - 1, number, number + 1):
        label = f"{near // 12:04d}-{near % 12 + 1:02d}"
        yield f"day {label}"
        yield f"told {label}"
