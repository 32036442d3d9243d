"""Deliveries, contracts and projects: how far each is, what came before, which one is unnamed."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import replace
from typing import TypeVar

from pobratim.lexicon.normalise import fold
from pobratim.model.readings import Goods
from pobratim.model.rows import (
    Compared,
    DeliveryCandidate,
    DeliveryRow,
    NamedRef,
    StageRow,
    VisitRow,
)
from pobratim.register.ids import identify
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.events import when
from pobratim.register.views.ledger import Line, joined, lines, may_be_one, stage_of
from pobratim.register.views.match import Wanted, concerns
from pobratim.register.views.places import named, places_behind
from pobratim.register.views.sides import between_the_same

__all__ = ["deliveries", "is_before", "visits_to"]

_T = TypeVar("_T")

_NOT_YET = frozenset({"discussed", "tested", "agreed"})
_UNDONE = frozenset({"cancelled", "denied"})
_SEEN = frozenset({"visit", "meeting"})


def deliveries(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[DeliveryRow, ...]:
    """Return the lines of the ledger by date, those without one by their first report."""
    groups = joined(lines(snapshot))
    rows = [(group, _row(snapshot, group)) for group in groups]
    found = [
        _asking(group, row, rows) if row.asks else replace(row, maybe=_maybe(group, rows))
        for group, row in rows
        if _belongs(snapshot, group, wanted)
    ]
    return tuple(found)


def _belongs(snapshot: Snapshot, group: list[Line], wanted: Wanted) -> bool:
    if not wanted:
        return True
    subjects = [subject for line in group for subject in line.subjects]
    return concerns(snapshot, wanted, subjects, [e for line in group for e in line.event.evidence])


def _identity(line: Line) -> str:
    return identify("delivery", line.event.id, fold(line.goods.what) if line.goods else "")


def _row(snapshot: Snapshot, group: list[Line]) -> DeliveryRow:
    """One line from all its reports: what the latest does not repeat, an earlier one gave."""
    latest, first = group[-1], group[0]
    history = _ordered(row for line in group for row in line.history)
    goods = _merged([line.goods for line in group if line.goods])
    return DeliveryRow(
        id=_identity(first),
        type=latest.event.type,
        status=latest.event.status,
        stage=stage_of(history),
        parties=latest.event.parties,
        maker=named(snapshot, goods.maker) if goods else None,
        buyer=named(snapshot, goods.buyer) if goods else None,
        enterprises=tuple(dict.fromkeys(r for line in group for r in line.event.enterprises)),
        what=goods.what if goods else None,
        quantity=goods.quantity if goods else None,
        unit=goods.unit if goods else None,
        amount=goods.amount if goods else None,
        currency=goods.currency if goods else None,
        date=next((line.event.date for line in reversed(group) if line.event.date), None),
        history=history,
        events=tuple(line.event.id for line in group),
        evidence=tuple(dict.fromkeys(e for line in group for e in line.event.evidence)),
        visits=_before(snapshot, group),
        asks=all(line.unnamed for line in group),
        spheres=tuple(dict.fromkeys(s for line in group for s in line.event.spheres)),
        conflicts=tuple(sorted({name for line in group for name in line.event.conflicts})),
    )


def _ordered(rows: Iterable[StageRow]) -> tuple[StageRow, ...]:
    return tuple(sorted(rows, key=lambda row: row.reported or ""))


def _merged(goods: Sequence[Goods]) -> Goods | None:
    if not goods:
        return None
    merged = goods[-1]
    for earlier in reversed(goods[:-1]):
        merged = replace(
            merged,
            quantity=_first(merged.quantity, earlier.quantity),
            unit=_first(merged.unit, earlier.unit),
            amount=_first(merged.amount, earlier.amount),
            currency=_first(merged.currency, earlier.currency),
            maker=_first(merged.maker, earlier.maker),
            buyer=_first(merged.buyer, earlier.buyer),
        )
    return merged


def _first(latest: _T | None, earlier: _T | None) -> _T | None:
    return earlier if latest is None else latest


def _before(snapshot: Snapshot, group: list[Line]) -> tuple[VisitRow, ...]:
    firms = frozenset(firm for line in group for firm in line.firms)
    if not firms:
        return ()
    return tuple(
        row
        for subject, row in visits_to(snapshot, firms)
        if is_before(row.day, group[0].day)
        and between_the_same(
            places_behind(snapshot, subject.values("party", "host")), group[0].places
        )
    )


def visits_to(snapshot: Snapshot, firms: frozenset[str]) -> list[tuple[Subject, VisitRow]]:
    """Return the done visits and meetings at any of the enterprises, earliest first."""
    found = [
        (subject, VisitRow(subject.id, when(snapshot, subject), subject.evidence("type")))
        for subject in snapshot.of_kind("event")
        if subject.one("type") in _SEEN
        and subject.one("status") == "done"
        and firms & {*subject.values("enterprise", "venue")}
    ]
    return sorted(found, key=lambda pair: (pair[1].day, pair[1].id))


def is_before(a: str, b: str) -> bool:
    """Tell whether one ISO date is earlier than another, as far as both are told.

    >>> is_before("2024-09-16", "2025"), is_before("2025-03", "2025")
    (True, False)
    """
    width = min(len(a), len(b))
    return a[:width] < b[:width]


Rows = list[tuple[list[Line], DeliveryRow]]


def _maybe(group: list[Line], rows: Rows) -> tuple[str, ...]:
    """Other lines that may be this one; a person can say so of their events."""
    return tuple(
        row.id
        for others, row in rows
        if others is not group and any(may_be_one(a, b) for a in group for b in others)
    )


def _asking(group: list[Line], row: DeliveryRow, rows: Rows) -> DeliveryRow:
    """Ask which one is meant: what the same sides had done by the day of the report."""
    line, told = group[0], row.history[0].reported or ""
    found = [
        _candidate(line, others, other)
        for others, other in rows
        if not other.asks
        and other.status not in {*_UNDONE, "planned"}
        and other.stage not in _NOT_YET
        and not is_before(told, others[0].day)
        and between_the_same(line.parties, others[0].places)
    ]
    ranked = sorted(found, key=lambda c: (-c.score, c.id))
    return replace(row, candidates=tuple(ranked))


def _candidate(line: Line, others: list[Line], other: DeliveryRow) -> DeliveryCandidate:
    shared = [sphere for sphere in other.spheres if sphere in line.event.spheres]
    same = {ref.id for ref in line.event.parties} == {ref.id for ref in other.parties}
    features: tuple[Compared, ...] = (
        ("sides", _names(line.event.parties), _names(other.parties), 0.3 if same else 0.15),
        (
            "spheres",
            ", ".join(line.event.spheres),
            ", ".join(other.spheres),
            0.3 if shared else 0.0,
        ),
        ("known by then", line.day, others[0].day, 0.2),
    )
    score = round(sum(feature[3] for feature in features), 6)
    return DeliveryCandidate(other.id, _label(other), score, features)


def _names(refs: Iterable[NamedRef]) -> str:
    return ", ".join(ref.name for ref in refs)


def _label(row: DeliveryRow) -> str:
    """What the line tells, in the words of its report: maker, number and goods, or the report."""
    number = f"{row.quantity:g}" if row.quantity is not None else None
    told = [row.maker.name if row.maker else None, number, row.what]
    firms = _names(row.enterprises)
    return " ".join(filter(None, told)) if row.what else firms or row.evidence[0].exact
