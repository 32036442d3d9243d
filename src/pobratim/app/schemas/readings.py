"""``pobratim.reading/1``: one JSON object per document."""

from __future__ import annotations

from pobratim.app.schemas.pieces import Json, date, pair, place
from pobratim.model.documents import Document
from pobratim.model.readings import (
    Commitment,
    Entity,
    Event,
    Goods,
    Occupation,
    Position,
    Reading,
    Relation,
    Statement,
)

__all__ = ["READING", "goods", "reading"]

READING = "pobratim.reading/1"


def reading(record: Reading) -> Json:
    """Return everything read from one document in its public shape."""
    return {
        "schema": READING,
        "document": _document(record.document),
        "cooperation": {
            "value": record.cooperation.value,
            "score": round(record.cooperation.score, 4),
        },
        "entities": [_entity(e) for e in record.entities],
        "occupations": [_occupation(o) for o in record.occupations],
        "events": [_event(v) for v in record.events],
        "statements": [_statement(s) for s in record.statements],
        "commitments": [_commitment(c) for c in record.commitments],
        "positions": [_position(p) for p in record.positions],
        "spheres": [
            {"id": s.id, "evidence": [pair(e) for e in s.evidence]} for s in record.spheres
        ],
        "relations": [_relation(r) for r in record.relations],
        "extractor": {"name": record.extractor.name, "version": record.extractor.version},
    }


def _document(document: Document) -> Json:
    shape: Json = {
        "id": document.id,
        "source": document.source,
        "language": document.language,
        "title": document.title,
        "published": document.published,
        "text": document.text,
        "blocks": [{"kind": b.kind, "start": b.start, "end": b.end} for b in document.blocks],
    }
    if document.source_id is not None:
        shape["source_id"] = document.source_id
    return shape


def _entity(entity: Entity) -> Json:
    shape: Json = {
        "id": entity.id,
        "kind": entity.kind,
        "name": entity.name,
        "mentions": [pair(m) for m in entity.mentions],
        "place": place(entity.place),
    }
    if entity.kind == "organisation":
        shape["organisation"] = {"kind": entity.organisation or "other"}
    if entity.person is not None:
        shape["person"] = {
            "first": entity.person.first,
            "patronymic": entity.person.patronymic,
            "last": entity.person.last,
        }
    return shape


def _occupation(occupation: Occupation) -> Json:
    return {
        "person": occupation.person,
        "post": occupation.post,
        "organisation": occupation.organisation,
        "place": occupation.place,
        "evidence": [pair(e) for e in occupation.evidence],
        "status": occupation.status,
    }


def _event(event: Event) -> Json:
    return {
        "id": event.id,
        "type": event.type,
        "status": event.status,
        "stage": event.stage,
        "effect": event.effect,
        "parties": list(event.parties),
        "level": event.level,
        "host": event.host,
        "participants": list(event.participants),
        "signatories": [{"person": s.person, "party": s.party} for s in event.signatories],
        "enterprises": list(event.enterprises),
        "goods": [goods(g) for g in event.goods],
        "venue": event.venue,
        "date": date(event.date),
        "term": date(event.term),
        "document_title": event.document_title,
        "spheres": list(event.spheres),
        "evidence": [pair(e) for e in event.evidence],
    }


def goods(item: Goods) -> Json:
    """Return the goods of a contract or project."""
    return {
        "what": item.what,
        "quantity": item.quantity,
        "unit": item.unit,
        "amount": item.amount,
        "currency": item.currency,
        "maker": item.maker,
        "buyer": item.buyer,
        "evidence": pair(item.evidence),
    }


def _statement(statement: Statement) -> Json:
    return {
        "speaker": statement.speaker,
        "speaker_text": statement.speaker_text,
        "text": statement.text,
        "span": pair(statement.span),
        "direct": statement.direct,
        "cue": pair(statement.cue) if statement.cue else None,
        "spheres": list(statement.spheres),
    }


def _commitment(commitment: Commitment) -> Json:
    return {
        "by": list(commitment.by),
        "to": list(commitment.to),
        "text": commitment.text,
        "span": pair(commitment.span),
        "due": date(commitment.due),
        "about": commitment.about,
    }


def _position(position: Position) -> Json:
    return {
        "kind": position.kind,
        "by": position.by,
        "for": position.on_behalf_of,
        "to": position.to,
        "text": position.text,
        "span": pair(position.span),
        "spheres": list(position.spheres),
    }


def _relation(relation: Relation) -> Json:
    return {
        "type": relation.type,
        "from": relation.source,
        "to": relation.target,
        "members": list(relation.members),
        "object": relation.object,
        "deal_type": relation.deal_type,
        "status": relation.status,
        "evidence": [pair(e) for e in relation.evidence],
    }
