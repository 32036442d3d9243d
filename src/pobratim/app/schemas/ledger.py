"""What ``pobratim register deliveries`` and ``plants`` print."""

from __future__ import annotations

from collections.abc import Callable, Iterable

from pobratim.app.schemas.pieces import Json, date, evidence, refs
from pobratim.model.claims import Source
from pobratim.model.rows import (
    DeliveryCandidate,
    DeliveryRow,
    NamedRef,
    PlantRow,
    StageRow,
    VisitRow,
)
from pobratim.model.spans import Evidence

__all__ = ["delivery", "plant"]

SourceOf = Callable[[str], Source]


def delivery(item: DeliveryRow, source_of: SourceOf) -> Json:
    """Return a line of the ledger with its history, the visits before it and its question."""
    return {
        "schema": "pobratim.delivery/1",
        "id": item.id,
        "type": item.type,
        "status": item.status,
        "stage": item.stage,
        "parties": refs(item.parties),
        "maker": _one(item.maker),
        "buyer": _one(item.buyer),
        "enterprises": refs(item.enterprises),
        "what": item.what,
        "quantity": item.quantity,
        "unit": item.unit,
        "amount": item.amount,
        "currency": item.currency,
        "date": date(item.date),
        "history": [_stage(stage, source_of) for stage in item.history],
        "visits": [_visit(visit, source_of) for visit in item.visits],
        "events": list(item.events),
        "maybe_same": list(item.maybe),
        "asks": "which-project" if item.asks else None,
        "candidates": [_candidate(candidate) for candidate in item.candidates],
        "spheres": list(item.spheres),
        "conflicts": list(item.conflicts),
        "evidence": _all(item.evidence, source_of),
    }


def plant(item: PlantRow, source_of: SourceOf) -> Json:
    """Return an enterprise with the visits to it and what the ledger knows after and before."""
    return {
        "schema": "pobratim.plant/1",
        "id": item.id,
        "plant": _one(item.plant),
        "parties": refs(item.parties),
        "visits": [_visit(visit, source_of) for visit in item.visits],
        "results": [_short(row) for row in item.results],
        "before": [_short(row) for row in item.before],
        "evidence": _all(item.evidence, source_of),
    }


def _short(row: DeliveryRow) -> Json:
    return {
        "id": row.id,
        "what": row.what,
        "quantity": row.quantity,
        "unit": row.unit,
        "status": row.status,
        "stage": row.stage,
        "date": date(row.date),
        "reported": row.history[0].reported,
    }


def _stage(item: StageRow, source_of: SourceOf) -> Json:
    return {
        "stage": item.stage,
        "status": item.status,
        "date": item.date,
        "reported": item.reported,
        "event": item.event,
        "evidence": _all(item.evidence, source_of),
    }


def _visit(item: VisitRow, source_of: SourceOf) -> Json:
    return {"id": item.id, "date": item.day, "evidence": _all(item.evidence, source_of)}


def _candidate(item: DeliveryCandidate) -> Json:
    told = [{"feature": f[0], "here": f[1], "there": f[2], "weight": f[3]} for f in item.features]
    return {"id": item.id, "label": item.label, "score": item.score, "features": told}


def _one(item: NamedRef | None) -> Json | None:
    return None if item is None else refs([item])[0]


def _all(items: Iterable[Evidence], source_of: SourceOf) -> list[Json]:
    return [evidence(item, source_of(item.document)) for item in items]
