"""Which subjects a question on two cities needs, so that a large register is not loaded whole.

More may be found than is needed, never less: what is loaded is judged by the same views, and the
rows are those that the whole register gives. A row belongs to a pair only where what it points at
reaches both cities, one of them not by its country alone; and whatever a row of a document points
at has a record in that document. So it is enough to look at the documents that speak of both
sides, at events and promises told in documents of either side, and at all that these documents
and these records lead to.
"""

from __future__ import annotations

import json
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, field

from pobratim.model.claims import Decision
from pobratim.model.places import City
from pobratim.model.readings import PlaceRef
from pobratim.register.decisions import in_force
from pobratim.register.links import Links
from pobratim.register.snapshot import Snapshot
from pobratim.register.store import Reader
from pobratim.register.views.events import key_of
from pobratim.register.views.match import Wanted, mentioned, side_of
from pobratim.register.views.places import places_behind, reach
from pobratim.register.views.promises import place_keys, promises

__all__ = ["Ground", "Scope", "ground_of"]

_AT_ONCE = 500
_VALUES = """
SELECT s.id, v.value FROM subjects s JOIN claims c ON c.subject = s.id
JOIN claim_values v ON v.claim = c.id WHERE s.kind = '{kind}' AND c.property = '{property}'
"""
_POSTS = """
SELECT s.id, c.qualifiers FROM subjects s JOIN claims c ON c.subject = s.id
WHERE s.kind = 'person' AND c.property = 'post'
"""
_DOCUMENTS = "SELECT DISTINCT document FROM records WHERE subject IN ({})"
_RECORDS = "SELECT DISTINCT document, subject FROM records WHERE subject IN ({})"
_TOLD = "SELECT DISTINCT subject FROM records WHERE document IN ({})"
_ROWS = _TOLD + " AND kind IN ('event', 'commitment', 'statement', 'position', 'tie')"
_ACROSS = _TOLD + " AND kind IN ('event', 'commitment')"
_PROMISED = _TOLD + " AND kind = 'commitment'"
_EVENTS = _TOLD + " AND kind = 'event'"
_TYPES = """
SELECT c.subject, v.value FROM claims c JOIN claim_values v ON v.claim = c.id
WHERE c.property = 'type' AND c.subject IN ({})
"""
_PARTIES = """
SELECT DISTINCT c.subject, e.document, e.extractor, v.value FROM claims c
JOIN claim_values v ON v.claim = c.id JOIN evidence e ON e.claim_value = v.id
WHERE c.property = 'party' AND c.subject IN ({})
"""
_CLAIMED = "SELECT subject FROM claims WHERE id IN ({})"
_POINTED = """
SELECT c.subject, c.property, c.qualifiers, v.value FROM claims c
JOIN claim_values v ON v.claim = c.id WHERE c.subject IN ({})
"""
_MOVED = "SELECT id, subject FROM records WHERE id IN ({})"
_KINDS = ("place:", "organisation:", "person:", "event:")


@dataclass(frozen=True, slots=True)
class Ground:
    """Where places, bodies and persons belong, whatever the day: asked once for many questions.

    ``same`` maps a subject that people merged or split to all those that it was ever one with;
    ``refs`` are the places of places and bodies; ``ties`` the bodies and places of the posts of
    persons. All values that any source ever gave count.
    """

    same: Mapping[str, frozenset[str]]
    refs: Mapping[str, frozenset[PlaceRef]]
    ties: Mapping[str, frozenset[str]]
    officials: Mapping[object, frozenset[str]] = field(default_factory=dict)
    touched: frozenset[str] = frozenset()

    def keys(self, party: str) -> frozenset[str]:
        """Return all that views may compare a party by."""
        return frozenset({party, *(key_of(ref) for ref in self.refs.get(party, ()))})

    def all_of(self, subjects: Iterable[str]) -> set[str]:
        """Return the subjects, and those that they were ever one with."""
        return {s for subject in subjects for s in self.same.get(subject, (subject,))}

    def reaching(self, city: City, *, country: bool) -> set[str]:
        """Return what is, sits in or serves the city or its region; with ``country``, that too."""
        wanted = {"city", "region", "country"} if country else {"city", "region"}
        near = {ref for refs in self.refs.values() for ref in refs}
        near = {ref for ref in near if reach(ref, city) in wanted}
        seated = {subject for subject, refs in self.refs.items() if refs & near}
        serving = {person for person, ties in self.ties.items() if ties & seated}
        return self.all_of(seated | serving)

    def keyed(self, keys: Collection[str]) -> set[str]:
        """Return the subjects that views may compare by one of ``keys``."""
        found = {s for s, refs in self.refs.items() if any(key_of(ref) in keys for ref in refs)}
        return self.all_of(found | {key for key in keys if key.startswith(_KINDS)})

    def colleagues(self, persons: Iterable[str]) -> set[str]:
        """Return who held a post at the same body or place as one of ``persons``."""
        offices = {o for person in persons for o in self.offices(person)}
        return self.all_of(p for o in offices for p in self.officials.get(o, ()))

    def offices(self, person: str) -> set[object]:
        """Return the bodies of a person's posts, and the places where they sit."""
        ties = self.ties.get(person, frozenset())
        places = {
            (ref.kind, ref.geonames or ref.name_en, ref.country)
            for tie in ties
            for ref in self.refs.get(tie, ())
        }
        return {*self.all_of(ties), *places}


