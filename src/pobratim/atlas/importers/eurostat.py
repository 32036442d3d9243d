"""Tables of Eurostat, TSV of the bulk download and SDMX-CSV: structural business statistics.

Dimensions ``geo`` and ``nace_r2`` are needed; the indicator is ``indic_sb``, ``indic_sbs`` or
``na_item``. A cell with ``:`` is missing and is left out, never zero; flags after a value are cut.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping

from pobratim.atlas.loaded import Activity, Given, LeftOut, Reading, Record, each
from pobratim.atlas.streams import stream_rows
from pobratim.errors import DataError
from pobratim.tables import Layout, Row, open_text

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "eurostat"
TITLE = "Eurostat table"
FORMATS = ("tsv", "tsv.gz", "csv")
FILLS = ()
LICENCE = "CC BY 4.0"
ATTRIBUTION = "Eurostat"
STRICT = False

_INDICATORS = ("indic_sbs", "indic_sb", "na_item", "unit")
_TIME = re.compile(r"\\(?:TIME_PERIOD|time)", re.IGNORECASE)
_VALUE = re.compile(r"(-?[\d.]+(?:[eE][+-]?\d+)?)\s*[a-z]*")


def read(given: Given) -> Reading:
    """Yield a figure a cell.

    Raises:
        DataError: if the file cannot be read, or has no ``geo`` or ``nace_r2``.
    """
    with open_text(given.path, "utf-8-sig") as text:
        head = text.readline()
    if _TIME.search(head):
        yield from each(stream_rows(given.path, layout=Layout(delimiter="\t")), _line_of_tsv)
    else:
        columns = ("geo", "nace_r2", "TIME_PERIOD", "OBS_VALUE")
        yield from each(stream_rows(given.path, columns, Layout(delimiter=",")), _line_of_csv)


def _line_of_tsv(row: Row) -> Iterator[Record | LeftOut]:
    head, *periods = row.cells
    names = _TIME.sub("", head).split(",")
    parts = [part.strip() for part in row.cells[head].split(",")]
    if len(parts) != len(names):
        raise ValueError(f"{len(parts)} dimensions for {len(names)}: {row.cells[head]!r}")
    dimensions = dict(zip(names, parts, strict=True))
    if "geo" not in dimensions or "nace_r2" not in dimensions:
        raise DataError(f"{row.where}: no geo and nace_r2 among the dimensions {', '.join(names)}")
    for period in periods:
        yield from _figure(dimensions, period, row.cells[period])


def _line_of_csv(row: Row) -> Iterator[Record | LeftOut]:
    dimensions = {name: value for name, value in row.cells.items() if name.islower()}
    yield from _figure(dimensions, row.need("TIME_PERIOD"), row.text("OBS_VALUE") or ":")


def _figure(dimensions: Mapping[str, str], period: str, text: str) -> Iterator[Record | LeftOut]:
    area, activity = dimensions["geo"], dimensions["nace_r2"]
    found = _VALUE.fullmatch(text.strip())
    if not text.strip() or text.strip().startswith(":"):
        yield LeftOut("figure missing or confidential", f"{area} {activity} {period}")
        return
    if found is None:
        raise ValueError(f"{period}: {text!r} is no figure")
    if not period.strip()[:4].isdecimal():
        raise ValueError(f"{period!r} is no year")
    indicator = next((dimensions[n] for n in _INDICATORS if dimensions.get(n)), "value")
    yield Activity(int(period.strip()[:4]), area, activity, indicator, float(found[1]))
