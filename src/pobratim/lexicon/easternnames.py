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


_CASE = re.compile(r"(?<=[нй])(?:ом|ем|ам|а|у|е|я|ю)$|(?<=н)ем$")
"""The ending of a man's given name in a case: "с Лю Вэньцяном"."""


@lru_cache(maxsize=65536)
def _is_given(word: str, *, in_case: bool) -> bool:
    if not word[:1].isupper():
        return False
    if _GIVEN.fullmatch(word.lower()):
        return True
    bare = _CASE.sub("", word.lower())
    return in_case and (_GIVEN.fullmatch(bare) or _GIVEN.fullmatch(f"{bare}ь")) is not None


def is_eastern(words: Sequence[str], *, in_case: bool = False) -> bool:
    """Tell whether the words of a name are a surname of East Asia and the given name behind it.

    ``in_case`` lets the given name have the ending of a case.

    >>> is_eastern(("Ху", "Цзиньтао")), is_eastern(("Ким", "Чен", "Ир")), is_eastern(("Ян", "Кум"))
    (True, True, False)
    """
    if not 2 <= len(words) <= 3:
        return False
    surname, given = flat(words[0]), words[1:]
    if len(given) == 2 and surname in name_words("syllabic"):
        return all(word[:1].isupper() and len(word) < _LONGEST_SYLLABLE for word in given)
    return surname in name_words("eastern") and all(
        _is_given(word, in_case=in_case) for word in given
    )
