"""Files brought into a user atlas: the importer, the map, the terms, the atlas that takes them."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pobratim.errors import DataError, UsageError

if TYPE_CHECKING:
    from pobratim.affinity.structure.tables import StructureTable
    from pobratim.atlas.taking_in import TakenIn, Terms

__all__ = ["bring_in", "read_map", "read_matrix"]


def bring_in(
    kind: str, file: Path, chart: Mapping[str, Any], terms: Terms, target: Path | None
) -> TakenIn:
    """Read a file of a kind into the user atlas ``target``; ``None`` reads only.

    Raises:
        UsageError: if there is no such kind, or the map does not fit it.
        DataError: if the file is not of the kind, or ``target`` is no user atlas.
    """
    from pobratim.app.pipeline import open_gazetteer
    from pobratim.atlas.importers import importer
    from pobratim.atlas.loaded import Given
    from pobratim.atlas.taking_in import take_in

    return take_in(importer(kind), Given(file, chart), terms, target, open_gazetteer())


def read_map(path: Path | None) -> dict[str, Any]:
    """Return the map in a file, an empty one where there is none.

    Raises:
        UsageError: if it cannot be read or is no map.
    """
    if path is None:
        return {}
    from pobratim.atlas.mapping import parse_map

    try:
        return parse_map(path.read_text(encoding="utf-8-sig"), str(path))
    except OSError as error:
        raise UsageError(f"cannot read {path}: {error.strerror or error}") from error
    except UnicodeDecodeError as error:
        raise UsageError(f"{path} is no UTF-8 text: {error}") from error


def read_matrix(path: Path) -> StructureTable:
    """Return a delimited table whose first column names places and whose head names products.

    An empty cell is no value. All cells that are no numbers are told at once.

    Raises:
        UsageError: if there is no such file.
        DataError: if the file cannot be read, has no value, or holds what is no number.
    """
    from pobratim.affinity.structure.tables import table_of
    from pobratim.tables import open_table

    cells: list[tuple[str, str, float]] = []
    names: list[str] = []
    problems: list[str] = []
    with open_table(path) as table:
        for row in table.rows:
            head, *products = row.cells
            try:
                place = row.need(head)
                names.append(place)
                cells += [(place, p, row.number(p)) for p in products if row.text(p) is not None]
            except ValueError as error:
                problems.append(f"{row.where}: {error}")
    if problems:
        raise DataError("; ".join(problems))
    return table_of(cells, names)
