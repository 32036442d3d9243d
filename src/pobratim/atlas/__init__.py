"""Data sets to tables to features of cities, with vintage and licence on each.

:class:`Atlas` answers from the tables that ship inside the package; ``atlas.build`` makes them
from the raw data sets, ``atlas.catalogue`` lists those with their licences.
"""

from __future__ import annotations

from pobratim.atlas.reader import RADIUS_KM, UN_YEAR, Atlas

__all__ = ["RADIUS_KM", "UN_YEAR", "Atlas"]
