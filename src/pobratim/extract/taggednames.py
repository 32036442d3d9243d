"""Names that the tagger saw: which are names, and how far they go."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace

from pobratim.extract.initials import initial_at, initials_before, initials_end
from pobratim.extract.phrasewords import is_common_noun, is_region_word
from pobratim.extract.proposals import Proposal
from pobratim.extract.tokens import Token
from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.names import (
    first_name_gender,
    is_particle,
    is_patronymic,
    looks_like_surname,
    opens_sentences,
    roles_of,
)
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language

__all__ = ["can_be_tagged", "is_adjective_of_region", "parts_of", "whole_name"]


_APART = frozenset({"(", ")", ",", "•", ";", ":", "/"})


_PARTICLES = ("-то", "-ка", "-таки", "-де")


def can_be_tagged(tokens: Sequence[Token], p: Proposal) -> bool:
    """Tell whether a tagged name holds more than a common noun that opens a sentence."""
    words = tokens[p.start : p.stop]
    if any(opens_sentences(token.text, "ru") for token in words):
        return False
    if len(words) == 1 and words[0].lower.endswith(_PARTICLES):
        return False
    if len(words) == 1 and (
        is_adjective_of_region(tokens, p.start) or post_head(words[0].text, "ru")
    ):
        return False
    return (
        any(token.text[:1].isupper() and not is_common_noun(token) for token in words)
        or len(words) > 1
    )


def parts_of(tokens: Sequence[Token], p: Proposal, barred: frozenset[int]) -> Iterator[Proposal]:
    """Yield the names of a tagged run apart: "Джошуа Вольфа (Joshua Wolf" are two."""
    start = p.start
    for i in range(p.start, p.stop + 1):
        if i == p.stop or i in barred or tokens[i].text in _APART:
            if i > start:
                yield replace(p, start=start, stop=i)
            start = i + 1


def is_adjective_of_region(tokens: Sequence[Token], i: int) -> bool:
    """Tell whether a word is an adjective, alone or before "область" and its like."""
    following = tokens[i + 1 : i + 3]
    return any(is_region_word(t) or t.lower.startswith("муниципальн") for t in following) or all(
        parse.pos == "ADJF" for parse in analyse(tokens[i].text, "ru")
    )


def whole_name(p: Proposal, tokens: Sequence[Token], language: Language) -> Proposal:
    """Stretch a tagged name over its surname and initials, and off what is no part of it."""
    start, stop = p.start, p.stop
    while (
        stop > start + 1 and not _is_name_word(tokens[stop - 1]) and tokens[stop - 1].text != "."
    ):
        stop -= 1
    while start < stop - 1 and not _is_name_word(tokens[start]) and not initial_at(tokens, start):
        start += 1
    while start < stop - 1 and start == 0 and is_common_noun(tokens[start]):
        start += 1  # "Завтра Корради": a word of everyday that opens the sentence
    while stop > start + 1 and initial_at(tokens, start) and is_common_noun(tokens[stop - 1]):
        stop -= 1
    start = _without_city(tokens, start, stop, language)
    start = _with_surname(tokens, start, stop, language)
    before = initials_before(tokens, start)
    after = initials_end(tokens, stop) if before == start else stop
    cut = after < len(tokens) and tokens[after].text == "." and len(tokens[after - 1].text) == 1
    after += cut
    return replace(p, start=before, stop=after, weight=1.8)


def _without_city(tokens: Sequence[Token], start: int, stop: int, language: Language) -> int:
    """Leave out a city that is a first name too: "главы Владимира Яков Ильич Стрельцов"."""
    if stop - start < 4 or not is_patronymic(tokens[start + 2].text):
        return start
    double = all(first_name_gender(tokens[start + k].text, language) for k in (0, 1))
    return start + 1 if double else start


def _with_surname(tokens: Sequence[Token], start: int, stop: int, language: Language) -> int:
    """Take in the surname before "Айнуры Токтогуловны"."""
    words = [token.text for token in tokens[start:stop]]
    if start == 0 or stop - start != 2 or roles_of(words, language)[1] != "patronymic":
        return start
    before = tokens[start - 1]
    fits = looks_like_surname(before.text, language) and not post_head(before.text, language)
    return start - 1 if fits and start > 1 else start


def _is_name_word(token: Token) -> bool:
    return token.text[:1].isupper() or is_particle(token.text)
