"""Names of East Asia, whose surname stands first: Ху Цзиньтао, Чэнь Дэмин, Лі Вэньхуа."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from pobratim.lexicon.nameforms import name_words
from pobratim.lexicon.normalise import flat

__all__ = ["is_eastern"]

_SYLLABLE = (
    r"(?:(?:чж|цз|дз|[бпмфдтнлгкхцчшсжвр])?"
    r"(?:[иіыуюо]?[аяэеёоыуюиі]|ю[аэ]|эр|э)(?:нь|[нйо])?ъ?)"
)
_GIVEN = re.compile(rf"{_SYLLABLE}{{1,3}}")
"""A Chinese given name in the transcription of Palladius, Russian or Belarusian spelling."""

_LONGEST_SYLLABLE = 6


@lru_cache(maxsize=65536)
def _is_given(word: str) -> bool:
    return word[:1].isupper() and _GIVEN.fullmatch(word.lower()) is not None


def is_eastern(words: Sequence[str]) -> bool:
    """Tell whether the words of a name are a surname of East Asia and the given name behind it.

    >>> is_eastern(("Ху", "Цзиньтао")), is_eastern(("Ким", "Чен", "Ир")), is_eastern(("Ян", "Кум"))
    (True, True, False)
    """
    if not 2 <= len(words) <= 3:
        return False
    surname, given = flat(words[0]), words[1:]
    if len(given) == 2 and surname in name_words("syllabic"):
        return all(word[:1].isupper() and len(word) < _LONGEST_SYLLABLE for word in given)
    return surname in name_words("eastern") and all(_is_given(word) for word in given)
