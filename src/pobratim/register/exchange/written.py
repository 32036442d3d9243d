"""What a writer of a format gives back."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Any

__all__ = ["Json", "Sheet", "Written"]

Json = dict[str, Any]


@dataclass(frozen=True, slots=True)
class Written:
    """The bytes of a file, how many rows of the register it holds, and what it cannot hold.

    ``left_out`` maps a reason, such as ``event without a day``, to the number of rows.
    """

    data: bytes
    rows: int
    left_out: Mapping[str, int] = field(default_factory=Counter)


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table of the register: its name and its rows in their public shape."""

    name: str
    rows: tuple[Json, ...]

    @property
    def columns(self) -> tuple[str, ...]:
        """Every key of every row, in the order of their first appearance."""
        return tuple(dict.fromkeys(key for row in self.rows for key in row))
