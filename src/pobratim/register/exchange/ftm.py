"""FollowTheMoney entities as JSON Lines, by our own serialiser.

FollowTheMoney has persons, bodies, posts, occupancies, events and links, and none of our offsets,
statuses of events, levels or conflicts: these go into ``notes`` and ``description`` in words that
a program can read again (``status: planned``). ``docs/reference/followthemoney.md`` has the table.
A place that is a party is written as a ``PublicBody``: links lead to legal entities only.
"""

from __future__ import annotations

import json
import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping
from typing import Any

from pobratim.model.claims import Source
from pobratim.model.rows import NamedRef
from pobratim.register.exchange.ftm_rows import ENTITIES, HELD_IN_NOTES
from pobratim.register.exchange.ftm_shape import Entity, merged, place_entity
from pobratim.register.exchange.written import Written

__all__ = ["to_ftm"]

_FIELDS = ("parties", "places", "by", "to")


def to_ftm(
    tables: Mapping[str, Iterable[Any]],
    source_of: Callable[[str], Source],
    *,
    locate: Callable[[int], tuple[float, float] | None],
) -> Written:
    """Return one entity a line: every row is one entity, and what they point at follows.

    ``tables`` maps names of tables to their rows. An agreement is an event, and so it is one
    entity, however many tables show it. ``left_out`` counts the rows whose main point (a
    quotation, a promise, a conflict) only the notes hold.
    """
    found: dict[str, Entity] = {}
    left: Counter[str] = Counter()
    rows: set[str] = set()
    for name, items in tables.items():
        for row in items:
            rows.add(row.id)
            for entity in ENTITIES[type(row)](row, source_of):
                found[entity.id] = merged(found.get(entity.id), entity)
            if name in HELD_IN_NOTES:
                left[f"{name} held as notes"] += 1
            for ref in _places(row):
                entity = place_entity(ref, locate)
                found[entity.id] = merged(found.get(entity.id), entity)
    lines = [json.dumps(found[key].as_json(), ensure_ascii=False) for key in sorted(found)]
    return Written("".join(f"{line}\n" for line in lines).encode(), len(rows), left)


def _places(row: Any) -> Iterator[NamedRef]:
    """The places that a row points at: no table of the register holds them."""
    several = [ref for name in _FIELDS for ref in _tuple(getattr(row, name, ()))]
    single = [getattr(row, name, None) for name in ("venue", "host", "by", "on_behalf_of")]
    posts = [ref for post in getattr(row, "posts", ()) for ref in (post.place,)]
    for ref in (*several, *single, *posts):
        if isinstance(ref, NamedRef) and re.match(r"place:", ref.id):
            yield ref


def _tuple(value: Any) -> tuple[Any, ...]:
    return value if isinstance(value, tuple) else ()
