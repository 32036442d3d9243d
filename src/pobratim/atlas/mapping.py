"""Maps of columns: which column of a foreign table is which of our fields.

A map is YAML: ``columns: {column: field}``, ``constants: {field: value}``, ``values: {field:
{word: value}}``, and for the file ``sheet``, ``head`` (row of the names), ``encoding``,
``delimiter``. Without ``columns``, columns that are called as fields are those fields.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

import yaml

from pobratim.atlas.loaded import Given
from pobratim.atlas.streams import stream_rows
from pobratim.errors import UsageError
from pobratim.tables import Layout, Row

__all__ = ["Mapped", "mapped_rows", "parse_map", "spread"]

_SETTINGS: Final = ("sheet", "head", "encoding", "delimiter")
_TABLES: Final = ("columns", "constants", "values")


def parse_map(text: str, origin: str) -> dict[str, Any]:
    """Return a map; ``origin`` is what messages call it.

    Raises:
        UsageError: if it is no YAML mapping, or ``columns``, ``constants`` or ``values`` are none.
    """
    try:
        loaded = yaml.safe_load(text)
    except yaml.YAMLError as error:
        raise UsageError(f"{origin} is no YAML: {error}") from error
    if not isinstance(loaded, dict):
        raise UsageError(f"{origin}: a map has lines such as `columns:` and under it `Name: name`")
    wrong = [key for key in _TABLES if not isinstance(loaded.get(key, {}), dict)]
    if wrong:
        raise UsageError(f"{origin}: {', '.join(wrong)} must hold lines `name: value`")
    return loaded


def mapped_rows(given: Given, fields: Sequence[str], needed: Sequence[str] = ()) -> Iterator[Row]:
    """Yield the rows of a CSV or XLSX file with cells by field, constants and values filled in.

    Raises:
        DataError: if the file cannot be read or lacks a column of the map.
        UsageError: if the map names an unknown key or field, or gives no ``needed`` field.
    """
    chart = given.chart
    _check(chart, fields)
    columns = {" ".join(str(c).split()): str(f) for c, f in (chart.get("columns") or {}).items()}
    constants = {str(f): str(v) for f, v in (chart.get("constants") or {}).items()}
    words = chart.get("values") or {}
    checked = False
    for row in _rows(given.path, chart, tuple(columns)):
        if not checked:
            names = columns or {field: field for field in fields}
            _check_needed(given.path.name, row, {*constants, *_named(row, names)}, needed)
            checked = True
        yield Row(row.where, spread(row.cells, columns, constants, words), row.torn)


def spread(
    cells: Mapping[str, str],
    columns: Mapping[str, str],
    constants: Mapping[str, str],
    words: Mapping[str, Mapping[Any, Any]],
) -> dict[str, str]:
    """Return cells by field: columns renamed, constants filled in, words replaced."""
    found = dict(constants)
    for name, cell in cells.items():
        field = columns.get(name) if columns else name
        if field is not None and cell:
            found[field] = cell
    for field, table in words.items():
        known = {str(word): str(value) for word, value in table.items()}
        if field in found:
            found[field] = known.get(found[field], found[field])
    return found


def _rows(path: Path, chart: Mapping[str, Any], columns: Sequence[str]) -> Iterator[Row]:
    told = {name: chart[name] for name in _SETTINGS if chart.get(name) is not None}
    return stream_rows(path, columns, Layout(**told))


def _check(chart: Mapping[str, Any], fields: Sequence[str]) -> None:
    unknown = [key for key in chart if key not in (*_TABLES, *_SETTINGS)]
    named = [str(f) for f in (chart.get("columns") or {}).values()]
    named += [str(f) for table in ("constants", "values") for f in chart.get(table) or {}]
    wrong = [name for name in dict.fromkeys(named) if name not in fields]
    problems = [f"unknown key {key!r}" for key in unknown]
    problems += [f"no field {name!r}; there are: {', '.join(fields)}" for name in wrong]
    head = chart.get("head", 1)
    if not isinstance(head, int) or isinstance(head, bool) or head < 1:
        problems.append("`head` is the number of the row with the names of the columns")
    if problems:
        raise UsageError("the map: " + "; ".join(problems))


def _named(row: Row, names: Mapping[str, str]) -> set[str]:
    return {names[name] for name in row.cells if name in names}


def _check_needed(file: str, row: Row, there: set[str], needed: Sequence[str]) -> None:
    lacking = [name for name in needed if name not in there]
    if not lacking and there:
        return
    drafted = "\n".join(f"  {_quoted(name)}: " for name in row.cells)
    raise UsageError(
        f"nothing says which columns of {file} are {', '.join(lacking) or 'which fields'}; fill "
        f"in this map, save it and name it with --map:\ncolumns:\n{drafted}"
    )


def _quoted(name: str) -> str:
    return yaml.safe_dump(name, allow_unicode=True, width=1000).splitlines()[0]


@dataclass(frozen=True, slots=True)
class Mapped:
    """A row by fields: what the fields of a list are read as."""

    row: Row
    chart: Mapping[str, Any]

    def text(self, field: str) -> str | None:
        """Return a field as it stands, ``None`` where it is empty."""
        return self.row.text(field)

    def need(self, field: str) -> str:
        """Return a field that must not be empty.

        Raises:
            ValueError: naming the field, if it is.
        """
        value = self.row.text(field)
        if value is None:
            raise ValueError(f"{field} is empty, and every row needs it")
        return value

    def several(self, field: str) -> tuple[str, ...]:
        """Return the parts of a field, separated by semicolons or lines."""
        text = (self.row.text(field) or "").replace("\n", ";")
        return tuple(part.strip() for part in text.split(";") if part.strip())

    def number(self, field: str) -> float | None:
        """Return a field as a number, ``None`` where it is empty; a comma may mark decimals.

        Raises:
            ValueError: if it is none.
        """
        text = self.row.text(field)
        if text is None:
            return None
        try:
            return float(text.replace("\u00a0", "").replace(" ", "").replace(",", "."))
        except ValueError:
            raise ValueError(f"{field} is {text!r}, not a number") from None
