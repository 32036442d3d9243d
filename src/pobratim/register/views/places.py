"""Where rows belong: the places behind parties, posts and seats, and whether they are a city's."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from functools import lru_cache
from importlib import resources
from typing import Literal

from pobratim.errors import UnknownPlaceError
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.lexicon.tables import parse_table
from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import NamedRef
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.names import best_name

__all__ = [
    "Reach",
    "cities_of",
    "city_of",
    "named",
    "place_of",
    "places_behind",
    "reach",
    "ref_of",
    "sides_of",
]

Reach = Literal["city", "region", "country"]

_REGION_WORD = re.compile(
    r"\s+(oblast|region|krai|voblast|voblasts|voivodeship|province|county|district)$",
    re.IGNORECASE,
)


@lru_cache(maxsize=1)
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


@lru_cache(maxsize=1)
def _centres() -> dict[str, int]:
    source = resources.files("pobratim.register.views").joinpath("regions.yaml")
    table: dict[str, int] = parse_table(source.read_text(encoding="utf-8"))
    return table


@lru_cache(maxsize=512)
def _centre(region: str, country: str | None) -> City | None:
    """The main city of a region: from the table, else the city whose name the region bears."""
    known = _centres().get(region)
    try:
        if known is not None:
            return _gazetteer().city(known)
    except UnknownPlaceError:
        return None
    found = _gazetteer().candidates(_REGION_WORD.sub("", region), country=country)
    return found[0] if found else None


def ref_of(subject: Subject | None) -> PlaceRef | None:
    """Return what a place subject is, ``None`` for anything else."""
    value = subject.one("ref") if subject else None
    return PlaceRef(*json.loads(value)) if value else None


def place_of(snapshot: Snapshot, subject: str | None) -> PlaceRef | None:
    """Return the place that a subject is or, for an organisation, sits in."""
    found = snapshot.get(subject)
    if found is None:
        return None
    own = ref_of(found)
    return own or ref_of(snapshot.get(found.one("seat")))


def named(snapshot: Snapshot, subject: str | None) -> NamedRef | None:
    """Return a pointer to a subject with the name to show, ``None`` where it is not shown."""
    if subject is None:
        return None
    if subject not in snapshot.pointers:
        snapshot.pointers[subject] = _pointer(snapshot, subject)
    return snapshot.pointers[subject]


def _pointer(snapshot: Snapshot, subject: str) -> NamedRef | None:
    found = snapshot.get(subject)
    if found is None:
        return None
    return NamedRef(subject, best_name(snapshot, found), place_of(snapshot, subject))


def sides_of(snapshot: Snapshot, document: str) -> tuple[NamedRef, ...]:
    """Return the parties of what a document reports: the places that its words are about."""
    parties = (
        held.value
        for subject in snapshot.by_document.get(document, ())
        if subject.kind == "event"
        for held in subject.all("party")
        if any(item.document == document for item in held.evidence)
    )
    found: dict[object, NamedRef] = {}
    for ref in filter(None, (named(snapshot, party) for party in parties)):
        found.setdefault(ref.place.geonames if ref.place and ref.place.geonames else ref.id, ref)
    return tuple(found.values())


def places_behind(snapshot: Snapshot, subjects: Iterable[str]) -> list[PlaceRef]:
    """Return the places of parties, seats, and, for persons, of their posts."""
    found: list[PlaceRef] = []
    for identity in subjects:
        subject = snapshot.get(identity)
        if subject is None:
            continue
        ties = [identity]
        if subject.kind == "person":
            ties = [tie for post in subject.all("post") for tie in post.qualifiers.values()]
        found += [ref for tie in ties if (ref := place_of(snapshot, tie))]
    return list(dict.fromkeys(found))


def reach(ref: PlaceRef, city: City) -> Reach | None:
    """Tell how far ``ref`` speaks for ``city``: it is the city, its region, or its country."""
    if ref.geonames == city.geonames and ref.kind != "region":
        return "city"
    if ref.kind == "country":
        return "country" if ref.country == city.country else None
    if ref.kind != "region" or ref.country not in {city.country, None} or not ref.name_en:
        return None
    centre = _centre(ref.name_en, ref.country)
    inside = centre is not None and (centre.country, centre.admin1) == (city.country, city.admin1)
    return "region" if inside else None


def city_of(geonames: int) -> City:
    """Return the city of a GeoNames id.

    Raises:
        UnknownPlaceError: if the gazetteer has none.
    """
    return _gazetteer().city(geonames)


def cities_of(snapshot: Snapshot, document: str) -> frozenset[int]:
    """Return the GeoNames ids of the cities that a document names, as places or seats."""
    refs = (ref_of(subject) for subject in snapshot.by_document.get(document, ()))
    return frozenset(
        ref.geonames for ref in refs if ref and ref.kind == "city" and ref.geonames is not None
    )
