"""A reading beside the rules that decided it, fact by fact."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.app.pipeline import Tier, read_document
from pobratim.extract import RawDocument
from pobratim.extract.why import FactKind, Reason, reasons_for, watching
from pobratim.model.readings import Reading
from pobratim.model.spans import Span

__all__ = ["Explanation", "explain", "explanations"]


@dataclass(frozen=True, slots=True)
class Explanation:
    """One fact of a reading: its kind and place in it, a label, its words, and its reasons."""

    kind: FactKind
    number: int
    label: str
    evidence: tuple[Span, ...]
    reasons: tuple[Reason, ...]


def explain(raw: RawDocument, tier: Tier = "auto") -> tuple[Reading, tuple[Explanation, ...]]:
    """Read ``raw`` and tell of each fact which rules decided it, in the order of the reading."""
    with watching() as reasons:
        reading = read_document(raw, tier)
    return reading, explanations(reading, reasons)


def explanations(reading: Reading, reasons: list[Reason]) -> tuple[Explanation, ...]:
    """Return one explanation per fact of ``reading``, with those of ``reasons`` at its words.

    Every reason is told once: two events of one clause share those of the clause.
    """
    return tuple(
        Explanation(kind, number, label, evidence, reasons_for(kind, evidence, reasons))
        for kind, number, label, evidence in _facts(reading)
    )


def _facts(reading: Reading) -> Iterator[tuple[FactKind, int, str, tuple[Span, ...]]]:
    names = {entity.id: entity.name for entity in reading.entities}
    for at, post in enumerate(reading.occupations):
        yield "occupation", at, f"{names[post.person]}: {post.post}", post.evidence
    for at, event in enumerate(reading.events):
        yield "event", at, f"{event.id} {event.type}, {event.status}", event.evidence
    for at, said in enumerate(reading.statements):
        kind = "direct" if said.direct else "reported"
        yield "statement", at, f"{kind}, {said.speaker_text or 'nobody named'}", (said.span,)
    for at, promise in enumerate(reading.commitments):
        by = ", ".join(names.get(i, i) for i in promise.by) or "nobody named"
        yield "commitment", at, f"promise of {by}", (promise.span,)
    for at, position in enumerate(reading.positions):
        yield "position", at, position.kind, (position.span,)
    for at, relation in enumerate(reading.relations):
        yield "relation", at, relation.type, relation.evidence
    for at, sphere in enumerate(reading.spheres):
        yield "sphere", at, sphere.id, sphere.evidence
