"""Words of names undone: which nominatives a given name, a surname or a place may come from."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Final, Literal

from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table
from pobratim.lexicon.translit import to_latin
from pobratim.model.documents import Language

__all__ = ["CASES", "Role", "first_names", "name_table", "name_words", "nominatives"]

Role = Literal["first", "patronymic", "last", "initial", "place"]

CASES: Final = ("nomn", "gent", "datv", "accs", "ablt", "loct")
"""The cases of names in the order of the tables."""

_LONGEST_ENDING = 4


@dataclass(frozen=True, slots=True)
class _Ending:
    """One ending of a paradigm: what it says and what the nominative has instead."""

    role: str
    case: str
    gender: str
    nominative: str
    stem: re.Pattern[str]


@lru_cache(maxsize=1)
def name_table() -> Mapping[str, Any]:
    """Return the tables of names as they stand in the data."""
    loaded: Mapping[str, Any] = load_table("names.yaml")
    return loaded


@lru_cache(maxsize=4)
def _endings(language: Language) -> Mapping[str, tuple[_Ending, ...]]:
    """Return the paradigms turned about: from an ending to all that it may be."""
    found: dict[str, list[_Ending]] = {}
    for row in name_table()["paradigms"].get(language, ()):
        nominative = str(row["endings"][0]).split("|")[0]
        stem = re.compile(rf"{row['stem']}$")
        for case, endings in zip(CASES, row["endings"], strict=True):
            for ending in str(endings).split("|"):
                entry = _Ending(row["role"], case, row["gender"], nominative, stem)
                found.setdefault(ending, []).append(entry)
    return {ending: tuple(entries) for ending, entries in found.items()}


@lru_cache(maxsize=4)
def first_names(language: Language) -> dict[str, str]:
    """Return the listed first names in lower case, each with its gender."""
    listed = {
        flat(name): gender
        for gender, names in name_table()["first_names"].get(language, {}).items()
        for name in names
    }
    for gender, names in load_table("given_names.yaml").get(language, {}).items():
        for name in names:
            listed.setdefault(flat(name), gender)
    if language == "en":
        for gender, names in name_table()["first_names"]["be"].items():
            for name in names:
                listed.setdefault(to_latin(name).lower(), gender)
    return listed


@lru_cache(maxsize=8)
def name_words(table: str, language: Language | None = None) -> frozenset[str]:
    """Return the words of a list of the tables, of one language if it has several; folded."""
    words = name_table()[table]
    return frozenset(flat(word) for word in (words[language] if language else words))


# Nominatives ---------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def nominatives(word: str, role: Role, language: Language) -> tuple[tuple[str, str, str], ...]:
    """Return the ways to undo the case of one word of a name: (nominative, case, gender).

    The word as it stands is always among them, in the nominative of both genders. English
    undoes nothing.

    >>> ("Кухарев", "ablt", "masc") in nominatives("Кухаревым", "last", "ru")
    True
    """
    found = {(word, "nomn", "masc"): None, (word, "nomn", "femn"): None}
    found.update(dict.fromkeys(_undone(word, role, language)))
    if role == "last" and language != "en":
        found.update(dict.fromkeys(_undeclined(word)))
    if role == "first":
        found.update(dict.fromkeys(_from_dictionary(word, language)))
    if flat(word) in name_words("undeclined"):
        found.update(dict.fromkeys((word, case, "masc") for case in CASES))
    if language == "be":
        found.update(dict.fromkeys(_softened(word)))
    if "-" in word and role in {"first", "last"} and language != "en":
        found = dict.fromkeys(_double(word, role, language)) | found
    return tuple(found)


def _double(word: str, role: Role, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield what a double name hides: both its parts decline, Шевцовой-Кононюк is Шевцова-….

    A first part that has no other nominative stays: Мелик-Оганяна is Мелик-Оганян; a second part
    may not decline at all: Сафиным-Идель is Сафин-Идель.
    """
    head, _, tail = word.partition("-")
    heads = nominatives(head, role, language) if head[:1].isupper() and tail else ()
    for base, case, gender in nominatives(tail, role, language) if len(tail) > 1 else ():
        undone = [b for b, c, g in heads if (c, g) == (case, gender) and b != head]
        for first in undone or (head,):
            yield f"{first}-{base}", case, gender
    yield from ((f"{base}-{tail}", case, gender) for base, case, gender in heads if base != head)


def _softened(word: str) -> Iterator[tuple[str, str, str]]:
    """Yield what the hissing of Belarusian datives and locatives hides: Лідзе is Ліда."""
    for ending, hard in name_table()["softened"].items():
        if word.endswith(ending) and len(word) > len(ending) + 1:
            stem = word[: -len(ending)] + hard
            yield from ((stem + "а", case, "femn") for case in ("datv", "loct"))
            yield from ((stem, "loct", "masc"), (stem + "о", "loct", "masc"))


def _from_dictionary(word: str, language: Language) -> Iterator[tuple[str, str, str]]:
    """Yield what no ending tells: Льва is Лев, Пятра is Пётр."""
    if language == "ru":
        for parse in analyse(word, "ru"):
            if "Name" in parse.grammemes and parse.case and parse.number != "plur":
                same = parse.lemma == flat(word)
                nominative = word if same else parse.lemma.capitalize()
                yield nominative, parse.case, parse.gender or "masc"
    for stem, nominative in name_table()["irregular"].get(language, {}).items():
        for case, ending in zip(CASES, ("", "а", "у", "а", "ом", "е"), strict=True):
            if word in {stem + ending, stem + ending.replace("о", "а")} and ending:
                yield nominative, case, "masc"


def _undone(word: str, role: Role, language: Language) -> Iterator[tuple[str, str, str]]:
    table = _endings(language)
    for size in range(min(_LONGEST_ENDING, len(word) - 2) + 1):
        stem, ending = word[: len(word) - size], word[len(word) - size :]
        for entry in table.get(ending, ()):
            if entry.role in {role, "any"} and entry.stem.search(stem):
                yield stem + entry.nominative, entry.case, entry.gender


def _undeclined(word: str) -> Iterator[tuple[str, str, str]]:
    if word.endswith(("о", "и", "у", "э", "е", "ых", "их", "ю", "і", "ы", "ё")):
        yield from ((word, case, g) for case in CASES for g in ("masc", "femn"))
    elif not word.endswith(("а", "я", "ь")):
        yield from ((word, case, "femn") for case in CASES)
