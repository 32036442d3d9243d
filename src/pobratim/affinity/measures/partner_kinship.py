"""What binds the two countries: a language, its branch, a state once shared.

Formula: 1 if both have the category and it is the same and the countries differ, else 0; three
columns. Source: a hand-edited table of lands (main language of the country or division, ISO 639;
branch; state or empire of the last two centuries). Unit: none. Range: {0, 1}. Missing: counts as
not shared. Validated by the back-test together with the rest; alone it is a description.
"""

from __future__ import annotations

from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.model.scores import FeatureValue

__all__ = ["CODE", "COLUMNS", "DATASETS", "columns", "values"]

CODE = "kin-countries"
COLUMNS = ("same_language", "same_branch", "same_state")
DATASETS = ("geonames",)

_CODES = ("language", "language_branch", "shared_state")


def columns(graph: TwinGraph, query: int, rows: Ints) -> list[Floats]:
    """Return the columns of :data:`COLUMNS` for the pairs of ``query`` with ``rows``."""
    codes = graph.cities.codes
    abroad = codes["country"][rows] != codes["country"][query]
    shared = (
        (codes[code][rows] == codes[code][query]) & (codes[code][rows] >= 0) for code in _CODES
    )
    return [(same & abroad) * 1.0 for same in shared]


def values(graph: TwinGraph, query: int, row: int) -> dict[str, FeatureValue]:
    """Return which of the three the countries share."""
    codes = graph.cities.codes
    return {
        name: bool(codes[code][query] == codes[code][row] >= 0)
        for name, code in zip(COLUMNS, _CODES, strict=True)
    }
