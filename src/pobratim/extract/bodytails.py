"""How far the name of a body goes behind its head: what it is for, its place, whose it is."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.leadplaces import dedicated_end
from pobratim.extract.phrasewords import (
    is_adjective,
    is_common_noun,
    is_genitive,
    is_plural_genitive,
    place_run,
)
from pobratim.extract.proposals import is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language

__all__ = ["is_mission", "right_edge"]

_LONGEST = 14


def right_edge(
    tokens: Sequence[Token], i: int, language: Language, quotes: dict[int, int]
) -> tuple[int, int | None]:
    """Return where the phrase ends, and the token of a place in it."""
    stop = i + 1
    while stop < min(len(tokens), i + _LONGEST):
        token = tokens[stop]
        if stop in quotes:
            return quotes[stop] + 1, None
        run = place_run(tokens, stop, language)
        if run:
            return _with_post(tokens, run, mission=is_mission(tokens[i], language))
        if body_head(token.text, language) and _is_another_body(tokens, i, stop, language):
            break
        if token.lower in {"имени", "им", "імя"} and stop + 1 < len(tokens):
            return dedicated_end(tokens, stop + 1, language), None
        by = _attached(tokens, stop, language)
        if by:
            stop = by
            continue
        if token.text == "№" and stop + 1 < len(tokens) and tokens[stop + 1].text.isdigit():
            stop += 2
        elif _continues(tokens, i, stop, language):
            stop += 1
        else:
            break
    while stop > i + 1 and _hangs(tokens[stop - 1], language):
        stop -= 1
    return stop, None


def _attached(tokens: Sequence[Token], at: int, language: Language) -> int:
    """Return where "при прокуратуре", "при главном архитекторе" at ``at`` ends, else 0."""
    if tokens[at].lower not in {"при", "пры"}:
        return 0
    noun = at + 1
    while noun < min(len(tokens), at + 4) and is_adjective(tokens[noun], language):
        noun += 1
    if noun >= len(tokens):
        return 0
    known = body_head(tokens[noun].text, language) or post_head(tokens[noun].text, language)
    return noun + 1 if known else 0


_MISSIONS = frozenset({"посольство", "консульство", "пасольства", "консульства"})
_AT = frozenset({"в", "во", "у", "ў"})


def is_mission(token: Token, language: Language) -> bool:
    """Tell whether the token is an embassy or a consulate."""
    head = body_head(token.text, language)
    return head is not None and head.name in _MISSIONS


def _with_post(tokens: Sequence[Token], run: tuple[int, int], *, mission: bool) -> tuple[int, int]:
    """Take in where an embassy or consulate stands: "консульство Чехии в Бресте" sits there."""
    stop = run[1]
    if mission and stop + 1 < len(tokens) and tokens[stop].lower in _AT:
        size = 2 if _is_double(tokens, stop + 1) else 1
        if is_capitalised(tokens[stop + 1]):
            return stop + 1 + size, stop + 1
    return run[1], run[0]


def _is_double(tokens: Sequence[Token], i: int) -> bool:
    return i + 1 < len(tokens) and is_capitalised(tokens[i]) and is_capitalised(tokens[i + 1])


_LOOSE = frozenset({"и", "і", "по", "па", ","})


def _hangs(token: Token, language: Language) -> bool:
    """Tell whether a word at the end of a phrase wants another after it."""
    return token.lower in _LOOSE or is_adjective(token, language)


def _is_another_body(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether the head at ``stop`` begins a body of its own: "завод и завода", a unit's."""
    joined = tokens[stop - 1].lower in {"и", "і"}
    return joined or _is_unit_of_body(tokens, i, stop, language)


def _is_unit_of_body(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether a unit meets the body it is a unit of: "отделение посольства"."""
    unit, body = body_head(tokens[i].text, language), body_head(tokens[stop].text, language)
    return unit is not None and unit.level == "unit" and body is not None and body.level == "body"


def _continues(tokens: Sequence[Token], i: int, at: int, language: Language) -> bool:
    """Tell whether the word at ``at`` goes on with what the head at ``i`` is for."""
    token = tokens[at]
    small = token.lower
    if small in _AND and _kind_before(tokens, at, language) == "enterprise":
        return False
    if small in _FOR | _AND:
        return _goes_on(tokens, i, at, language, dative=small in _FOR)
    if token.text == ",":
        listed = any(t.lower in _AND for t in tokens[at + 2 : at + 5])
        return listed and at > i + 1 and _goes_on(tokens, i, at, language)
    return _is_tail(token, language, dative=_wants_dative(tokens, i, at, language))


_AND = frozenset({"и", "і"})
_FOR = frozenset({"по", "па"})


def _goes_on(
    tokens: Sequence[Token], i: int, at: int, language: Language, *, dative: bool = False
) -> bool:
    """Tell whether a word of the tail follows the comma, "и" or "по" at ``at``."""
    if at + 1 >= len(tokens) or not tokens[at + 1].text[:1].islower():
        return False
    wanted = dative or any(token.lower in _FOR for token in tokens[i + 1 : at])
    return _is_tail(tokens[at + 1], language, dative=wanted)


def _wants_dative(tokens: Sequence[Token], i: int, at: int, language: Language) -> bool:
    """Tell whether "по" governs the word: right behind it, its adjectives, or a further member."""
    for k in range(at - 1, i, -1):
        if tokens[k].lower in _FOR:
            return True
        small = tokens[k].lower in _AND or tokens[k].text == ","
        if not small and not is_adjective(tokens[k], language):
            return tokens[k + 1].lower in _AND or tokens[k + 1].text == ","
    return False


def _kind_before(tokens: Sequence[Token], at: int, language: Language) -> str | None:
    """Return the kind of the nearest head before ``at``."""
    for token in reversed(tokens[:at]):
        head = body_head(token.text, language)
        if head is not None:
            return head.kind
    return None


def _is_tail(token: Token, language: Language, *, dative: bool) -> bool:
    small = token.text[:1].islower() or (
        language == "ru" and len(token.text) > 1 and is_common_noun(token)
    )
    if not small:
        return False
    if post_head(token.text, language) and not is_plural_genitive(token, language):
        return False
    return is_genitive(token, language) or (dative and is_genitive(token, language, dative=True))
