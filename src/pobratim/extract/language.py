"""Which of the three languages a text is in: its letters decide, then its frequent words."""

from __future__ import annotations

import re
from collections import Counter

from pobratim.lexicon.normalise import flat
from pobratim.model.documents import Language

__all__ = ["language_of"]

_BELARUSIAN = frozenset("ўіґ")
_RUSSIAN = frozenset("ищъ")
_WORD = re.compile(r"[^\W\d_]+")
_BELARUSIAN_WORDS = frozenset(
    _WORD.findall("у ў з са на не што як гэта яго для ад якія які каб яны ён быў была будзе")
)
_RUSSIAN_WORDS = frozenset(
    _WORD.findall("в во с со на не что как это его для от которые который чтобы они он был была")
)
_ENOUGH = 20_000


def language_of(text: str) -> Language:
    """Return the language of ``text``: ``be``, ``ru`` or, for Latin letters, ``en``.

    Belarusian has ў and і and lacks и and щ, so letters settle all but a few words; where they
    are even, the more frequent function words do. Text without letters counts as Russian.

    >>> language_of("Мінск і Гродна"), language_of("Минск и Гродно"), language_of("Minsk")
    ('be', 'ru', 'en')
    """
    sample = flat(text[:_ENOUGH])
    letters = Counter(c for c in sample if c.isalpha())
    cyrillic = sum(n for c, n in letters.items() if "Ѐ" <= c <= "ӿ")
    if sum(letters.values()) > 2 * cyrillic:
        return "en"
    balance = sum(letters[c] for c in _BELARUSIAN) - sum(letters[c] for c in _RUSSIAN)
    return "be" if (balance or _balance_of_words(sample)) > 0 else "ru"


def _balance_of_words(sample: str) -> int:
    words = Counter(_WORD.findall(sample))
    ours = sum(words[w] for w in _BELARUSIAN_WORDS - _RUSSIAN_WORDS)
    return ours - sum(words[w] for w in _RUSSIAN_WORDS - _BELARUSIAN_WORDS)
