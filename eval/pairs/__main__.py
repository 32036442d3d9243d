"""``python -m eval.pairs``: precision and recall of resolution, by kind, with floors.

The halves are split by entity; rules were tuned on the dev half only. ``--errors`` lists the
wrong and missed pairs of the dev half, never of the held-out one. ``--freeze`` writes the
fingerprints of the algorithms anew (a changed rule asks for a new NAME first).
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Iterator, Sequence
from pathlib import Path

import yaml

from eval.pairs.make import HALVES, Pair, names, pairs
from eval.pairs.score import ROOMS, Counts, count, fingerprint, judged
from pobratim.register.resolve import people
from pobratim.register.resolve.published import page

__all__ = ["main", "name_errors", "shortfalls"]

FROZEN = Path(__file__).with_name("frozen.yaml")
PRECISION, RECALL = 0.98, 0.90
"""The floors, for each kind of which there are pairs, in each half."""


def name_errors() -> Iterator[str]:
    """Yield the strong name cases that the product gets wrong."""
    for here, there, same in names():
        met = people.surname_keys(here.name) == people.surname_keys(there.name)
        joined = met and people.judge(here, there).score >= people.THRESHOLD
        if joined != same:
            yield f"{here.name} / {there.name}"


def shortfalls(half: str, kind: str, counts: Counts) -> Iterator[str]:
    """Yield a line for each figure below its floor."""
    for name, value, floor in (
        ("precision", counts.precision, PRECISION),
        ("recall", counts.recall, RECALL),
    ):
        if value < floor:
            yield f"{half} {kind}: {name} is {value:.3f}, its floor is {floor:.2f}"


def _errors(found: Sequence[Pair]) -> Iterator[str]:
    for pair in found:
        judgement = judged(pair) if pair.kind in ROOMS else None
        joined = judgement is not None and judgement.score >= ROOMS[pair.kind].THRESHOLD
        if pair.half == "dev" and pair.kind in ROOMS and joined != pair.same:
            why = judgement.features if judgement else ()
            shown = [f"{f.name} {f.weight:+g}: {f.here} | {f.there}" for f in why]
            fault = "missed" if pair.same else "wrong"
            yield f"{fault} {pair.kind} {pair.label}: {shown or (pair.here, pair.there)}"


def main(arguments: Sequence[str] | None = None) -> int:
    """Print the figures; return 1 where one lies below its floor."""
    parser = argparse.ArgumentParser(prog="eval.pairs", description=__doc__)
    parser.add_argument("--errors", action="store_true", help="list errors of the dev half")
    parser.add_argument("--freeze", action="store_true", help="write the fingerprints anew")
    parser.add_argument("--page", action="store_true", help="print the page of the manual only")
    asked = parser.parse_args(arguments)
    if asked.page:
        print(page(), end="")
        return 0
    every = list(pairs())
    failures: list[str] = []
    for half in HALVES:
        for kind, counts in count(p for p in every if p.half == half).items():
            print(
                f"{half:8} {kind:14} pairs {counts.pairs:5}  precision {counts.precision:.3f}  "
                f"recall {counts.recall:.3f}  left to a person {counts.pending}"
            )
            failures += shortfalls(half, kind, counts)
    wrong = list(name_errors())
    print(f"strong names: {len(wrong)} errors of {len(list(names()))}; {len(every)} pairs in all")
    failures += [f"a strong name is wrong: {line}" for line in wrong]
    failures += _frozen(every, write=asked.freeze)
    for line in [*(_errors(every) if asked.errors else ()), *failures]:
        print(line, file=sys.stderr)
    return 1 if failures else 0


def _frozen(every: Sequence[Pair], *, write: bool) -> list[str]:
    """Compare the scores with the frozen ones: a name stands for one set of rules."""
    found = fingerprint(every)
    if write:
        FROZEN.write_text(yaml.safe_dump(found), encoding="utf-8")
    known = yaml.safe_load(FROZEN.read_text(encoding="utf-8")) if FROZEN.exists() else {}
    return [
        f"{name} scores otherwise than when it was frozen; name a new version and --freeze"
        for name, value in found.items()
        if known.get(name) != value
    ]


if __name__ == "__main__":
    raise SystemExit(main())
