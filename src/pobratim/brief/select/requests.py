"""The proposal that rests on a request, an offer or a priority: who can answer it with what."""

from __future__ import annotations

from collections.abc import Collection

from pobratim.affinity.wording import share_word
from pobratim.brief.context import Brief, Side
from pobratim.brief.naming import body_in
from pobratim.brief.select.counterparts import (
    Counterpart,
    counterparts,
    is_named,
    short_name,
)
from pobratim.brief.select.coverage import sphere_words
from pobratim.brief.select.firms import firm_note
from pobratim.brief.select.guards import offerable
from pobratim.brief.select.phrases import outlets, sentence_around, what_happened
from pobratim.brief.select.positions import OLD_DAYS, whose
from pobratim.brief.select.proposal import Proposal
from pobratim.brief.select.retelling import cited, is_retold
from pobratim.brief.select.told import with_substance
from pobratim.brief.words.sentences import goods_wanted
from pobratim.model.dossiers import Sentence
from pobratim.model.rows import EventRow, PositionRow
from pobratim.model.scores import Match
from pobratim.model.spans import Evidence

__all__ = ["of_position"]

_OTHER: dict[Side, Side] = {"a": "b", "b": "a"}
_GOODS = 2


def of_position(brief: Brief, row: PositionRow, taken: Collection[str] = ()) -> Proposal | None:
    """Return the proposal that rests on what a side or a firm has named.

    Firms in ``taken`` stand in an earlier proposal; ``None`` where all that can answer do.
    """
    side = whose(brief, row)
    buyer, answering = _answering(brief, row, side)
    fresh = [one for one in answering if one.firm.id not in taken]
    if answering and not fresh:
        return None
    notes = brief.spans((sentence_around(brief, row.evidence[0]),))
    lines = (
        _reason(brief, row, notes),
        *_what_with(brief, fresh),
        *_done_before(brief, fresh),
        *_buyers(brief, fresh),
        _risk(brief, row, notes),
        _step(brief, row, fresh, buyer, notes),
    )
    title = _title(brief, row, side, buyer, fresh)
    sphere = (row.spheres or (row.kind,))[0]
    return Proposal(title, sphere, lines, frozenset(one.firm.id for one in fresh))


def _answering(
    brief: Brief, row: PositionRow, side: Side | None
) -> tuple[Side | None, list[Counterpart]]:
    """Return who would buy, and who can answer.

    Firms that the words name sell, whoever speaks; else those of the side opposite the request.
    """
    named = counterparts(brief, row.text, None)
    sellers = {_side_of_firm(brief, one) for one in named}
    if len(sellers) == 1 and row.kind != "priority":
        return _OTHER[sellers.pop()], named
    if row.kind != "request" or side is None:
        return side, []
    return side, counterparts(brief, row.text, _OTHER[side])


def _side_of_firm(brief: Brief, one: Counterpart) -> Side:
    first = brief.measured.organisations[0]
    return "a" if any(one.firm.id == firm.id for firm in first) else "b"


def _title(
    brief: Brief,
    row: PositionRow,
    side: Side | None,
    buyer: Side | None,
    answering: list[Counterpart],
) -> str:
    """Say the thing itself: what to show to whom, and who makes it."""
    if answering and buyer is not None:
        names = ", ".join(short_name(brief, one.firm) for one in answering)
        goods = goods_wanted(row.text) if brief.words.language == "ru" else ""
        asked = "goods" if goods else "asked"
        kind = asked if side == buyer else "made"
        return brief.text(f"proposal.show.{kind}.{buyer}", goods=goods, names=names)
    topic = brief.words.listed(sphere_words(brief, sphere) for sphere in row.spheres[:3])
    title = _whose_words(brief, row, side)
    return brief.text("proposal.on", title=title, topic=topic) if topic else title


def _whose_words(brief: Brief, row: PositionRow, side: Side | None) -> str:
    """Name whose words these are: a firm's are the firm's, not the city's."""
    key = f"proposal.{row.kind}.title"
    body = brief.bodies.get(row.by.id) if row.by else None
    if body is not None and body.kind != "authority" and row.by is not None:
        return brief.text(f"{key}.body", body=brief.body(row.by))
    return brief.text(f"{key}.{side}" if side else key)


def _reason(brief: Brief, row: PositionRow, notes: tuple[int, ...]) -> Sentence:
    evidence = sentence_around(brief, row.evidence[0])
    values = {
        "who": _speaker(brief, row, evidence),
        "date": brief.words.date(row.date) if row.date else brief.text("date.unknown"),
        "quote": cited(brief, evidence, 220),
    }
    key = "proposal.words.reason" if values["who"] else "proposal.words.said"
    retold = ".retold" if is_retold(brief, evidence) else ""
    return brief.say(f"{key}{retold}", notes, **values)


