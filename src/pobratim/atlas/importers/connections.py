"""Current flights and trains from a list of one's own: which cities are joined directly.

Fields: ``from`` and ``to`` (cities), ``mode`` (``flight``, ``rail`` or ``bus``), ``carrier``,
``per_week``, ``valid_until`` (ISO date).
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterator

from pobratim.atlas.loaded import Connection, Given, Place, Reading, each
from pobratim.atlas.mapping import Mapped, mapped_rows

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "connections"
TITLE = "Own list of current flights and trains"
FORMATS = ("csv", "xlsx")
FILLS = ("flights", "rail")
LICENCE = None
STRICT = True

_FIELDS = ("from", "to", "mode", "carrier", "per_week", "valid_until")
_MODES = ("flight", "rail", "bus")


def read(given: Given) -> Reading:
    """Yield a connection a row.

    Raises:
        DataError: if the file cannot be read.
        UsageError: if nothing gives ``from``, ``to`` or ``mode``.
    """
    rows = mapped_rows(given, _FIELDS, ("from", "to", "mode"))
    yield from each(rows, lambda row: _connection(Mapped(row, given.chart)))


def _connection(row: Mapped) -> Iterator[Connection]:
    mode = row.need("mode")
    if mode not in _MODES:
        raise ValueError(
            f"mode is {mode!r}, none of {', '.join(_MODES)}; say in the map what it stands for"
        )
    per_week = row.number("per_week")
    if per_week is not None and per_week <= 0:
        raise ValueError("per_week must be above zero; leave out what does not run")
    until = row.text("valid_until")
    if until is not None:
        dt.date.fromisoformat(until)
    ends = (Place(town=row.need("from")), Place(town=row.need("to")))
    yield Connection(mode, *ends, row.text("carrier"), per_week, until)
