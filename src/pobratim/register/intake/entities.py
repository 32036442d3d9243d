"""Places, organisations and persons of a reading, linked to what the register knows."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace
from functools import lru_cache

from pobratim.model.readings import Entity, Occupation, PersonName, PlaceRef
from pobratim.register.facts import Fact, SubjectKind
from pobratim.register.ids import canonical, identify
from pobratim.register.intake import sketches
from pobratim.register.intake.batch import Batch, Thing
from pobratim.register.resolve import organisations, people
from pobratim.register.resolve.bodies import hidden_seat
from pobratim.register.resolve.judgement import Judgement, best
from pobratim.register.resolve.places import place_id

__all__ = ["take_entities"]


def take_entities(batch: Batch) -> None:
    """Link every entity of the reading: places first, then bodies, then the people in them."""
    entities = batch.reading.entities
    for entity in _of_kind(entities, "place"):
        _take_place(batch, entity)
    for entity in _of_kind(entities, "organisation"):
        _take_organisation(batch, entity)
    for entity in sorted(_of_kind(entities, "person"), key=_fullness, reverse=True):
        _take_person(batch, entity)


def _of_kind(entities: Iterable[Entity], kind: str) -> list[Entity]:
    return [entity for entity in entities if entity.kind == kind and entity.mentions]


def _fullness(entity: Entity) -> int:
    """How much of a name there is: a bare surname is linked after the full name is known."""
    name = entity.person
    return len(" ".join(filter(None, (name.first, name.patronymic)))) if name else 0


def _record(batch: Batch, entity: Entity) -> str:
    start = min(span.start for span in entity.mentions)
    return identify("record", batch.document, entity.kind, entity.name, start)


def _take(
    batch: Batch, kind: SubjectKind, entity: Entity, found: Thing, judged: Judgement | None = None
) -> Thing:
    subject, record = found.subject, found.record
    thing = batch.thing(kind, record, entity.name, subject=subject, judged=judged)
    batch.things[entity.id] = thing
    _fact(batch, thing, entity, "name", entity.name)
    return thing


def _fact(batch: Batch, thing: Thing, entity: Entity, name: str, value: str | None) -> None:
    if value:
        batch.fact(Fact(thing.subject, thing.record, name, value, entity.mentions))


def _take_place(batch: Batch, entity: Entity) -> None:
    subject = place_id(entity.place, entity.name)
    thing = _take(batch, "place", entity, Thing(subject, _record(batch, entity)))
    if entity.place is not None:
        _fact(batch, thing, entity, "ref", _ref(entity.place))


@lru_cache(maxsize=4096)
def _ref(ref: PlaceRef) -> str:
    return canonical([ref.kind, ref.geonames, ref.name_en, ref.country])


def _take_organisation(batch: Batch, entity: Entity) -> None:
    seat = _seat(batch, entity)
    keys = organisations.organisation_keys(entity.name, seat)
    record = _record(batch, entity)
    known = batch.known_subject(record, "organisation", entity.mentions)
    judged = None if known else _known_organisation(batch, entity, seat, keys)
    subject = known or (judged.subject if judged else None)
    subject = subject or batch.found("organisation", *keys[0], entity.mentions[0].start)
    thing = _take(batch, "organisation", entity, Thing(subject, record), judged)
    for scheme, key in keys:
        batch.key(scheme, key, thing)
    _fact(batch, thing, entity, "kind", entity.organisation)
    _fact(batch, thing, entity, "seat", seat)


def _seat(batch: Batch, entity: Entity) -> str | None:
    """The place of the seat, made known to the register on the words that name the body."""
    hidden = hidden_seat(entity.name)
    ref = entity.place or (PlaceRef("city", hidden) if hidden else None)
    if ref is None:
        return None
    subject = place_id(ref, ref.name_en or entity.name)
    thing = Thing(subject, identify("record", batch.document, "seat", subject))
    batch.thing("place", thing.record, ref.name_en or "", subject=subject, judged=None)
    _fact(batch, thing, entity, "ref", _ref(ref))
    return subject


def _known_organisation(
    batch: Batch, entity: Entity, seat: str | None, keys: Iterable[tuple[str, str]]
) -> Judgement | None:
    here = organisations.OrganisationSketch(
        "",
        frozenset({entity.name}),
        frozenset({entity.organisation} if entity.organisation else ()),
        frozenset({seat} if seat else ()),
    )
    found = sketches.organisations_under(batch, keys)
    return best(
        [organisations.judge(here, there) for there in found],
        threshold=organisations.THRESHOLD,
    )


def _take_person(batch: Batch, entity: Entity) -> None:
    posts = [post for post in batch.reading.occupations if post.person == entity.id]
    name = entity.person or PersonName(last=entity.name)
    record = _record(batch, entity)
    known = batch.known_subject(record, "person", entity.mentions)
    judged = None if known else _known_person(batch, name, posts)
    subject = known or (judged.subject if judged else None)
    subject = subject or batch.found("person", entity.name, entity.mentions[0].start)
    thing = _take(batch, "person", entity, Thing(subject, record), judged)
    for key in people.surname_keys(name):
        batch.key("person", key, thing)
    for part in ("first", "patronymic", "last"):
        _fact(batch, thing, entity, part, getattr(name, part))
    for post in posts:
        _take_post(batch, thing, post)


def _known_person(batch: Batch, name: PersonName, posts: list[Occupation]) -> Judgement | None:
    ties = batch.subjects(
        local for post in posts for local in (post.organisation, post.place) if local
    )
    here = replace(
        sketches.tied(batch, "", name, ties),
        documents=frozenset({batch.document}),
        posts=people.post_sorts(post.post or "" for post in posts),
    )
    found = sketches.people_under(batch, people.surname_keys(name))
    return best([people.judge(here, there) for there in found], threshold=people.THRESHOLD)


def _take_post(batch: Batch, thing: Thing, post: Occupation) -> None:
    where = {
        "organisation": batch.subject(post.organisation),
        "place": batch.subject(post.place),
    }
    batch.fact(
        Fact(
            thing.subject,
            thing.record,
            "post",
            post.post or "",
            post.evidence,
            {name: subject for name, subject in where.items() if subject},
            post.status,
            {name: day for name in ("since", "until") if (day := getattr(post, name))},
        )
    )
