"""The same event told in title, lead and body is one event with several spans of evidence."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pobratim.model.dates import DateValue
from pobratim.model.readings import Event, EventType
from pobratim.model.spans import Span

__all__ = ["joined", "merge_events", "name_twinnings", "same_event"]

_ONCE: frozenset[EventType] = frozenset({"meeting", "visit", "twinning", "agreement", "other"})
"""Types of which one pair of parties seldom tells two in one text without telling them apart."""

_TWIN = re.compile(r"побратим|пабрац|пабрат|породн|twin|sister")
_MATTER = re.compile(r"(?:\s(?:о|об|аб|между|паміж|on|between)\s+(?!этом|том|гэтым|this)\w)")
_TWIN_TYPES: frozenset[EventType] = frozenset({"twinning", "other"})
_TIES: frozenset[EventType] = frozenset({"twinning", "agreement"})
_SAME_WORD = 5
_WORD = re.compile(r"\w{5,}")


def _compatible_dates(a: DateValue | None, b: DateValue | None) -> bool:
    """Tell whether two dates can be of one event: one is missing, or one lies in the other."""
    if a is None or b is None:
        return True
    if a.start.startswith(b.start) or b.start.startswith(a.start):
        return True
    first, second = sorted((a, b), key=lambda date: date.start)
    return first.end is not None and first.end >= second.start


def _content(event: Event, text: str) -> set[str]:
    """Return the beginnings of the longer words of an event's evidence."""
    words = (span.of(text).lower() for span in event.evidence)
    return {word[:_SAME_WORD] for chunk in words for word in _WORD.findall(chunk)}


def _share_words(a: Event, b: Event, text: str) -> bool:
    """Tell whether the evidence of the two events is mostly the same words."""
    ours, theirs = _content(a, text), _content(b, text)
    smaller = min(len(ours), len(theirs))
    return smaller > 0 and len(ours & theirs) / smaller >= 0.5


def name_twinnings(events: Sequence[Event], text: str) -> list[Event]:
    """Return the events, a bare "agreement" as twinning where the text told of one before.

    "The agreement was signed by …" after "the cities became twins" is the same act.
    """
    twins = [e for e in events if _TWIN.search(_words(e, text)) and e.type in _TWIN_TYPES]
    return [
        replace(event, type="twinning")
        if event.type == "agreement"
        and _is_bare(event, _words(event, text))
        and any(set(event.parties) == set(twin.parties) for twin in twins)
        else event
        for event in events
    ]


def _words(event: Event, text: str) -> str:
    return " ".join(span.of(text).lower() for span in event.evidence)


def _is_bare(event: Event, words: str) -> bool:
    """Tell whether an agreement is named by one word or by none, its matter nowhere."""
    title = event.document_title
    return (title is None or " " not in title) and not _MATTER.search(words)


def same_event(a: Event, b: Event, text: str) -> bool:
    """Tell whether two events of one text are one: type, parties, status, date and content.

    A renewal is another event than the tie that it renews.
    """
    ours, theirs = set(a.parties), set(b.parties)
    renewal = a.type in _TIES and "change" in {a.effect, b.effect} and a.effect != b.effect
    apart = (
        a.type != b.type
        or a.status != b.status
        or renewal
        or not (ours <= theirs or theirs <= ours)
        or not _compatible_dates(a.date, b.date)
    )
    if apart:
        return False
    if any(first.overlaps(second) for first in a.evidence for second in b.evidence):
        return True
    if a.type not in _ONCE:
        return _share_words(a, b, text)
    if a.document_title and b.document_title and (a.date is None or b.date is None):
        return a.document_title[:6].lower() == b.document_title[:6].lower()
    return True


def joined(a: Event, b: Event) -> Event:
    """Return ``a`` with what ``b`` adds."""
    union = dict.fromkeys
    return replace(
        a,
        evidence=tuple(sorted(union([*a.evidence, *b.evidence]))),
        parties=a.parties if len(a.parties) >= len(b.parties) else b.parties,
        participants=tuple(union([*a.participants, *b.participants])),
        signatories=a.signatories or b.signatories,
        enterprises=tuple(union([*a.enterprises, *b.enterprises])),
        goods=tuple(union([*a.goods, *b.goods])),
        host=a.host or b.host,
        venue=a.venue or b.venue,
        date=_finer(a.date, b.date),
        term=a.term or b.term,
        document_title=_longer(a.document_title, b.document_title),
        stage=a.stage or b.stage,
        effect=a.effect or b.effect,
        spheres=tuple(union([*a.spheres, *b.spheres])),
    )


def _finer(a: DateValue | None, b: DateValue | None) -> DateValue | None:
    """Return the date that says more."""
    if a is None or b is None:
        return a or b
    return b if len(b.start) > len(a.start) else a


def _longer(a: str | None, b: str | None) -> str | None:
    """Return the longer of two titles."""
    return max((title for title in (a, b) if title), key=len, default=None)


def _evidence_start(event: Event) -> Span:
    return min(event.evidence)


def merge_events(events: Sequence[Event], text: str) -> tuple[Event, ...]:
    """Return the events with those that are one joined, in order of their first evidence.

    The first telling leads; ids are given anew: ``v1``, ``v2`` …
    """
    merged: list[Event] = []
    for event in events:
        for at, known in enumerate(merged):
            if same_event(known, event, text):
                merged[at] = joined(known, event)
                break
        else:
            merged.append(event)
    ordered = sorted(merged, key=_evidence_start)
    return tuple(replace(event, id=f"v{n}") for n, event in enumerate(ordered, start=1))
