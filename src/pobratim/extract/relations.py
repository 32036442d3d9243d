"""Ties between entities that are no events: owns, supplies, produces, meets, deals."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise

from pobratim.extract.clauses import Clause, clauses_of
from pobratim.extract.status import status_of
from pobratim.extract.tokens import Page
from pobratim.extract.why import because
from pobratim.lexicon.events import (
    RelationCue,
    cue_words,
    fold_keeping_length,
    relation_cues_for,
)
from pobratim.model.readings import Entity, Event, EventStatus, Relation, RelationStatus
from pobratim.model.spans import Span

__all__ = ["relations_of"]

_LASTING = frozenset({"owns", "supplies", "produces", "located_in", "part_of", "works_with"})
_STRUNG = re.compile(r"[»\"\s]*(?:,|и|і|and|[-–—])?\s*(?:и|і|and|с|з|with)?[\s«\"]*")
_OBJECT_LENGTH = 60
_ONE_WITH_EACH = frozenset({"fine", "loan", "investment"})
# A place that something lies in, goes to or comes from is no party.
_THERE = re.compile(r"(?<!\w)(?:в|во|из|на|через|у|ў|з|праз|in|from|through)\s+$", re.IGNORECASE)
# Who tells of a deal has no part in it: "сообщает «Вестник»", "по данным агентства".
_TELLER = re.compile(
    r"(?:сообща\w+|сообщил\w*|переда[её]т\w*|пиш[еу]т\w*|цитиру\w+|со ссылкой на|"
    r"по (?:данным|информации|сообщени\w+)|паведамля\w+|перадае|піша|"
    r"(?:according to|reports?|reported by))\s*(?:(?<=\s)\w+\s+)?[«\"“]?$",
    re.IGNORECASE,
)


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
                    members = tuple(sorted(relation.members))
                    key = (relation.type, relation.source, relation.target, members)
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
            _mutual(page, cue, at, _Scope(clause, sentence), status)
            if cue.mode == "mutual"
            else _directed(page, cue, at, clause, status)
        )
        if found:
            because("relation", at, "{} {}: {}", cue.mode, cue.type, match.group())
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

    Outlets are left out, and whoever is said to tell of it: they have no part in a tie.
    """
    found = [
        (mention, entity)
        for entity in page.entities
        if entity.kind in kinds and entity.organisation != "media"
        for mention in entity.mentions
        if span.contains(mention)
        if not _TELLER.search(page.document.text[max(0, mention.start - 30) : mention.start])
    ]
    return sorted(found, key=lambda item: item[0])


def _meant(page: Page, words: Span, clause: Clause) -> list[Entity]:
    """Return the organisation that "the company" in ``words`` stands for: the one named last.

    It is looked for before the clause, on the page up to there.
    """
    if not cue_words("meant", "", page.document.language).search(
        fold_keeping_length(words.of(page.document.text))
    ):
        return []
    named = (
        _sides(page, Span(0, clause.start), frozenset({"organisation"})) if clause.start else []
    )
    return [entity for _, entity in named[-1:]]


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
        meant = _meant(page, _up_to_name(page, after), clause) if cue.mode == "role" else []
        if meant:
            givers = [entity for _, entity in _sides(page, after, sources)][:1]
            target = meant
        elif cue.mode == "role" and behind:
            givers = _next_to(page, behind[0][0], clause) or givers
        elif not givers and "organisation" in sources:
            givers = _meant(page, before, clause)
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


def _up_to_name(page: Page, span: Span) -> Span:
    """Return the words of ``span`` before a person, none where a body is named first."""
    named = _sides(page, span, frozenset({"person", "organisation"}))
    first = named[0] if named else None
    if first is None or first[1].kind != "person":
        return Span(span.start, span.start)
    return Span(span.start, first[0].start)


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


@dataclass(frozen=True, slots=True)
class _Scope:
    """Where members of a meeting or a deal may stand: the cue's clause and its sentence."""

    clause: Clause
    sentence: Span

    def end(self, at: Span) -> int:
        """Return where the next predicate behind the cue begins, else where the clause ends."""
        behind = at.end - self.clause.start
        starts = (p.at for p in self.clause.predicates if p.at >= behind)
        return self.clause.start + next(starts, self.clause.end - self.clause.start)


def _mutual(
    page: Page, cue: RelationCue, at: Span, scope: _Scope, status: RelationStatus
) -> list[Relation]:
    """Return a meeting or the deals between the fitting entities around the cue."""
    if cue.type == "meets":
        groups = [_meeting(page, cue, at, scope)]
    else:
        groups = list(_deals(page, cue, at, scope))
    return [
        Relation(
            type=cue.type,
            status=status,
            evidence=(scope.sentence,),
            members=members,
            deal_type=cue.deal,
        )
        for members in groups
        if len(members) > 1
    ]


def _fitting(page: Page, cue: RelationCue, at: Span, span: Span) -> list[tuple[Span, Entity]]:
    return [
        (mention, entity)
        for mention, entity in _sides(page, span, frozenset(cue.source))
        if not mention.overlaps(at) and not _is_part(page, entity, span)
        if entity.kind != "place" or not _THERE.search(page.document.text[: mention.start][-8:])
    ]


def _meeting(page: Page, cue: RelationCue, at: Span, scope: _Scope) -> tuple[str, ...]:
    """Return who meets: the persons before the cue and up to the next predicate behind it.

    Persons of other clauses count only where the cue's own names none.
    """
    fitting = _fitting(page, cue, at, scope.sentence)
    behind = [(m, e) for m, e in fitting if at.end <= m.start < scope.end(at)]
    before = [(m, e) for m, e in fitting if scope.clause.start <= m.start < at.start]
    if len(before) + len(behind) < 2:
        before = [(m, e) for m, e in fitting if m.end <= at.start]
    return tuple(dict.fromkeys(entity.id for _, entity in [*before, *behind]))


def _deals(page: Page, cue: RelationCue, at: Span, scope: _Scope) -> Iterator[tuple[str, ...]]:
    """Yield the pairs that deal: the nearest on either side, or the two nearest on one.

    Two that are strung together behind the cue are the pair; one on the left deals with each
    of those that are strung together on the right. One of a pair is an organisation.
    """
    fitting = _fitting(page, cue, at, scope.sentence)
    before = list(dict.fromkeys(e.id for m, e in reversed(fitting) if m.end <= at.start))
    behind = [(m, e) for m, e in fitting if m.start >= at.end]
    after = list(dict.fromkeys(e.id for _, e in behind))
    if not before and at.start > scope.clause.start:
        words = Span(scope.clause.start, at.start)
        before = [entity.id for entity in _meant(page, words, scope.clause)]
    strung = list(dict.fromkeys(e.id for e in _listed(page, behind)))
    kinds = {entity.id: entity.kind for entity in page.entities}
    if before and strung and cue.deal in _ONE_WITH_EACH:
        pairs = [(before[0], other) for other in strung]
    elif len(strung) > 1:
        pairs = [(strung[0], strung[1])]
    elif before and after:
        pairs = [(before[0], after[0])]
    else:
        nearest = [*before[1::-1], *after[:2]][:2]
        pairs = [(nearest[0], nearest[-1])] if nearest else []
    for pair in pairs:
        different = tuple(dict.fromkeys(pair))
        if any(kinds[member] == "organisation" for member in different) or _states(cue, different):
            yield different


def _states(cue: RelationCue, members: Sequence[str]) -> bool:
    """Tell whether two places may be parties: states and cities lend to each other."""
    return cue.deal == "loan" and len(members) > 1


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
