"""Persons with their posts."""

from __future__ import annotations

from collections.abc import Mapping
from typing import cast

from pobratim.lexicon.normalise import fold
from pobratim.model.readings import OccupationStatus
from pobratim.model.rows import NamedRef, PersonRow, PostRow
from pobratim.register.snapshot import Held, Snapshot, Subject
from pobratim.register.views.match import Wanted
from pobratim.register.views.names import all_names, best_name
from pobratim.register.views.occupations import dated
from pobratim.register.views.places import named, place_of, places_behind, reach

__all__ = ["people", "post_at"]


_HELD = frozenset({"current", "acting", None})


def people(snapshot: Snapshot, wanted: Wanted = ()) -> tuple[PersonRow, ...]:
    """Return persons, by name; of the wanted cities, those who hold or held a post there."""
    persons = snapshot.of_kind("person")
    posts = dated({person.id: _posts(snapshot, person) for person in persons})
    rows = [_row(snapshot, s, posts[s.id]) for s in persons if _belongs(snapshot, s, wanted)]
    return tuple(sorted(rows, key=lambda row: (row.name, row.id)))


def _belongs(snapshot: Snapshot, person: Subject, wanted: Wanted) -> bool:
    if not wanted:
        return True
    refs = places_behind(snapshot, [person.id])
    return any(reach(ref, city) in {"city", "region"} for ref in refs for city in wanted)


def _row(snapshot: Snapshot, person: Subject, posts: list[PostRow]) -> PersonRow:
    ordered = sorted(posts, key=lambda p: (p.post, p.status))
    ordered.sort(key=lambda p: p.seen[-1] if p.seen else "", reverse=True)
    return PersonRow(
        person.id,
        best_name(snapshot, person),
        all_names(person),
        tuple(ordered),
        person.evidence("name"),
    )


def _posts(snapshot: Snapshot, person: Subject) -> list[PostRow]:
    """One row for each wording of a post at one body or place, however many reports have it."""
    groups: dict[Key, list[Held]] = {}
    for held in person.all("post"):
        if held.value or held.qualifiers:
            groups.setdefault(_key(held), []).append(held)
    who = NamedRef(person.id, best_name(snapshot, person))
    groups = _joined(snapshot, groups)
    rows: list[PostRow] = []
    for group in groups.values():
        evidence = tuple(dict.fromkeys(e for held in group for e in held.evidence))
        where = max((held.qualifiers for held in group), key=len)
        told = [detail for held in group for detail in held.details]
        rows.append(
            PostRow(
                who,
                group[0].value,
                named(snapshot, where.get("organisation")),
                named(snapshot, where.get("place")),
                cast("OccupationStatus", group[0].status or "current"),
                snapshot.published(evidence),
                evidence,
                min((day["since"] for day in told if "since" in day), default=None),
                max((day["until"] for day in told if "until" in day), default=None),
            )
        )
    return rows


Key = tuple[str, str, str, str]


def _joined(snapshot: Snapshot, groups: dict[Key, list[Held]]) -> dict[Key, list[Held]]:
    """A post told by its city alone joins the same post at the one body that sits there."""
    joined = {key: list(held) for key, held in groups.items() if key[1]}
    for key, held in groups.items():
        if key[1]:
            continue
        ref = place_of(snapshot, key[2])
        hosts = [
            other
            for other in joined
            if (other[0], other[3]) == (key[0], key[3])
            and other[1]
            and ref is not None
            and place_of(snapshot, other[1]) == ref
        ]
        joined.setdefault(hosts[0] if len(hosts) == 1 else key, []).extend(held)
    return joined


def _key(held: Held) -> Key:
    where = held.qualifiers
    return (
        fold(held.value),
        where.get("organisation", ""),
        "" if "organisation" in where else where.get("place", ""),
        held.status or "current",
    )


def post_at(snapshot: Snapshot, person: str | None, document: str) -> Held | None:
    """Return the post that ``document`` gives a person, else the latest held on its day.

    A post counts from the day that a list states, else from the first report of it; one that
    sources called a former one by then, or whose stated end is past, is none any more.
    """
    subject = snapshot.get(person)
    if subject is None:
        return None
    told = [
        (h, e.document, detail)
        for h in subject.all("post")
        for e, detail in zip(h.evidence, h.details, strict=True)
        if h.value
    ]
    here = [h for h, where, _ in told if where == document and h.status != "former"]
    if here:
        return max(here, key=lambda h: (len(h.value), h.value, len(h.qualifiers)))
    day = snapshot.papers[document].published or ""
    begun = [
        (began, h.value, len(h.qualifiers), h)
        for h, where, detail in told
        if (began := _began(snapshot, h, where, detail)) is not None
        and began[: len(day)] <= day
        and not _is_over(detail, day)
    ]
    left = {
        fold(h.value): published
        for h, where, detail in told
        if h.status == "former" and "until" not in detail
        if (published := snapshot.papers[where].published or "") <= day
    }
    begun = [one for one in begun if one[0] > left.get(fold(one[1]), "")]
    return max(begun, key=lambda one: one[:3])[3] if begun else None


def _began(snapshot: Snapshot, held: Held, document: str, told: Mapping[str, str]) -> str | None:
    """The day from which a source shows the post held, ``None`` where it shows only the end."""
    if "since" in told:
        return told["since"]
    return (snapshot.papers[document].published or "") if held.status in _HELD else None


def _is_over(told: Mapping[str, str], day: str) -> bool:
    until = told.get("until")
    return until is not None and bool(day) and until < day[: len(until)]
