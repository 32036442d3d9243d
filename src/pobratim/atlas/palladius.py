"""Chinese names in Russian by the Palladius system, from their pinyin spelling.

The Russian spelling of a Chinese place follows from pinyin syllable by syllable, so a form that
equals the result is the Russian one. Source of the table: Instruction on the Russian rendering of
geographical names of China (Moscow, 1983), without its lists of exceptions.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from typing import Final

__all__ = ["from_pinyin"]

_INITIALS: Final = {
    "": "", "b": "б", "p": "п", "m": "м", "f": "ф", "d": "д", "t": "т", "n": "н", "l": "л",
    "g": "г", "k": "к", "h": "х", "j": "цз", "q": "ц", "x": "с", "zh": "чж", "ch": "ч",
    "sh": "ш", "r": "ж", "z": "цз", "c": "ц", "s": "с",
}  # fmt: skip
_FINALS: Final = {
    "a": "а", "o": "о", "e": "э", "ai": "ай", "ei": "эй", "ao": "ао", "ou": "оу", "an": "ань",
    "en": "энь", "ang": "ан", "eng": "эн", "ong": "ун", "er": "эр", "i": "и", "ia": "я",
    "ie": "е", "iao": "яо", "iu": "ю", "ian": "янь", "in": "инь", "iang": "ян", "ing": "ин",
    "iong": "юн", "u": "у", "ua": "уа", "uo": "о", "uai": "уай", "ui": "уй", "uan": "уань",
    "un": "унь", "uang": "уан", "ü": "юй", "üe": "юэ",
}  # fmt: skip
_AFTER_PALATAL: Final = {"u": "юй", "ue": "юэ", "uan": "юань", "un": "юнь"}
_WHOLE: Final = {
    "zi": "цзы", "ci": "цы", "si": "сы", "hui": "хуэй", "ya": "я", "yan": "янь", "yang": "ян",
    "yao": "яо", "ye": "е", "yi": "и", "yin": "инь", "ying": "ин", "yong": "юн", "you": "ю",
    "yu": "юй", "yuan": "юань", "yue": "юэ", "yun": "юнь", "wa": "ва", "wai": "вай",
    "wan": "вань", "wang": "ван", "wei": "вэй", "wen": "вэнь", "weng": "вэн", "wo": "во",
    "wu": "у",
}  # fmt: skip
_PALATAL = frozenset("jqx")
_LONGEST = 6
_PARTS = re.compile(r"['’\s-]+")
_VOWELS = frozenset("аэоуяюеи")


def from_pinyin(name: str) -> frozenset[str]:
    """Return the Russian spellings that ``name`` can have, one for each division in syllables.

    Empty if it is no pinyin.

    >>> sorted(from_pinyin("Guangzhou")), sorted(from_pinyin("Xi'an")), from_pinyin("Kashgar")
    (['Гуанчжоу'], ['Сиань'], frozenset())
    """
    plain = _without_tones(name.lower())
    divided: list[tuple[str, ...]] = [()]
    for part in filter(None, _PARTS.split(plain)):
        divided = [(*head, *tail) for head in divided for tail in _syllables(part)]
    return frozenset(_joined(syllables) for syllables in divided if syllables)


def _without_tones(name: str) -> str:
    decomposed = unicodedata.normalize("NFD", name)
    kept = "".join(c for c in decomposed if not unicodedata.combining(c) or c == "\u0308")
    return unicodedata.normalize("NFC", kept)


def _syllables(part: str) -> Iterator[tuple[str, ...]]:
    if not part:
        yield ()
    for length in range(1, min(_LONGEST, len(part)) + 1):
        russian = _table().get(part[:length])
        if russian is not None:
            for rest in _syllables(part[length:]):
                yield (russian, *rest)


def _joined(syllables: tuple[str, ...]) -> str:
    """Join syllables; a hard sign keeps н apart from a following vowel (Сянъян)."""
    whole = ""
    for syllable in syllables:
        apart = whole.endswith("н") and syllable[0] in _VOWELS
        whole += ("ъ" if apart else "") + syllable
    return whole.capitalize()


@lru_cache(maxsize=1)
def _table() -> dict[str, str]:
    table = {
        initial + final: before + after
        for initial, before in _INITIALS.items()
        for final, after in _FINALS.items()
    }
    for initial in _PALATAL:
        for final, after in _AFTER_PALATAL.items():
            table[initial + final] = _INITIALS[initial] + after
    return table | _WHOLE
