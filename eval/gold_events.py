"""Events against gold: a one-to-one assignment, then status, parties and dates of the matched."""

from __future__ import annotations

from collections.abc import Sequence
from typing import Any

import numpy as np
from scipy.optimize import linear_sum_assignment

from eval.naming import folded
from eval.tally import Scores
from pobratim.lexicon.countries import country_code

__all__ = ["score_events"]

Json = dict[str, Any]

_AS_PROPOSED = "discussed"
"""The development gold has no "discussed": talks without a decision stand there as proposed."""


def score_events(scores: Scores, record: Json, gold: Json) -> None:
    """Add the figures of one document's events.

    ``event type`` lets any event of a right type match, nearest evidence first; ``event type and
    place in text`` also wants evidence that overlaps. ``accept`` lists further right pairs of
    type and status; an ``optional`` event is neither required nor, if found, counted.
    """
    language = gold["language"]
    found, there = record["events"], gold["events"]
    pairs = _assign(found, there, overlap=False, record=record, gold=gold)
    _count(scores, "event type", language, pairs, (found, there))
    anchored = _assign(found, there, overlap=True, record=record, gold=gold)
    _count(scores, "event type and place in text", language, anchored, (found, there))
    for at_found, at_gold in pairs:
        _score_matched(scores, language, record, gold, (found[at_found], there[at_gold]))
    if not gold["cooperation"]:
        scores.add("events in texts without cooperation", language, wrong=len(found))


def _allowed(event: Json) -> set[tuple[str, str]]:
    pairs = {(event["type"], event["status"])}
    return pairs | {(other["type"], other["status"]) for other in event.get("accept", ())}


def _status(event: Json) -> str:
    status: str = event["status"]
    return "proposed" if status == _AS_PROPOSED else status


def _overlaps(event: Json, gold: Json) -> bool:
    start, end = gold["evidence_span"]
    return any(s < end and start < e for s, e in event["evidence"])


def _assign(
    found: Sequence[Json], there: Sequence[Json], *, overlap: bool, record: Json, gold: Json
) -> list[tuple[int, int]]:
    """Return the pairs (found, gold) of the best one-to-one assignment."""
    if not found or not there:
        return []
    gain = np.zeros((len(found), len(there)))
    for i, event in enumerate(found):
        for j, other in enumerate(there):
            gain[i, j] = _gain(event, other, overlap=overlap, record=record, gold=gold)
    rows, columns = linear_sum_assignment(gain, maximize=True)
    return [(int(i), int(j)) for i, j in zip(rows, columns, strict=True) if gain[i, j] > 0]


def _gain(event: Json, other: Json, *, overlap: bool, record: Json, gold: Json) -> float:
    allowed = _allowed(other)
    if event["type"] not in {kind for kind, _ in allowed}:
        return 0.0
    touches = _overlaps(event, other)
    if overlap and not touches:
        return 0.0
    ours, theirs = _parties(event, record, gold), _gold_parties(other, gold)
    shared = len(ours & theirs) / max(1, len(ours | theirs))
    right = (event["type"], _status(event)) in allowed
    return 10.0 + 4.0 * touches + 2.0 * right + shared - 0.5 * bool(other.get("optional"))


def _count(
    scores: Scores,
    name: str,
    language: str,
    pairs: Sequence[tuple[int, int]],
    events: tuple[Sequence[Json], Sequence[Json]],
) -> None:
    found, there = events
    optional = sum(bool(there[j].get("optional")) for _, j in pairs)
    required = sum(not event.get("optional") for event in there)
    right = len(pairs) - optional
    wrong = len(found) - len(pairs)
    scores.add(name, language, right=right, wrong=wrong, missed=required - right)


def _party_key(geonames: int | None, name: str) -> str:
    return f"geonames:{geonames}" if geonames else folded(name)


def _parties(event: Json, record: Json, gold: Json) -> set[str]:
    """Return the keys of the found parties; by name where the gold has no id for the name."""
    entities = {entity["id"]: entity for entity in record["entities"]}
    unnumbered = {folded(p["name"]) for p in gold["places"] if not p.get("geonames")}
    keys = set()
    for party in event["parties"]:
        entity = entities[party]
        geonames = (entity.get("place") or {}).get("geonames")
        by_name = folded(entity["name"]) in unnumbered
        country = _country_of(entity)
        keys.add(country or _party_key(None if by_name else geonames, entity["name"]))
    return keys


def _country_of(entity: Json) -> str | None:
    """Return the key of a country that was found, by its code: it has one however written."""
    place = entity.get("place") or {}
    code = place.get("country") if place.get("kind") == "country" else None
    return f"country:{code}" if code else None


def _gold_key(name: str, geonames: int | None) -> str:
    """Return the key of a party of the gold: a country's code, else its id, else its name."""
    code = None if geonames else country_code(name)
    return f"country:{code}" if code else _party_key(geonames, name)


def _gold_parties(event: Json, gold: Json) -> set[str]:
    places = {place["name"]: place.get("geonames") for place in gold["places"]}
    return {_gold_key(party, places.get(party)) for party in event["parties"]}


def _score_matched(
    scores: Scores, language: str, record: Json, gold: Json, pair: tuple[Json, Json]
) -> None:
    event, other = pair
    right = (event["type"], _status(event)) in _allowed(other)
    scores.add("status of matched events", language, right=right, wrong=not right)
    scores.add_sets(
        "parties of matched events",
        language,
        found=set(_parties(event, record, gold)),
        there=set(_gold_parties(other, gold)),
    )
    if other["date"] is not None:
        same = _same_date(_date(event["date"]), other["date"])
        absent = event["date"] is None
        scores.add(
            "dates of matched events",
            language,
            right=same,
            wrong=not same and not absent,
            missed=not same,
        )


def _same_date(found: str | None, there: str) -> bool:
    """Tell whether a date is that of the gold.

    Some gold writes a season or a week as the year or the month in which it lies: a range that
    begins or ends there says the same, only finer.
    """
    if found is None or found == there or "/" not in found or "/" in there:
        return found == there
    return any(end.startswith(f"{there}-") for end in found.split("/"))


def _date(date: Json | None) -> str | None:
    """Return a date as the gold writes it, a range with a slash."""
    if date is None:
        return None
    return f"{date['start']}/{date['end']}" if date.get("end") else str(date["start"])
