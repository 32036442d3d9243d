"""``make fuzz``: many mutated documents through the whole reading, in capped processes.

No document may crash the reading, take longer than five seconds of processor time, or more memory
than the cap; a number that fails is told with its seed, and ``--only N`` reads it again with the
traceback.
"""

from __future__ import annotations

import argparse
import multiprocessing
import sys
import time
from collections import Counter

from tests.fuzz.hold import hold
from tests.fuzz.inputs import document
from tests.fuzz.worker import attempt, cap

__all__ = ["main"]


_TOLD = 5_000


def main() -> int:
    """Run; return 1 where any document failed."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--count", type=int, default=100_000)
    parser.add_argument("--seed", type=int, default=1)
    parser.add_argument("--jobs", type=int, default=2)
    parser.add_argument("--only", type=int, help="the number of one document")
    chosen = parser.parse_args()
    if chosen.only is not None:
        hold(document(chosen.only, chosen.seed))
        return 0
    began, outcomes, slowest = time.monotonic(), Counter[str](), 0.0
    work = ((number, chosen.seed) for number in range(chosen.count))
    with multiprocessing.get_context("spawn").Pool(chosen.jobs, cap) as pool:
        for number, outcome, seconds in pool.imap_unordered(attempt, work, chunksize=50):
            outcomes["read or refused" if outcome is None else "failed"] += 1
            slowest = max(slowest, seconds)
            if outcome is not None:
                print(f"document {number}, seed {chosen.seed}: {outcome}", flush=True)
            if outcomes.total() % _TOLD == 0:
                print(f"{outcomes.total()} documents so far", file=sys.stderr, flush=True)
    minutes = (time.monotonic() - began) / 60
    print(
        f"{outcomes.total()} documents in {minutes:.1f} min, {outcomes['failed']} failed, the "
        f"slowest took {slowest:.2f} s of processor time"
    )
    return 1 if outcomes["failed"] else 0


if __name__ == "__main__":
    sys.exit(main())
