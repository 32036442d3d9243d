"""Statements, positions, commitments and ties of a reading."""

from __future__ import annotations

from collections.abc import Iterable

from pobratim.lexicon.normalise import fold
from pobratim.model.readings import Commitment, Position, Relation, Statement
from pobratim.model.spans import Span
from pobratim.register.facts import Fact, SubjectKind
from pobratim.register.ids import identify
from pobratim.register.intake.batch import Batch, Thing
from pobratim.register.intake.sentences import sentence_around

__all__ = ["take_sayings"]

_PENDING = frozenset({"planned", "proposed", "discussed"})
Pairs = Iterable[tuple[str, str | None]]


def take_sayings(batch: Batch) -> None:
    """Add what was said, offered and promised; equal words of one speaker are one record."""
    for statement in batch.reading.statements:
        _take_statement(batch, statement)
    for position in batch.reading.positions:
        _take_position(batch, position)
    for commitment in batch.reading.commitments:
        _take_commitment(batch, commitment)
    for relation in batch.reading.relations:
        if relation.evidence:
            _take_relation(batch, relation)


def _take(
    batch: Batch, kind: SubjectKind, subject: str, spans: tuple[Span, ...], facts: Pairs
) -> Thing:
    subject = batch.decided.on(kind, spans) or subject
    record = identify("record", batch.document, subject, spans[0].start)
    thing = batch.thing(kind, record, kind, subject=subject, judged=None)
    for name, value in facts:
        if value:
            batch.fact(Fact(subject, record, name, value, spans))
    return thing


def _each(name: str, values: Iterable[str]) -> list[tuple[str, str | None]]:
    return [(name, value) for value in values]


def _take_statement(batch: Batch, statement: Statement) -> None:
    speaker = batch.subject(statement.speaker)
    subject = identify("statement", speaker or fold(statement.speaker_text), fold(statement.text))
    facts = [
        ("text", statement.text),
        ("speaker", speaker),
        ("speaker-text", statement.speaker_text),
        ("direct", "yes" if statement.direct else "no"),
        *_each("sphere", statement.spheres),
    ]
    thing = _take(batch, "statement", subject, (statement.span,), facts)
    if statement.cue is not None and statement.cue.end > statement.cue.start:
        cue = statement.cue.of(batch.reading.document.text)
        batch.fact(Fact(thing.subject, thing.record, "cue", cue, (statement.cue,)))


def _take_position(batch: Batch, position: Position) -> None:
    by = batch.subject(position.by)
    subject = identify("position", position.kind, by or "", fold(position.text))
    facts = [
        ("kind", position.kind),
        ("text", position.text),
        ("by", by),
        ("for", batch.subject(position.on_behalf_of)),
        ("to", batch.subject(position.to)),
        *_each("sphere", position.spheres),
    ]
    _take(batch, "position", subject, (position.span,), facts)


def _take_commitment(batch: Batch, commitment: Commitment) -> None:
    """Promises of one and the same planned event are one commitment, however worded.

    An event that is done is not what is promised: it only stands beside the promise and tells
    whose promise it is.
    """
    by, to = batch.subjects(commitment.by), batch.subjects(commitment.to)
    told = batch.subject(commitment.about)
    pending = {event.id for event in batch.reading.events if event.status in _PENDING}
    about = told if commitment.about in pending else None
    if about:
        subject = identify("commitment", "event", about)
    else:
        subject = identify("commitment", sorted(by), fold(commitment.text))
    facts = [
        ("text", commitment.text),
        ("context", sentence_around(batch.reading.document.text, commitment.span)),
        ("about", about),
        ("beside", None if about else told),
        *_each("by", by),
        *_each("to", to),
    ]
    spans = (commitment.span,)
    thing = _take(batch, "commitment", subject, spans, facts)
    batch.dated(thing, "due", commitment.due, spans)


def _take_relation(batch: Batch, relation: Relation) -> None:
    source, target = batch.subject(relation.source), batch.subject(relation.target)
    members = batch.subjects(relation.members)
    subject = identify(
        "tie",
        relation.type,
        relation.status,
        source,
        target,
        sorted(members),
        fold(relation.object or ""),
    )
    facts = [
        ("type", relation.type),
        ("status", relation.status),
        ("source", source),
        ("target", target),
        ("object", relation.object),
        ("deal-type", relation.deal_type),
        *_each("member", members),
    ]
    _take(batch, "tie", subject, relation.evidence, facts)
