"""Events, each once, however many reports tell of it."""

from __future__ import annotations

from collections.abc import Iterable
from typing import cast

from pobratim.model.readings import (
    EventEffect,
    EventLevel,
    EventStage,
    EventStatus,
    EventType,
    Goods,
    PlaceRef,
)
from pobratim.model.rows import EventRow, FieldRow, NamedRef
from pobratim.model.spans import Span
from pobratim.register.snapshot import Held, Snapshot, Subject
from pobratim.register.views.match import Wanted, concerns
from pobratim.register.views.places import named
from pobratim.register.views.timing import date_of, disputes

__all__ = ["agreements", "event_row", "events", "key_of", "party_key", "when"]

_INVOLVED = ("party", "host", "enterprise", "venue", "participant", "signatory")


def events(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[EventRow, ...]:
    """Return events in the order of their dates, those without one by their reports' dates."""
    chosen = [s for s in snapshot.of_kind("event") if _belongs(snapshot, s, wanted)]
    rows = [(when(snapshot, subject), event_row(snapshot, subject)) for subject in chosen]
    return tuple(row for _, row in sorted(rows, key=lambda pair: (pair[0], pair[1].id)))


def agreements(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[EventRow, ...]:
    """Return the documents that were signed or are to be: agreements and twinnings."""
    return tuple(row for row in events(snapshot, wanted) if row.type in {"agreement", "twinning"})


def when(snapshot: Snapshot, subject: Subject) -> str:
    """Return a day to sort by: the event's date, else when it was first reported."""
    date = date_of(subject, "date")
    if date is not None and date.year is not None:
        return date.start
    reported = snapshot.published(subject.evidence("type"))
    return reported[0] if reported else ""


def _belongs(snapshot: Snapshot, subject: Subject, wanted: Wanted) -> bool:
    if not wanted:
        return True
    evidence = subject.evidence("type")
    parties = subject.values("party", "host")
    if concerns(snapshot, wanted, parties, evidence):
        return True
    return len(_places(snapshot, subject)) < 2 and concerns(
        snapshot, wanted, subject.values(*_INVOLVED), evidence
    )


def _places(snapshot: Snapshot, subject: Subject) -> set[str]:
    """The parties told apart: a second one makes the list complete, and nothing is added to it."""
    return {party_key(snapshot, party) for party in subject.values("party", "host")}


def party_key(snapshot: Snapshot, party: str) -> str:
    """Return what a party is compared by: its city or place where it has one, else itself."""
    ref = named(snapshot, party)
    if ref is None or ref.place is None:
        return party
    return key_of(ref.place)


def key_of(place: PlaceRef) -> str:
    """Return what places are compared by."""
    if place.geonames is not None:
        return f"{place.kind}:{place.geonames}"
    return f"{place.kind}:{place.country}:{place.name_en}"


def _once(snapshot: Snapshot, subjects: Iterable[str]) -> tuple[NamedRef, ...]:
    """One pointer per city: the place itself where named, else the body that sits there."""
    found: dict[str, NamedRef] = {}
    for subject in sorted(subjects, key=lambda s: (not s.startswith("place:"), s)):
        pointer = named(snapshot, subject)
        if pointer is not None:
            found.setdefault(party_key(snapshot, subject), pointer)
    return tuple(found.values())


def _pointers(snapshot: Snapshot, subjects: Iterable[str]) -> tuple[NamedRef, ...]:
    return tuple(ref for s in subjects if (ref := named(snapshot, s)))


def event_row(snapshot: Snapshot, subject: Subject) -> EventRow:
    """Assemble the row of an event."""
    evidence = subject.evidence("type")
    return EventRow(
        id=subject.id,
        type=cast("EventType", subject.one("type")),
        status=cast("EventStatus", subject.one("status")),
        parties=_once(snapshot, subject.values("party")),
        evidence=evidence,
        level=cast("EventLevel", subject.one("level") or "city"),
        stage=cast("EventStage | None", subject.one("stage")),
        effect=cast("EventEffect | None", subject.one("effect")),
        host=named(snapshot, subject.one("host")),
        participants=_pointers(snapshot, subject.values("participant")),
        signatories=_pointers(snapshot, subject.values("signatory")),
        enterprises=_pointers(snapshot, subject.values("enterprise")),
        goods=_goods(subject),
        venue=named(snapshot, subject.one("venue")),
        date=date_of(subject, "date"),
        term=date_of(subject, "term"),
        document_title=subject.one("document-title"),
        spheres=subject.values("sphere"),
        sources=len({item.document for item in evidence}),
        conflicts=disputes(subject),
        fields=_fields(subject),
        held_posts=_posts(snapshot, subject),
    )


def _posts(snapshot: Snapshot, subject: Subject) -> tuple[tuple[str, str], ...]:
    """The fullest post of each who took part or signed, in the documents that tell of it."""
    documents = {item.document for item in subject.evidence("type")}
    found = []
    for identity in subject.values("participant", "signatory"):
        person = snapshot.get(identity)
        posts = [
            held.value
            for held in (person.all("post") if person else ())
            if held.value and any(item.document in documents for item in held.evidence)
        ]
        if person is not None and posts:
            found.append((person.id, max(sorted(posts), key=len)))
    return tuple(found)


def _fields(subject: Subject) -> tuple[FieldRow, ...]:
    rows = (
        FieldRow(held.qualifiers["name"], held.value, tuple(held.evidence))
        for held in subject.all("field")
    )
    return tuple(sorted(rows, key=lambda row: (row.name, row.value)))


def _goods(subject: Subject) -> tuple[Goods, ...]:
    return tuple(_one_good(subject, held) for held in subject.all("goods"))


def _one_good(subject: Subject, held: Held) -> Goods:
    """The goods of one name; a figure in dispute is left out until somebody decides."""

    def figure(name: str) -> str | None:
        values = [h for h in subject.all(name) if h.qualifiers.get("goods") == held.value]
        chosen = [h for h in values if h.state == "chosen"] or values
        return chosen[0].value if len(chosen) == 1 else None

    quantity, amount = figure("goods-quantity"), figure("goods-amount")
    first = held.evidence[0]
    return Goods(
        what=held.details[0].get("text", held.value),
        evidence=Span(first.start, first.end),
        quantity=float(quantity) if quantity else None,
        unit=figure("goods-unit"),
        amount=float(amount) if amount else None,
        currency=figure("goods-currency"),
        maker=figure("goods-maker"),
        buyer=figure("goods-buyer"),
    )
