"""Russian Financial Statements Database as Parquet: firms with their class and position.

The set has no names: a firm is called by its taxpayer number unless a map names a column that a
user has joined (``columns: {firm_name: name}``). Only firms that are not dissolved, have a
position and a class of sections A to F are taken; ``least_revenue`` in the map (thousand roubles
of line 2110) leaves out smaller ones.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from pathlib import Path
from typing import Any

from pobratim.atlas.class_codes import nace_class, sphere_of_class
from pobratim.atlas.loaded import Firm, Given, LeftOut, Place, Reading, Record, RowProblem
from pobratim.errors import DataError, UsageError

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "rfsd"
TITLE = "Russian Financial Statements Database"
FORMATS = ("parquet",)
FILLS = ("industry",)
LICENCE = "CC BY 4.0"
ATTRIBUTION = "Russian Financial Statements Database (RFSD)"
STRICT = False

_NEEDED = ("inn", "okved", "lat", "lon")
_DESCRIBE = "DESCRIBE SELECT * FROM read_parquet(?)"
_BATCH = 10_000
_OPTIONAL = ("dissolution_date", "line_2110")


def read(given: Given) -> Reading:
    """Yield a firm a row.

    Raises:
        DataError: if it is no Parquet file, or lacks one of ``inn``, ``okved``, ``lat``, ``lon``.
        UsageError: if ``least_revenue`` of the map is no number.
    """
    named = {str(b): str(a) for a, b in (given.chart.get("columns") or {}).items()}
    least = given.chart.get("least_revenue", 0)
    if isinstance(least, bool) or not isinstance(least, int | float):
        raise UsageError("the map: least_revenue is a number of thousand roubles")
    for number, row in enumerate(_rows(given.path, named.get("name")), start=1):
        where = f"{given.path.name}, row {number}"
        try:
            made = _firm(row, float(least))
        except ValueError as error:
            yield RowProblem(where, str(error))
            continue
        yield made if isinstance(made, LeftOut) else (where, made)


def _rows(path: Path, name: str | None) -> Iterator[dict[str, Any]]:
    import duckdb

    if not path.is_file():
        raise DataError(f"{path}: no such file")
    connection = duckdb.connect()
    try:
        names = [row[0] for row in connection.execute(_DESCRIBE, [str(path)]).fetchall()]
        wanted = [*_NEEDED, *((name,) if name else ())]
        lacking = [column for column in wanted if column not in names]
        if lacking:
            raise DataError(f"{path.name}: no column {', '.join(lacking)}: no file of RFSD")
        columns = [*wanted, *(c for c in _OPTIONAL if c in names)]
        listed = ", ".join(f'"{column}"' for column in columns)  # each is a column of the file
        found = connection.execute(f"SELECT {listed} FROM read_parquet(?)", [str(path)])  # noqa: S608
        while batch := found.fetchmany(_BATCH):
            for values in batch:
                row = dict(zip(columns, values, strict=True))
                yield {**row, "name": row.get(name) if name else None}
    except duckdb.Error as error:
        raise DataError(f"{path}: no Parquet file that can be read: {error}") from error
    finally:
        connection.close()


def _firm(row: Mapping[str, Any], least: float) -> Record | LeftOut:
    number = str(row["inn"] or "").strip()
    if not number.isdecimal() or len(number) not in {9, 10}:
        raise ValueError(f"inn is {row['inn']!r}, no number of a legal entity")
    number = number.zfill(10)
    code = str(row["okved"] or "").strip()
    revenue = row.get("line_2110")
    if reason := _unfit(row, code, revenue, least):
        return LeftOut(reason, number)
    nace = nace_class(code)
    name = row["name"] or f"ИНН {number}"
    return Firm(
        key=number,
        names={"ru": str(name)} if row["name"] else {"ru": name, "en": f"INN {number}"},
        kind="enterprise",
        sphere=sphere_of_class(nace or code[:2]),
        place=Place((float(row["lat"]), float(row["lon"]))),
        nace=nace,
        size=None if revenue is None else float(revenue),
    )


def _unfit(row: Mapping[str, Any], code: str, revenue: Any, least: float) -> str | None:
    if row.get("dissolution_date"):
        return "dissolved"
    if not code or code[:2] >= "45":
        return "class of trade or services, or none"
    if row["lat"] is None or row["lon"] is None:
        return "no position"
    if least and (revenue is None or float(revenue) < least):
        return "revenue under least_revenue, or not filed"
    return None
