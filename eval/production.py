"""Measure production cooperation on known deliveries: ``python -m eval.production``.

Prints what ``pobratim eval production`` measures and fails where hits in the first ten fall under
their floor, or under twice the best baseline that knows nothing of who uses what.
"""

from __future__ import annotations

import json
import sys
from collections.abc import Mapping
from typing import Any, Final

from pobratim.affinity.production_backtest import HITS, production
from pobratim.atlas import Atlas

__all__ = ["FLOOR", "complaints", "main"]

FLOOR: Final = 0.59
"""Hits in the first ten per enterprise."""

_KEY: Final = f"hits@{HITS}_per_enterprise"
_KNOW_NOTHING: Final = ("random", "same_class", "popular_class")


def complaints(figures: Mapping[str, Any]) -> list[str]:
    """Return what is wrong with the figures, nothing where they hold."""
    reached = figures["model"][_KEY]
    best = max(figures["baselines"][name][_KEY] for name in _KNOW_NOTHING)
    found = []
    if reached < FLOOR:
        found.append(f"{_KEY} is {reached:.3f}, its floor is {FLOOR}")
    if reached < 2 * best:
        found.append(f"{_KEY} is {reached:.3f}, the best baseline has {best:.3f}")
    return found


def main() -> int:
    """Print the figures; return 1 where they fall under the floor."""
    figures = production(Atlas.open())
    print(json.dumps(figures["counts"]))
    for name, values in {"model": figures["model"], **figures["baselines"]}.items():
        print(f"{name:14} {json.dumps({key: round(value, 3) for key, value in values.items()})}")
    wrong = complaints(figures)
    for one in wrong:
        print(f"production: {one}", file=sys.stderr)
    return 1 if wrong else 0


if __name__ == "__main__":
    raise SystemExit(main())
