"""English bodies without capitals: "the port authority", "Grodno's textile college"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.knownbodies import joined_text
from pobratim.extract.proposals import Proposal, is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import BodyHead, body_head, is_plain_head
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.names import opens_sentences

__all__ = ["plain_bodies"]

_LEADERS = frozenset({"the", "our", "its", "their"})
_LONGEST_HEAD = 3
_MODIFIERS = 2
_NO_MODIFIERS = frozenset(
    {"local", "whole", "entire", "new", "same", "other", "big", "small", "young", "old", "first",
     "second", "third", "main", "own", "best", "biggest", "largest", "next", "last", "former",
     "future", "different", "host", "visiting", "and", "or", "of", "in", "for", "to", "by", "two",
     "three", "four", "private", "famous", "only", "leading", "oldest", "real", "right", "single",
     "neighbouring", "neighboring", "said", "whose", "from", "with", "at", "on", "as", "is", "was",
     "has", "that", "which", "who", "present", "current", "previous", "late", "head"}
)  # fmt: skip
"""Words before a head that tell it from no other body of its city."""

_ONE_OF_CITY = frozenset({"museum", "university", "hospital", "authority"})
_UNITS = frozenset({"office", "department", "press office", "panel", "board", "committee"})
_UNIQUE = frozenset({"akimat", "zoo"})


def plain_bodies(tokens: Sequence[Token], names: frozenset[int]) -> Iterator[Proposal]:
    """Yield the bodies that the words for what they are call; ``names`` are tokens of persons.

    An article or a possessive and a modifier say that one certain body is meant.
    """
    for i in range(1, len(tokens)):
        stop = _head_stop(tokens, i)
        if not stop or i in names:
            continue
        head = body_head(" ".join(t.lower for t in tokens[i:stop]), "en")
        if head is None or (stop not in names and _goes_on(tokens, stop)):
            continue
        found = _owned(tokens, i, stop, head) or _definite(tokens, i, stop, head)
        if found is not None:
            yield found


def _head_stop(tokens: Sequence[Token], i: int) -> int:
    for size in range(_LONGEST_HEAD, 0, -1):
        words = tokens[i : i + size]
        small = len(words) == size and all(t.text.islower() for t in words)
        if small and body_head(" ".join(t.lower for t in words), "en"):
            return i + size
    return 0


def _goes_on(tokens: Sequence[Token], stop: int) -> bool:
    """Tell whether a longer head, "of" or a name follows: the phrase is another's then."""
    if stop >= len(tokens):
        return False
    after = tokens[stop]
    return after.lower == "of" or is_capitalised(after) or body_head(after.lower, "en") is not None


def _definite(tokens: Sequence[Token], i: int, stop: int, head: BodyHead) -> Proposal | None:
    """Find "the purchasing board": an article, one or two modifiers, a head of one a city has."""
    if not is_plain_head(head.name):
        return None
    words = head.name.split()
    left = i
    while left > 0 and i - left < _MODIFIERS and _modifies(tokens[left - 1]):
        left -= 1
    led = left > 0 and (tokens[left - 1].lower in _LEADERS or _possessive(tokens, left - 1))
    known = len(words) >= _MODIFIERS or head.name in _UNIQUE
    if not led or (left == i and not known):
        return None
    name = joined_text(tokens, left, stop)
    return Proposal("organisation", left, stop, "plain", 0.4, name, head.kind)


def _modifies(token: Token) -> bool:
    plain = token.text.islower() and token.text.replace("-", "").isalpha() and len(token.text) > 1
    return plain and token.lower not in _NO_MODIFIERS | _LEADERS


def _possessive(tokens: Sequence[Token], i: int) -> bool:
    return i > 1 and tokens[i].lower == "s" and tokens[i - 1].text in {"'", "’"}


def _owned(tokens: Sequence[Token], i: int, stop: int, head: BodyHead) -> Proposal | None:
    """Find "Bydgoszcz museum" and "Grodno's textile college": a city's by its name before it."""
    single = head.kind in _ONE_OF_CITY or head.name in _UNIQUE | {"library", "airport"}
    if not single or head.name in _UNITS:
        return None
    left = i
    while left > 0 and i - left < _MODIFIERS and _modifies(tokens[left - 1]):
        left -= 1
    owner = left - 3 if _possessive(tokens, left - 1) else left - 1
    if owner < 0 or (owner == left - 1 and left != i) or tokens[owner - 1].text == ",":
        return None
    token = tokens[owner]
    named = is_capitalised(token) and not token.text.isupper() and len(token.text) > 1
    if not named or country_of_adjective(token.text) or opens_sentences(token.text, "en"):
        return None
    if body_head(token.lower, "en") or (owner and is_capitalised(tokens[owner - 1])):
        return None
    name = joined_text(tokens, owner, stop)
    return Proposal("organisation", owner, stop, "plain", 0.5, name, head.kind, seat_at=owner)
