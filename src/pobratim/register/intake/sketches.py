"""What the register already holds, drawn as the sketches that ``resolve`` compares."""

from __future__ import annotations

import json
from collections.abc import Iterable, Mapping
from dataclasses import replace
from typing import cast

from pobratim.model.dates import DateValue
from pobratim.model.readings import EventStatus, EventType, PersonName
from pobratim.register.dates import from_text
from pobratim.register.intake.batch import Batch
from pobratim.register.intake.shelf import Facts
from pobratim.register.resolve.events import EventSketch
from pobratim.register.resolve.organisations import OrganisationSketch
from pobratim.register.resolve.people import PersonSketch, post_sorts

__all__ = ["city_key", "events_under", "organisations_under", "people_under", "tied"]

_ROW = """
SELECT c.subject, c.id, c.property, c.qualifiers, v.id, v.value, v.status, e.document, e.record
FROM evidence e JOIN claim_values v ON v.id = e.claim_value JOIN claims c ON c.id = v.claim
"""
_EVIDENCE_OF = _ROW + "WHERE c.subject = :subject ORDER BY c.id, v.id, e.id"
_EVIDENCE_IN = (
    _ROW + "WHERE e.document = (SELECT document FROM records WHERE id = :record) "  # noqa: S608
    "AND e.record = :record"
    " ORDER BY c.id, v.id, e.id"
)
_RECORDED = "SELECT r.id, r.subject, d.id, d.published FROM records r JOIN documents d "
_RECORDS_OF = _RECORDED + "ON d.id = r.document WHERE r.subject = :subject ORDER BY d.id"
_RECORD = _RECORDED + "ON d.id = r.document WHERE r.id = :record"


def _under(batch: Batch, keys: Iterable[tuple[str, str]]) -> list[str]:
    schemes: dict[str, list[str]] = {}
    for scheme, key in keys:
        schemes.setdefault(scheme, []).append(key)
    found = (s for scheme, wanted in schemes.items() for s in batch.shelf.under(scheme, wanted))
    links = batch.decided.links
    return list(dict.fromkeys(links.canonical(subject) for subject in found))


def _facts(batch: Batch, subject: str, member: str | None = None) -> Facts:
    links = batch.decided.links
    if not links or not links.touches(subject):
        return batch.shelf.facts(subject)
    held: Facts = {}
    for name, value, told in _linked(batch, subject, member):
        held.setdefault(str(name), {})[str(value), str(told)] = json.loads(str(told))
    return held


def _linked(batch: Batch, subject: str, member: str | None) -> list[tuple[object, ...]]:
    """The claims on a subject that people merged or split, or on one member, as shown now."""
    links = batch.decided.links
    members = (member,) if member else links.members(subject)
    rows = [row for m in members for row in _look(batch, _EVIDENCE_OF, {"subject": m})]
    for record in links.records_of(members):
        rows += _look(batch, _EVIDENCE_IN, {"record": record})
    rewired = links.rewire(rows, {})
    found = ((row[2], row[5], row[3]) for row in rewired if row[0] == subject)
    return list(dict.fromkeys(found))


def _look(batch: Batch, sql: str, parameters: Mapping[str, object]) -> list[tuple[object, ...]]:
    """Rows of the register, with all that was gathered so far."""
    batch.shelf.write()
    return batch.shelf.writer.rows(sql, parameters)


def _documents(batch: Batch, subject: str) -> Mapping[str, str | None]:
    """The documents that speak of a subject, with their publication dates."""
    links = batch.decided.links
    if not links or not links.touches(subject):
        return batch.shelf.papers(subject)
    members = links.members(subject)
    rows = [row for m in members for row in _look(batch, _RECORDS_OF, {"subject": m})]
    for record in links.records_of(members):
        rows += _look(batch, _RECORD, {"record": record})
    found = (row for row in rows if links.owner(str(row[0]), str(row[1])) == subject)
    return {str(document): cast("str | None", day) for _, _, document, day in found}


def _values(held: Facts, *names: str) -> frozenset[str]:
    return frozenset([value for name in names for value, _ in held.get(name, ())])


def organisations_under(batch: Batch, keys: Iterable[tuple[str, str]]) -> list[OrganisationSketch]:
    """Return the known organisations that share one of ``keys``."""
    found: list[OrganisationSketch] = []
    for subject in _under(batch, keys):
        held = _facts(batch, subject)
        found.append(
            OrganisationSketch(
                subject, _values(held, "name"), _values(held, "kind"), _values(held, "seat")
            )
        )
    return found


