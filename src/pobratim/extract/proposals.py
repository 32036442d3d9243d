"""Proposals: runs of tokens of one sentence that may name something, before they are weighed."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.extract.tokens import Token
from pobratim.model.readings import EntityKind, OrganisationKind

__all__ = ["Proposal", "is_capitalised", "quoted_runs"]

_OPENING = frozenset("«„“\"'”‘")
_CLOSING = frozenset("»“”\"'’")
_LONGEST_NAME = 9


@dataclass(frozen=True, slots=True)
class Proposal:
    """Tokens ``[start, stop)`` of a sentence and what they may name.

    ``name`` is the nominative where the rule knows it, ``organisation`` the kind of body,
    ``seat`` a city hidden in the name, ``seat_at`` the token that names the seat, ``hint`` a
    country or region that stands beside a place. ``weight`` orders proposals that overlap.
    """

    kind: EntityKind
    start: int
    stop: int
    origin: str
    weight: float = 1.0
    name: str | None = None
    organisation: OrganisationKind | None = None
    seat: str | None = None
    seat_at: int | None = None


def is_capitalised(token: Token) -> bool:
    """Tell whether the token begins with a capital letter."""
    return token.text[:1].isupper()


def quoted_runs(tokens: Sequence[Token]) -> Iterator[tuple[int, int]]:
    """Yield the short quoted runs that begin with a capital: indexes of both marks."""
    i = 0
    while i < len(tokens):
        if tokens[i].text in _OPENING and i + 1 < len(tokens) and _starts_name(tokens[i + 1]):
            end = _closing(tokens, i)
            if end is not None:
                yield i, end
                i = end
        i += 1


def _starts_name(token: Token) -> bool:
    return token.text[:1].isupper() or token.text[:1].isdigit()


def _closing(tokens: Sequence[Token], opening: int) -> int | None:
    for end in range(opening + 2, min(opening + _LONGEST_NAME, len(tokens))):
        if tokens[end].text in _CLOSING:
            return end
        if tokens[end].text in _OPENING or tokens[end].text in ".!?,:;":
            return None
    return None
