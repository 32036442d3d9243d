"""Rows of a list of agreements: who agreed on what, when, and until when."""

from __future__ import annotations

import re
from dataclasses import replace

from pobratim.lexicon.normalise import fold
from pobratim.model.readings import Event, EventLevel, EventType, Signatory
from pobratim.register.exchange.lists.drafting import Draft
from pobratim.register.resolve.events import title_kind

__all__ = ["take_agreement"]

_TWINS = re.compile(
    r"\bо (?:\w+ )?побратим|побратимск\w+ (?:связ|отнош)|\b(?:аб|пра) (?:\w+ )?пабрацім|"
    r"пабрацімск\w+ (?:сувяз|аднос)|\btwinning\b|\bsister[ -]cit(?:y|ies) (?:agree|charter|oath)"
)
"""Titles that make twins of their sides; a plan of twins is a plan."""


def take_agreement(draft: Draft) -> tuple[Event, ...]:
    """Return the signing, and the end of the agreement where the row tells one."""
    sides = tuple(draft.place(name) for name in ("party_a", "party_b"))
    parties = tuple(dict.fromkeys(side for side in sides if side))
    if len(parties) == 2 and draft.ref_of(parties[0]) == draft.ref_of(parties[1]):
        draft.problems["party_b"] = "is the same place as party_a"
    signed, level = draft.date("signed"), draft.choice("level")
    status = draft.choice("status") or ("done" if signed else None)
    if status is None and not {"status", "signed"} & set(draft.problems):
        draft.problems["status"] = "is missing, and so is a date of signing: say which it is"
    venue = draft.place("place") if draft.text("place") else None
    kind: EventType = "twinning" if level == "twin" or _twins(draft, level) else "agreement"
    event = Event(
        "v1",
        kind,
        status or "planned",  # type: ignore[arg-type]  # `choice` gives known words only
        (draft.row.whole,),
        parties,
        _level(draft, parties),
        signatories=_signatories(draft, sides),
        venue=venue,
        date=signed,
        term=draft.date("term"),
        document_title=draft.text("title"),
        fields=draft.kept("agreements"),
    )
    return (event, *_ended(draft, event))


def _twins(draft: Draft, level: str | None) -> bool:
    """Whether the title itself makes twins of the sides, where the row tells no level."""
    title = draft.text("title") or ""
    return level is None and title_kind(title) is None and bool(_TWINS.search(fold(title)))


def _signatories(draft: Draft, sides: tuple[str | None, ...]) -> tuple[Signatory, ...]:
    return tuple(
        Signatory(person, side)
        for name, side in zip(("signatories_a", "signatories_b"), sides, strict=True)
        for person in draft.people(name, side)
    )


def _level(draft: Draft, parties: tuple[str, ...]) -> EventLevel:
    """The widest side: a region and a city agree as regions do."""
    kinds = {ref.kind for party in parties if (ref := draft.ref_of(party))}
    return "country" if "country" in kinds else "region" if "region" in kinds else "city"


def _ended(draft: Draft, event: Event) -> tuple[Event, ...]:
    ended = draft.date("ended")
    if ended is None:
        return ()
    end = replace(
        event,
        id="v2",
        effect="end",
        status="done",
        date=ended,
        term=None,
        signatories=(),
        fields=tuple(f for f in event.fields if f.name == "ended-ground"),
    )
    return (end,)
