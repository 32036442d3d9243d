"""The long list in the build: twin links are joined to all its towns, before most are left out."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from functools import lru_cache
from pathlib import Path

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import geonames, twins
from pobratim.atlas.tables import write_sqlite
from pobratim.atlas.towns import read_towns
from pobratim.lexicon.gazetteer import Gazetteer

__all__ = ["Widen", "widen"]

Widen = Callable[[Inputs, Path], Inputs]
"""What lets the sources see more towns: inputs and a folder for drafts to wider inputs."""


def widen(inputs: Inputs, folder: Path) -> Inputs:
    """Return inputs that know every town of the long list, and which of them bear a twin link.

    Raises:
        DataError: when one of the two is asked for and the package with the list is not there.
    """

    @lru_cache(maxsize=1)
    def open_wide() -> Gazetteer:
        path = folder / "wide.sqlite"
        write_sqlite(path, geonames.bare_tables(read_towns()))
        return Gazetteer.open(path)

    @lru_cache(maxsize=1)
    def linked() -> frozenset[int]:
        return twins.cities_of(replace(inputs, open_wide=open_wide))

    return replace(inputs, open_wide=open_wide, linked=linked)
