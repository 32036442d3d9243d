"""Measure the matching of offers and requests: ``python -m eval.offers``.

``pairs.csv`` holds requests, each with the offer that answers it and a hard negative that shares
words with it. Every request is held against all offers and all hard negatives of the file. Lines
with an even number are the development half that words and weights were chosen on; odd ones are
held out. Two things beside the measure are shown apart: terms alone, three-letter pieces alone.
"""

from __future__ import annotations

import csv
import json
import sys
from collections.abc import Callable, Sequence
from pathlib import Path

from pobratim.affinity.measures.offer_words import OfferFit, fit
from pobratim.model.profiles import Profile

__all__ = ["FLOOR", "Pair", "figures", "main", "pairs"]

FLOOR = 0.8
"""Hits in the first five, on the held-out half."""

_HERE = Path(__file__).parent
_SCORES: dict[str, Callable[[OfferFit], float]] = {
    "measure": lambda found: found.score,
    "terms alone": lambda found: found.words,
    "letters alone": lambda found: found.letters,
}

Pair = tuple[Profile, Profile, Profile]


def pairs() -> list[Pair]:
    """Return request, offer and hard negative of each line."""
    with (_HERE / "pairs.csv").open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    return [
        (
            _profile(f"{number}-request", row["request"]),
            _profile(f"{number}-offer", row["offer"]),
            _profile(f"{number}-near", row["near"]),
        )
        for number, row in enumerate(rows)
    ]


def _profile(name: str, cell: str) -> Profile:
    language, _, words = cell.partition(":")
    kind = "request" if name.endswith("request") else "offer"
    return Profile(name, kind, f"firm {language}", 0, words, "2099-12-31", "a body")  # type: ignore[arg-type]


def figures(found: Sequence[Pair]) -> dict[str, dict[str, dict[str, float]]]:
    """Return hits in the first one and five, mean reciprocal rank and pairs by half and score."""
    pool = [profile for _, offer, near in found for profile in (offer, near)]
    ranks: dict[str, dict[str, list[tuple[float, bool]]]] = {}
    for number, (request, offer, near) in enumerate(found):
        half = "held out" if number % 2 else "development"
        fits = {one.id: fit(request, one) for one in pool}
        for name, score in _SCORES.items():
            own = score(fits[offer.id])
            others = [score(fits[one.id]) for one in pool if one.id != offer.id]
            rank = 1 + sum(s > own for s in others) + 0.5 * sum(s == own for s in others)
            beaten = own > score(fits[near.id])
            ranks.setdefault(half, {}).setdefault(name, []).append((rank, beaten))
    return {
        half: {name: _of(values) for name, values in names.items()}
        for half, names in ranks.items()
    }


def _of(values: list[tuple[float, bool]]) -> dict[str, float]:
    many = len(values)
    return {
        "hits@1": sum(rank < 2 for rank, _ in values) / many,
        "hits@5": sum(rank <= 5 for rank, _ in values) / many,
        "mrr": sum(1 / rank for rank, _ in values) / many,
        "hard negative below": sum(beaten for _, beaten in values) / many,
        "pairs": float(many),
    }


def main() -> int:
    """Print the figures; return 1 where the held-out half falls under the floor."""
    found = figures(pairs())
    for half, names in found.items():
        for name, values in names.items():
            print(f"{half:12} {name:14} {json.dumps({k: round(v, 3) for k, v in values.items()})}")
    reached = found["held out"]["measure"]["hits@5"]
    if reached < FLOOR:
        print(f"offers: hits@5 is {reached:.3f}, its floor is {FLOOR}", file=sys.stderr)
        return 1
    return 0


if __name__ == "__main__":
    raise SystemExit(main())
