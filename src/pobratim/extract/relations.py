"""Ties between entities that are no events: owns, supplies, produces, meets, deals."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Literal

from pobratim.extract.clauses import Clause, clauses_of
from pobratim.extract.status import status_of
from pobratim.extract.tokens import Page
from pobratim.lexicon.events import RelationCue, fold_keeping_length, relation_cues
from pobratim.model.readings import Entity, Event, EventStatus, Relation, RelationStatus
from pobratim.model.spans import Span

__all__ = ["relations_of"]

Slot = Literal["person", "organisation", "place", "agent", "object"]

_MUTUAL = frozenset({"meets", "deal"})
_LASTING = frozenset({"owns", "supplies", "produces", "located_in", "part_of", "works_with"})
_OBJECT_LENGTH = 60


def relations_of(page: Page, events: Sequence[Event]) -> tuple[Relation, ...]:
    """Return the relations that the clauses of ``page`` tell and no event already holds.

    ``meets`` and ``deal`` have two members or more; the others go from ``source`` to ``target``,
    or to the words of ``object`` where the text names no entity.
    """
    folded = fold_keeping_length(page.document.text)
    language = page.document.language
    taken = [
        (event.type, span) for event in events for span in event.evidence if event.type != "other"
    ]
    found: dict[tuple[object, ...], Relation] = {}
    for sentence in page.sentences:
        if page.document.blocks[sentence.block].kind in {"caption", "boilerplate"}:
            continue
        for clause in clauses_of(sentence, folded, language):
            for relation in _of_clause(page, clause, sentence.span):
                if not _is_event(relation, taken):
                    key = (relation.type, relation.source, relation.target, relation.members)
                    found.setdefault(key, relation)
    return tuple(found.values())


def _is_event(relation: Relation, taken: Sequence[tuple[str, Span]]) -> bool:
    """Tell whether an event is evidenced by the same words."""
    same = {"meets": {"meeting", "visit"}, "deal": {"contract", "agreement", "twinning"}}
    kinds = same.get(relation.type, set())
    return any(
        kind in kinds and span.overlaps(own) for kind, span in taken for own in relation.evidence
    )


def _of_clause(page: Page, clause: Clause, sentence: Span) -> list[Relation]:
    """Return the relations of one clause, the first cue of each type."""
    relations: dict[str, Relation] = {}
    for cue in relation_cues(page.document.language):
        match = cue.pattern.search(clause.text)
        if match is None or cue.type in relations:
            continue
        at = Span(clause.start + match.start(), clause.start + match.end())
        status = _status(cue, clause, match.start("tense"), match.group("tense"), page)
        relation = (
            _mutual(page, cue, at, sentence, status)
            if cue.type in _MUTUAL
            else _directed(page, cue, at, clause, status)
        )
        if relation is not None:
            relations[cue.type] = relation
    return list(relations.values())


def _status(cue: RelationCue, clause: Clause, at: int, word: str, page: Page) -> RelationStatus:
    """Return the status of a relation: lasting ones are current unless said otherwise."""
    language = page.document.language
    found: EventStatus | None = status_of(
        clause, at=at, word=word.split(maxsplit=1)[0], kind="verb", language=language
    )
    if cue.type in _LASTING:
        return "current" if found in {"done", "planned", "discussed", None} else found
    return found or "done"


def _side(page: Page, span: Span, kinds: frozenset[str], *, last: bool) -> Entity | None:
    """Return the entity of ``kinds`` nearest to the cue: last before it, first after it."""
    found = [
        (mention, entity)
        for entity in page.entities
        if entity.kind in kinds
        for mention in entity.mentions
        if span.contains(mention)
    ]
    if not found:
        return None
    pick = max if last else min
    return pick(found, key=lambda item: item[0])[1]


def _directed(
    page: Page, cue: RelationCue, at: Span, clause: Clause, status: RelationStatus
) -> Relation | None:
    """Return a relation from what stands before the cue to what stands after, or the reverse."""
    before, after = Span(clause.start, at.start), Span(at.end, clause.end)
    source_kinds, target_kinds = frozenset(cue.source), frozenset(cue.target)
    if cue.reverse:
        source = _side(page, after, source_kinds, last=False)
        target = _side(page, before, target_kinds, last=True)
    else:
        source = _side(page, before, source_kinds, last=True)
        target = _side(page, after, target_kinds, last=False)
    words = _object(page, after) if "object" in target_kinds else None
    if source is None or (target is None and words is None) or source == target:
        return None
    return Relation(
        type=cue.type,
        status=status,
        evidence=(clause.span,),
        source=source.id,
        target=target.id if target else None,
        object=words,
    )


def _object(page: Page, span: Span) -> str | None:
    """Return the words after a cue up to the next mark: what is produced or supplied."""
    text = span.of(page.document.text).strip()
    for mark in ",.;:()\n":
        text = text.split(mark, 1)[0]
    text = text.strip()
    return text if 2 < len(text) <= _OBJECT_LENGTH else None


def _mutual(
    page: Page, cue: RelationCue, at: Span, sentence: Span, status: RelationStatus
) -> Relation | None:
    """Return a meeting or a deal between all fitting entities of the sentence."""
    members = tuple(
        entity.id
        for entity in page.entities_in(sentence)
        if entity.kind in cue.source and not _is_part(page, entity, sentence)
    )
    if len(members) < 2:
        return None
    return Relation(
        type=cue.type,
        status=status,
        evidence=(sentence,),
        members=members,
        deal_type=at.of(page.document.text) if cue.type == "deal" else None,
    )


def _is_part(page: Page, entity: Entity, span: Span) -> bool:
    """Tell whether each mention of an entity in ``span`` lies inside another's name."""
    inside = [mention for mention in entity.mentions if span.contains(mention)]
    others = [
        mention
        for other in page.entities
        if other.kind == "organisation" and other.id != entity.id
        for mention in other.mentions
    ]
    return all(
        any(outer.contains(mention) and outer != mention for outer in others) for mention in inside
    )