def _speaker(brief: Brief, row: PositionRow, evidence: Evidence) -> str:
    """Return who says it, the outlet where nobody is named; empty where the words tell."""
    if row.by is None:
        return outlets(brief, row.evidence)
    last = row.by.name.split()[-1]
    return "" if is_named(evidence.exact, [last]) else brief.person(row.by)


def _what_with(brief: Brief, answering: list[Counterpart]) -> list[Sentence]:
    """Name what each firm can show: nothing that the other side makes itself."""
    if not answering:
        return []
    parts = [
        brief.text("proposal.maker", name=short_name(brief, one.firm), goods=_goods(brief, one))
        for one in answering
    ]
    notes = [firm_note(brief, one.firm) for one in answering]
    return [brief.say("proposal.makers", notes, names="; ".join(parts))]


def _goods(brief: Brief, one: Counterpart) -> str:
    language = brief.words.language
    names = [p.get(f"name_{language}") or p.get("name_ru") or "" for p in one.goods[:_GOODS]]
    return ", ".join(name for name in names if name)


def _done_before(brief: Brief, answering: list[Counterpart]) -> list[Sentence]:
    """Say which visits and deliveries of these firms the register knows, the latest of each."""
    known = [(one, event) for one in answering for event in _latest_of_each(one.contacts)]
    if not known:
        return []
    told: dict[str, list[str]] = {}
    for one, event in known:
        what = brief.text("proposal.contact", what=_what(brief, event), date=brief.when(event))
        told.setdefault(what, []).append(short_name(brief, one.firm))
    parts = [
        brief.text("proposal.contacts", names=brief.words.listed(names), what=what)
        for what, names in told.items()
    ]
    notes = brief.spans(*(event.evidence for _, event in known))
    return [brief.say("proposal.known-before", notes, contacts="; ".join(parts))]


def _latest_of_each(events: tuple[EventRow, ...]) -> list[EventRow]:
    """Return the latest event of each type, latest first."""
    found: dict[str, EventRow] = {}
    for event in events:
        found.setdefault(event.type, event)
    return list(found.values())


def _what(brief: Brief, event: EventRow) -> str:
    what = what_happened(brief, event)
    return what if event.type == "visit" else with_substance(brief, what, event)


def _buyers(brief: Brief, answering: list[Counterpart]) -> list[Sentence]:
    """Name who may use the goods, where the words name the makers and nobody who asks."""
    if not answering or not all(one.named for one in answering):
        return []
    makers = {one.firm.id for one in answering}
    fits = [m for m in brief.measured.matches if m.kind == "may-buy" and m.seller.id in makers]
    best = [m for m in fits if offerable(brief, m)][:2]
    if not best:
        return []
    names = brief.words.listed(_buyer(brief, match) for match in best)
    notes = [firm_note(brief, match.buyer) for match in best]
    return [brief.say("proposal.buyers", notes, names=names)]


def _buyer(brief: Brief, match: Match) -> str:
    name = short_name(brief, match.buyer)
    town = body_in(brief.words.language, match.buyer.town, ())
    return name if share_word([name], [town]) else f"{name} ({town})"


def _risk(brief: Brief, row: PositionRow, notes: tuple[int, ...]) -> Sentence:
    if row.date is not None and brief.days_since(row.date) > OLD_DAYS:
        months = brief.days_since(row.date) // 30
        return Sentence(brief.words.count("proposal.words.risk.old", months), notes)
    return brief.say(f"proposal.{row.kind}.risk", notes)


def _step(
    brief: Brief,
    row: PositionRow,
    answering: list[Counterpart],
    buyer: Side | None,
    notes: tuple[int, ...],
) -> Sentence:
    """Begin where it was left: with the firm that the other side has come to see."""
    contacts = [(event, one) for one in answering for event in one.contacts[:1]]
    if not contacts or buyer is None:
        named = bool(answering) and buyer is not None
        key = f"proposal.show.step.{buyer}" if named else f"proposal.{row.kind}.step"
        return brief.say(key, notes)
    event, one = max(contacts, key=lambda pair: brief.known_day(pair[0]))
    key = "delivery" if event.type == "contract" else "visit"
    return brief.say(
        f"proposal.show.after-{key}.{buyer}",
        brief.spans(event.evidence),
        name=short_name(brief, one.firm),
        date=brief.when(event),
    )
