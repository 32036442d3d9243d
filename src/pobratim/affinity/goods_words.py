"""Words for goods in three languages brought to one set of terms.

``tables/goods_words.csv`` is hand-made: a concept a line, with beginnings of words in Russian,
Belarusian and English (English ones are whole words). ``+`` joins beginnings that must all stand
in the phrase. A concept of kind ``mark`` (electric, for children) narrows goods and names none.
"""

from __future__ import annotations

import csv
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from math import sqrt
from typing import Final

from pobratim.affinity.hand_made import TABLES
from pobratim.errors import DataError
from pobratim.lexicon.normalise import fold
from pobratim.lexicon.translit import to_latin

__all__ = ["Concept", "Terms", "concepts", "likeness", "terms_of", "trigrams"]

HEAD: Final = 1.0
MARK: Final = 0.4
PLAIN: Final = 0.3
"""Weights of a concept that names goods, of one that narrows them, of a word in no table."""
AFTER: Final = 0.3
"""Words behind a preposition ("tyres for buses") count so much of their weight."""
BEFORE: Final = 0.5
"""English words before the last of the phrase ("bus tyres") count so much of their weight."""

_WORD = re.compile(r"[^\W\d_]+(?:['’-][^\W\d_]+)*")
_PREPOSITIONS = frozenset(
    re.findall(
        r"\w+",
        "для из с со на в во по к от за без з са у да ад пад над of for in with to from by on at",
    )
)
_EMPTY = frozenset(
    re.findall(
        r"\w+",
        "и или а нужны нужен нужна требуются закупим купим ищем предлагаем продаем "
        "і або ды патрэбны патрэбен патрэбна купляем шукаем прапануем "
        "the a an and or need wanted buy offer sell",
    )
)
_STEM = 5

Terms = Mapping[str, float]
"""Weights by term: ``c:`` and a concept, ``w:`` and the beginning of a word in no table."""


@dataclass(frozen=True, slots=True)
class Concept:
    """A kind of goods: each of ``ways`` is a set of beginnings that must all stand together."""

    id: str
    goods: bool
    ways: tuple[tuple[str, tuple[str, ...]], ...]


@lru_cache(maxsize=8192)
def terms_of(text: str) -> Terms:
    """Return the weighted terms of a phrase in any of the three languages.

    >>> terms_of("автобусы")["c:bus"], round(terms_of("шины для автобусов")["c:bus"], 2)
    (1.0, 0.3)
    """
    found: dict[str, float] = {}
    for words, share in _parts(text):
        rest = set(range(len(words)))
        for concept in concepts():
            at = _where(concept, words)
            if at is None:
                continue
            rest -= set(at)
            weight = (HEAD if concept.goods else MARK) * share * _place(words, at)
            _raise(found, f"c:{concept.id}", weight)
        for place in rest:
            if words[place] not in _EMPTY and len(words[place]) > 2:
                _raise(found, f"w:{to_latin(words[place])[:_STEM]}", PLAIN * share)
    return found


def _raise(found: dict[str, float], term: str, weight: float) -> None:
    found[term] = max(found.get(term, 0.0), weight)


def _parts(text: str) -> Iterator[tuple[list[str], float]]:
    """Yield the words before the first preposition, then those behind it, with their share."""
    words = [fold(word) for word in _WORD.findall(text)]
    cut = next((i for i, word in enumerate(words) if i and word in _PREPOSITIONS), len(words))
    yield [word for word in words[:cut] if word not in _PREPOSITIONS], 1.0
    yield [word for word in words[cut:] if word not in _PREPOSITIONS], AFTER


def _place(words: list[str], at: tuple[int, ...]) -> float:
    """Return the share that a place in the phrase leaves: English names its goods last."""
    english = all(word.isascii() for word in words)
    last = max(i for i, word in enumerate(words) if word not in _EMPTY)
    return BEFORE if english and max(at) < last else 1.0


def _where(concept: Concept, words: list[str]) -> tuple[int, ...] | None:
    for language, stems in concept.ways:
        at = tuple(
            next((i for i, word in enumerate(words) if _begins(word, stem, language)), -1)
            for stem in stems
        )
        if -1 not in at:
            return at
    return None


def _begins(word: str, stem: str, language: str) -> bool:
    if language == "en" or stem.endswith(" "):
        return word == stem.strip()
    return word.startswith(stem)


def likeness(one: Terms, other: Terms) -> float:
    """Return the cosine of two sets of terms, in [0, 1]."""
    dot = sum(weight * other.get(term, 0.0) for term, weight in one.items())
    size = sqrt(sum(w * w for w in one.values()) * sum(w * w for w in other.values()))
    return dot / size if size else 0.0


@lru_cache(maxsize=8192)
def trigrams(text: str) -> Mapping[str, float]:
    """Return the three-letter pieces of a phrase in Latin letters, each with its count."""
    found: dict[str, float] = {}
    for word in _WORD.findall(text):
        latin = f" {to_latin(fold(word))} ".replace("yy", "y")
        for start in range(len(latin) - 2):
            piece = latin[start : start + 3]
            found[piece] = found.get(piece, 0.0) + 1.0
    return found


@lru_cache(maxsize=1)
def concepts() -> tuple[Concept, ...]:
    """Return the table in the order of its file.

    Raises:
        DataError: if a line has no words or an unknown kind.
    """
    path = TABLES / "goods_words.csv"
    with path.open(encoding="utf-8", newline="") as file:
        rows = list(csv.DictReader(file))
    found = []
    for number, row in enumerate(rows, start=2):
        ways = tuple(
            (
                language,
                tuple(fold(stem.strip()) + " " * stem.endswith(" ") for stem in way.split("+")),
            )
            for language in ("ru", "be", "en")
            for way in (row[language] or "").split("|")
            if way.strip()
        )
        if not ways or row["kind"] not in ("head", "mark"):
            raise DataError(f"{path.name}:{number}: no words, or a kind other than head and mark")
        found.append(Concept(row["concept"], row["kind"] == "head", ways))
    return tuple(found)
