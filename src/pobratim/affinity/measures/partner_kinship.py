"""What binds the two countries: a language, its branch, a state once shared.

Formula: 1 if the countries differ and both have a language of public life in common (Belarus and
Russia have Russian), the same branch of the main language, the same shared state, else 0; three
columns. Source: a hand-edited table of lands (languages of the country or division, ISO 639;
branch; state or empire of the last two centuries). Unit: none. Range: {0, 1}. Missing: counts as
not shared. Validated by the back-test together with the rest; alone it is a description.
"""

from __future__ import annotations

import numpy as np

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import Explanation

__all__ = ["COLUMNS", "DATASETS", "columns", "reason"]

COLUMNS = ("same_language", "same_branch", "same_state")
DATASETS = ("geonames",)

_CODES = ("language_branch", "shared_state")
_REASONS = ("same-language", "kin-languages", "shared-state")


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    codes = graph.cities.codes
    abroad = codes["country"][rows] != codes["country"][query]
    sets, own = codes["languages"], int(codes["languages"][query])
    spoken = (sets[rows] >= 0) & (own >= 0) & (graph.cities.speech[own, sets[rows]] > 0)
    shared = (
        (codes[code][rows] == codes[code][query]) & (codes[code][rows] >= 0) for code in _CODES
    )
    return [(same & abroad) * 1.0 for same in (spoken, *shared)]


def reason(graph: TwinGraph, query: int, row: int) -> Explanation | None:
    """Return ``same-language``, else ``kin-languages``, else ``shared-state``, else nothing."""
    shared = [bool(column[0]) for column in columns(graph, query, np.array([row]))]
    return next(
        (Explanation(code) for code, is_so in zip(_REASONS, shared, strict=True) if is_so), None
    )
