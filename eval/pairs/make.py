"""From rows written by hand to labelled pairs, split in halves by cluster."""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cache
from itertools import combinations, product
from pathlib import Path
from typing import Any, Literal

import yaml

from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import PersonName, PlaceRef
from pobratim.register.dates import from_text
from pobratim.register.resolve.events import EventSketch
from pobratim.register.resolve.organisations import OrganisationSketch, organisation_keys
from pobratim.register.resolve.people import PersonSketch, post_sorts
from pobratim.register.resolve.places import place_id

__all__ = ["HALVES", "Half", "Pair", "names", "pairs"]

HERE = Path(__file__).parent
Half = Literal["dev", "heldout"]
HALVES: tuple[Half, ...] = ("dev", "heldout")
_MOST = 12
"""Pairs kept of two rows at most, so that one person with many spellings does not outvote all."""


@dataclass(frozen=True, slots=True)
class Pair:
    """Two sketches, whether they are one thing, the kind of thing, and the half they are in."""

    kind: str
    here: Any
    there: Any
    same: bool
    half: Half
    label: str


def pairs() -> Iterator[Pair]:
    """Yield every pair of every kind, in a fixed order."""
    rooms: tuple[tuple[str, Callable[[Mapping[str, Any]], list[Any]]], ...] = (
        ("people", _persons),
        ("organisations", _bodies),
        ("events", _reports),
    )
    for file, draw in rooms:
        for cluster in _load(file):
            yield from _of_cluster(file, [(row, draw(row)) for row in cluster])
    for cluster in _load("places"):
        rows = [({"names": row}, [_place(name) for name in row]) for row in cluster]
        yield from _of_cluster("places", rows)


def names() -> Iterator[tuple[PersonSketch, PersonSketch, bool]]:
    """Yield the strong name cases: two names alone, and whether they are one."""
    cases = _load("names")
    for same in (True, False):
        for one, other in cases["same" if same else "different"]:
            yield (
                PersonSketch("", _name(one)),
                PersonSketch("other", _name(other)),
                same,
            )


def _load(name: str) -> Any:
    return yaml.safe_load((HERE / f"{name}.yaml").read_text(encoding="utf-8"))


def _of_cluster(file: str, rows: Sequence[tuple[Mapping[str, Any], list[Any]]]) -> Iterator[Pair]:
    half = _half(file, repr(rows[0][0]))
    for row, forms in rows:
        for here, there in _thin(combinations(forms, 2)):
            yield Pair(_kind(file, row), here, there, same=True, half=half, label=_label(row))
    for (row, ours), (_, theirs) in combinations(rows, 2):
        for here, there in _thin(product(ours, theirs)):
            yield Pair(_kind(file, row), here, there, same=False, half=half, label=_label(row))


def _half(file: str, cluster: str) -> Half:
    """By a hash of the cluster: whoever is alike is tuned on together or not at all."""
    return HALVES[hashlib.sha256(f"{file} {cluster}".encode()).digest()[0] % 2]


def _kind(file: str, row: Mapping[str, Any]) -> str:
    return "agreements" if row.get("type") in {"agreement", "twinning"} else file


def _label(row: Mapping[str, Any]) -> str:
    return str(row.get("ru") or row.get("names") or f"{row.get('type')} {row.get('parties')}")


def _thin(found: Iterator[tuple[Any, Any]]) -> list[tuple[Any, Any]]:
    every = list(found)
    step = max(1, -(-len(every) // _MOST))
    return [
        (replace(a, subject="") if hasattr(a, "subject") else a, _there(b))
        for a, b in every[::step]
    ]


def _there(sketch: Any) -> Any:
    return replace(sketch, subject="known") if hasattr(sketch, "subject") else sketch


@cache
def _gazetteer() -> Gazetteer:
    return Gazetteer.open()


def _place(name: str) -> str:
    city = _gazetteer().resolve(name)
    return place_id(PlaceRef("city", city.geonames, city.name, city.country), name)


def _name(text: str) -> PersonName:
    """Given name, patronymic, surname; initials stand for themselves."""
    *given, last = text.split()
    return PersonName(given[0] if given else None, given[1] if len(given) > 1 else None, last)


def _persons(row: Mapping[str, Any]) -> list[PersonSketch]:
    """A person as papers write of one: in full, by initials, by surname and post, abroad."""
    first, middle, last = row["ru"].split()
    written = [
        (f"{first} {middle} {last}", 0),
        (f"{first} {last}", 0),
        (f"{first[0]}. {middle[0]}. {last}", 0),
        (f"{first[0]}. {last}", 0),
        *((name, 1) for name in row["be"]),
        *((name, 2) for name in row["en"]),
        (f"{row['be'][0][0]}. {row['be'][0].split()[-1]}", 1),
    ]
    if not row.get("full"):
        written.append((last, 0))
    return [_person(row, name, language) for name, language in written]


def _person(row: Mapping[str, Any], name: str, language: int) -> PersonSketch:
    city = _gazetteer().resolve(row["city"])
    seat = place_id(PlaceRef("city", city.geonames, city.name, city.country), city.name)
    scheme, key = organisation_keys(row["body"][language], seat)[0]
    body = f"organisation:{key}" if scheme == "body" else f"organisation:{row['body'][0]}"
    return PersonSketch(
        "",
        _name(name),
        frozenset({body, seat}),
        frozenset({city.country}),
        posts=post_sorts([row["posts"][language]]),
    )


def _bodies(row: Mapping[str, Any]) -> list[OrganisationSketch]:
    """A body under each of its names, every second time without its seat unless that tells it."""
    seat = frozenset({_place(row["city"])})
    telling = row.get("always") or row["kind"] == "authority"
    return [
        OrganisationSketch(
            "",
            frozenset({name}),
            frozenset({row["kind"]}),
            seat if telling or number % 2 == 0 else frozenset(),
        )
        for number, name in enumerate(row["names"])
    ]


def _reports(row: Mapping[str, Any]) -> list[EventSketch]:
    return [_event(row, report, number) for number, report in enumerate(row["reports"])]


def _event(row: Mapping[str, Any], report: Mapping[str, Any], number: int) -> EventSketch:
    def words(name: str) -> frozenset[str]:
        return frozenset(str(item) for item in report.get(name, ()))

    cities = (_gazetteer().resolve(name) for name in row["parties"])
    return EventSketch(
        "",
        row["type"],
        row.get("status", "done"),
        frozenset(f"city:{city.geonames}" for city in cities),
        words("people"),
        words("enterprises"),
        (from_text(str(report["date"])),) if "date" in report else (),
        (from_text(str(report["term"])),) if "term" in report else (),
        frozenset({report["title"]} if "title" in report else ()),
        words("goods"),
        frozenset({str(report["published"])}),
        frozenset({f"{row} {number}"}),
        row.get("effect"),
    )
