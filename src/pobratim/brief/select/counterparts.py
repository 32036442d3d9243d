"""Who can answer a request: the firms that a source names, and those that make such goods."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from pobratim.affinity.broad_goods import answers
from pobratim.affinity.wording import same_word
from pobratim.brief.context import Brief, Side
from pobratim.brief.select.guards import made_there
from pobratim.lexicon.normalise import fold
from pobratim.model.rows import EventRow
from pobratim.model.scores import Organisation

__all__ = ["Counterpart", "counterparts", "is_named", "known_contacts", "short_name"]

_MOST = 4
_TOKEN = re.compile(r"\w+")
_TAIL = re.compile(r"\s+[-–—]\s+.*$|\s*\([^)]*\)$")


@dataclass(frozen=True, slots=True)
class Counterpart:
    """A firm that can answer, with its goods that the other side does not make itself.

    ``named`` says whether the source itself names the firm; ``contacts`` are the visits and
    deliveries that the register knows of it between the two sides, latest first.
    """

    firm: Organisation
    goods: tuple[Mapping[str, str | None], ...]
    named: bool
    contacts: tuple[EventRow, ...]


def counterparts(brief: Brief, text: str, seller: Side | None) -> list[Counterpart]:
    """Return the firms that can answer ``text``, best first: named, then known to the other side.

    With ``seller`` the firms of that side that make what the words ask for; without, only those
    that the words name. None is idle, and nothing is counted that the other side makes.
    """
    found = []
    for side in ("a", "b"):
        for firm in brief.measured.organisations[side == "b"]:
            if firm.kind == "enterprise" and not firm.idle and seller in (side, None):
                one = _answer(brief, text, firm, "a" if side == "a" else "b", open_=bool(seller))
                found += [one] if one else []
    found.sort(key=lambda c: (not c.named, not c.contacts, -len(c.goods), c.firm.id))
    return found[:_MOST]


def _answer(
    brief: Brief, text: str, firm: Organisation, side: Side, *, open_: bool
) -> Counterpart | None:
    named = is_named(text, _names(firm))
    if not named and not open_:
        return None
    fitting = [product for product in firm.products if answers(text, product)]
    wanted = fitting or (list(firm.products) if named else [])
    others = brief.measured.organisations[side == "a"]
    goods = tuple(product for product in wanted if not made_there(product, others))
    if not goods:
        return None
    return Counterpart(firm, goods, named, known_contacts(brief, firm))


def _names(firm: Organisation) -> tuple[str, ...]:
    """Return the names that a firm may be called by, a holding's also without its legal tail."""
    return (*firm.names.values(), *(_TAIL.sub("", n) for n in firm.names.values()), *firm.aliases)


def is_named(text: str, names: Iterable[str]) -> bool:
    """Tell whether a text names a firm by any of its names, whatever the ending.

    >>> is_named("интерес к продукции завода имени Козлова", ["завод имени Козлова"])
    True
    """
    exact, said = _tokens(text)
    return any(_stands(name, said, exact) for name in names if len(name) > 2)


@lru_cache(maxsize=4096)
def _tokens(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the words of a text, as they stand and folded."""
    exact = tuple(_TOKEN.findall(text))
    return exact, tuple(fold(word) for word in exact)


def _stands(name: str, said: tuple[str, ...], exact: tuple[str, ...]) -> bool:
    words, parts = _tokens(name)
    if len(words) == 1 and len(name) < 5:
        return name.isupper() and name in exact
    return any(
        all(_same(part, word) for part, word in zip(parts, said[start:], strict=False))
        for start in range(len(said) - len(parts) + 1)
        if _same(parts[0], said[start])
    )


def _same(one: str, other: str) -> bool:
    return one == other or (
        one[:2] == other[:2] and min(len(one), len(other)) > 3 and same_word(one, other)
    )


def known_contacts(brief: Brief, firm: Organisation) -> tuple[EventRow, ...]:
    """Return the done visits and deliveries of a firm between the sides, latest first."""
    names = _names(firm)
    rows = [
        event
        for event in (*brief.history, *brief.rows.deliveries)
        if brief.past(event)
        and event.level == "city"
        and event.type in ("visit", "contract", "project")
        and any(_of_firm(brief, event, names))
    ]
    return tuple(sorted(rows, key=brief.known_day, reverse=True))


def _of_firm(brief: Brief, event: EventRow, names: tuple[str, ...]) -> Iterable[bool]:
    for ref in event.enterprises:
        row = brief.bodies.get(ref.id)
        yield any(is_named(form, names) for form in (ref.name, *(row.names if row else ())))
    yield event.type == "contract" and any(is_named(e.exact, names) for e in event.evidence)


def short_name(brief: Brief, firm: Organisation) -> str:
    """Return a firm's name without its legal tail: "Амкодор", not the whole style of a holding."""
    return _TAIL.sub("", firm.label(brief.words.language))
