"""Judging pairs with the product: what it would join, leave to a person, or keep apart."""

from __future__ import annotations

import hashlib
from collections.abc import Iterable
from dataclasses import dataclass
from typing import Any

from eval.pairs.make import Pair
from pobratim.register.resolve import events, organisations, people
from pobratim.register.resolve.event_keys import event_keys
from pobratim.register.resolve.judgement import Judgement

__all__ = ["ROOMS", "Counts", "count", "fingerprint", "judged"]

ROOMS: dict[str, Any] = {
    "people": people,
    "organisations": organisations,
    "events": events,
    "agreements": events,
}


@dataclass(slots=True)
class Counts:
    """Pairs by outcome: joined rightly or wrongly, missed, and of all how many wait."""

    joined: int = 0
    wrong: int = 0
    missed: int = 0
    pending: int = 0
    pairs: int = 0

    @property
    def precision(self) -> float:
        """Of the joined pairs, the share that is one thing; 1 where none was joined."""
        found = self.joined + self.wrong
        return self.joined / found if found else 1.0

    @property
    def recall(self) -> float:
        """Of the pairs that are one thing, the share that was joined."""
        found = self.joined + self.missed
        return self.joined / found if found else 1.0


def judged(pair: Pair) -> Judgement | None:
    """Return the product's judgement, ``None`` where its index never brings the two together."""
    if pair.kind == "people":
        met = set(people.surname_keys(pair.here.name)) & set(people.surname_keys(pair.there.name))
    elif pair.kind == "organisations":
        met = _keys(pair.here) & _keys(pair.there)
    else:
        ours, theirs = event_keys(pair.here), event_keys(pair.there)
        met = {*ours.looked_up} & {*theirs.filed} or {*theirs.looked_up} & {*ours.filed}
    if not met:
        return None
    judgement: Judgement = ROOMS[pair.kind].judge(pair.here, pair.there)
    return judgement


def _keys(sketch: organisations.OrganisationSketch) -> set[Any]:
    seats = sketch.seats or {None}
    return {
        key
        for name in sketch.names
        for seat in seats
        for key in organisations.organisation_keys(name, seat)
    }


def count(pairs: Iterable[Pair]) -> dict[str, Counts]:
    """Return the counts by kind; places are joined when their ids are equal."""
    found: dict[str, Counts] = {}
    for pair in pairs:
        counts = found.setdefault(pair.kind, Counts())
        counts.pairs += 1
        joined, waits = _outcome(pair)
        counts.pending += waits
        counts.joined += joined and pair.same
        counts.wrong += joined and not pair.same
        counts.missed += pair.same and not joined
    return found


def _outcome(pair: Pair) -> tuple[bool, bool]:
    if pair.kind == "places":
        return pair.here == pair.there, False
    room, judgement = ROOMS[pair.kind], judged(pair)
    if judgement is None:
        return False, False
    joined = judgement.score >= room.THRESHOLD
    return joined, not joined and judgement.score >= room.PENDING


def fingerprint(pairs: Iterable[Pair]) -> dict[str, str]:
    """Return a hash of all scores by the name of the algorithm: a frozen one never changes."""
    scores: dict[str, list[str]] = {}
    for pair in pairs:
        if pair.kind in ROOMS:
            judgement = judged(pair)
            shown = "-" if judgement is None else f"{judgement.score:g}"
            scores.setdefault(ROOMS[pair.kind].NAME, []).append(shown)
    return {
        name: hashlib.sha256(" ".join(values).encode()).hexdigest()[:16]
        for name, values in sorted(scores.items())
    }
