"""Russian names in the case that a sentence asks for; what cannot be inflected safely is left.

A city that the dictionary does not know as a place takes the way round it ("в городе Икс"),
which is correct for every name.
"""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Protocol

from pobratim.lexicon.morphology import analyser

__all__ = ["inflect_phrase", "inflect_place", "inflect_word", "parses", "starts_hard"]

_WORD = re.compile(r"[А-Яа-яЁё]+")
_FIXED_TAIL = {"на", "над", "под", "при", "де", "ле"}


class _Tag(Protocol):
    POS: str | None
    case: str | None
    number: str | None
    gender: str | None

    def __contains__(self, grammeme: str) -> bool: ...


class _Parse(Protocol):
    tag: _Tag
    is_known: bool

    def inflect(self, grammemes: set[str]) -> _Word | None: ...


class _Word(Protocol):
    word: str


@lru_cache(maxsize=512)
def parses(word: str) -> tuple[_Parse, ...]:
    """Return the readings of a Russian word by the dictionary, likeliest first."""
    return tuple(analyser().parse(word))


def _like(model: str, word: str) -> str:
    """Return ``word`` with the capitals of ``model``."""
    if model.isupper() and len(model) > 1:
        return word.upper()
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _inflected(word: str, parse: _Parse, case: str) -> str | None:
    found = parse.inflect({case, parse.tag.number or "sing"})
    return None if found is None else _like(word, found.word)


def inflect_place(name: str, case: str) -> str | None:
    """Return a place name in ``case`` (``gent``, ``datv``, ``ablt``, ``loct``).

    ``None`` where the dictionary does not know the name as a place. Of a name with a tail
    ("Ростов-на-Дону") the head is inflected, of one with an adjective ("Нижний Новгород")
    both words.
    """
    head, mark, tail = name.partition("-")
    if mark and tail.split("-")[0].lower() in _FIXED_TAIL:
        inflected = inflect_place(head, case)
        return None if inflected is None else f"{inflected}-{tail}"
    words = name.split(" ")
    if len(words) > 2 or any(not _WORD.fullmatch(w) for w in words):
        return None
    noun = next(
        (p for p in parses(words[-1]) if p.is_known and "Geox" in p.tag and _nominative(p)), None
    )
    if noun is None:
        return None
    last = _inflected(words[-1], noun, case)
    if len(words) == 1 or last is None:
        return last
    first = next((p for p in parses(words[0]) if _agrees(p, noun)), None)
    adjective = None if first is None else _inflected(words[0], first, case)
    return None if adjective is None else f"{adjective} {last}"


def inflect_word(word: str, from_case: str, case: str) -> str | None:
    """Return an adjective or a noun that stands in ``from_case`` in ``case``, the number kept."""
    parse = next((p for p in parses(word) if p.tag.case == from_case), None)
    return None if parse is None else _inflected(word, parse, case)


def inflect_phrase(phrase: str, case: str) -> str | None:
    """Return a body's name with its head noun and the adjectives before it in ``case``.

    "Минский городской исполнительный комитет" becomes "Минского городского исполнительного
    комитета"; what follows the head noun stays. ``None`` where no nominative head noun is found
    at the beginning.
    """
    words = phrase.split(" ")
    adjectives: list[str] = []
    for index, word in enumerate(words):
        if not _WORD.fullmatch(word):
            return None
        noun = next((p for p in parses(word) if p.tag.POS == "NOUN" and _nominative(p)), None)
        if noun is not None and not _leads_on(words, index):
            done = [_agreeing(w, noun, case) for w in adjectives] + [_inflected(word, noun, case)]
            if None in done:
                return None
            return " ".join([*(str(w) for w in done), *words[index + 1 :]])
        adjectives.append(word)
    return None


def _leads_on(words: list[str], index: int) -> bool:
    """Tell whether a word that may be a noun is an adjective of the next: "городской комитет"."""
    following = words[index + 1 : index + 2]
    return any(
        _agrees(adjective, noun)
        for adjective in parses(words[index])
        for word in following
        for noun in parses(word)
        if noun.tag.POS in ("NOUN", "ADJF") and _nominative(noun)
    )


def _agreeing(word: str, noun: _Parse, case: str) -> str | None:
    parse = next((p for p in parses(word) if _agrees(p, noun)), None)
    return None if parse is None else _inflected(word, parse, case)


def _nominative(parse: _Parse) -> bool:
    return parse.tag.case == "nomn"


def _agrees(parse: _Parse, noun: _Parse) -> bool:
    tag = parse.tag
    return (
        tag.POS in ("ADJF", "PRTF")
        and tag.case == "nomn"
        and tag.number == noun.tag.number
        and tag.gender in (None, noun.tag.gender)
    )


def starts_hard(name: str) -> bool:
    """Tell whether "в" and "с" become "во" and "со" before ``name``: Владивосток, Франция.

    True for в or ф before a consonant; "Львов" and its like are in the list.
    """
    return bool(re.match(r"(?i)[вф][бвгджзйклмнпрстфхцчшщ]|льв", name))
