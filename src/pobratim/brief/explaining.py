"""Reasons of scores in words, outside a dossier: for the command line and whoever asks."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

from pobratim.brief.select.reasons import commonality_words, reason_words, value_words
from pobratim.brief.words import words_for
from pobratim.brief.words.phrases import Words

if TYPE_CHECKING:
    from pobratim.brief.context import Brief
    from pobratim.model.places import City
    from pobratim.model.scores import Commonality, Difference, Explanation

__all__ = ["worded", "worded_commonality", "worded_difference"]


@dataclass(frozen=True, slots=True)
class _Desk:
    """As much of a brief as the words of a reason ask for: no register, no footnotes."""

    words: Words
    a: City
    b: City

    def text(self, key: str, **values: object) -> str:
        """Return the words of ``key``, both cities filled in."""
        names = {side: city.label(self.words.language) for side, city in self._cities()}
        return self.words(key, **{**names, **values})

    def _cities(self) -> tuple[tuple[str, City], ...]:
        return (("a", self.a), ("b", self.b))


def _desk(pair: tuple[City, City], language: str) -> Brief:
    return cast("Brief", _Desk(words_for(language), *pair))


def worded(
    reasons: Iterable[Explanation], pair: tuple[City, City], language: str
) -> tuple[str, ...]:
    """Return each reason in words of ``ru``, ``be`` or ``en``; a code without words as itself.

    Raises:
        UsageError: if there are no words in ``language``.
    """
    desk = _desk(pair, language)
    return tuple(
        reason_words(desk, one) if desk.words.has(f"reason.{one.code}") else one.code
        for one in reasons
    )


def worded_commonality(item: Commonality, pair: tuple[City, City], language: str) -> str:
    """Return what two cities share in words; a code without words as itself.

    Raises:
        UsageError: if there are no words in ``language``.
    """
    desk = _desk(pair, language)
    has = desk.words.has(f"common.{item.code}")
    return commonality_words(desk, item) if has else item.code


def worded_difference(item: Difference, pair: tuple[City, City], language: str) -> str:
    """Return in what two cities differ in words; a code without words as itself.

    Raises:
        UsageError: if there are no words in ``language``.
    """
    desk = _desk(pair, language)
    key = f"feature.{item.code}"
    name = desk.text(key) if desk.words.has(key) else item.code
    sides = zip(pair, (item.a, item.b), strict=True)
    told = (
        f"{value_words(desk, value, item.code)} ({city.label(language)})" for city, value in sides
    )
    return f"{name}: {', '.join(told)}"
