"""Pages built by hand: the entities are given, so that one reader is tested at a time."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace

from pobratim.extract.blocks import blocks_of
from pobratim.extract.parties import Scene
from pobratim.extract.segment import page_of
from pobratim.extract.tokens import Page
from pobratim.model.documents import Document, Language, hash_text
from pobratim.model.readings import Entity, EntityKind, Occupation, PlaceKind, PlaceRef
from pobratim.model.readings import OrganisationKind as Kind
from pobratim.model.spans import Span

__all__ = ["Named", "body", "city", "firm", "page_with", "person", "scene_with", "wide"]


@dataclass(frozen=True, slots=True)
class Named:
    """An entity to put on a page: its name and the pattern of its mentions."""

    kind: EntityKind
    name: str
    pattern: str
    place: PlaceRef | None = None
    organisation: Kind | None = None


def city(name: str, pattern: str, geonames: int, country: str) -> Named:
    """Return a city."""
    return Named("place", name, pattern, PlaceRef("city", geonames, name, country))


def wide(name: str, pattern: str, kind: PlaceKind, country: str) -> Named:
    """Return a region or country."""
    return Named("place", name, pattern, PlaceRef(kind, None, name, country))


def person(name: str, pattern: str) -> Named:
    """Return a person."""
    return Named("person", name, pattern)


def firm(name: str, pattern: str) -> Named:
    """Return an enterprise."""
    return Named("organisation", name, pattern, None, "enterprise")


def body(name: str, pattern: str, seat: PlaceRef | None = None) -> Named:
    """Return an authority, perhaps with its seat."""
    return Named("organisation", name, pattern, seat, "authority")


def page_with(
    text: str, names: Sequence[Named], *, published: str | None = None, language: Language = "ru"
) -> Page:
    """Return the page of ``text`` with those of ``names`` that it mentions, in order."""
    document = Document(
        hash_text(text), "-", language, None, published, text, blocks_of(text, language)
    )
    entities = tuple(
        Entity(
            f"e{number}",
            named.kind,
            named.name,
            tuple(Span(*match.span()) for match in re.finditer(named.pattern, text)),
            place=named.place,
            organisation=named.organisation,
        )
        for number, named in enumerate(names, start=1)
        if re.search(named.pattern, text)
    )
    return replace(page_of(document), entities=entities)


def scene_with(text: str, names: Sequence[Named], occupations: Sequence[Occupation] = ()) -> Scene:
    """Return the scene of a Russian page."""
    return Scene(page_with(text, names), tuple(occupations))
