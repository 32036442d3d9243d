"""What surrounds a date and supplies the parts that its words leave out."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from pobratim.extract.tense import Tense
from pobratim.model.dates import ResolvedFrom

__all__ = ["Context", "Reference", "iso", "shift_of"]


@dataclass(frozen=True, slots=True)
class Reference:
    """What resolves a date: the day of publication, as much of it as is known."""

    year: int | None = None
    month: int | None = None
    day: int | None = None
    origin: ResolvedFrom = "published"

    @property
    def full(self) -> date | None:
        """The day, ``None`` where a part of it is not known."""
        if self.year is None or self.month is None or self.day is None:
            return None
        return date(self.year, self.month, self.day)


@dataclass(frozen=True, slots=True)
class Context:
    """What surrounds a date: reference, tense, the year in the title, the dates named before.

    ``anchor`` is the day named last in the paragraph, ``told_year`` the year named last.
    """

    reference: Reference
    tense: Tense | None
    title_year: int | None
    anchor: date | None
    deadline: bool
    told_year: int | None = None


def shift_of(which: str | None) -> int:
    """Return by how many years, months, weeks a word such as "last" or "next" shifts.

    >>> shift_of("прошлой"), shift_of("next"), shift_of(None)
    (-1, 1, 0)
    """
    if not which:
        return 0
    return next((n for stem, n in _SHIFTS if which.startswith(stem)), 0)


def iso(year: int | None, month: int, day: int | None) -> str:
    """Return a day or month of ISO 8601, ``--`` standing for a year that is not known.

    >>> iso(2024, 5, None), iso(None, 5, 20)
    ('2024-05', '--05-20')
    """
    head = "--" if year is None else f"{year:04d}-"
    return f"{head}{month:02d}" + (f"-{day:02d}" if day else "")


_SHIFTS = (
    *(
        ("прошл", -1),
        ("прошед", -1),
        ("минувш", -1),
        ("мінул", -1),
        ("last", -1),
        ("previous", -1),
    ),
    *(("прошад", -1), ("предыдущ", -1), ("папярэдн", -1)),
    *(("следующ", 1), ("будущ", 1), ("наступн", 1), ("будуч", 1), ("next", 1), ("грядущ", 1)),
    *(
        ("этом", 0),
        ("этот", 0),
        ("текущ", 0),
        ("нынешн", 0),
        ("гэт", 0),
        ("this", 0),
        ("бягуч", 0),
    ),
)
