"""Entities: mentions brought together into the persons, places and organisations of a page."""

from __future__ import annotations

from collections.abc import Iterable, Sequence

from pobratim.extract.mentions import mentions_of
from pobratim.extract.namecases import name_cases
from pobratim.extract.organisations import Organisation, organisations_of
from pobratim.extract.persons import Person, persons_of
from pobratim.extract.places import Place, PlaceResolver
from pobratim.extract.recheck import rechecked
from pobratim.extract.seats import complete_bare, seat_regions
from pobratim.extract.tokens import Page
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import Entity, PlaceRef

__all__ = ["entities_of"]


def entities_of(page: Page, gazetteer: Gazetteer) -> tuple[Entity, ...]:
    """Return the entities of ``page`` in order of first mention, ids ``e1``, ``e2`` … .

    All mentions of one person, one place, one organisation are one entity. A place may have
    mentions inside an organisation's; no other two entities overlap. A place that the gazetteer
    does not know, or that several cities may be, has no GeoNames id.
    """
    language = page.document.language
    mentions = rechecked(mentions_of(page, gazetteer), page, gazetteer)
    resolver = PlaceResolver(mentions, gazetteer, language, text=page.document.text)
    places = resolver.places()
    bodies = organisations_of(mentions, language)
    _add_hidden_seats(bodies, places, resolver)
    bodies = complete_bare(bodies, places, page)
    seat_regions(bodies, places, language)
    people = persons_of(mentions, language, name_cases(mentions, language))
    drafts = [
        *(_person(person) for person in people),
        *(_place(place) for place in places if place.shown),
        *(_organisation(body, places) for body in bodies),
    ]
    drafts.sort(key=lambda entity: (entity.mentions[0].start, -entity.mentions[0].end))
    return tuple(_numbered(drafts))


def _add_hidden_seats(
    bodies: Sequence[Organisation], places: list[Place], resolver: PlaceResolver
) -> None:
    """Give a compound body's city an entity: Мингорисполком is a mention of Minsk."""
    for body in bodies:
        if body.seat is None:
            continue
        ref = resolver.city(body.seat)
        known = next((p for p in places if ref.geonames and p.ref.geonames == ref.geonames), None)
        if known is None:
            known = Place(body.seat, ref)
            places.append(known)
        known.shown = True
        known.mentions = sorted({*known.mentions, *body.mentions})
        body.seat_span = body.mentions[0]


def _person(person: Person) -> Entity:
    return Entity(
        "", "person", person.text, tuple(sorted(set(person.mentions))), person=person.name
    )


def _place(place: Place) -> Entity:
    return Entity("", "place", place.name, tuple(sorted(set(place.mentions))), place=place.ref)


def _organisation(body: Organisation, places: Sequence[Place]) -> Entity:
    return Entity(
        "",
        "organisation",
        body.name,
        tuple(sorted(set(body.mentions))),
        place=_seat(body, places),
        organisation=body.kind,
    )


def _seat(body: Organisation, places: Sequence[Place]) -> PlaceRef | None:
    """Return the place whose mention lies inside a mention of the body, or the seat given."""
    if body.place is not None:
        return body.place.ref
    for mention in body.mentions:
        for place in places:
            if any(mention.contains(span) for span in place.mentions):
                return place.ref
    return None


def _numbered(drafts: Iterable[Entity]) -> Iterable[Entity]:
    for number, draft in enumerate(drafts, 1):
        yield Entity(
            f"e{number}",
            draft.kind,
            draft.name,
            draft.mentions,
            draft.place,
            draft.organisation,
            draft.person,
        )
