"""Visits to enterprises and what came of each: visit → result, plant by plant."""

from __future__ import annotations

from pobratim.model.readings import PlaceRef
from pobratim.model.rows import DeliveryRow, NamedRef, PlantRow, VisitRow
from pobratim.register.ids import identify
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.deliveries import deliveries, is_before, visits_to
from pobratim.register.views.events import event_row, party_key
from pobratim.register.views.match import Wanted, concerns
from pobratim.register.views.places import named, places_behind
from pobratim.register.views.sides import between_the_same

__all__ = ["plants"]

Seen = tuple[Subject, VisitRow]


def plants(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[PlantRow, ...]:
    """Return the enterprises seen by delegations of each pair, the first seen first."""
    ledger = deliveries(snapshot)
    seen: dict[tuple[str, str], list[Seen]] = {}
    for subject, visit in visits_to(snapshot, _firms(snapshot)):
        parties = subject.values("party", "host")
        if wanted and not concerns(snapshot, wanted, parties, visit.evidence):
            continue
        pair = " ".join(sorted({party_key(snapshot, party) for party in parties}))
        for firm in subject.values("enterprise", "venue"):
            if firm.startswith("organisation:"):
                seen.setdefault((firm, pair), []).append((subject, visit))
    rows = [
        _row(snapshot, plant, pair, visits=visits, ledger=ledger)
        for (firm, pair), visits in seen.items()
        if (plant := named(snapshot, firm))
    ]
    return tuple(sorted(rows, key=lambda row: (row.visits[0].day, row.plant.name, row.id)))


def _firms(snapshot: Snapshot) -> frozenset[str]:
    return frozenset(subject.id for subject in snapshot.of_kind("organisation"))


def _row(
    snapshot: Snapshot,
    plant: NamedRef,
    pair: str,
    *,
    visits: list[Seen],
    ledger: tuple[DeliveryRow, ...],
) -> PlantRow:
    subject, first = visits[0]
    sides = places_behind(snapshot, subject.values("party", "host"))
    own = [row for row in ledger if _is_of(snapshot, row, plant, sides)]
    after = tuple(row for row in own if any(visit.id == first.id for visit in row.visits))
    return PlantRow(
        identify("plant", plant.id, pair),
        plant,
        event_row(snapshot, subject).parties,
        tuple(visit for _, visit in visits),
        after,
        tuple(row for row in own if row not in after and _known_by(first.day, row)),
        tuple(dict.fromkeys(item for _, visit in visits for item in visit.evidence)),
    )


def _known_by(day: str, row: DeliveryRow) -> bool:
    told = [stage.date or stage.reported or "" for stage in row.history]
    return any(not date or not is_before(day, date) for date in told)


def _is_of(snapshot: Snapshot, row: DeliveryRow, plant: NamedRef, sides: list[PlaceRef]) -> bool:
    firms = {ref.id for ref in (row.maker, row.buyer, *row.enterprises) if ref}
    if plant.id not in firms:
        return False
    told = places_behind(snapshot, [*(ref.id for ref in row.parties), *sorted(firms)])
    return between_the_same(sides, told)