def people_under(batch: Batch, keys: Iterable[str]) -> list[PersonSketch]:
    """Return the known persons of the surnames ``keys``."""
    links = batch.decided.links
    return [
        _person(batch, subject, member)
        for subject in _under(batch, (("person", k) for k in keys))
        for member in links.members(subject)
    ]


def _person(batch: Batch, subject: str, member: str) -> PersonSketch:
    """Draw a person, or one of several that people merged: each keeps a name of its own."""
    held = _facts(batch, subject, member)
    name = PersonName(
        _fullest(held, "first"), _fullest(held, "patronymic"), _fullest(held, "last")
    )
    ties = {tie for where in held.get("post", {}).values() for tie in where.values()}
    documents = frozenset({batch.document} if batch.document in _documents(batch, subject) else ())
    posts = post_sorts(post for post, _ in held.get("post", ()))
    sketch = tied(batch, subject, name, sorted(ties))
    return replace(sketch, documents=documents, posts=posts)


def _fullest(held: Facts, name: str) -> str | None:
    return max(sorted(_values(held, name)), key=len, default=None)


def tied(batch: Batch, subject: str, name: PersonName, ties: Iterable[str]) -> PersonSketch:
    """Draw a person whose posts are at ``ties``; a whole country tells nobody from others."""
    near = [_near(batch, tie) for tie in ties]
    narrow = frozenset().union(*(places for places, _ in near))
    countries = frozenset().union(*(countries for _, countries in near))
    return PersonSketch(subject, name, narrow, countries)


def _near(batch: Batch, tie: str) -> tuple[frozenset[str], frozenset[str]]:
    """The places of a body or place, itself among them, and the countries that they lie in."""
    key = ("near", tie)
    if key not in batch.shelf.memo:
        places = {tie, *_values(_facts(batch, tie), "seat")}
        drawn = {place: _place(batch, place) for place in places}
        narrow = frozenset(place for place, (kind, *_) in drawn.items() if kind != "country")
        countries = frozenset(country for *_, country in drawn.values() if country)
        batch.shelf.memo[key] = (narrow, countries)
    return cast("tuple[frozenset[str], frozenset[str]]", batch.shelf.memo[key])


def _place(batch: Batch, subject: str) -> tuple[str | None, int | None, str | None]:
    """Kind, GeoNames id and country of a place; nothing of any other subject."""
    key = ("place", subject)
    if key not in batch.shelf.memo:
        refs = sorted(_values(_facts(batch, subject), "ref"))
        kind, geonames, _, country = json.loads(refs[0]) if refs else (None,) * 4
        batch.shelf.memo[key] = (kind, geonames, country)
    return cast("tuple[str | None, int | None, str | None]", batch.shelf.memo[key])


def city_key(batch: Batch, subject: str) -> str:
    """Return what a party compares as: the city that it is or sits in, else itself.

    Asked of events only, when all places and bodies of the reading are known.
    """
    key = ("city", subject)
    if key not in batch.shelf.memo:
        batch.shelf.memo[key] = _city_key(batch, subject)
    return str(batch.shelf.memo[key])


def _city_key(batch: Batch, subject: str) -> str:
    places = [subject, *sorted(_values(_facts(batch, subject), "seat"))]
    for place in places:
        kind, geonames, _ = _place(batch, place)
        if kind == "city" and geonames:
            return f"city:{geonames}"
    return places[-1]


def events_under(batch: Batch, keys: Iterable[str]) -> list[EventSketch]:
    """Return the known events filed under ``keys`` (``register.intake.events`` files them)."""
    return [_event(batch, subject) for subject in _under(batch, (("event", k) for k in keys))]


def _event(batch: Batch, subject: str) -> EventSketch:
    held = _facts(batch, subject)
    documents = _documents(batch, subject)
    return EventSketch(
        subject,
        cast("EventType", _fullest(held, "type")),
        cast("EventStatus", _fullest(held, "status")),
        frozenset(city_key(batch, party) for party in _values(held, "party")),
        _values(held, "participant", "signatory"),
        _values(held, "enterprise"),
        _dates(held, "date"),
        _dates(held, "term"),
        _values(held, "document-title"),
        _values(held, "goods"),
        frozenset(day for day in documents.values() if day),
        frozenset(documents),
        _fullest(held, "effect"),
    )


def _dates(held: Facts, name: str) -> tuple[DateValue, ...]:
    return tuple(from_text(value) for value in sorted(_values(held, name)))
