"""Structure tables of 5,000 places by 5,000 products, against their two dense products.

``python -m benchmarks.structure`` prints CPU seconds of RCA, proximity, density, ECI and PCI as a
ratio to the two products in float64 that they hold (products by products, places by products),
and the peak of memory.
"""

from __future__ import annotations

import resource
import time

import numpy as np

from pobratim.affinity.structure import (
    complexity,
    density,
    location_quotient,
    proximity,
    specialised,
)
from pobratim.affinity.structure.checks import Floats

__all__ = ["made_up_table", "main", "measured", "peer"]

SIZE = 5_000


def made_up_table(size: int) -> Floats:
    """Return a nested table: able places make many products, and rare ones too."""
    rng = np.random.default_rng(20261124)
    able, hard = rng.random((size, 1)), rng.random(size)
    table: Floats = rng.random((size, size))
    table *= (table < able**2 * (1.2 - hard) + 0.02).astype(np.float64)
    return table


def measured(table: Floats) -> float:
    """Return CPU seconds of the whole chain."""
    start = time.process_time()
    places = specialised(location_quotient(table))
    near = proximity(places, diagonal="one")
    density(places, near)
    complexity(places)
    return time.process_time() - start


def peer(table: Floats) -> float:
    """Return CPU seconds of the two dense products that the chain holds, in float64."""
    other = np.ascontiguousarray(table[::-1])  # two operands: no short cut for a square
    start = time.process_time()
    table.T @ other
    table @ other
    return time.process_time() - start


def main() -> None:
    """Measure ours first, so that the peak of memory is ours, then the two products."""
    table = made_up_table(SIZE)
    ours = measured(table)
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
    theirs = peer(table)
    print(
        f"structure {SIZE:,} x {SIZE:,}: {ours:.1f} s CPU, two products {theirs:.1f} s, ratio "
        f"{ours / theirs:.2f} (reach 1.5); peak {peak:,.0f} MB (reach 1,000)"
    )


if __name__ == "__main__":
    main()
