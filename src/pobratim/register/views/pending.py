"""Pairs that may be one, for a person to decide: alike, and not alike enough to be joined."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from dataclasses import replace
from itertools import combinations
from typing import Any, cast

from pobratim.lexicon.normalise import fold
from pobratim.model.dates import DateValue
from pobratim.model.readings import EventStatus, EventType, PersonName
from pobratim.model.rows import PendingRow
from pobratim.register.dates import from_text
from pobratim.register.ids import identify
from pobratim.register.resolve import events, organisations, people
from pobratim.register.resolve.event_keys import event_keys
from pobratim.register.resolve.judgement import Judgement
from pobratim.register.snapshot import Snapshot, Subject
from pobratim.register.views.places import named, place_of

__all__ = ["pending"]

_CROWD = 200
"""A key that more subjects share than this tells nothing; its pairs are not looked at."""

Compare = Callable[[Any, Any], Judgement]


def pending(snapshot: Snapshot) -> tuple[PendingRow, ...]:
    """Return the pairs that wait for a decision, the most alike first.

    Everything known of both by now is compared, not only what their first reports said. A pair
    that a person rejected is not shown again.
    """
    rows = [
        row
        for rows in (_people(snapshot), _organisations(snapshot), _events(snapshot))
        for row in rows
        if not snapshot.verdicts.is_hidden(row.id)
    ]
    return tuple(sorted(rows, key=lambda row: (row.threshold - row.score, row.id)))


def _people(snapshot: Snapshot) -> Iterator[PendingRow]:
    keyed = ((sketch, people.surname_keys(sketch.name)) for sketch in _persons(snapshot))
    return _rows(snapshot, people, _blocks(keyed))


def _organisations(snapshot: Snapshot) -> Iterator[PendingRow]:
    keyed = (
        (
            sketch,
            [
                key
                for name in sketch.names
                for seat in sketch.seats or {None}
                for key in organisations.organisation_keys(name, seat)
            ],
        )
        for sketch in _bodies(snapshot)
    )
    return _rows(snapshot, organisations, _blocks(keyed))


def _events(snapshot: Snapshot) -> Iterator[PendingRow]:
    keyed = []
    for sketch in _sketches(snapshot):
        keys = event_keys(sketch)
        keyed.append((sketch, {*keys.filed, *keys.looked_up}))
    return _rows(snapshot, events, _blocks(keyed))


def _blocks(keyed: Iterable[tuple[Any, Iterable[object]]]) -> dict[tuple[str, str], Any]:
    """The pairs that share a key, each once, by their two subjects."""
    files: dict[object, dict[str, Any]] = defaultdict(dict)
    for sketch, keys in keyed:
        for key in keys:
            files[key][sketch.subject] = sketch
    return {
        (a, b): (here, there)
        for held in files.values()
        if len(held) <= _CROWD
        for (a, here), (b, there) in combinations(sorted(held.items()), 2)
    }


def _rows(
    snapshot: Snapshot, room: Any, pairs: dict[tuple[str, str], Any]
) -> Iterator[PendingRow]:
    for (a, b), (here, there) in pairs.items():
        judged = room.judge(here, there)
        first, second = named(snapshot, a), named(snapshot, b)
        if judged.score < room.PENDING or first is None or second is None:
            continue
        if frozenset({a, b}) in snapshot.links.apart:
            continue
        subjects = (snapshot.subjects[a], snapshot.subjects[b])
        yield PendingRow(
            identify("pending", a, b),
            subjects[0].kind,
            first,
            second,
            judged.score,
            room.THRESHOLD,
            room.NAME,
            tuple((f.name, f.here, f.there, f.weight) for f in judged.features),
            tuple(s.evidence("name", "type")[0] for s in subjects),
        )


def _persons(snapshot: Snapshot) -> Iterator[people.PersonSketch]:
    for subject in snapshot.of_kind("person"):
        ties, countries = _ties(snapshot, subject)
        posts = (h.value for h in subject.all("post") if h.value)
        name = PersonName(*(_fullest(subject, part) for part in ("first", "patronymic", "last")))
        yield people.PersonSketch(
            subject.id,
            name,
            ties,
            countries,
            frozenset(e.document for e in subject.evidence("name")),
            people.post_sorts(posts),
        )


def _fullest(subject: Subject, name: str) -> str | None:
    return max(sorted(subject.values(name)), key=len, default=None)


def _ties(snapshot: Snapshot, person: Subject) -> tuple[frozenset[str], frozenset[str]]:
    """The bodies and places of the posts, and their countries; a country tells nobody apart."""
    ties: set[str] = set()
    countries: set[str] = set()
    for tie in {tie for post in person.all("post") for tie in post.qualifiers.values()}:
        found = snapshot.get(tie)
        ref = place_of(snapshot, tie)
        countries |= {ref.country} if ref and ref.country else set()
        if ref is None or ref.kind != "country" or tie.startswith("organisation:"):
            ties |= {tie, *(found.values("seat") if found else ())}
    return frozenset(ties), frozenset(countries)


def _bodies(snapshot: Snapshot) -> Iterator[organisations.OrganisationSketch]:
    for subject in snapshot.of_kind("organisation"):
        yield organisations.OrganisationSketch(
            subject.id,
            frozenset(subject.values("name")),
            frozenset(subject.values("kind")),
            frozenset(subject.values("seat")),
        )


def _sketches(snapshot: Snapshot) -> list[events.EventSketch]:
    drawn = [_event(snapshot, subject) for subject in snapshot.of_kind("event")]
    ended = [s for s in drawn if s.effect == "end" and s.status == "done"]
    return [replace(s, ends=ends) if (ends := events.ends_of(s, ended)) else s for s in drawn]


def _event(snapshot: Snapshot, subject: Subject) -> events.EventSketch:
    evidence = subject.evidence("type")
    return events.EventSketch(
        subject.id,
        cast("EventType", subject.one("type")),
        cast("EventStatus", subject.one("status")),
        frozenset(_city(snapshot, party) for party in subject.values("party")),
        frozenset(subject.values("participant", "signatory")),
        frozenset(subject.values("enterprise")),
        _dates(subject, "date"),
        _dates(subject, "term"),
        frozenset(subject.values("document-title")),
        frozenset(fold(goods) for goods in subject.values("goods")),
        frozenset(snapshot.published(evidence)),
        frozenset(item.document for item in evidence),
        subject.one("effect"),
    )


def _dates(subject: Subject, name: str) -> tuple[DateValue, ...]:
    return tuple(from_text(value) for value in sorted(subject.values(name)))


def _city(snapshot: Snapshot, party: str) -> str:
    ref = place_of(snapshot, party)
    return f"city:{ref.geonames}" if ref and ref.kind == "city" and ref.geonames else party
