"""Dates as published texts give them: often partial, sometimes a range."""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Literal

__all__ = ["DateValue", "Precision", "ResolvedFrom"]

Precision = Literal["day", "month", "year"]
ResolvedFrom = Literal["published", "text", "register"]

_PARTIAL = re.compile(r"\d{4}(-\d{2}(-\d{2})?)?|--\d{2}(-\d{2})?")


@dataclass(frozen=True, slots=True)
class DateValue:
    """A date or range with the precision that its source gives.

    ``start`` and ``end`` are ISO 8601, possibly partial: ``2022``, ``2022-05``,
    ``2022-05-20``, and ``--05-20`` or ``--05`` where the year is not known. ``end`` is set for
    ranges only; a deadline is its ``start``. ``text`` holds the words that the date was read
    from, ``resolved_from`` what supplied the missing part: the publication date, the rest of
    the text, or (never at reading) the register.
    """

    start: str
    end: str | None = None
    precision: Precision = "day"
    text: str = ""
    resolved_from: ResolvedFrom | None = None

    def __post_init__(self) -> None:
        """Refuse what is not a partial ISO date.

        Raises:
            ValueError: if ``start`` or ``end`` has another shape.
        """
        for part in (self.start, self.end):
            if part is not None and not _PARTIAL.fullmatch(part):
                raise ValueError(f"not a partial ISO 8601 date: {part!r}")

    @property
    def year(self) -> int | None:
        """The year of the start, ``None`` where it is not known."""
        return None if self.start.startswith("--") else int(self.start[:4])

    @property
    def sort_key(self) -> str:
        """A string that orders dates; those without a year come first."""
        return self.start
