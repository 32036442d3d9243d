"""An input-output table of one's own: a use matrix as CSV or TSV.

The first column names the product, each further column an industry; cells are what the industry
buys of the product, in the unit of the table; an empty cell is missing, not zero. ``year`` and
``area`` stand in the map.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.atlas.loaded import Given, Reading, Record, UseCell, each
from pobratim.atlas.streams import stream_rows
from pobratim.errors import UsageError
from pobratim.tables import Row

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "input-output"
TITLE = "Own input-output table"
FORMATS = ("csv", "tsv")
FILLS = ()
LICENCE = None
STRICT = True


def read(given: Given) -> Reading:
    """Yield a cell a figure.

    Raises:
        DataError: if the file cannot be read.
        UsageError: if the map gives no whole ``year`` or no ``area``.
    """
    year, area = given.chart.get("year"), given.chart.get("area")
    if not isinstance(year, int) or not area:
        raise UsageError("an input-output table needs a map with `year: 2021` and `area: BY`")
    yield from each(stream_rows(given.path), lambda row: _cells(row, year, str(area)))


def _cells(row: Row, year: int, area: str) -> Iterator[Record]:
    head, *industries = row.cells
    product = row.need(head)
    for industry in industries:
        if row.text(industry) is not None:
            yield UseCell(year, area, product, industry, row.number(industry))
