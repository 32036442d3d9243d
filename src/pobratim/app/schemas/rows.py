"""What ``pobratim register`` prints: one object a row, each with its evidence and sources."""

from __future__ import annotations

import json
from collections.abc import Callable, Sequence
from typing import Any

from pobratim.app.schemas.ledger import delivery, plant
from pobratim.app.schemas.pieces import Json, date, evidence, place, refs
from pobratim.app.schemas.readings import goods
from pobratim.model.claims import Claim, Decision, Source
from pobratim.model.rows import (
    CommitmentRow,
    Compared,
    ConflictRow,
    DeliveryRow,
    DocumentRow,
    EventRow,
    FoundRow,
    LinkRow,
    NamedRef,
    OrganisationRow,
    PendingRow,
    PersonRow,
    PlantRow,
    PositionRow,
    PostRow,
    RelationRow,
    StatementRow,
)
from pobratim.model.spans import Evidence

__all__ = ["SourceOf", "claim", "decision", "quotation", "row", "subject"]

SourceOf = Callable[[str], Source]


def row(item: Any, source_of: SourceOf) -> Json:
    """Return a row of the register in its public shape, by its class.

    Raises:
        KeyError: if ``item`` is no row of the register.
    """
    return _SHAPES[type(item)](item, source_of)


def claim(item: Claim, source_of: SourceOf) -> Json:
    """Return a claim with all its values and their evidence."""
    return {
        "schema": "pobratim.claim/1",
        "id": item.id,
        "subject": item.subject,
        "property": item.property,
        "qualifiers": dict(item.qualifiers),
        "values": [
            {
                "value": v.value,
                "status": v.status,
                "state": v.state,
                "valid_from": date(v.valid_from),
                "valid_to": date(v.valid_to),
                "evidence": _all(v.evidence, source_of),
                "decision": decision(v.decision),
            }
            for v in item.values
        ],
    }


def decision(item: Decision | None) -> Json | None:
    """Return an entry of the log; a merge and a correction are told by their parts as well."""
    if item is None:
        return None
    shape: Json = {
        "schema": "pobratim.decision/1",
        "id": item.id,
        "subject": item.subject,
        "kind": item.kind,
        "by": item.by,
        "at": item.at,
        "why": item.why,
        "value": item.value,
    }
    if item.kind == "corrected" and item.value is not None:
        shape["from"], shape["to"] = json.loads(item.value)
    return shape


def subject(
    identity: str, claims: Sequence[Claim], links: Sequence[LinkRow], source_of: SourceOf
) -> Json:
    """Return all that is held on one subject: its claims, and the records behind them."""
    return {
        "schema": "pobratim.subject/1",
        "id": identity,
        "claims": [claim(item, source_of) for item in claims],
        "records": [
            {
                "id": link.record,
                "kind": link.kind,
                "label": link.label,
                "document": link.document,
                "address": source_of(link.document).address,
                "joined": link.joined,
                "score": link.score,
                "features": _features(link.features),
            }
            for link in links
        ],
    }


def _features(items: Sequence[Compared]) -> list[Json]:
    return [{"feature": f[0], "here": f[1], "there": f[2], "weight": f[3]} for f in items]


def _pending(item: PendingRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.pending/1",
        "id": item.id,
        "kind": item.kind,
        "a": _ref(item.a),
        "b": _ref(item.b),
        "score": item.score,
        "threshold": item.threshold,
        "algorithm": item.algorithm,
        "features": _features(item.features),
        "evidence": _all(item.evidence, source_of),
    }


def _found(item: FoundRow, source_of: SourceOf) -> Json:
    passage = item.evidence[0]
    return {
        "schema": "pobratim.found/1",
        "document": item.document,
        "language": item.language,
        "date": item.published,
        "score": item.score,
        "snippet": passage.exact,
        "hits": [[span.start, span.end] for span in item.hits],
        "things": [{"id": thing.id, "kind": thing.kind} for thing in item.things],
        "evidence": _all(item.evidence, source_of),
    }


def _all(items: tuple[Evidence, ...], source_of: SourceOf) -> list[Json]:
    return [evidence(e, source_of(e.document)) for e in items]


def _ref(item: NamedRef | None) -> Json | None:
    return None if item is None else refs([item])[0]


def _post(item: PostRow, source_of: SourceOf) -> Json:
    return {
        "post": item.post,
        "organisation": _ref(item.organisation),
        "place": _ref(item.place),
        "status": item.status,
        "seen": list(item.seen),
        "since": item.since,
        "until": item.until,
        "predecessor": _ref(item.predecessor),
        "successor": _ref(item.successor),
        "evidence": _all(item.evidence, source_of),
    }


def _person(item: PersonRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.person/1",
        "id": item.id,
        "name": item.name,
        "names": list(item.names),
        "posts": [_post(p, source_of) for p in item.posts],
        "evidence": _all(item.evidence, source_of),
    }


