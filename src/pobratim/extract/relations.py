"""Ties between entities that are no events: owns, supplies, produces, meets, deals."""

from __future__ import annotations

import re
from collections.abc import Sequence
from itertools import pairwise

from pobratim.extract.clauses import Clause, clauses_of
from pobratim.extract.status import status_of
from pobratim.extract.tokens import Page
from pobratim.lexicon.events import RelationCue, fold_keeping_length, relation_cues_for
from pobratim.model.readings import Entity, Event, EventStatus, Relation, RelationStatus
from pobratim.model.spans import Span

__all__ = ["relations_of"]

_LASTING = frozenset({"owns", "supplies", "produces", "located_in", "part_of", "works_with"})
_STRUNG = re.compile(r"[»\"\s]*(?:,|и|і|and|[-–—])?\s*(?:и|і|and|с|з|with)?[\s«\"]*")
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
    """Return the relations of one clause, the first cue of each type and mode."""
    relations: dict[tuple[str, str], list[Relation]] = {}
    for cue in relation_cues_for(clause.text, page.document.language):
        match = cue.pattern.search(clause.text)
        if match is None or (cue.type, cue.mode) in relations:
            continue
        at = Span(clause.start + match.start(), clause.start + match.end())
        status = _status(cue, clause, match.start("tense"), match.group("tense"), page)
        found = (
            _mutual(page, cue, at, sentence, status)
            if cue.mode == "mutual"
            else _directed(page, cue, at, clause, status)
        )
        if found:
            relations[cue.type, cue.mode] = found
    return [relation for found in relations.values() for relation in found]


def _status(cue: RelationCue, clause: Clause, at: int, word: str, page: Page) -> RelationStatus:
    """Return the status of a relation: lasting ones are current unless said otherwise."""
    language = page.document.language
    found: EventStatus | None = status_of(
        clause, at=at, word=word.split(maxsplit=1)[0], kind="verb", language=language
    )
    if cue.type in _LASTING:
        return "current" if found in {"done", "planned", "discussed", None} else found
    return found or "done"


def _sides(page: Page, span: Span, kinds: frozenset[str]) -> list[tuple[Span, Entity]]:
    """Return the entities of ``kinds`` inside ``span`` with their mentions, in order.

    Outlets are left out: they tell of a tie and have no part in it.
    """
    found = [
        (mention, entity)
        for entity in page.entities
        if entity.kind in kinds and entity.organisation != "media"
        for mention in entity.mentions
        if span.contains(mention)
    ]
    return sorted(found, key=lambda item: item[0])


def _listed(page: Page, sides: list[tuple[Span, Entity]]) -> list[Entity]:
    """Return the first entity and those that are strung to it by commas and "and"."""
    listed = [entity for _, entity in sides[:1]]
    for (before, _), (mention, entity) in pairwise(sides):
        between = (
            page.document.text[before.end : mention.start] if before.end <= mention.start else ""
        )
        if not _STRUNG.fullmatch(between):
            break
        listed.append(entity)
    return listed


def _directed(
    page: Page, cue: RelationCue, at: Span, clause: Clause, status: RelationStatus
) -> list[Relation]:
    """Return the relations from what stands before the cue to what follows, or the reverse."""
    before, after = Span(clause.start, at.start), Span(at.end, clause.end)
    sources, targets = frozenset(cue.source), frozenset(cue.target)
    if cue.mode == "reverse":
        givers = _listed(page, _sides(page, after, sources))
        target = [entity for _, entity in _sides(page, before, targets)][-1:]
    else:
        givers = [entity for _, entity in _sides(page, before, sources)][-1:]
        behind = _sides(page, after, targets)
        target = [entity for _, entity in behind[:1]]
        if cue.mode == "role" and behind:
            givers = _next_to(page, behind[0][0], clause) or givers
    words = _object(page, after) if "object" in targets else None
    return [
        Relation(
            type=cue.type,
            status=status,
            evidence=(clause.span,),
            source=source.id,
            target=target[0].id if target else None,
            object=words,
        )
        for source in givers
        if (target or words) and not (target and target[0] is source)
    ]


def _next_to(page: Page, target: Span, clause: Clause) -> list[Entity]:
    """Return the person whose name follows right after ``target``: "основатель X Иван Иванов"."""
    people = _sides(page, Span(target.end, clause.end), frozenset({"person"}))
    text = page.document.text
    return [e for m, e in people[:1] if text[target.end : m.start].strip('»" ') == ""]


def _object(page: Page, span: Span) -> str | None:
    """Return the words after a cue up to the next mark: what is produced or supplied."""
    text = span.of(page.document.text).strip()
    for mark in ",.;:()\n":
        text = text.split(mark, 1)[0]
    text = text.strip()
    return text if 2 < len(text) <= _OBJECT_LENGTH else None


def _mutual(
    page: Page, cue: RelationCue, at: Span, sentence: Span, status: RelationStatus
) -> list[Relation]:
    """Return a meeting or a deal between the fitting entities around the cue."""
    members = _around(page, cue, at, sentence)
    kinds = {entity.id: entity.kind for entity in page.entities}
    firms = [member for member in members if kinds[member] == "organisation"]
    if len(members) < 2 or (cue.type == "deal" and not firms):
        return []
    return [
        Relation(
            type=cue.type,
            status=status,
            evidence=(sentence,),
            members=members,
            deal_type=cue.deal,
        )
    ]


def _around(page: Page, cue: RelationCue, at: Span, sentence: Span) -> tuple[str, ...]:
    """Return the members: of a meeting all persons, of a deal the nearest on either side.

    Two that are strung together behind the cue are the pair; with none on one side, the two
    nearest on the other are.
    """
    fitting = [
        (mention, entity)
        for mention, entity in _sides(page, sentence, frozenset(cue.source))
        if not mention.overlaps(at) and not _is_part(page, entity, sentence)
    ]
    if cue.type == "meets":
        return tuple(dict.fromkeys(entity.id for _, entity in fitting))
    before = list(dict.fromkeys(e.id for m, e in reversed(fitting) if m.end <= at.start))
    behind = [(m, e) for m, e in fitting if m.start >= at.end]
    after = list(dict.fromkeys(e.id for _, e in behind))
    if len(_listed(page, behind[:2])) == 2:
        return tuple(after[:2])
    pair = [*before[:1], *after[:1]] if before and after else [*before[1::-1], *after[:2]]
    return tuple(dict.fromkeys(pair))


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
