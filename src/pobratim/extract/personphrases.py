"""Phrases that name persons: given name and surname, initials, a surname after a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.extract.proposals import Proposal, is_capitalised
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head, known_organisation
from pobratim.lexicon.names import (
    first_name_gender,
    is_initial,
    is_particle,
    is_patronymic,
    is_title,
    looks_like_surname,
)
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language

__all__ = ["person_phrases"]

_LONGEST = 5
_MR = frozenset({"mr", "ms", "mrs", "dr", "cllr", "prof"})


def person_phrases(
    tokens: Sequence[Token], tagged: Sequence[Proposal], language: Language
) -> Iterator[Proposal]:
    """Yield the persons that the tagger saw, with their initials, and those that rules see."""
    for p in tagged:
        if p.kind == "person":
            yield _with_initials(p, tokens)
    taken = {i for p in tagged for i in range(p.start, p.stop)}
    i = 0
    while i < len(tokens):
        stop = 0 if i in taken else _name_end(tokens, i, language)
        if stop and not taken & set(range(i, stop)):
            yield Proposal("person", i, stop, "rule", 1.5)
        i = max(stop, i + 1)


def _with_initials(p: Proposal, tokens: Sequence[Token]) -> Proposal:
    """Stretch a tagged name over the initials beside it and off what is no part of it."""
    start, stop = p.start, p.stop
    while (
        stop > start + 1 and not _is_name_word(tokens[stop - 1]) and tokens[stop - 1].text != "."
    ):
        stop -= 1
    while start < stop - 1 and not _is_name_word(tokens[start]) and not _initial_at(tokens, start):
        start += 1
    before = _initials_before(tokens, start)
    after = _initials_end(tokens, stop) if before == start else stop
    return replace(p, start=before, stop=after, weight=1.8)


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() or is_particle(token.text)


def _initial_at(tokens: Sequence[Token], i: int) -> int:
    """Return the end of one initial at ``i`` ("В." as one token or two), 0 if there is none."""
    if i < 0 or i >= len(tokens):
        return 0
    text = tokens[i].text
    if text.endswith(".") and is_initial(text):
        return i + 1
    dotted = i + 1 < len(tokens) and tokens[i + 1].text == "."
    if dotted and len(text) <= 2 and is_initial(text + ".") and _close(tokens, i):
        return i + 2
    return 0


def _close(tokens: Sequence[Token], i: int) -> bool:
    return tokens[i].end == tokens[i + 1].start


def _initials_end(tokens: Sequence[Token], start: int) -> int:
    """Return the end of up to two initials that begin at ``start``, ``start`` if none."""
    stop = start
    for _ in range(2):
        following = _initial_at(tokens, stop)
        if not following:
            break
        stop = following
    return stop


def _initials_before(tokens: Sequence[Token], stop: int) -> int:
    for start in range(max(0, stop - 4), stop):
        if _initials_end(tokens, start) == stop:
            return start
    return stop


def _name_end(tokens: Sequence[Token], i: int, language: Language) -> int:
    """Return the end of a person's name that begins at ``i``, 0 where none does."""
    after = _initials_end(tokens, i)
    if after > i:
        surname = after < len(tokens) and _can_be_surname(tokens[after], language)
        return after + 1 if surname else 0
    if not _can_be_name(tokens[i], language):
        return 0
    stop = _run_end(tokens, i, language)
    if stop == i + 1:
        return _single(tokens, i, language)
    if _given_inside(tokens, i, stop, language):
        return 0
    return stop if _is_full_name(tokens, i, stop, language) else 0


def _given_inside(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    """Tell whether the name begins later: a place or post before it is capitalised too."""
    if first_name_gender(tokens[i].text, language):
        return False
    return any(first_name_gender(tokens[k].text, language) for k in range(i + 1, stop - 1))


def _run_end(tokens: Sequence[Token], i: int, language: Language) -> int:
    stop = i + 1
    while stop < min(len(tokens), i + _LONGEST):
        if _can_be_name(tokens[stop], language):
            stop += 1
        elif (
            is_particle(tokens[stop].text)
            and stop + 1 < len(tokens)
            and _can_be_name(tokens[stop + 1], language)
        ):
            stop += 2
        else:
            break
    return stop


def _can_be_name(token: Token, language: Language) -> bool:
    text = token.text
    if not (text[:1].isupper() and text.replace("-", "").replace("'", "").isalpha()):
        return False
    if len(text) < 2 or (text.isupper() and len(text) > 1):
        return False
    return (
        not (post_head(text, language) or body_head(text, language) or known_organisation(text))
        or first_name_gender(text, language) is not None
    )


def _can_be_surname(token: Token, language: Language) -> bool:
    return len(token.text) > 1 and _can_be_name(token, language)


def _is_full_name(tokens: Sequence[Token], i: int, stop: int, language: Language) -> bool:
    words = [token.text for token in tokens[i:stop]]
    if first_name_gender(words[0], language) or any(is_patronymic(w) for w in words[1:]):
        return True
    if language == "ru":
        return _announced(tokens, i, language) and stop - i <= 3
    if _announced(tokens, i, language):
        return stop - i <= 3
    if language == "be" and stop - i == 2:
        return bool(first_name_gender(words[1], language)) and looks_like_surname(words[0], "be")
    return False


def _announced(tokens: Sequence[Token], i: int, language: Language) -> bool:
    """Tell whether a post or a title stands right before the name at ``i``."""
    if i == 0:
        return False
    before = tokens[i - 1]
    if before.text == "." and i > 1:
        before = tokens[i - 2]
    return is_title(before.text, language) or post_head(before.text, language) is not None


def _single(tokens: Sequence[Token], i: int, language: Language) -> int:
    """Return the end of a lone surname that a post or title announces, or with initials after."""
    after = _initials_end(tokens, i + 1)
    if after > i + 1 and looks_like_surname(tokens[i].text, language):
        return after
    if _announced(tokens, i, language) and (
        language == "en" or looks_like_surname(tokens[i].text, language)
    ):
        return i + 1
    return 0
