"""BACI of CEPII as CSV: columns t, i, j, k, v, q; values in thousand US dollars.

The countries are numbers of UN trade statistics; the products six digits of the Harmonized
System. Exporter and importer reports are reconciled in the source.
"""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.atlas.country_codes import iso2
from pobratim.atlas.loaded import Flow, Given, LeftOut, Reading, Record, each
from pobratim.atlas.streams import stream_rows
from pobratim.tables import Layout, Row

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "baci"
TITLE = "BACI, trade by product (CEPII)"
FORMATS = ("csv",)
FILLS = ("trade",)
LICENCE = "Etalab Open Licence 2.0"
ATTRIBUTION = "CEPII, BACI"
STRICT = False

_AREAS = frozenset({"697", "849", "129", "221", "290", "471", "472", "473", "527", "568", "577",
                    "636", "637", "837", "838", "839", "879", "899"})  # fmt: skip
"""Groups of countries and areas not elsewhere specified: no country to compare."""


def read(given: Given) -> Reading:
    """Yield a flow a row.

    Raises:
        DataError: if the file cannot be read or lacks one of its columns.
    """
    rows = stream_rows(given.path, ("t", "i", "j", "k", "v"), Layout(delimiter=","))
    yield from each(rows, _flow)


def _flow(row: Row) -> Iterator[Record | LeftOut]:
    ends = (row.need("i"), row.need("j"))
    if group := next((end for end in ends if end in _AREAS), None):
        yield LeftOut("area that is no country", group)
        return
    product, thousand, year = row.need("k"), row.number("v"), row.number("t")
    if not product.isdecimal() or len(product) > 6 or thousand < 0 or year != int(year):
        raise ValueError(f"t {year:g}, k {product!r}, v {thousand:g} are no row of BACI")
    exporter, importer = map(iso2, ends)
    yield Flow(int(year), exporter, importer, "HS", product.zfill(6), thousand * 1000)
