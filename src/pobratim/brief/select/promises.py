"""Promised and done: each commitment with its evidence, overdue first; visit to result."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.brief.context import Brief
from pobratim.brief.select.meetings import contacts
from pobratim.brief.select.phrases import shortened
from pobratim.model.dossiers import Section, Sentence
from pobratim.model.rows import CommitmentRow, EventRow, NamedRef

__all__ = ["open_promises", "ordered", "plants_without_result", "section", "summary"]

_ORDER = ("overdue", "open", "partly", "done", "dropped")
_SHOWN = 5


def section(brief: Brief) -> Section:
    """Write the section."""
    return Section("promises", brief.text("section.promises"), tuple(_sentences(brief)))


def ordered(brief: Brief) -> list[CommitmentRow]:
    """Return all commitments: overdue first, then open, partly done, done, dropped."""
    return sorted(
        brief.rows.commitments,
        key=lambda row: (_ORDER.index(row.state), row.made or "", row.id),
    )


def open_promises(brief: Brief) -> list[CommitmentRow]:
    """Return what is still to be done."""
    return [row for row in ordered(brief) if row.state in ("overdue", "open", "partly")]


def summary(brief: Brief) -> Sentence:
    """Say in one sentence how many promises are open and overdue."""
    left = open_promises(brief)
    if not brief.rows.commitments:
        return brief.absent("promises.none", "looked.commitments")
    if not left:
        notes = brief.spans(*(row.evidence for row in brief.rows.commitments))
        return brief.count("promises.all-done", len(brief.rows.commitments), notes)
    notes = brief.spans(*(row.evidence for row in left))
    overdue = sum(row.state == "overdue" for row in left)
    if not overdue:
        return brief.count("promises.open", len(left), notes)
    late = brief.words.count("promises.of-them-overdue", overdue)
    return brief.count("promises.open.overdue", len(left), notes, late=late)


def plants_without_result(brief: Brief) -> list[tuple[NamedRef, EventRow]]:
    """Return the enterprises visited for which no later event is known, each once."""
    found: dict[str, tuple[NamedRef, EventRow]] = {}
    for visit in _visits(brief):
        for plant in visit.enterprises:
            if not _results(brief, plant, visit):
                found.setdefault(plant.id, (plant, visit))
    return list(found.values())


def _sentences(brief: Brief) -> Iterator[Sentence]:
    rows = ordered(brief)
    if not rows:
        yield brief.absent("promises.none", "looked.commitments")
    for row in rows[:_SHOWN]:
        yield _line(brief, row)
    if len(rows) > _SHOWN:
        notes = brief.spans(*(row.evidence for row in rows[_SHOWN:]))
        yield brief.count("promises.more", len(rows) - _SHOWN, notes)
    yield from _plants(brief)


def _line(brief: Brief, row: CommitmentRow) -> Sentence:
    notes = brief.spans(row.evidence, row.fulfilment)
    who = brief.words.listed(brief.person(ref) for ref in row.by)
    made = brief.words.date_of(row.made) if row.made else ""
    parts = [brief.words.quoted(shortened(row.text, 200))]
    if who and made:
        parts.append(brief.text("promises.by-made", who=who, date=made))
    elif made:
        parts.append(brief.text("promises.made", date=made))
    if row.due is not None:
        parts.append(brief.text("promises.due", date=brief.words.date(row.due)))
    parts.append(_outcome(brief, row))
    say = brief.warn if row.state == "overdue" else brief.say
    return say(f"promises.line.{row.state}", notes, what=" ".join(part for part in parts if part))


def _outcome(brief: Brief, row: CommitmentRow) -> str:
    if row.id in brief.rows.unshown_results:
        return brief.text("promises.result-withheld")
    if not row.fulfilment:
        return ""
    words = brief.words.quoted(shortened(row.fulfilment[0].exact, 160))
    return brief.text("promises.result", quote=words)


def _visits(brief: Brief) -> list[EventRow]:
    return [event for event in contacts(brief) if event.enterprises]


def _results(brief: Brief, plant: NamedRef, visit: EventRow) -> list[EventRow]:
    """Return the events with the same plant that are dated after the visit."""
    after = visit.date.start if visit.date and visit.date.year else None
    return [
        event
        for event in brief.history
        if event.id != visit.id
        and any(ref.id == plant.id for ref in event.enterprises)
        and after is not None
        and event.date is not None
        and event.date.start > after
    ]


def _plants(brief: Brief) -> Iterator[Sentence]:
    """Say for each plant visited what came of the visit."""
    seen: set[str] = set()
    for visit in _visits(brief):
        for plant in visit.enterprises:
            results = _results(brief, plant, visit)
            if plant.id in seen or not results:
                continue
            seen.add(plant.id)
            yield _result(brief, plant, visit, results[-1])
    without = [pair for pair in plants_without_result(brief) if pair[0].id not in seen]
    if without:
        names = brief.words.listed(brief.body(plant) for plant, _ in without)
        notes = brief.spans(*(visit.evidence for _, visit in without))
        yield brief.say("promises.plants-open", notes, names=names)


def _result(brief: Brief, plant: NamedRef, visit: EventRow, result: EventRow) -> Sentence:
    quote = brief.words.quoted(shortened(result.evidence[0].exact, 160))
    return brief.say(
        "promises.plant",
        brief.spans(visit.evidence, result.evidence),
        plant=brief.body(plant),
        visited=brief.words.date(visit.date) if visit.date else brief.text("date.unknown"),
        quote=quote,
        date=brief.words.date(result.date) if result.date else brief.text("date.unknown"),
    )
