"""Offers, requests and priorities that the sides themselves named: the best ground to build on."""

from __future__ import annotations

import re

from pobratim.brief.context import Brief, Side
from pobratim.model.places import City
from pobratim.model.rows import NamedRef, PositionRow

__all__ = ["OLD_DAYS", "open_positions", "side_of_person", "whose"]

_KINDS = ("request", "offer", "priority")
OLD_DAYS = 365
"""After a year it has to be asked whether the words still stand."""

_BEHIND_NONE = r"(?<!\w)" + "".join(
    rf"(?<!\b{word} )" for word in ("в", "во", "у", "на", "of", "in", "to", "from", "for")
)
_HISTORY_DAYS = 5 * 365


def open_positions(brief: Brief) -> list[PositionRow]:
    """Return requests, then offers, then priorities, the newest of each first.

    What was said more than five years ago is history, not a ground for a proposal.
    """
    rows = [row for row in brief.rows.positions if row.kind in _KINDS and _fresh(brief, row)]
    rows.sort(key=lambda row: row.date or "", reverse=True)
    return sorted(rows, key=lambda row: (_is_old(brief, row), _KINDS.index(row.kind)))


def _fresh(brief: Brief, row: PositionRow) -> bool:
    return row.date is None or brief.days_since(row.date) <= _HISTORY_DAYS


def _is_old(brief: Brief, row: PositionRow) -> bool:
    return row.date is not None and brief.days_since(row.date) > 3 * OLD_DAYS


def whose(brief: Brief, row: PositionRow) -> Side | None:
    """Tell whose request, offer or priority it is, ``None`` where that is not plain.

    One leader may well report what the other city wants, so the city that the words name decides,
    then the place or body that they are said for; without either, a body speaks for its seat.
    """
    named = [side for side, city in (("a", brief.a), ("b", brief.b)) if _names(city, row.text)]
    if len(named) == 1:
        return "a" if named[0] == "a" else "b"
    if row.by is not None and row.by.id in brief.bodies:
        return brief.side_of(row.by)
    told = brief.side_of(row.on_behalf_of)
    if named or told is not None or row.by is None or row.by.id in brief.persons:
        return None if named else told
    return brief.side_of(row.by)


def _names(city: City, text: str) -> bool:
    """Tell whether a text has a city as its subject: the bare name, behind no preposition.

    "The bearing plant of Minsk" and "to Minsk" do not make Minsk the one who asks.
    """
    forms = {city.name, *city.names.values()}
    return any(re.search(rf"{_BEHIND_NONE}{re.escape(form)}(?![\w-])", text) for form in forms)


def side_of_person(brief: Brief, ref: NamedRef | None) -> Side | None:
    """Tell which side a person speaks for by the latest post, or where a body or place stands."""
    if ref is None:
        return None
    person = brief.persons.get(ref.id)
    if person is None:
        return brief.side_of(ref)
    for post in person.posts:
        side = brief.side_of(post.place) or brief.side_of(post.organisation)
        if side is not None:
            return side
    return None
