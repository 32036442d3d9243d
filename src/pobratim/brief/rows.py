"""The register's rows on a pair of cities, without what may not be cited."""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from typing import TypeVar

from pobratim.brief.ports import RegisterReader
from pobratim.model.claims import Source
from pobratim.model.places import City
from pobratim.model.rows import (
    CommitmentRow,
    ConflictRow,
    EventRow,
    OrganisationRow,
    PersonRow,
    PositionRow,
    RelationRow,
    StatementRow,
)
from pobratim.model.spans import Evidence

__all__ = ["Rows", "gather"]

Row = TypeVar(
    "Row",
    OrganisationRow,
    EventRow,
    StatementRow,
    PositionRow,
    RelationRow,
)


@dataclass(frozen=True, slots=True)
class Rows:
    """What the register holds on the pair, each row with evidence that may be cited.

    ``deliveries`` are contracts of one of the cities with the country of the other.
    ``withheld`` counts the pieces of evidence left out because their outlet may not be cited;
    ``unshown_results`` are the ids of commitments whose fulfilment rests on such evidence alone.
    """

    people: tuple[PersonRow, ...] = ()
    organisations: tuple[OrganisationRow, ...] = ()
    events: tuple[EventRow, ...] = ()
    statements: tuple[StatementRow, ...] = ()
    positions: tuple[PositionRow, ...] = ()
    relations: tuple[RelationRow, ...] = ()
    commitments: tuple[CommitmentRow, ...] = ()
    conflicts: tuple[ConflictRow, ...] = ()
    deliveries: tuple[EventRow, ...] = ()
    withheld: int = 0
    unshown_results: frozenset[str] = frozenset()


class _Filter:
    """Drops evidence from outlets on the "do not cite" list, and counts it."""

    def __init__(self, source_of: Callable[[str], Source], banned: Iterable[str]) -> None:
        self._source_of = source_of
        self._banned = {entry.casefold() for entry in banned}
        self.withheld: set[tuple[str, int, int]] = set()

    def evidence(self, items: Iterable[Evidence]) -> tuple[Evidence, ...]:
        kept: list[Evidence] = []
        for item in items:
            if self._barred(item.document):
                self.withheld.add((item.document, item.start, item.end))
            else:
                kept.append(item)
        return tuple(kept)

    def rows(self, rows: Iterable[Row]) -> tuple[Row, ...]:
        done = (replace(row, evidence=self.evidence(row.evidence)) for row in rows)
        return tuple(row for row in done if row.evidence)

    def _barred(self, document: str) -> bool:
        if not self._banned:
            return False
        source = self._source_of(document)
        address = source.address.casefold()
        return any(b == source.outlet.casefold() or b in address for b in self._banned)


def gather(
    register: RegisterReader, pair: tuple[City, City], as_of: str, do_not_cite: Iterable[str]
) -> Rows:
    """Collect the rows on a pair as of a day; outlets in ``do_not_cite`` are withheld.

    An entry of ``do_not_cite`` is an outlet's name, or a part of an address.
    """
    a, b = pair
    sieve = _Filter(register.source, do_not_cite)
    people = _unique((*register.people(a, as_of=as_of), *register.people(b, as_of=as_of)))
    bodies = _unique(
        (*register.organisations(a, as_of=as_of), *register.organisations(b, as_of=as_of))
    )
    promises = register.commitments(a, b, as_of=as_of)
    commitments = _commitments(sieve, promises)
    events = sieve.rows(register.events(a, b, as_of=as_of))
    wider = (*register.events(a, as_of=as_of), *register.events(b, as_of=as_of))
    return Rows(
        people=_people(sieve, people),
        organisations=sieve.rows(bodies),
        events=events,
        deliveries=_deliveries(sieve, wider, pair, {event.id for event in events}),
        statements=sieve.rows(register.statements(a, b, as_of=as_of)),
        positions=sieve.rows(register.positions(a, b, as_of=as_of)),
        relations=sieve.rows(register.relations(a, b, as_of=as_of)),
        commitments=commitments,
        conflicts=_conflicts(sieve, register.conflicts(a, b, as_of=as_of)),
        withheld=len(sieve.withheld),
        unshown_results=_unshown(promises, commitments),
    )


def _deliveries(
    sieve: _Filter, events: tuple[EventRow, ...], pair: tuple[City, City], own: set[str]
) -> tuple[EventRow, ...]:
    """Return contracts done between one city and the country of the other, each once."""
    countries = {city.geonames: city.country for city in pair}
    found = []
    for event in _unique(events):
        refs = [ref.place for ref in event.parties if ref.place is not None]
        cities = {ref.geonames for ref in refs} & set(countries)
        abroad = {ref.country for ref in refs if ref.kind == "country"}
        foreign = set(countries.values()) - {countries[city] for city in cities}
        if event.id not in own and event.type == "contract" and cities and abroad & foreign:
            found += [event] if event.status == "done" else []
    return sieve.rows(found)


def _unique(rows: tuple[Row, ...] | tuple[PersonRow, ...]) -> tuple:  # type: ignore[type-arg]
    return tuple({row.id: row for row in rows}.values())


def _people(sieve: _Filter, people: Iterable[PersonRow]) -> tuple[PersonRow, ...]:
    kept: list[PersonRow] = []
    for person in people:
        posts = (replace(p, evidence=sieve.evidence(p.evidence)) for p in person.posts)
        evidence = sieve.evidence(person.evidence)
        if evidence:
            kept.append(
                replace(person, posts=tuple(p for p in posts if p.evidence), evidence=evidence)
            )
    return tuple(kept)


def _commitments(sieve: _Filter, rows: Iterable[CommitmentRow]) -> tuple[CommitmentRow, ...]:
    done = (
        replace(
            row,
            evidence=sieve.evidence(row.evidence),
            fulfilment=sieve.evidence(row.fulfilment),
        )
        for row in rows
    )
    return tuple(row for row in done if row.evidence)


def _unshown(before: Iterable[CommitmentRow], after: Iterable[CommitmentRow]) -> frozenset[str]:
    had = {row.id for row in before if row.fulfilment}
    return frozenset(row.id for row in after if row.id in had and not row.fulfilment)


def _conflicts(sieve: _Filter, rows: Iterable[ConflictRow]) -> tuple[ConflictRow, ...]:
    kept: list[ConflictRow] = []
    for row in rows:
        values = (replace(v, evidence=sieve.evidence(v.evidence)) for v in row.values)
        shown = tuple(v for v in values if v.evidence)
        if len(shown) > 1:
            kept.append(replace(row, values=shown))
    return tuple(kept)
