"""Events: the same meeting, visit or signing in several reports.

A plan is never taken for the deed: only events of one status can be one event.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass, replace
from typing import Literal

from pobratim.lexicon.normalise import fold
from pobratim.model.dates import DateValue
from pobratim.model.readings import EventStatus, EventType
from pobratim.register.dates import agree, as_text, days_apart, same_term
from pobratim.register.resolve.judgement import VETO, Feature, Judgement

__all__ = [
    "FEATURES",
    "NAME",
    "PENDING",
    "THRESHOLD",
    "EventSketch",
    "begun_anew",
    "date",
    "document",
    "effect",
    "ends_of",
    "enterprises",
    "goods",
    "happens_once",
    "judge",
    "participants",
    "parties",
    "recalled",
    "settled",
    "sort_of_event",
    "status",
    "term",
    "title_kind",
    "told_apart",
]

NAME = "event-3"
"""The version of this comparison; a changed weight or rule asks for a new name."""

THRESHOLD = 0.8
"""Reached by equal parties and one day; or equal parties, dates near, and people shared."""

PENDING = 0.6
"""From here to the threshold a person decides: one pair of parties, dates that only may agree."""

_NEAR_DAYS = 3
_FRESH_DAYS = 10
_WEEKS = 60
_RECALLED = frozenset({"visit", "agreement", "forum"})
_ONCE: frozenset[str] = frozenset({"twinning"})
TitleKind = Literal["roadmap", "memorandum", "protocol", "plan", "programme", "contract"]
_TITLE_KINDS: tuple[tuple[TitleKind, re.Pattern[str]], ...] = (
    ("roadmap", re.compile(r"дорожн\w+ карт|дарожн\w+ карт|road ?map")),
    ("memorandum", re.compile(r"меморандум|мемарандум|memorandum")),
    ("protocol", re.compile(r"протокол|пратакол|protocol")),
    ("programme", re.compile(r"программ|праграм|programme|program\b")),
    ("plan", re.compile(r"\bплан(а|у|ом|е|ы|ов)?\b|\bplan\b")),
    ("contract", re.compile(r"контракт|кантракт|contract")),
)


@dataclass(frozen=True, slots=True)
class EventSketch:
    """What is known of an event for comparing.

    ``parties`` are cities as ``city:<geonames>`` and other ids; ``published`` the publication
    dates of its documents; ``documents`` their hashes; ``ends`` the ISO days on which what the
    parties had begun is known to have ended.
    """

    subject: str
    type: EventType
    status: EventStatus
    parties: frozenset[str] = frozenset()
    people: frozenset[str] = frozenset()
    enterprises: frozenset[str] = frozenset()
    dates: tuple[DateValue, ...] = ()
    terms: tuple[DateValue, ...] = ()
    titles: frozenset[str] = frozenset()
    goods: frozenset[str] = frozenset()
    published: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    effect: str | None = None
    ends: frozenset[str] = frozenset()


def title_kind(title: str) -> TitleKind | None:
    """Return which kind of document a title or phrase names, ``None`` where it does not say."""
    key = fold(title)
    return next((kind for kind, pattern in _TITLE_KINDS if pattern.search(key)), None)


def happens_once(sketch: EventSketch) -> bool:
    """Tell whether the same parties do such a thing once, so that no date is needed."""
    return sketch.type in _ONCE


def ends_of(sketch: EventSketch, ended: Iterable[EventSketch]) -> frozenset[str]:
    """Return the days on which what happens once between these parties is known to have ended."""
    if not happens_once(sketch):
        return frozenset()
    return frozenset(
        day for end in ended if sketch.parties <= end.parties for day in _known_days(end)
    )


def settled(sketch: EventSketch) -> EventSketch:
    """Return ``sketch`` with the year of a day that was reported within weeks: "on 20 May"."""
    if not any(found.start.startswith("--") for found in sketch.dates):
        return sketch
    return replace(sketch, dates=tuple(_settled(d, sketch.published) for d in sketch.dates))


def _settled(found: DateValue, published: frozenset[str]) -> DateValue:
    if not found.start.startswith("--") or len(found.start) < 7 or found.end is not None:
        return found
    years = {int(day[:4]) + shift for day in published for shift in (-1, 0, 1)}
    near = {
        full
        for year in years
        for day in published
        if (full := f"{year:04d}-{found.start[2:]}")
        and (apart := days_apart(full, day)) is not None
        and apart <= _WEEKS
    }
    return replace(found, start=near.pop(), resolved_from="published") if len(near) == 1 else found


def judge(here: EventSketch, there: EventSketch) -> Judgement:
    """Compare an event of a document with a known one."""
    here, there = settled(here), settled(there)
    features = tuple(f for feature in FEATURES if (f := feature(here, there)))
    return Judgement(there.subject, features, NAME)


def sort_of_event(here: EventSketch, there: EventSketch) -> Feature | None:
    """A meeting is no signing: events of two types are two."""
    return _same("type", here.type, there.type)


def status(here: EventSketch, there: EventSketch) -> Feature | None:
    """A plan is never the deed: events of two statuses are two."""
    return _same("status", here.status, there.status)


def effect(here: EventSketch, there: EventSketch) -> Feature | None:
    """What begins a relation is not what ends it."""
    return _same("effect", here.effect or "begin", there.effect or "begin")


def _same(name: str, here: str, there: str) -> Feature | None:
    return None if here == there else Feature(name, here, there, VETO)


def _show(here: frozenset[str], there: frozenset[str]) -> tuple[str, str]:
    return ", ".join(sorted(here)), ", ".join(sorted(there))


def parties(here: EventSketch, there: EventSketch) -> Feature | None:
    """Equal parties +0.4 (a single one +0.3), one side that a report left out +0.2.

    Other parties: two events. No party at all proves nothing.
    """
    shown = _show(here.parties, there.parties)
    if not here.parties or not there.parties:
        return Feature("parties", *shown, 0.0)
    if here.parties == there.parties:
        return Feature("parties", *shown, 0.4 if len(here.parties) > 1 else 0.3)
    if here.parties < there.parties or there.parties < here.parties:
        return Feature("parties", *shown, 0.2)
    return Feature("parties", *shown, VETO)


def date(here: EventSketch, there: EventSketch) -> Feature | None:
    """One day +0.4, dates that agree as far as they go +0.3, three days apart −0.1, else two.

    Without a date on both sides: what happens once +0.4, what is reported within days +0.3.
    """
    if not here.dates or not there.dates:
        return _undated(here, there)
    pairs = [(a, b) for a in here.dates for b in there.dates]
    shown = (_spell(here.dates), _spell(there.dates))
    if any(agree(a, b) for a, b in pairs):
        exact = any(a.start == b.start and a.precision == "day" for a, b in pairs)
        whole = any(agree(a, b) and _whole(a) and _whole(b) for a, b in pairs)
        once = happens_once(here) and len(here.parties & there.parties) > 1
        return Feature("date", *shown, 0.4 if exact or whole or once else 0.3)
    apart = [d for a, b in pairs if (d := days_apart(a.start, b.start)) is not None]
    if apart and min(apart) <= _NEAR_DAYS:
        return Feature("date", *shown, -0.1)
    return Feature("date", *shown, VETO)


def begun_anew(here: EventSketch, there: EventSketch) -> Feature | None:
    """What happens once happens again where it had ended in between: two events."""
    if not happens_once(here) or "end" in {here.effect, there.effect}:
        return None
    first, last = sorted(min(_known_days(sketch), default="") for sketch in (here, there))
    if not first:  # neither a date nor a day of publication: nothing lies in between
        return None
    between = sorted(day for day in here.ends | there.ends if first < day <= last)
    return Feature("ended in between", first, f"{between[0]}, {last}", VETO) if between else None


def recalled(here: EventSketch, there: EventSketch) -> Feature | None:
    """A later report that looks back on a month of the past means the known event of it: +0.1."""
    coarse = next((s for s in (here, there) if _looks_back(s)), None)
    pairs = [(a, b) for a in here.dates for b in there.dates]
    if coarse is None or here.type not in _RECALLED or not any(agree(a, b) for a, b in pairs):
        return None
    return Feature("recalled", _spell(here.dates), _spell(there.dates), 0.1)


def _looks_back(sketch: EventSketch) -> bool:
    months = [date.start for date in sketch.dates if date.precision == "month"]
    return any(month < day[:7] for month in months for day in sketch.published)


def _whole(date: DateValue) -> bool:
    return date.precision == "day" and not date.start.startswith("--")


def _spell(dates: tuple[DateValue, ...]) -> str:
    return ", ".join(as_text(date) for date in dates)


def _undated(here: EventSketch, there: EventSketch) -> Feature | None:
    """What is known once, or reported within days, needs no date to be the same."""
    days = [
        apart
        for a in _known_days(here)
        for b in _known_days(there)
        if (apart := days_apart(a, b)) is not None
    ]
    shown = (_spell(here.dates) or "undated", _spell(there.dates) or "undated")
    if happens_once(here) and len(here.parties & there.parties) > 1:
        return Feature("happens once", *shown, 0.4)
    if days and min(days) <= _FRESH_DAYS:
        return Feature("reported within days", *shown, 0.3)
    return None


def _known_days(sketch: EventSketch) -> frozenset[str]:
    return frozenset(date.start for date in sketch.dates) or sketch.published


def participants(here: EventSketch, there: EventSketch) -> Feature | None:
    """A shared participant or signatory +0.3; none −0.2, of a meeting −0.5.

    Two reports of one day that name one person each, as of two sides, prove nothing.
    """
    if not here.people or not there.people:
        return None
    if here.people & there.people:
        return Feature("participants", *_show(here.people, there.people), 0.3)
    alone = len(here.people) == len(there.people) == 1
    if alone and any(a.start == b.start for a in here.dates for b in there.dates):
        return Feature("participants", *_show(here.people, there.people), 0.0)
    weight = -0.5 if here.type == "meeting" else -0.2
    return Feature("participants", *_show(here.people, there.people), weight)


def document(here: EventSketch, there: EventSketch) -> Feature | None:
    """One title or kind of document (roadmap, memorandum …) +0.3, two kinds −0.4."""
    if not here.titles or not there.titles:
        return None
    shown = _show(here.titles, there.titles)
    ours = {title_kind(title) for title in here.titles} - {None}
    theirs = {title_kind(title) for title in there.titles} - {None}
    if {fold(t) for t in here.titles} & {fold(t) for t in there.titles} or ours & theirs:
        return Feature("document", *shown, 0.3)
    return Feature("document", *shown, -0.4) if ours and theirs else None


def term(here: EventSketch, there: EventSketch) -> Feature | None:
    """One term +0.2; one beginning with two ends, as outlets differ, 0; two terms −0.4."""
    if not here.terms or not there.terms:
        return None
    agreed = any(same_term(a, b) for a in here.terms for b in there.terms)
    shown = (_spell(here.terms), _spell(there.terms))
    starts = any(a.start[:4] == b.start[:4] for a in here.terms for b in there.terms)
    return Feature("term", *shown, 0.2 if agreed else 0.0 if starts else -0.4)


def enterprises(here: EventSketch, there: EventSketch) -> Feature | None:
    """An enterprise that both name +0.3, others −0.2."""
    return _overlap("enterprises", here.enterprises, there.enterprises, (0.3, -0.2))


def goods(here: EventSketch, there: EventSketch) -> Feature | None:
    """Goods that both name +0.3, others −0.3."""
    return _overlap("goods", here.goods, there.goods, (0.3, -0.3))


def _overlap(
    name: str, here: frozenset[str], there: frozenset[str], weights: tuple[float, float]
) -> Feature | None:
    if not here or not there:
        return None
    return Feature(name, *_show(here, there), weights[0] if here & there else weights[1])


def told_apart(here: EventSketch, there: EventSketch) -> Feature | None:
    """Two events of one report are two (−0.4), unless the day or the people say otherwise."""
    if not here.documents & there.documents:
        return None
    dated = any(_whole(a) and a.start == b.start for a in here.dates for b in there.dates)
    if dated or here.people & there.people:
        return None
    return Feature("told apart in one document", "", "", -0.4)


FEATURES = (
    sort_of_event,
    status,
    effect,
    parties,
    date,
    begun_anew,
    recalled,
    participants,
    document,
    term,
    enterprises,
    goods,
    told_apart,
)
"""What events are compared by, in the order in which an explanation lists it."""
