"""An entity of FollowTheMoney: an id, a schema, and properties that each hold several values."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from dataclasses import dataclass

from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.rows import NamedRef
from pobratim.model.spans import Evidence
from pobratim.register.exchange.written import Json

__all__ = ["Entity", "entity", "entity_id", "ftm_date", "merged", "origins", "place_entity"]

_WEB = re.compile(r"https?://[!-~]+")


@dataclass(frozen=True, slots=True)
class Entity:
    """What one line of the export holds."""

    id: str
    schema: str
    properties: Mapping[str, tuple[str, ...]]

    def as_json(self) -> Json:
        """Return the wire shape; properties without a value are left out."""
        properties = {name: list(values) for name, values in sorted(self.properties.items())}
        return {"id": self.id, "schema": self.schema, "properties": properties}


def entity(schema: str, identity: str, **properties: Iterable[str | None]) -> Entity:
    """Return an entity; empty values fall away, equal ones stand once."""
    cleaned = {
        name: tuple(dict.fromkeys(value for value in values if value))
        for name, values in properties.items()
    }
    kept = {name: values for name, values in cleaned.items() if values}
    return Entity(entity_id(identity), schema, kept)


def entity_id(identity: str) -> str:
    """Return an id as FollowTheMoney allows it: letters, digits, dots and hyphens.

    >>> entity_id("person:0a1b")
    'person-0a1b'
    """
    return re.sub(r"[^0-9A-Za-z.]+", "-", identity).strip("-.")


def merged(before: Entity | None, after: Entity) -> Entity:
    """Return both entities of one id as one: the first schema, the values of both."""
    if before is None:
        return after
    names = dict.fromkeys((*before.properties, *after.properties))
    properties = {
        name: tuple(
            dict.fromkeys((*before.properties.get(name, ()), *after.properties.get(name, ())))
        )
        for name in names
    }
    return Entity(before.id, before.schema, properties)


def ftm_date(date: DateValue | None, *, end: bool = False) -> str | None:
    """Return a date as FollowTheMoney holds it; one without a year goes into the notes."""
    if date is None:
        return None
    text = (date.end or date.start) if end else date.start
    return None if text.startswith("--") else text


def origins(evidence: Iterable[Evidence], source_of: Callable[[str], Source]) -> Iterator[str]:
    """Yield a note a piece of evidence: outlet, date, grade, offsets, words, hash."""
    for item in evidence:
        source = source_of(item.document)
        yield (
            f"evidence: {source.outlet or source.address}, {source.published or 'undated'}, "
            f"{source.grade}, [{item.start}, {item.end}): {item.exact} ({item.document})"
        )


def addresses(evidence: Iterable[Evidence], source_of: Callable[[str], Source]) -> Iterator[str]:
    """Yield the pages behind pieces of evidence that have one on the web."""
    for item in evidence:
        address = source_of(item.document).address
        if _WEB.fullmatch(address):
            yield address


def place_entity(ref: NamedRef, locate: Callable[[int], tuple[float, float] | None]) -> Entity:
    """Return a place as the public body that acts for it."""
    place = ref.place
    point = locate(place.geonames) if place and place.geonames is not None else None
    return entity(
        "PublicBody",
        ref.id,
        name=[ref.name],
        alias=[place.name_en if place and place.name_en != ref.name else None],
        country=[place.country.lower() if place and place.country else None],
        topics=[{"country": "gov.national", "region": "gov.state"}.get(_kind(ref), "gov.muni")],
        notes=[
            f"place: {_kind(ref)}",
            f"geonames: {place.geonames}" if place and place.geonames is not None else None,
            f"longitude, latitude: {point[0]:.5f}, {point[1]:.5f}" if point else None,
        ],
    )


def _kind(ref: NamedRef) -> str:
    return ref.place.kind if ref.place else "unknown"
