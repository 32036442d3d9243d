"""Structure of a loaded table of trade or employment: what it says, not what will happen.

A table has a row a place (country, region, city) and a column a product or activity; cells are
values of one unit, zero or more. Each module is a measure; its docstring gives formula, source,
unit, range and what missing means. NaN stands for an empty row or column and for nothing else.

These are descriptions. That relatedness goes with the entry of new activities has been shown for
regions and countries (Hidalgo et al. 2018); that a potential becomes trade has not.
"""

from __future__ import annotations

from pobratim.affinity.structure.complexity import Complexity, complexity, outlook
from pobratim.affinity.structure.density import density
from pobratim.affinity.structure.location_quotient import location_quotient, specialised
from pobratim.affinity.structure.potential import potential
from pobratim.affinity.structure.proximity import Diagonal, proximity
from pobratim.affinity.structure.similarity import complementarity, export_similarity

__all__ = [
    "Complexity",
    "Diagonal",
    "complementarity",
    "complexity",
    "density",
    "export_similarity",
    "location_quotient",
    "outlook",
    "potential",
    "proximity",
    "specialised",
]
