"""The files of the atlas, one per licence group, opened when first asked."""

from __future__ import annotations

import sqlite3
import weakref
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Any

from pobratim.errors import DataError
from pobratim.lexicon.globe import cell_ranges, distance_km

__all__ = ["GROUPS", "PACKAGED", "AtlasFiles"]

GROUPS = ("open", "odbl", "by-sa")
PACKAGED = Path(__file__).parent / "data"

Row = sqlite3.Row


class AtlasFiles:
    """Read-only access to the tables of a built atlas; safe to share between threads."""

    def __init__(self, folder: Path | None = None) -> None:
        self.folder = folder or PACKAGED
        self._open: dict[str, sqlite3.Connection] = {}

    def path(self, group: str) -> Path:
        """Return where the file of a licence group lies."""
        return self.folder / f"atlas-{group}.sqlite"

    def has(self, group: str, table: str) -> bool:
        """Tell whether the file of a group is there and holds ``table``."""
        if not self.path(group).is_file():
            return False
        found = self.rows(group, "SELECT 1 FROM sqlite_schema WHERE name = ?", (table,))
        return bool(found)

    def rows(self, group: str, query: str, values: Sequence[Any] = ()) -> list[Row]:
        """Return all rows of ``query`` against the file of a licence group.

        Raises:
            DataError: if the file is absent or lacks what the query names.
        """
        try:
            return self._connection(group).execute(query, values).fetchall()
        except sqlite3.DatabaseError as error:
            raise DataError(
                f"{self.path(group)}: {error}; build it with 'pobratim atlas build'"
            ) from error

    def around(
        self, group: str, table: str, centre: tuple[float, float], km: float
    ) -> Iterator[tuple[Row, float]]:
        """Yield the rows of a table with coordinates within ``km``, nearest first.

        ``centre`` is (latitude, longitude) in degrees; each row comes with its distance in km.
        ``table`` is a name of this package, never of a user.

        Raises:
            DataError: if the file is absent or has no such table.
        """
        query = f'SELECT * FROM "{table}" WHERE cell BETWEEN ? AND ?'  # noqa: S608
        found = [
            (row, distance_km(centre, (row["latitude"], row["longitude"])))
            for ends in cell_ranges(*centre, km)
            for row in self.rows(group, query, ends)
        ]
        within = [(row, distance) for row, distance in found if distance <= km]
        yield from sorted(within, key=lambda pair: (pair[1], tuple(pair[0])[:2]))

    def close(self) -> None:
        """Close whatever is open."""
        for connection in self._open.values():
            connection.close()
        self._open.clear()

    def _connection(self, group: str) -> sqlite3.Connection:
        if group not in self._open:
            path = self.path(group)
            if not path.is_file():
                raise DataError(f"{path}: no atlas there; build it with 'pobratim atlas build'")
            address = f"{path.resolve().as_uri()}?mode=ro&immutable=1"
            connection = sqlite3.connect(address, uri=True, check_same_thread=False)
            # Closed with its owner: since Python 3.13 a file left open is a warning.
            weakref.finalize(self, connection.close)
            connection.row_factory = sqlite3.Row
            self._open[group] = connection
        return self._open[group]