def ground_of(reader: Reader, decisions: Iterable[Decision], links: Links) -> Ground | None:
    """Return where everything belongs; ``None`` where a person corrected what points at what."""
    entries = in_force(decisions)
    if any(entry.kind == "corrected" and _is_pointer(entry) for entry in entries):
        return None
    same = _same(reader, links)
    refs = _places(reader, same)
    posts: dict[str, set[str]] = defaultdict(set)
    for person, qualifiers in reader.rows(_POSTS):
        posts[person] |= set(json.loads(qualifiers).values())
    bare = Ground(same, refs, {})
    ties: dict[str, frozenset[str]] = {}
    for person in bare.all_of(posts):
        mine = {tie for p in bare.all_of([person]) for tie in posts.get(p, ())}
        ties[person] = frozenset(bare.all_of(mine))
    ground = Ground(same, refs, ties)
    officials: dict[object, set[str]] = defaultdict(set)
    for person in ties:
        for office in ground.offices(person):
            officials[office].add(person)
    claimed = _some(reader, _CLAIMED, (entry.subject for entry in entries))
    return Ground(
        same,
        refs,
        ties,
        {office: frozenset(persons) for office, persons in officials.items()},
        frozenset({*same, *(subject for (subject,) in claimed)}),
    )


def _is_pointer(entry: Decision) -> bool:
    """A correction to or from a subject, or of what a place is."""
    old_and_new = json.loads(entry.value or "[]")
    return any(str(value).startswith((*_KINDS, "[")) for value in old_and_new)


def _same(reader: Reader, links: Links) -> dict[str, frozenset[str]]:
    pairs = list(links.into.items())
    pairs += [(subject, links.moved[r]) for r, subject in _some(reader, _MOVED, links.moved)]
    classes: dict[str, set[str]] = {}
    for one, other in pairs:
        joined = classes.get(one, {one}) | classes.get(other, {other})
        for member in joined:
            classes[member] = joined
    return {subject: frozenset(members) for subject, members in classes.items()}


def _places(reader: Reader, same: Mapping[str, frozenset[str]]) -> dict[str, frozenset[PlaceRef]]:
    own: dict[str, set[PlaceRef]] = defaultdict(set)
    for place, value in reader.rows(_VALUES.format(kind="place", property="ref")):
        for member in same.get(place, (place,)):
            own[member].add(PlaceRef(*json.loads(value)))
    found = {place: set(refs) for place, refs in own.items()}
    for body, seat in reader.rows(_VALUES.format(kind="organisation", property="seat")):
        for member in same.get(body, (body,)):
            found.setdefault(member, set()).update(own.get(seat, ()))
    return {subject: frozenset(refs) for subject, refs in found.items()}


def _some(reader: Reader, sql: str, values: Iterable[str]) -> list[tuple[str, ...]]:
    """The rows of a question with one of ``values``, a few hundred values at a time."""
    found: list[tuple[str, ...]] = []
    wanted = sorted(set(values))
    for start in range(0, len(wanted), _AT_ONCE):
        marks = {f"v{i}": value for i, value in enumerate(wanted[start : start + _AT_ONCE])}
        found += reader.rows(sql.format(", ".join(f":{name}" for name in marks)), marks)
    return found


