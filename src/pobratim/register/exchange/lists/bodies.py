"""Rows of lists of enterprises and of officials: who makes what, who holds which post."""

from __future__ import annotations

from pobratim.model.readings import Event, Occupation, OccupationStatus, Relation
from pobratim.register.exchange.lists.drafting import Draft
from pobratim.register.exchange.lists.values import read_names, read_people

__all__ = ["take_enterprise", "take_official"]


def take_enterprise(draft: Draft) -> tuple[Event, ...]:
    """Add the enterprise, its seat and what it makes."""
    city, name = draft.place("city"), draft.text("name")
    if city is None or name is None:
        return ()
    firm = draft.organisation("name", name, "enterprise", city)
    products = draft.text("products")
    for product in read_names(products) if products else ():
        span = draft.row.span_of("products", product)
        draft.relations.append(
            Relation("produces", "current", (span,), source=firm, object=product)
        )
    return ()


def take_official(draft: Draft) -> tuple[Event, ...]:
    """Add the person with the post; a post with a day of its end is one of the past."""
    city, since, until = draft.place("city"), draft.date("since"), draft.date("until")
    if since is not None and until is not None and until.start < since.start[: len(until.start)]:
        draft.problems["until"] = f"is before {since.start}, the day of the beginning"
    name, post, body = (draft.text(field) for field in ("name", "post", "body"))
    if name is None or post is None or city is None:
        return ()
    try:
        (person,) = read_people(name, draft.row.language)
    except ValueError as error:
        single = "is no one name; write one person a row"
        draft.problems["name"] = single if "unpack" in str(error) else str(error)
        return ()
    local = draft.person("name", person, None, None)
    firm = draft.organisation("body", body, "authority", city) if body else None
    status: OccupationStatus = "former" if until is not None else "current"
    spans = (draft.row.spans["post"],)
    days = (since.start if since else None, until.start if until else None)
    draft.occupations.append(Occupation(local, post, firm, city, spans, status, *days))
    return ()
