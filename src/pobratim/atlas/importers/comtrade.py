"""UN Comtrade as CSV, in the form of today and in the one of the years before 2023.

Exports and imports are kept as flows from exporter to importer: a report of exports gives the
reporter's flow, a report of imports the partner's. Where both report a flow, both rows would
count twice, so that imports are taken only with ``flow: imports`` in a map; the default is
``exports``. Values are US dollars; re-exports and sub-totals of customs or transport are left out.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from pobratim.atlas.country_codes import iso2
from pobratim.atlas.loaded import WORLD, Flow, Given, LeftOut, Reading, Record, each
from pobratim.atlas.streams import stream_rows
from pobratim.errors import DataError, UsageError
from pobratim.tables import Layout, Row

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "comtrade"
TITLE = "UN Comtrade"
FORMATS = ("csv",)
FILLS = ("trade",)
LICENCE = "UN Comtrade policy on use and re-dissemination"
ATTRIBUTION = "United Nations, UN Comtrade Database"
STRICT = False

# Our field: the names that it has had in the files.
_COLUMNS: Mapping[str, Sequence[str]] = {
    "year": ("refYear", "Year"),
    "reporter": ("reporterISO", "Reporter ISO"),
    "partner": ("partnerISO", "Partner ISO"),
    "flow": ("flowCode", "Trade Flow Code", "TradeFlow Code"),
    "product": ("cmdCode", "Commodity Code"),
    "usd": ("primaryValue", "Trade Value (US$)", "TradeValueUS"),
}
_TOTALS: Mapping[str, Sequence[str]] = {
    "customsCode": ("", "C00"), "motCode": ("", "0"), "mosCode": ("", "0"),
    "partner2Code": ("", "0"),
}  # fmt: skip
_FLOWS = {"X": "exports", "2": "exports", "M": "imports", "1": "imports"}


def read(given: Given) -> Reading:
    """Yield a flow a row of the wanted direction.

    Raises:
        DataError: if the file cannot be read or lacks a column.
        UsageError: if the map asks for another flow than exports or imports.
    """
    wanted = given.chart.get("flow", "exports")
    if wanted not in {"exports", "imports"}:
        raise UsageError(f"the map: flow is exports or imports, not {wanted!r}")
    names: dict[str, str] = {}

    def flow(row: Row) -> Iterator[Record | LeftOut]:
        if not names:
            names.update(_names(row, given.path.name))
        return _flow(row, names, str(wanted))

    yield from each(stream_rows(given.path, layout=Layout(delimiter=",")), flow)


def _names(row: Row, file: str) -> dict[str, str]:
    found = {
        field: next((name for name in names if name in row.cells), "")
        for field, names in _COLUMNS.items()
    }
    lacking = [" or ".join(_COLUMNS[field]) for field, name in found.items() if not name]
    if lacking:
        raise DataError(f"{file}: no column {'; '.join(lacking)}: no CSV of UN Comtrade")
    return found


def _flow(row: Row, names: Mapping[str, str], wanted: str) -> Iterator[Record | LeftOut]:
    direction = _FLOWS.get(row.need(names["flow"]))
    if direction != wanted:
        yield LeftOut(f"no row of {wanted}", row.where)
        return
    detailed = [c for c, totals in _TOTALS.items() if (row.text(c) or "") not in totals]
    if detailed:
        yield LeftOut("part of a row that stands as a whole", row.where)
        return
    ends = (_country(row.need(names["reporter"])), _country(row.need(names["partner"])))
    usd, year = row.number(names["usd"]), row.number(names["year"])
    if usd < 0 or year != int(year):
        raise ValueError("the year is no whole number, or the value lies under zero")
    exporter, importer = ends if wanted == "exports" else ends[::-1]
    yield Flow(int(year), exporter, importer, "HS", row.need(names["product"]), usd)


def _country(code: str) -> str:
    return WORLD if code in {"WLD", "W00"} else iso2(code)
