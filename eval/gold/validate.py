"""Check gold records: ``python -m eval.gold.validate FILE… `` prints every fault, exit 1 if any.

A record is sound when every span is verbatim, every name used in an event, a statement, an
occupation or an undertaking is listed where its kind is listed, every GeoNames id exists and
stands for that name, and every value of a closed list is one of the list.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from pathlib import Path
from typing import Any, get_args

from pobratim.errors import UnknownPlaceError
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.readings import EventType
from pobratim.model.spheres import SPHERES

__all__ = ["faults", "main", "records", "shared_between"]

Json = dict[str, Any]

TYPES = frozenset(get_args(EventType))
STATUSES = frozenset({"done", "planned", "proposed", "cancelled", "denied"})
ROLES = frozenset({"party", "venue", "mentioned"})
POST_STATUSES = frozenset({"current", "acting", "former"})
LEVELS = frozenset({"city", "region", "country", "institution", None})
LISTS = [
    "persons",
    "places",
    "organisations",
    "enterprises",
    "events",
    "statements",
    "spheres",
    "occupations",
    "commitments",
]

_DAY = r"(?:\d{4}(?:-\d{2}(?:-\d{2})?)?|--\d{2}(?:-\d{2})?)"
_DATE = re.compile(rf"{_DAY}(?:/{_DAY})?")


def records(file: Path) -> tuple[Json, ...]:
    """Return the records of one JSON Lines file."""
    lines = file.read_text(encoding="utf-8").splitlines()
    return tuple(json.loads(line) for line in lines if line.strip())


def faults(record: Json, gazetteer: Gazetteer) -> tuple[str, ...]:
    """Return what is wrong with one record; nothing when it is sound."""
    lacking = [key for key in ("id", "text", *LISTS) if key not in record]
    if lacking:
        return (f"lacks {', '.join(lacking)}",)
    checks = (_head, _spans, _names, _closed_lists, _dates)
    found = [fault for check in checks for fault in check(record)]
    return (*found, *_places(record, gazetteer))


def _head(record: Json) -> Iterator[str]:
    if record["text_sha256"] != hashlib.sha256(record["text"].encode()).hexdigest():
        yield "text_sha256 is not that of the text"
    if not record["cooperation"] and record["events"]:
        yield "events in a text without cooperation"
    if record["cooperation"] == record.get("hard_negative", False):
        yield "hard_negative is for texts without cooperation"


def _spans(record: Json) -> Iterator[str]:
    text = record["text"]
    claims = [(event["evidence"], event["evidence_span"]) for event in record["events"]]
    claims += [(said["text"], said["span"]) for said in record["statements"]]
    claims += [(owed["text"], owed["span"]) for owed in record["commitments"]]
    for words, (start, end) in claims:
        if not words or text[start:end] != words:
            yield f"span {start}–{end} is not {words!r}"


def _names(record: Json) -> Iterator[str]:
    persons = {person["name"] for person in record["persons"]}
    places = {place["name"] for place in record["places"]}
    bodies = {*record["organisations"], *record["enterprises"]}
    parties = {place["name"] for place in record["places"] if place["role"] == "party"}
    for event in record["events"]:
        yield from _unlisted("party", event["parties"], parties)
        yield from _unlisted("participant", event["participants"], persons)
    for post in record["occupations"]:
        yield from _unlisted("holder of a post", [post["person"]], persons)
        yield from _unlisted("place of a post", [post["place"]], places)
        yield from _unlisted("body of a post", [post["organisation"]], bodies)
    for said in record["statements"]:
        yield from _unlisted("speaker", [said["speaker"]], persons | bodies)
    for owed in record["commitments"]:
        yield from _unlisted("debtor", owed["by"], persons | bodies | places)


def _unlisted(role: str, names: Iterable[str | None], listed: set[str]) -> Iterator[str]:
    for name in names:
        if name is not None and name not in listed:
            yield f"{role} {name!r} is not listed"


def _closed_lists(record: Json) -> Iterator[str]:
    for event in record["events"]:
        for pair in (event, *event.get("accept", ())):
            if pair["type"] not in TYPES or pair["status"] not in STATUSES:
                yield f"event {pair['type']}/{pair['status']} is not in the lists"
    yield from (f"role {p['role']!r}" for p in record["places"] if p["role"] not in ROLES)
    for post in record["occupations"]:
        if post["status"] not in POST_STATUSES:
            yield f"status of a post {post['status']!r}"
    yield from (f"sphere {sphere!r}" for sphere in record["spheres"] if sphere not in SPHERES)
    if record["level"] not in LEVELS:
        yield f"level {record['level']!r}"


def _dates(record: Json) -> Iterator[str]:
    dates = [record["date"], record["published"]]
    dates += [event["date"] for event in record["events"]]
    dates += [owed["due"] for owed in record["commitments"]]
    for date in dates:
        if date is not None and not _DATE.fullmatch(date):
            yield f"date {date!r} is not ISO 8601"


def _places(record: Json, gazetteer: Gazetteer) -> Iterator[str]:
    names = [place["name"] for place in record["places"]]
    yield from (f"place {name!r} twice" for name in set(names) if names.count(name) > 1)
    for place in record["places"]:
        number = place["geonames"]
        if number is None:
            continue
        try:
            gazetteer.city(number)
        except UnknownPlaceError:
            yield f"no city {number} ({place['name']})"
            continue
        named = {city.geonames for city in gazetteer.candidates(place["name"])}
        if named and number not in named:  # no one by that name: the table may lack the language
            yield f"{number} is not called {place['name']!r}"


def shared_between(one: Iterable[Json], other: Iterable[Json]) -> frozenset[str]:
    """Return the forms and cities that stand in both sets; a fair split shares none."""

    def marks(group: Iterable[Json]) -> set[str]:
        kept = tuple(group)
        cities = {f"geonames:{p['geonames']}" for r in kept for p in r["places"] if p["geonames"]}
        return cities | {record["form"] for record in kept}

    return frozenset(marks(one) & marks(other))


def main(arguments: Sequence[str] | None = None) -> int:
    """Check the files named on the command line and return the exit code."""
    gazetteer = Gazetteer.open()
    wrong = 0
    for name in arguments if arguments is not None else sys.argv[1:]:
        for record in records(Path(name)):
            for fault in faults(record, gazetteer):
                sys.stdout.write(f"{name}: {record.get('id')}: {fault}\n")
                wrong += 1
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
