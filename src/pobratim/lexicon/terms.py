"""Words as the index keeps them: lemmas of Russian, stems of Belarusian and English."""

from __future__ import annotations

import re
from collections.abc import Container, Iterator
from functools import lru_cache
from typing import Any

from pobratim.lexicon.morphology import analyse, stem
from pobratim.lexicon.normalise import flat
from pobratim.model.spans import Span

__all__ = ["alternatives", "plain_words", "terms_of", "words_in"]

_WORD = re.compile(r"\w+(?:['’ʼ-]\w+)*")
_CYRILLIC = re.compile("[\u0400-\u04ff]")
_SERVING = frozenset({"PREP", "CONJ", "PRCL"})
_LIKELY = 0.1
"""The share of a word's uses from which a reading of it counts: «белка» is белок and белка."""

_LONGEST = 60


def words_in(text: str, among: Container[str] | None = None) -> Iterator[Span]:
    """Yield the places of the words of ``text``; a word with a hyphen is one, and its parts too.

    With ``among``, only the places of these words.

    >>> [span.of("юго-запад") for span in words_in("юго-запад")]
    ['юго-запад', 'юго', 'запад']
    """
    for found in _WORD.finditer(text):
        word = found.group()
        if among is None or word in among:
            yield Span(found.start(), found.end())
        if "-" in word:
            start = found.start()
            for part in word.split("-"):
                if among is None or part in among:
                    yield Span(start, start + len(part))
                start += len(part) + 1


def plain_words(text: str) -> Iterator[str]:
    """Yield the words of :func:`words_in` without their places, several times as fast.

    >>> list(plain_words("юго-запад"))
    ['юго-запад', 'юго', 'запад']
    """
    for word in _WORD.findall(text):
        yield word
        if "-" in word:
            yield from word.split("-")


@lru_cache(maxsize=200_000)
def terms_of(word: str, language: str) -> tuple[str, ...]:
    """Return what a word of a document is found by; nothing for a preposition or conjunction.

    A word in Latin letters is taken for English in a text of any language.

    >>> terms_of("делегацией", "ru"), terms_of("signed", "en")
    (('делегация',), ('sign',))
    """
    if _CYRILLIC.search(word) is None:
        return _latin(word)
    return _belarusian(word) if language == "be" else _russian(word)


def alternatives(word: str) -> tuple[str, ...]:
    """Return the terms that a word of a query may mean, in whatever language it is.

    >>> alternatives("делегацию")
    ('делегация', 'делегаци')
    """
    if _CYRILLIC.search(word) is None:
        return _latin(word)
    return tuple(dict.fromkeys((*_russian(word), *_belarusian(word))))


def _russian(word: str) -> tuple[str, ...]:
    parses = analyse(word, "ru")
    if parses[0].pos in _SERVING:
        return ()
    likely = [p.lemma for p in parses if p.score >= _LIKELY] or [parses[0].lemma]
    return tuple(dict.fromkeys(lemma[:_LONGEST] for lemma in likely))


def _belarusian(word: str) -> tuple[str, ...]:
    return (stem(word, "be")[:_LONGEST],) if len(word) > 1 else ()


def _latin(word: str) -> tuple[str, ...]:
    found = str(_stemmer().stemWord(flat(word)))[:_LONGEST]
    return (found,) if len(found) > 1 or found.isdigit() else ()


@lru_cache(maxsize=1)
def _stemmer() -> Any:
    import snowballstemmer  # type: ignore[import-untyped]  # by those who search or write only

    return snowballstemmer.stemmer("english")