def _organisation(item: OrganisationRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.organisation/1",
        "id": item.id,
        "name": item.name,
        "names": list(item.names),
        "kind": item.kind,
        "place": place(item.place),
        "evidence": _all(item.evidence, source_of),
    }


def _with_posts(item: EventRow, people: Sequence[NamedRef]) -> list[Json]:
    posts = dict(item.held_posts)
    return [{**shape, "post": posts.get(shape["id"])} for shape in refs(people)]


def _event(item: EventRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.event/1",
        "id": item.id,
        "type": item.type,
        "status": item.status,
        "stage": item.stage,
        "effect": item.effect,
        "level": item.level,
        "parties": refs(item.parties),
        "host": _ref(item.host),
        "participants": _with_posts(item, item.participants),
        "signatories": _with_posts(item, item.signatories),
        "enterprises": refs(item.enterprises),
        "goods": [goods(g) for g in item.goods],
        "venue": _ref(item.venue),
        "date": date(item.date),
        "term": date(item.term),
        "document_title": item.document_title,
        "spheres": list(item.spheres),
        "sources": item.sources,
        "origins": item.origins,
        "conflicts": list(item.conflicts),
        "fields": [{"name": f.name, "value": f.value} for f in item.fields],
        "evidence": _all(item.evidence, source_of),
    }


def _statement(item: StatementRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.statement/1",
        "id": item.id,
        "speaker": _ref(item.speaker),
        "speaker_text": item.speaker_text,
        "post": item.post,
        "organisation": _ref(item.organisation),
        "text": item.text,
        "direct": item.direct,
        "date": item.date,
        "places": refs(item.places),
        "spheres": list(item.spheres),
        "evidence": _all(item.evidence, source_of),
        "elsewhere": [
            {
                "statement": w.statement,
                "text": w.text,
                "direct": w.direct,
                "share": w.share,
                "evidence": _all(w.evidence, source_of),
            }
            for w in item.elsewhere
        ],
    }


def quotation(item: StatementRow, source_of: SourceOf, *, exact: bool) -> Json:
    """Return a statement that a quotation is of, and whether it holds it word for word."""
    shape = _statement(item, source_of)
    return {"schema": "pobratim.quotation/1", "exact": exact, "statement": shape}


def _position(item: PositionRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.position/1",
        "id": item.id,
        "kind": item.kind,
        "by": _ref(item.by),
        "text": item.text,
        "date": item.date,
        "places": refs(item.places),
        "spheres": list(item.spheres),
        "evidence": _all(item.evidence, source_of),
    }


def _commitment(item: CommitmentRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.commitment/1",
        "id": item.id,
        "by": refs(item.by),
        "to": refs(item.to),
        "text": item.text,
        "made": item.made,
        "due": date(item.due),
        "state": item.state,
        "places": refs(item.places),
        "evidence": _all(item.evidence, source_of),
        "fulfilment": _all(item.fulfilment, source_of),
        "called_off": _all(item.called_off, source_of),
        "decision": decision(item.decision),
        "grade": item.grade,
        "candidates": [
            {
                "event": c.event,
                "score": c.score,
                "threshold": c.threshold,
                "verdict": c.verdict,
                "features": _features(c.features),
                "evidence": _all(c.evidence, source_of),
            }
            for c in item.candidates
        ],
    }


def _relation(item: RelationRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.relation/1",
        "id": item.id,
        "parties": refs(item.parties),
        "level": item.level,
        "status": item.status,
        "since": date(item.since),
        "until": date(item.until),
        "document_title": item.document_title,
        "signatories": refs(item.signatories),
        "evidence": _all(item.evidence, source_of),
    }


def _conflict(item: ConflictRow, source_of: SourceOf) -> Json:
    return {
        "schema": "pobratim.conflict/1",
        "id": item.id,
        "claim": item.claim,
        "subject": item.subject,
        "about": item.about,
        "property": item.property,
        "values": [
            {
                "value": v.value,
                "state": v.state,
                "evidence": _all(v.evidence, source_of),
                "decision": decision(v.decision),
            }
            for v in item.values
        ],
    }


def _document(item: DocumentRow, source_of: SourceOf) -> Json:
    best = source_of(item.id)
    return {
        "schema": "pobratim.source/1",
        "id": item.id,
        "grade": best.grade,
        "outlet": best.outlet,
        "address": best.address,
        "title": best.title,
        "published": item.published,
        "language": item.language,
        "reprint_of": item.reprint_of,
        "reach": item.reach,
        "pages": [
            {"address": page.address, "outlet": page.outlet, "grade": page.grade}
            for page in item.pages
        ],
    }


_SHAPES: dict[type, Callable[[Any, SourceOf], Json]] = {
    PersonRow: _person,
    OrganisationRow: _organisation,
    EventRow: _event,
    FoundRow: _found,
    StatementRow: _statement,
    PositionRow: _position,
    CommitmentRow: _commitment,
    RelationRow: _relation,
    ConflictRow: _conflict,
    PendingRow: _pending,
    DeliveryRow: delivery,
    PlantRow: plant,
    DocumentRow: _document,
}
