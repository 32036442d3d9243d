"""Rows of a list of visits: who came to whom, when, with whom."""

from __future__ import annotations

from pobratim.model.readings import Event
from pobratim.register.exchange.lists.drafting import Draft

__all__ = ["take_visit"]


def take_visit(draft: Draft) -> tuple[Event, ...]:
    """Return the visit; its members hold their posts at the place that they come from."""
    visitor, host = draft.place("visitor"), draft.place("host")
    status = draft.choice("status")
    event = Event(
        "v1",
        "visit",
        status or "planned",  # type: ignore[arg-type]  # `choice` gives known words only
        (draft.row.whole,),
        tuple(dict.fromkeys(side for side in (visitor, host) if side)),
        host=host,
        participants=draft.people("members", visitor),
        enterprises=draft.organisations("enterprises", host),
        venue=host,
        date=draft.date("date"),
        fields=draft.kept("visits"),
    )
    return (event,)
