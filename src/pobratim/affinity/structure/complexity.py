"""Economic complexity of places (ECI) and of products (PCI), and the outlook of a place (COI).

Formula: with ``m`` the specialisations, ``d`` their sums by place and ``u`` by product, and
``S = d^-1/2 m u^-1/2``: ECI is ``d^-1/2`` times the second left singular vector of ``S``, PCI
``u^-1/2`` times the second right one, both brought to mean 0 and standard deviation 1 (divisor
n). They are the second eigenvectors of the method of reflections; the symmetric form keeps them
real. Source: Hidalgo and Hausmann (2009), "The building blocks of economic complexity", PNAS 106;
Mealy, Farmer and Teytelboym (2019), "Interpreting economic complexity", Science Advances 5.

Sign: ECI correlates positively with the number of specialisations; where that is no correlation,
the place that departs most from the mean is positive. PCI has the sign of the mean ECI of its
places.

Outlook: ``COI[i] = sum_p (1 - m[i, p]) omega[i, p] PCI[p]``; Hausmann et al. (2014), The Atlas of
Economic Complexity. Unit: none. Range: unbounded.

Missing: NaN for a place or product without any specialisation. A table that falls into parts
without a common product has no second vector and is refused.
Validated by: growth of countries, by its authors, and disputed; nothing for cities.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

import numpy as np
import numpy.typing as npt

from pobratim.affinity.structure.checks import Bools, Floats
from pobratim.errors import DataError

__all__ = ["Complexity", "complexity", "outlook"]

Table = npt.NDArray[np.float32] | Floats

_EXACT = 300
"""Tables no larger than this are decomposed in full."""
_STEPS = 400
_CONVERGED = 1e-12
_ALL_ONE = 1 - 1e-9


@dataclass(frozen=True, slots=True)
class Complexity:
    """ECI by place, PCI by product; ``second`` is the second singular value, in [0, 1)."""

    eci: Floats
    pci: Floats
    second: float


def complexity(places: Bools) -> Complexity:
    """Return the complexity of places and products from who is specialised in what.

    Raises:
        DataError: if fewer than two places or products have a specialisation, all have the same,
            or the table falls into parts without a common product.
    """
    rows: Bools = np.asarray(places.any(axis=1))
    columns: Bools = np.asarray(places.any(axis=0))
    if rows.sum() < 2 or columns.sum() < 2:
        raise DataError("complexity needs two places and two products with a specialisation")
    whole = rows.all() and columns.all()
    inner = (places if whole else places[np.ix_(rows, columns)]).astype(np.float32)
    diversity: Floats = inner.sum(axis=1, dtype=np.float64)
    ubiquity: Floats = inner.sum(axis=0, dtype=np.float64)
    vector, second = _second(inner, np.sqrt(diversity), np.sqrt(ubiquity))
    if second >= _ALL_ONE:
        raise DataError("the table falls into parts that have no product in common")
    if second**2 < _CONVERGED:
        raise DataError("all places have the same specialisations: nothing tells them apart")
    eci = _standard(vector / np.sqrt(diversity))
    eci = eci if _is_positive(eci, diversity) else -eci
    pci = _standard(_across(inner.T, eci) / ubiquity)
    return Complexity(_spread(eci, rows), _spread(pci, columns), second)


def outlook(places: Bools, related: Floats, pci: Floats) -> Floats:
    """Return the complexity outlook of each place: nearness to complex products it lacks.

    ``related`` is the density of places around products; products without PCI count nothing.
    """
    reach = np.where(places, 0.0, np.nan_to_num(related)) @ np.nan_to_num(pci)
    found: Floats = np.where(places.any(axis=1), reach, np.nan)
    return found


def _second(inner: Table, rows: Floats, columns: Floats) -> tuple[Floats, float]:
    """Return the second left singular vector of ``S`` and its value."""
    if min(inner.shape) <= _EXACT:
        scaled = inner.astype(np.float64) / rows[:, None] / columns
        left, values, _ = np.linalg.svd(scaled, full_matrices=False)
        return left[:, 1], float(values[1])
    return _lanczos(inner, rows, columns)


def _lanczos(inner: Table, rows: Floats, columns: Floats) -> tuple[Floats, float]:
    """Find the second singular vector by Lanczos steps on ``S S'``, the first one taken out.

    The first is known: the square roots of the sums of rows. Every step is made orthogonal to
    all before it, so that rounding brings none of them back.
    """
    first = rows / np.linalg.norm(rows)
    start = np.cos(np.arange(1, len(rows) + 1, dtype=np.float64))
    basis = [_orthogonal(start, [first])]
    diagonal: list[float] = []
    beside: list[float] = []
    for step in range(min(_STEPS, len(rows) - 2)):
        image = _step(inner, rows, columns, basis[-1])
        diagonal.append(float(basis[-1] @ image))
        rest = _orthogonal(image, [first, *basis], scale=False)
        beside.append(float(np.linalg.norm(rest)))
        if step % 10 == 9 or beside[-1] < _CONVERGED:
            ritz, error = _ritz(diagonal, beside)
            if error < _CONVERGED:
                break
        basis.append(rest / beside[-1])
    ritz, _ = _ritz(diagonal, beside)
    found = np.stack(basis[: len(ritz)], axis=1) @ ritz
    image = _step(inner, rows, columns, found)
    return found, math.sqrt(max(float(found @ image), 0.0))


def _step(inner: Table, rows: Floats, columns: Floats, vector: Floats) -> Floats:
    there = _across(inner.T, vector / rows) / columns**2
    found: Floats = _across(inner, there) / rows
    return found


def _across(inner: Table, vector: Floats) -> Floats:
    """Multiply in double precision block by block, without a second copy of the whole table."""
    return np.concatenate(
        [inner[s : s + 512].astype(np.float64) @ vector for s in range(0, len(inner), 512)]
    )


def _orthogonal(vector: Floats, others: list[Floats], *, scale: bool = True) -> Floats:
    against = np.stack(others)
    for _ in range(2):  # once is not enough where most of the vector falls away
        vector = vector - against.T @ (against @ vector)
    return vector / np.linalg.norm(vector) if scale else vector


def _ritz(diagonal: list[float], beside: list[float]) -> tuple[Floats, float]:
    """Return the top eigenvector of the tridiagonal matrix, and how far it is from converged."""
    inner = np.diag(diagonal) + np.diag(beside[:-1], 1) + np.diag(beside[:-1], -1)
    top: Floats = np.linalg.eigh(inner)[1][:, -1]
    return top, abs(beside[-1] * float(top[-1]))


def _standard(values: Floats) -> Floats:
    centred = values - values.mean()
    found: Floats = centred / centred.std()
    return found


def _is_positive(eci: Floats, diversity: Floats) -> bool:
    together = float(eci @ (diversity - diversity.mean()))
    if abs(together) > 1e-9 * len(eci) * float(diversity.std() + 1):
        return together > 0
    return bool(eci[np.argmax(np.abs(eci))] > 0)


def _spread(values: Floats, there: Bools) -> Floats:
    found = np.full(len(there), np.nan)
    found[there] = values
    return found
