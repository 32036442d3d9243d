"""Each row of the register as entities of FollowTheMoney, the row's own entity first."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from typing import Any

from pobratim.model.claims import Source
from pobratim.model.dates import DateValue
from pobratim.model.rows import (
    CommitmentRow,
    ConflictRow,
    EventRow,
    NamedRef,
    OrganisationRow,
    PersonRow,
    PositionRow,
    PostRow,
    RelationRow,
    StatementRow,
)
from pobratim.model.spans import Evidence
from pobratim.register.dates import as_text
from pobratim.register.exchange.ftm_shape import (
    Entity,
    addresses,
    entity,
    entity_id,
    ftm_date,
    origins,
)
from pobratim.register.ids import identify

__all__ = ["ENTITIES", "HELD_IN_NOTES"]

SourceOf = Callable[[str], Source]

HELD_IN_NOTES = frozenset({"statements", "positions", "commitments", "conflicts"})
"""Tables that FollowTheMoney has no schema for: each row is a ``Note`` on what it is about."""

_BODIES = {"authority": "PublicBody", "enterprise": "Company"}


def _ids(refs: Iterable[NamedRef | None]) -> list[str]:
    return [entity_id(ref.id) for ref in refs if ref is not None]


def _names(label: str, refs: Iterable[NamedRef | None]) -> str | None:
    named = "; ".join(ref.name for ref in refs if ref is not None)
    return f"{label}: {named}" if named else None


def _told(label: str, value: str | None) -> str | None:
    return f"{label}: {value}" if value else None


def _date_note(label: str, date: DateValue | None) -> str | None:
    return _told(label, as_text(date) if date else None)


def _sourced(evidence: tuple[Evidence, ...], source_of: SourceOf) -> dict[str, list[str]]:
    return {
        "sourceUrl": list(addresses(evidence, source_of)),
        "publisher": [source_of(item.document).outlet for item in evidence],
    }


def _person(row: PersonRow, source_of: SourceOf) -> Iterator[Entity]:
    yield entity(
        "Person",
        row.id,
        name=[row.name],
        alias=[name for name in row.names if name != row.name],
        position=[post.post for post in row.posts],
        notes=origins(row.evidence, source_of),
        **_sourced(row.evidence, source_of),
    )
    for post in row.posts:
        yield from _post(row, post, source_of)


def _post(row: PersonRow, post: PostRow, source_of: SourceOf) -> Iterator[Entity]:
    """A post is of a body or a place; when it was held is only as sources show it."""
    where = post.organisation or post.place
    position = identify("position", post.post, where.id if where else "")
    country = where.place.country if where and where.place else None
    yield entity(
        "Position",
        position,
        name=[post.post or (where.name if where else None) or row.name],
        organization=_ids([where]),
        country=[country.lower() if country else None],
    )
    yield entity(
        "Occupancy",
        identify("occupancy", row.id, position, post.status),
        holder=[entity_id(row.id)],
        post=[entity_id(position)],
        status=[post.status],
        date=post.seen,
        description=["\n".join(filter(None, _held(post, source_of)))],
        **_sourced(post.evidence, source_of),
    )
    if post.organisation is not None:
        yield entity("Organization", post.organisation.id, name=[post.organisation.name])


def _held(post: PostRow, source_of: SourceOf) -> Iterator[str | None]:
    """The day by which somebody had left a post is not the day of leaving: it is told in words."""
    yield _told("known to have left by", post.until)
    yield from origins(post.evidence, source_of)


def _organisation(row: OrganisationRow, source_of: SourceOf) -> Iterator[Entity]:
    place = row.place
    yield entity(
        _BODIES.get(row.kind or "", "Organization"),
        row.id,
        name=[row.name],
        alias=[name for name in row.names if name != row.name],
        country=[place.country.lower() if place and place.country else None],
        notes=[
            _told("kind", row.kind),
            _told("seat", place.name_en if place else None),
            *origins(row.evidence, source_of),
        ],
        **_sourced(row.evidence, source_of),
    )


def _event(row: EventRow, source_of: SourceOf) -> Iterator[Entity]:
    sides = " – ".join(ref.name for ref in row.parties)
    yield entity(
        "Event",
        row.id,
        name=[row.document_title or " ".join(filter(None, (row.type, sides)))],
        date=[ftm_date(row.date)],
        startDate=[ftm_date(row.date)],
        endDate=[ftm_date(row.date, end=True) if row.date and row.date.end else None],
        involved=_ids([*row.parties, *row.participants, *row.signatories, *row.enterprises]),
        organizer=_ids([row.host]),
        location=[row.venue.name if row.venue else None],
        keywords=row.spheres,
        notes=[*_event_notes(row), *origins(row.evidence, source_of)],
        **_sourced(row.evidence, source_of),
    )
    for ref in (*row.participants, *row.signatories):
        yield entity("Person", ref.id, name=[ref.name])
    hosts = () if row.host is None else (row.host,)
    for ref in (*row.enterprises, *row.parties, *hosts):
        if not ref.id.startswith("place:"):
            yield entity("Organization", ref.id, name=[ref.name])


def _event_notes(row: EventRow) -> Iterator[str | None]:
    yield _told("type", row.type)
    yield _told("status", row.status)
    yield _told("level", row.level)
    yield _told("stage", row.stage)
    yield _told("effect", row.effect)
    yield _date_note("date", row.date)
    yield _date_note("term", row.term)
    yield _names("signatories", row.signatories)
    yield from (f"sources differ in: {name}" for name in row.conflicts)
    for goods in row.goods:
        figures = (goods.quantity, goods.unit, goods.amount, goods.currency)
        shown = " ".join(f"{f:g}" if isinstance(f, float) else f for f in figures if f is not None)
        yield f"goods: {goods.what} {shown}".strip()
    yield from (f"{field.name}: {field.value}" for field in row.fields)


def _relation(row: RelationRow, source_of: SourceOf) -> Iterator[Entity]:
    """A link joins two: a relation of more has a link a pair, the first named after the row."""
    sides = _ids(row.parties)
    pairs = [(a, b) for i, a in enumerate(sides) for b in sides[i + 1 :]]
    for number, (subject, other) in enumerate(pairs):
        yield entity(
            "UnknownLink",
            row.id if number == 0 else f"{row.id}-{number}",
            subject=[subject],
            object=[other],
            role=[row.level],
            status=[row.status],
            startDate=[ftm_date(row.since)],
            endDate=[ftm_date(row.until)],
            description=[
                "\n".join(
                    filter(
                        None,
                        (
                            _told("document", row.document_title),
                            _names("signatories", row.signatories),
                            *origins(row.evidence, source_of),
                        ),
                    )
                )
            ],
            **_sourced(row.evidence, source_of),
        )
    for ref in row.parties:
        if not ref.id.startswith("place:"):
            yield entity("Organization", ref.id, name=[ref.name])


def _statement(row: StatementRow, source_of: SourceOf) -> Iterator[Entity]:
    notes = [
        _told("speaker", row.speaker.name if row.speaker else row.speaker_text),
        _told("post", row.post),
        _told("date", row.date),
        _told("direct", "yes" if row.direct else "no"),
        _names("places", row.places),
    ]
    yield _note(row, row.text, [row.speaker, *row.places], notes, source_of)
    if row.speaker is not None:
        yield _pointed(row.speaker)


def _position(row: PositionRow, source_of: SourceOf) -> Iterator[Entity]:
    notes = [
        _told("kind", row.kind),
        _told("by", row.by.name if row.by else None),
        _told("for", row.on_behalf_of.name if row.on_behalf_of else None),
        _told("date", row.date),
        _names("places", row.places),
    ]
    yield _note(row, row.text, [row.by, row.on_behalf_of, *row.places], notes, source_of)
    yield from (_pointed(ref) for ref in (row.by, row.on_behalf_of) if ref is not None)


def _commitment(row: CommitmentRow, source_of: SourceOf) -> Iterator[Entity]:
    notes = [
        _told("state", row.state),
        _names("by", row.by),
        _names("to", row.to),
        _told("made", row.made),
        _date_note("due", row.due),
        *(f"fulfilment {note}" for note in origins(row.fulfilment, source_of)),
    ]
    yield _note(row, row.text, [*row.by, *row.to, *row.places], notes, source_of)
    yield from (_pointed(ref) for ref in (*row.by, *row.to))


def _conflict(row: ConflictRow, source_of: SourceOf) -> Iterator[Entity]:
    notes = [
        f"{value.state}: {value.value}; {note}"
        for value in row.values
        for note in origins(value.evidence, source_of)
    ]
    title = f"sources differ in {row.property}"
    yield entity("Note", row.id, name=[title], notes=[f"subject: {row.subject}", *notes])


def _note(
    row: Any,
    text: str,
    about: Iterable[NamedRef | None],
    notes: Iterable[str | None],
    source_of: SourceOf,
) -> Entity:
    return entity(
        "Note",
        row.id,
        description=[text],
        entity=_ids(about),
        keywords=getattr(row, "spheres", ()),
        notes=[*notes, *origins(row.evidence, source_of)],
        **_sourced(row.evidence, source_of),
    )


def _pointed(ref: NamedRef) -> Entity:
    """What a note points at, in case that its own table is not exported."""
    kinds = {"person": "Person", "place": "PublicBody"}
    return entity(kinds.get(ref.id.partition(":")[0], "Organization"), ref.id, name=[ref.name])


ENTITIES: dict[type, Callable[[Any, SourceOf], Iterator[Entity]]] = {
    PersonRow: _person,
    OrganisationRow: _organisation,
    EventRow: _event,
    RelationRow: _relation,
    StatementRow: _statement,
    PositionRow: _position,
    CommitmentRow: _commitment,
    ConflictRow: _conflict,
}
