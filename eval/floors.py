"""Quality floors of reading: a figure may rise, and falls only with a reason in the commit.

``python -m eval.floors`` reads the gold with the product, prints each figure beside its floor and
fails where one lies below, or where a gold file is not the one that the floors were measured on
(its sha256 is the fingerprint). ``--write`` measures anew and writes ``floors.yaml``: floors lie
one hundredth under what was measured. The held-out files are scored and never looked into.
"""

from __future__ import annotations

import argparse
import hashlib
import math
import sys
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

import yaml

from eval.reading import gold_of, read_all, score_all

__all__ = ["GOLD", "fingerprint", "main", "measured", "shortfalls"]

HERE = Path(__file__).parent
FLOORS = HERE / "floors.yaml"
GOLD = sorted([*(HERE / "gold").glob("own-*.jsonl"), *(HERE / "gold").glob("fresh-*.jsonl")])
_MARGIN = 0.01

Figures = dict[str, dict[str, float]]


def fingerprint(path: Path) -> str:
    """Return the sha256 of a gold file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


def measured(paths: Sequence[Path] = ()) -> Figures:
    """Return F1 in [0, 1] by gold file and field; without paths, of all our own gold."""
    return {path.name: _figures(path) for path in paths or GOLD}


def _figures(path: Path) -> dict[str, float]:
    scores = score_all(read_all(gold_of([path])))
    return {
        name: tally.f1
        for (name, language), tally in scores.tallies.items()
        if language == "all" and tally.f1 is not None
    }


def shortfalls(found: Figures, floors: Mapping[str, Any]) -> Iterator[str]:
    """Yield a line per figure below its floor and per gold file that changed or has no floor."""
    for name, figures in found.items():
        floor = floors.get(name)
        if floor is None:
            yield f"{name} has no floors; run with --write"
            continue
        if floor["sha256"] != fingerprint(HERE / "gold" / name):
            yield f"{name} changed since its floors were measured; run with --write and say why"
        for field, least in floor["f1"].items():
            if figures.get(field, 0.0) < least:
                yield f"{name}: {field} is {figures.get(field, 0.0):.3f}, its floor is {least:.2f}"


def _written(found: Figures) -> str:
    floors = {
        name: {
            "sha256": fingerprint(HERE / "gold" / name),
            "f1": {f: max(0.0, math.floor(100 * (v - _MARGIN)) / 100) for f, v in figures.items()},
        }
        for name, figures in found.items()
    }
    head = "# Written by `python -m eval.floors --write`. A floor goes down only with a reason.\n"
    return head + yaml.safe_dump(floors, sort_keys=True, allow_unicode=True)


def main(arguments: Sequence[str] | None = None) -> int:
    """Measure and compare, or write the floors; return the exit code."""
    parser = argparse.ArgumentParser(prog="eval.floors", description=__doc__)
    parser.add_argument("--write", action="store_true", help="write the floors anew")
    found = measured()
    if parser.parse_args(arguments).write:
        FLOORS.write_text(_written(found), encoding="utf-8")
        return 0
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    for name, figures in found.items():
        for field, value in figures.items():
            least = floors.get(name, {}).get("f1", {}).get(field)
            print(f"{name:22} {field:44} {value:.3f}  floor {least}")
    failures = list(shortfalls(found, floors))
    for line in failures:
        print(line, file=sys.stderr)
    return 1 if failures else 0


if __name__ == "__main__":
    raise SystemExit(main())
