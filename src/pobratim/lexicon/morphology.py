"""Parses of single words: pymorphy3 for Russian, own ending tables for Belarusian and English."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table

__all__ = ["Parse", "analyse", "analyser", "is_known", "lemma", "russian_parses", "stem"]

_CACHED_WORDS = 200_000
_CACHED_TAGS = 8192
_CASES = frozenset({"nomn", "gent", "datv", "accs", "ablt", "loct"})
_NUMBERS = frozenset({"sing", "plur"})
_GENDERS = frozenset({"masc", "femn", "neut"})

# Ending, what replaces it, and the length from which a word may have it.
_ENGLISH: tuple[tuple[str, str, int], ...] = (
    ("sses", "ss", 5),
    ("ches", "ch", 6),
    ("shes", "sh", 6),
    ("ies", "y", 5),
    ("ss", "ss", 3),
    ("us", "us", 4),
    ("is", "is", 4),
    ("s", "", 4),
    ("ied", "y", 5),
    ("eed", "eed", 4),
    ("uced", "uce", 6),
    ("osed", "ose", 6),
    ("ated", "ate", 6),
    ("ized", "ize", 6),
    ("ed", "", 5),
    ("ating", "ate", 7),
    ("ing", "", 6),
)


@dataclass(frozen=True, slots=True)
class Parse:
    """One way to read a word.

    ``lemma`` is the normal form, lower case, ё as е. ``pos`` and the values of ``case``,
    ``number`` and ``gender`` are OpenCorpora grammemes (``NOUN``; ``nomn`` … ``loct``; ``sing``,
    ``plur``; ``masc``, ``femn``, ``neut``), ``None`` where the word has no such category.
    ``score`` orders the parses of one word, in [0, 1].
    """

    lemma: str
    pos: str | None = None
    case: str | None = None
    number: str | None = None
    gender: str | None = None
    grammemes: frozenset[str] = frozenset()
    score: float = 1.0


@lru_cache(maxsize=_CACHED_WORDS)
def analyse(word: str, language: str = "ru") -> tuple[Parse, ...]:
    """Return the parses of ``word``, likeliest first; never empty.

    Russian comes from a full dictionary with prediction for unknown words. Belarusian endings
    give a few hypotheses each, which the neighbours have to decide. English knows lemmas only.

    >>> analyse("делегацией")[0].lemma, analyse("делегацией")[0].case
    ('делегация', 'ablt')
    """
    if language == "ru":
        # A capital tells initials; all longer words share the parses of their lower case.
        return _russian(word if len(word) == 1 else word.lower())
    if language == "be":
        return _belarusian(flat(word))
    return (Parse(_english(flat(word))),)


def lemma(word: str, language: str = "ru") -> str:
    """Return the likeliest normal form of ``word``, lower case, ё as е.

    >>> lemma("сказала"), lemma("мінскага", "be"), lemma("cities", "en")
    ('сказать', 'мінскі', 'city')
    """
    return analyse(word, language)[0].lemma


@lru_cache(maxsize=_CACHED_WORDS)
def stem(word: str, language: str = "ru") -> str:
    """Return ``word`` in lower case without its ending, for matching where a lemma is unsure.

    >>> stem("прадпрыемстваў", "be"), stem("прадпрыемства", "be")
    ('прадпрыемств', 'прадпрыемств')
    """
    lowered = flat(word)
    if language == "en":
        return _english(lowered)
    endings = _stem_endings()[language]
    for size in range(min(4, len(lowered) - 3), 0, -1):
        if lowered[-size:] in endings:
            return lowered[:-size]
    return lowered


@lru_cache(maxsize=_CACHED_WORDS)
def is_known(word: str) -> bool:
    """Tell whether the Russian dictionary holds ``word``; parses of others are predictions.

    >>> is_known("Минском"), is_known("Кухаревым")
    (True, False)
    """
    return bool(analyser().word_is_known(word))


# Russian ------------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def analyser() -> Any:
    """Return the ``pymorphy3.MorphAnalyzer`` of this process, opened once for all who ask."""
    # The dictionary costs 0.2 s to open, so nothing pays for it before the first Russian word.
    import pymorphy3
    import pymorphy3_dicts_ru

    # Given the path, pymorphy need not look through the metadata of all that is installed.
    return pymorphy3.MorphAnalyzer(path=pymorphy3_dicts_ru.get_path(), lang="ru")


@lru_cache(maxsize=_CACHED_TAGS)
def russian_parses(word: str) -> tuple[Any, ...]:
    """Return the parses of pymorphy3 for ``word``, which can be inflected; likeliest first.

    Empty for a word with a letter that has no name in Unicode: pymorphy3 asks for it.
    """
    try:
        return tuple(analyser().parse(word))
    except ValueError:
        return ()


@lru_cache(maxsize=_CACHED_WORDS)
def _russian(word: str) -> tuple[Parse, ...]:
    return tuple(
        Parse(flat(p.normal_form), *_grammar(p.tag), score=float(p.score))
        for p in russian_parses(word)
    ) or (Parse(flat(word)),)


@lru_cache(maxsize=_CACHED_TAGS)
def _grammar(
    tag: Any,
) -> tuple[str | None, str | None, str | None, str | None, frozenset[str]]:
    """Return part of speech, case, number, gender and all grammemes of a dictionary tag."""
    parts = (tag.POS, tag.case, tag.number, tag.gender)
    pos, case, number, gender = (part and str(part) for part in parts)
    return pos, case, number, gender, frozenset(map(str, tag.grammemes))


# Belarusian ---------------------------------------------------------------------------------


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("endings.yaml")
    return loaded


@lru_cache(maxsize=1)
def _stem_endings() -> dict[str, frozenset[str]]:
    return {language: frozenset(words) for language, words in _tables()["stem"].items()}


def _belarusian(word: str) -> tuple[Parse, ...]:
    whole = _tables()["be_words"].get(word)
    if whole:
        return (Parse(whole[0], whole[1], grammemes=frozenset({whole[1]})),)
    found: list[Parse] = []
    for row in _rows_by_ending(word):
        ending, normal, pos, grammemes = row[:4]
        base = word[: len(word) - len(ending)] if ending else word
        found.append(_hypothesis(base + normal, pos, grammemes.split()))
    return tuple(found) or (Parse(word),)


@lru_cache(maxsize=1)
def _endings_by_size() -> tuple[tuple[str, ...], ...]:
    rows = (tuple(row) for row in _tables()["be_endings"])
    return tuple(sorted(rows, key=lambda row: -len(row[0])))


def _rows_by_ending(word: str) -> tuple[tuple[str, ...], ...]:
    # A base of two letters at least, with a vowel somewhere in the word: "на" has no ending.
    return tuple(
        row for row in _endings_by_size() if word.endswith(row[0]) and len(word) - len(row[0]) >= 2
    )


def _hypothesis(normal: str, pos: str, grammemes: list[str]) -> Parse:
    has = frozenset(grammemes)
    return Parse(
        normal,
        pos,
        case=next((g for g in grammemes if g in _CASES), None),
        number=next((g for g in grammemes if g in _NUMBERS), None),
        gender=next((g for g in grammemes if g in _GENDERS), None),
        grammemes=has | {pos},
        score=0.5,
    )


# English ------------------------------------------------------------------------------------


def _english(word: str) -> str:
    known = _tables()["en_words"].get(word)
    if known:
        return str(known)
    word = word.removesuffix("'s")
    for ending, normal, shortest in _ENGLISH:
        if word.endswith(ending) and len(word) >= shortest:
            return _undouble(word[: -len(ending)] + normal, ending)
    return word


def _undouble(base: str, ending: str) -> str:
    doubled = len(base) > 3 and base[-1] == base[-2] and base[-1] in "bdgmnprt"
    return base[:-1] if doubled and ending in {"ed", "ing"} else base
