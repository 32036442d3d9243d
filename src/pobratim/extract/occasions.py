"""The day of what happened at a meeting or a visit is the day of the meeting or the visit."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pobratim.extract.parties import Scene
from pobratim.model.readings import Event, EventType

__all__ = ["dated_like"]

_OCCASIONS: frozenset[EventType] = frozenset({"meeting", "visit", "forum"})
_AT_IT = re.compile(
    r"(?<!\w)(?:в ходе|во время|по итогам|в рамках|по окончании|после|на|падчас|"
    r"у ходзе|па выніках|у рамках|пасля|during|after|following|at)"
    r"\s+(?:the\s+)?(?:[\w-]+\s+){0,2}?"
    r"(?:встреч|визит|переговор|поездк|при[её]м|бесед|форум|сустрэч|візіт|перамов|паездк|прыём|"
    r"гутарк|meeting|visit|talks|trip|forum|reception)"
)
_SIGNED = re.compile(r"подписа|заключил|падпіса|заключыл|signed|inked")
_AT_AN_OCCASION: frozenset[EventType] = frozenset({"meeting", "agreement"})
"""What the same sides do, if undated, when the one visits the other, however far below told."""

_NO_DAY: frozenset[EventType] = frozenset({"twinning", "contract", "route", "project", "aid"})


def dated_like(event: Event, known: Sequence[Event], scene: Scene) -> Event:
    """Return ``event``, if it has no date and happened at an occasion told before, with its day.

    It did where its sentence says so ("at the talks"), or where the same paragraph goes on after
    the occasion with what the same sides did; of meetings and signings any later paragraph may.
    The day is the last occasion's that has one.
    """
    signed = _SIGNED.search(event.evidence[0].of(scene.folded)) and event.type != "twinning"
    if event.date is not None or event.status != "done" or (event.type in _NO_DAY and not signed):
        return event
    occasion = next((e for e in reversed(known) if _is_occasion(e)), None)
    if occasion is None or occasion.date is None or not _belongs(event, occasion, scene):
        return event
    return replace(event, date=occasion.date)


def _is_occasion(event: Event) -> bool:
    """Tell whether an event took place on a known day and others may have at it."""
    dated = event.date is not None and event.date.precision == "day"
    return event.type in _OCCASIONS and event.status == "done" and dated


def _belongs(event: Event, occasion: Event, scene: Scene) -> bool:
    """Tell whether the text ties the event to the occasion."""
    start = event.evidence[0].start
    sentence = next(s for s in scene.page.sentences if s.start <= start < s.end)
    if _AT_IT.search(scene.folded[sentence.start : event.evidence[-1].end]):
        return True
    first = occasion.evidence[0].start
    block = next(b for b in scene.page.document.blocks if b.start <= start < b.end)
    near = block.start <= first or event.type in _AT_AN_OCCASION
    return near and first < start and set(event.parties) == set(occasion.parties)
