"""The year of a date whose words name none: the nearest that suits the tense."""

from __future__ import annotations

from pobratim.extract.date_context import Context, Reference
from pobratim.extract.tense import Tense
from pobratim.model.dates import ResolvedFrom

__all__ = ["nearest_year", "year_for"]


def year_for(c: Context, month: int, day: int | None) -> tuple[int | None, ResolvedFrom | None]:
    """Return the year of a month or day without one, and what gave it; ``None`` if nothing does.

    An older year in the title comes before the date of publication.
    """
    r = c.reference
    if c.title_year is not None and (r.year is None or c.title_year < r.year):
        return c.title_year, "text"
    if r.year is None:
        return None, None
    # A promise told in the past ("договорились … до 10 мая") still falls due ahead.
    due = c.deadline and c.tense == "past"
    tense: Tense | None = "present" if due else c.tense
    return nearest_year(r, month, day, tense, reach=8 if due else 6), r.origin


def nearest_year(
    r: Reference, month: int, day: int | None, tense: Tense | None, *, reach: int = 6
) -> int:
    """Return the year of a month or day that lies nearest to ``r`` in the direction of ``tense``.

    ``reach`` is how many months ahead a present may look. What the past tells of the two months
    after the publication was agreed, not done, then: it lies ahead.
    """
    year, now = int(r.year or 0), r.month
    if now is None:
        return year
    whole = day is not None and r.day is not None
    mine, theirs = (month, day if whole else 0), (now, r.day if whole else 0)
    if mine == theirs:
        return year
    later = mine > theirs
    if tense == "past":
        return year - (later and (month - now) % 12 > _AGREED_AHEAD)
    if tense == "future":
        return year + (not later)
    # The present, or no verb: what is at most five months ahead, else the last one.
    months_ahead = (month - now) % 12
    if tense == "present" and not later and months_ahead in {0, 11}:
        return year
    soon = months_ahead <= (reach if tense == "present" else 5)
    return year + (soon and not later and months_ahead > 0) - (not soon and later)


_AGREED_AHEAD = 1
