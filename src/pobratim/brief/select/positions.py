"""Offers, requests and priorities that the sides themselves named: the best ground to build on."""

from __future__ import annotations

import re

from pobratim.brief.context import Brief, Side
from pobratim.brief.select.coverage import sphere_words
from pobratim.brief.select.firms import firm_note
from pobratim.brief.select.phrases import outlets, sentence_around, shortened
from pobratim.brief.select.proposal import Proposal
from pobratim.model.dossiers import Sentence
from pobratim.model.places import City
from pobratim.model.rows import NamedRef, PositionRow

__all__ = ["of_position", "open_positions", "side_of_person", "whose"]

_KINDS = ("request", "offer", "priority")
_OLD_DAYS = 365
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
    return row.date is not None and brief.days_since(row.date) > 3 * _OLD_DAYS


def whose(brief: Brief, row: PositionRow) -> Side | None:
    """Tell whose request, offer or priority it is, ``None`` where that is not plain.

    One leader may well report what the other city wants, so the city that the words name decides,
    never the post of the one who says them; without a city, a body speaks for its own seat.
    """
    named = [side for side, city in (("a", brief.a), ("b", brief.b)) if _names(city, row.text)]
    if len(named) == 1:
        return "a" if named[0] == "a" else "b"
    return None if named or row.by is None or row.by.id in brief.persons else brief.side_of(row.by)


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


def of_position(brief: Brief, row: PositionRow) -> Proposal:
    """Return the proposal that rests on what a side or a firm has named."""
    side = whose(brief, row)
    quoted = sentence_around(brief, row.evidence[0])
    quote = brief.words.quoted(shortened(quoted.exact, 180))
    notes = brief.spans((quoted,))
    title = _title(brief, row, side)
    topic = brief.words.listed(sphere_words(brief, sphere) for sphere in row.spheres[:3])
    if topic:
        title = brief.text("proposal.on", title=title, topic=topic)
    lines = (
        _reason(brief, row, quote, notes),
        *_makers(brief, row, side),
        _risk(brief, row, notes),
        brief.say(f"proposal.{row.kind}.step", notes),
    )
    hint = brief.words.quoted(shortened(quoted.exact, 120))
    return Proposal(title, row.spheres[0] if row.spheres else row.kind, lines, hint)


def _title(brief: Brief, row: PositionRow, side: Side | None) -> str:
    """Name whose words these are: a firm's are the firm's, not the city's."""
    key = f"proposal.{row.kind}.title"
    body = brief.bodies.get(row.by.id) if row.by else None
    if body is not None and body.kind != "authority" and row.by is not None:
        return brief.text(f"{key}.body", body=brief.body(row.by))
    return brief.text(f"{key}.{side}" if side else key)


def _reason(brief: Brief, row: PositionRow, quote: str, notes: tuple[int, ...]) -> Sentence:
    who = brief.person(row.by) if row.by else outlets(brief, row.evidence)
    if row.date is None:
        return brief.say("proposal.words.reason.undated", notes, who=who, quote=quote)
    date = brief.words.date(row.date)
    return brief.say("proposal.words.reason", notes, who=who, quote=quote, date=date)


def _makers(brief: Brief, row: PositionRow, side: Side | None) -> list[Sentence]:
    """Name the firms of the other side that make what is asked for, none that stand idle."""
    if row.kind != "request" or side is None:
        return []
    from pobratim.affinity.wording import covers

    first, second = brief.measured.organisations
    firms = [
        firm
        for firm in (second if side == "a" else first)
        if not firm.idle and any(covers(row.text, p.get("name_ru") or "") for p in firm.products)
    ][:3]
    if not firms:
        return []
    names = [firm.label(brief.words.language) for firm in firms]
    notes = [firm_note(brief, firm) for firm in firms]
    return [brief.say("proposal.makers", notes, names=brief.words.listed(names))]


def _risk(brief: Brief, row: PositionRow, notes: tuple[int, ...]) -> Sentence:
    if row.date is not None and brief.days_since(row.date) > _OLD_DAYS:
        months = brief.days_since(row.date) // 30
        return Sentence(brief.words.count("proposal.words.risk.old", months), notes)
    return brief.say(f"proposal.{row.kind}.risk", notes)
