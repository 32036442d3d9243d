"""One module per kind of file that people bring: the file in, records and problems of rows out.

Every module has ``NAME``, ``TITLE``, ``FORMATS`` (endings), ``FILLS`` (spheres of ``not_loaded``
that it fills), ``LICENCE`` (of the source, ``None`` where the user has to say), ``STRICT``
(whether a place that the gazetteer does not know is a problem of the row, or leaves it out) and
``read``. They know nothing of each other, nor of where the records go.

| kind | formats | gives | fills |
|---|---|---|---|
| own-list | CSV, XLSX | enterprises and institutions | industry, health care, culture, … |
| connections | CSV, XLSX | current flights and trains | flights, rail |
| osm | .osm.pbf | institutions, works, heritage, stops | five spheres |
| wikidata | JSON of a query | institutions | health care, culture, education, science |
| comtrade, baci | CSV | trade by product and country | trade |
| rfsd | Parquet | Russian firms by class and position | industry |
| ror | JSON | universities, institutes, hospitals | education, science |
| gleif | CSV | legal entities, who consolidates whom | ownership |
| egr | JSON | Belarusian firms by class and settlement | industry |
| eurostat | TSV, SDMX-CSV | figures by area and activity | structure tables |
| input-output | CSV, TSV | a use matrix | structure tables |
"""

from __future__ import annotations

from typing import Protocol

from pobratim.atlas.importers import (
    baci,
    comtrade,
    connections,
    egr,
    eurostat,
    gleif,
    input_output,
    osm,
    own_list,
    rfsd,
    ror,
    wikidata,
)
from pobratim.atlas.loaded import Given, Reading
from pobratim.errors import UsageError

__all__ = ["IMPORTERS", "Importer", "importer"]


class Importer(Protocol):
    """What a module of this package offers."""

    @property
    def NAME(self) -> str:  # noqa: N802  a constant of the module
        """The kind, as people write it."""
        ...

    @property
    def TITLE(self) -> str:  # noqa: N802
        """What the kind is called in the catalogue."""
        ...

    @property
    def FORMATS(self) -> tuple[str, ...]:  # noqa: N802
        """The endings of its files."""
        ...

    @property
    def FILLS(self) -> tuple[str, ...]:  # noqa: N802
        """The spheres of ``not_loaded`` that it fills."""
        ...

    @property
    def LICENCE(self) -> str | None:  # noqa: N802
        """The licence of the source, ``None`` where the user has to say."""
        ...

    @property
    def STRICT(self) -> bool:  # noqa: N802
        """Whether a place that the gazetteer does not know is a problem of the row."""
        ...

    def read(self, given: Given) -> Reading:
        """Yield a record with its place in the file, a problem, or a row left out.

        Raises:
            DataError: if the file as a whole is not of this kind.
            UsageError: if the map does not fit the kind.
        """
        ...


IMPORTERS: tuple[Importer, ...] = (
    own_list,
    connections,
    osm,
    wikidata,
    comtrade,
    baci,
    rfsd,
    ror,
    gleif,
    egr,
    eurostat,
    input_output,
)


def importer(name: str) -> Importer:
    """Return the importer of a kind.

    Raises:
        UsageError: if there is none.
    """
    for one in IMPORTERS:
        if name == one.NAME:
            return one
    raise UsageError(f"no importer {name!r}; there are: {', '.join(i.NAME for i in IMPORTERS)}")