class Scope:
    """Finds the subjects that questions on a pair of cities need."""

    def __init__(self, reader: Reader, ground: Ground) -> None:
        self._reader = reader
        self._ground = ground

    def of_pair(self, a: City, b: City) -> set[str]:
        """Return what every row on the pair is made of, but what came of promises."""
        near_a, near_b = (self._ground.reaching(c, country=False) for c in (a, b))
        wide_a, wide_b = (self._ground.reaching(c, country=True) for c in (a, b))
        of_a, of_b = self._documents(near_a), self._documents(near_b)
        about_a = of_a | self._documents(wide_a - near_a)
        about_b = of_b | self._documents(wide_b - near_b)
        both = (of_a & about_b) | (about_a & of_b)
        rows = self._told(_ROWS, both)
        rows |= self._across(of_a, about_b) | self._across(of_b, about_a)
        documents = both | self._documents(rows)
        documents |= self._documents(self._told(_PROMISED, documents))
        own = near_a | near_b
        officials = {s for s in own if s.startswith("person:")}
        found = self._told(_TOLD, documents) | rows | own | self._ground.colleagues(officials)
        return self._closed(found)

    def of_deeds(self, snapshot: Snapshot, wanted: Wanted) -> set[str]:
        """Return the events that may be what became of the promises between ``wanted``."""
        asked = list(_awaited(snapshot, wanted))
        kinds = {kind for kinds, _ in asked for kind in kinds}
        sides = {parties for _, parties in asked}
        named = self._ground.keyed({key for keys in sides for key in keys})
        told = self._told(_EVENTS, self._documents(named))
        fitting = {s for s, value in _some(self._reader, _TYPES, told) if value in kinds}
        groups: dict[tuple[str, ...], set[str]] = defaultdict(set)
        for *group, party in _some(self._reader, _PARTIES, fitting):
            groups[tuple(group)].add(party)
        found = {group[0] for group, parties in groups.items() if self._fits(parties, sides)}
        whole: dict[str, set[str]] = defaultdict(set)
        for (event, *_), parties in groups.items():
            whole[event] |= parties
        found |= {event for event, parties in whole.items() if self._fits(parties, sides)}
        return self._closed(found | {event for event in told if event in self._ground.touched})

    def _fits(self, parties: set[str], sides: Collection[frozenset[str]]) -> bool:
        """Whether the parties of a deed may be those of a promise, or some of them, or more."""
        keys = [self._ground.keys(party) for party in parties]
        every = frozenset().union(*keys)
        return any(
            side & every and (side <= every or all(k & side for k in keys)) for side in sides
        )

    def _across(self, smaller: set[str], others: set[str]) -> set[str]:
        """Events and promises told in a document of one side, and in another of the other."""
        found = self._told(_ACROSS, smaller)
        seen: dict[str, set[str]] = defaultdict(set)
        for document, subject in _some(self._reader, _RECORDS, found):
            for member in self._ground.all_of([subject]):
                seen[member].add(document)
        return {s for s in found if len(seen[s]) > 1 and seen[s] & others}

    def _documents(self, subjects: Iterable[str]) -> set[str]:
        return {row[0] for row in _some(self._reader, _DOCUMENTS, self._ground.all_of(subjects))}

    def _told(self, sql: str, documents: Iterable[str]) -> set[str]:
        return self._ground.all_of(row[0] for row in _some(self._reader, sql, documents))

    def _closed(self, subjects: set[str]) -> set[str]:
        """The subjects and all that they point at, and what that points at."""
        found, fresh = set(subjects), set(subjects)
        while fresh:
            pointed: set[str] = set()
            for _, _, qualifiers, value in _some(self._reader, _POINTED, fresh):
                pointed |= {value} if value.startswith(_KINDS) else set()
                if qualifiers != "{}":
                    told = json.loads(qualifiers).values()
                    pointed |= {v for v in told if v.startswith(_KINDS)}
            fresh = self._ground.all_of(pointed) - found
            found |= fresh
        return found


def _awaited(
    snapshot: Snapshot, wanted: Wanted
) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The types of event that promises between ``wanted`` wait for, and between whom."""
    for promise in promises(snapshot):
        refs = places_behind(snapshot, promise.bound)
        keys = place_keys(snapshot, promise.bound)
        sides = [side_of(refs, city) is not None for city in wanted]
        one_sided = any(sides) and len(keys) < 2
        if all(sides) or (one_sided and mentioned(snapshot, wanted, promise.evidence)):
            yield promise.awaited.kinds, keys
