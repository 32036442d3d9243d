"""Meetings and reciprocity: who came to whom, how often, and who owes a visit."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief, Side, above_city
from pobratim.brief.select.phrases import what_happened
from pobratim.brief.select.told import who_was_there, with_substance
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import EventRow

__all__ = ["contacts", "last_contact", "section", "turn"]

_CONTACTS = ("meeting", "visit", "agreement", "twinning", "forum", "exchange")
_SHOWN = 3


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("meetings", brief.text("section.meetings"), tuple(_sentences(brief)))


def contacts(brief: Brief) -> list[EventRow]:
    """Return the cities' own meetings, visits and signings that took place, latest first."""
    return [event for event in _held(brief) if not above_city(event)]


def _held(brief: Brief) -> list[EventRow]:
    return [event for event in brief.history if event.type in _CONTACTS and brief.past(event)]


def last_contact(brief: Brief) -> EventRow | None:
    """Return the latest contact with a known year, else any contact, ``None`` without one."""
    return next(iter(contacts(brief)), None)


def turn(brief: Brief) -> Sentence:
    """Say whose turn it is to come, or that the register cannot tell."""
    hosted = _hosted(brief)
    if not hosted:
        return brief.absent("meetings.turn.unknown", "looked.visits")
    last, side = hosted[0]
    key = f"meetings.turn.{'b' if side == 'a' else 'a'}"
    return brief.say(key, brief.spans(last.evidence), when=brief.when(last))


def _sentences(brief: Brief) -> Iterator[Sentence]:
    held = contacts(brief)
    if not held:
        yield brief.absent("meetings.none", "looked.events")
        yield from _above(brief)
        return
    yield _tally(brief, held)
    for event in held[:_SHOWN]:
        yield _line(brief, event)
    if len(held) > _SHOWN:
        notes = brief.spans(*(event.evidence for event in held[_SHOWN:]))
        yield brief.count("meetings.more", len(held) - _SHOWN, notes)
    yield from _above(brief)


def _above(brief: Brief) -> Iterator[Sentence]:
    """Count apart what regions or countries did: it is not the cities' own."""
    higher = [event for event in _held(brief) if above_city(event)]
    if higher:
        notes = brief.spans(*(event.evidence for event in higher))
        yield brief.count("meetings.above", len(higher), notes)


def _hosted(brief: Brief) -> list[tuple[EventRow, Side]]:
    """Return the contacts whose host is one of the sides, latest first."""
    found = []
    for event in contacts(brief):
        side = brief.side_of(event.host) or brief.side_of(event.venue)
        if side is not None:
            found.append((event, side))
    return found


def _tally(brief: Brief, held: list[EventRow]) -> Sentence:
    hosted = [side for _, side in _hosted(brief)]
    notes = brief.spans(*(event.evidence for event in held))
    count = brief.words.count("meetings.total", len(held), **brief.cities)
    tally = {"a": hosted.count("a"), "b": hosted.count("b"), "x": len(held) - len(hosted)}
    parts = [brief.text(f"meetings.in.{side}", n=n) for side, n in tally.items() if n]
    return brief.say("meetings.tally", notes, total=count, parts=", ".join(parts))


def _line(brief: Brief, event: EventRow) -> Sentence:
    what = with_substance(brief, what_happened(brief, event), event)
    who = who_was_there(brief, event)
    date = brief.when(event)
    key = "meetings.line.who" if who else "meetings.line"
    return brief.say(key, brief.spans(event.evidence), date=date, what=what, who=who)
