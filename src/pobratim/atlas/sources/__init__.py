"""One module per data set: raw files in, checked tables out.

Every module has ``NAME``, its id in the catalogue (the main one where it joins several), and
``build(inputs: Inputs) -> Built``. :data:`SOURCES` lists them in the order in which they run; the
first makes the gazetteer that the others join to.
"""

from __future__ import annotations

from typing import Protocol

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import (
    agglomerations,
    airports,
    classes,
    geonames,
    heritage,
    input_output,
    organisations,
    outlines,
    power,
    routes,
    russian_cities,
    steel,
    transit,
    twins,
    universities,
)
from pobratim.atlas.tables import Built

__all__ = ["SOURCES", "SourceModule"]


class SourceModule(Protocol):
    """What a module of this package offers."""

    NAME: str

    def build(self, inputs: Inputs) -> Built:
        """Read the raw files of the source and return its tables.

        Raises:
            DataError: if a file breaks its stated shape.
        """
        ...


SOURCES: tuple[SourceModule, ...] = (
    geonames,
    agglomerations,
    twins,
    airports,
    routes,
    power,
    steel,
    transit,
    universities,
    heritage,
    russian_cities,
    outlines,
    organisations,
    input_output,
    classes,
)
