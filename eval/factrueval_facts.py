"""Facts, track 3 of factRuEval: Occupation, Meeting, Deal and Ownership.

A reading is mapped to facts from its record alone. Facts of a type are matched one to one; the
quality of a pair is the weighted Jaccard index of their arguments, position and phase weighing
0.5. Easy mode leaves difficult facts aside, drops the phase and counts every modality. Hard mode
takes possible, future and negated facts out of the gold, so that finding them costs precision.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Literal

from eval.factrueval_gold import GoldArgument, GoldFact, GoldObject, fold_name
from eval.factrueval_objects import best_pairs, same_object
from pobratim.lexicon.morphology import lemma
from pobratim.model.readings import Entity, Occupation, Reading, Relation

__all__ = ["FACT_KINDS", "Argument", "Fact", "Mode", "fact_pairs", "fact_quality", "facts_of"]

FACT_KINDS = ("Occupation", "Meeting", "Deal", "Ownership")
Mode = Literal["easy", "hard"]

_WEIGHTS = {"Position": 0.5, "Phase": 0.5}
_PHASE_ROLE = "Phase"
_UNREAL = ("возможн", "будущ", "отриц")
_OPEN = frozenset({"planned", "proposed", "discussed", "cancelled", "denied", "future"})
_DEAL_TYPES = {
    "purchase": "купля/продажа",
    "loan": "займ/возвращение займа",
    "fine": "наложение/выплата штрафа",
    "investment": "инвестиции",
    "service": "услуги",
    "event": "участие в мероприятии",
}
_MEMBERS = 2


@dataclass(frozen=True, slots=True)
class Argument:
    """An argument of a read fact: an entity, or words."""

    role: str
    entity: Entity | None = None
    text: str = ""


@dataclass(frozen=True, slots=True)
class Fact:
    """A read fact; ``real`` is false for what is planned, possible or denied."""

    kind: str
    arguments: tuple[Argument, ...]
    real: bool = True


def facts_of(reading: Reading) -> tuple[Fact, ...]:
    """Return the facts that a reading holds, each once."""
    entities = {entity.id: entity for entity in reading.entities}
    return tuple(dict.fromkeys(_facts(reading, entities)))


def _facts(reading: Reading, entities: Mapping[str, Entity]) -> Iterator[Fact]:
    for occupation in reading.occupations:
        # A fact of the data says where; what a person simply is ("художник") is none.
        if occupation.organisation or occupation.place:
            yield _occupation(occupation, entities)
    for relation in reading.relations:
        if relation.type in {"meets", "deal", "owns"}:
            yield _relation(relation, entities)
    for event in reading.events:
        people = event.participants
        if event.type == "meeting" and len(people) >= _MEMBERS:
            arguments = [Argument("Participant", entities[i]) for i in people]
            yield Fact("Meeting", tuple(arguments), event.status not in _OPEN)
        sides = tuple(dict.fromkeys((*event.enterprises, *event.parties)))
        if event.type == "contract" and len(sides) >= _MEMBERS:
            arguments = [Argument("Participant", entities[i]) for i in sides]
            arguments.append(Argument("Type", text=_DEAL_TYPES["purchase"]))
            yield Fact("Deal", tuple(arguments), event.status not in _OPEN)


def _occupation(occupation: Occupation, entities: Mapping[str, Entity]) -> Fact:
    arguments = [Argument("Who", entities[occupation.person])]
    if occupation.post:
        arguments.append(Argument("Position", text=occupation.post))
    where = _where(occupation, entities)
    if where is not None:
        arguments.append(Argument("Where", where))
    return Fact("Occupation", tuple(arguments), occupation.status not in _OPEN)


def _where(occupation: Occupation, entities: Mapping[str, Entity]) -> Entity | None:
    """Return the body of a post if its words name it, else the place, else the body implied."""
    body = entities[occupation.organisation] if occupation.organisation else None
    place = entities[occupation.place] if occupation.place else None
    said = body is not None and any(
        span.contains(mention) for span in occupation.evidence for mention in body.mentions
    )
    return body if said else place or body


def _relation(relation: Relation, entities: Mapping[str, Entity]) -> Fact:
    real = relation.status not in _OPEN
    if relation.type == "owns":
        sides = (("Owner", relation.source), ("Property", relation.target))
        owned = [Argument(role, entities[i]) for role, i in sides if i]
        return Fact("Ownership", tuple(owned), real)
    members = [Argument("Participant", entities[i]) for i in relation.members]
    if relation.type == "meets":
        return Fact("Meeting", tuple(members), real)
    known = _DEAL_TYPES.get(relation.deal_type or "")
    kind = [Argument("Type", text=known)] if known else []
    return Fact("Deal", (*members, *kind), real)


# Comparison --------------------------------------------------------------------------------------


def fact_quality(
    fact: Fact, gold: GoldFact, objects: Mapping[str, GoldObject], *, mode: Mode = "easy"
) -> float:
    """Return the weighted Jaccard index of the arguments of a read and a gold fact."""
    open_arguments = list(gold.arguments)
    common = 0.0
    for argument in fact.arguments:
        found = next((g for g in open_arguments if _same(argument, g, objects)), None)
        if found is not None:
            open_arguments.remove(found)
            common += _WEIGHTS.get(argument.role, 1.0)
    read = sum(_WEIGHTS.get(a.role, 1.0) for a in fact.arguments)
    wanted = sum(_WEIGHTS.get(a.role, 1.0) for a in gold.arguments)
    if mode == "hard" and gold.phase:
        wanted += _WEIGHTS[_PHASE_ROLE]  # no reading tells the phase
    return common / (read + wanted - common)


def _same(argument: Argument, gold: GoldArgument, objects: Mapping[str, GoldObject]) -> bool:
    if argument.role != gold.role:
        return False
    if argument.entity is None:
        return _key(argument.text) in {_key(text) for text in gold.texts}
    entity = argument.entity
    return any(i in objects and same_object(entity, objects[i]) for i in gold.objects)


def _key(text: str) -> tuple[str, ...]:
    """Return the lemmas of a post: the data keep its case."""
    return tuple(lemma(word, "ru") for word in fold_name(text).split())


def fact_pairs(
    facts: Sequence[Fact],
    gold: Sequence[GoldFact],
    objects: Mapping[str, GoldObject],
    *,
    mode: Mode = "easy",
) -> tuple[float, int, int]:
    """Return the sum of qualities of the best pairs, how many were read and how many are gold."""
    kept, optional = _split(gold, mode)
    read = [fact for fact in facts if mode == "easy" or fact.real]
    everything = [*kept, *optional]
    quality = [[fact_quality(f, g, objects, mode=mode) for g in everything] for f in read]
    pairs = best_pairs(quality)
    aside = sum(j >= len(kept) for _, j in pairs)
    total = sum(quality[i][j] for i, j in pairs if j < len(kept))
    return total, len(read) - aside, len(kept)


def _split(gold: Sequence[GoldFact], mode: Mode) -> tuple[list[GoldFact], list[GoldFact]]:
    """Return the facts that count, and those that may be found or not."""
    if mode == "hard":
        return [g for g in gold if not g.modality.startswith(_UNREAL)], []
    return [g for g in gold if not g.difficult], [g for g in gold if g.difficult]
