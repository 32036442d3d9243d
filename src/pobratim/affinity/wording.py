"""Whether two names of goods share a word, whatever its ending."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from pobratim.lexicon.normalise import fold

__all__ = ["covers", "same_word", "share_word", "words_of"]

_WORD = re.compile(r"[^\W\d_]{4,}")
_LEAST = 5
_LONGEST_ENDING = 3


@lru_cache(maxsize=8192)
def words_of(text: str) -> tuple[str, ...]:
    """Return the words of four letters and more, folded, each once."""
    return tuple(dict.fromkeys(_WORD.findall(fold(text))))


def same_word(one: str, other: str) -> bool:
    """Tell whether two words are forms of one: only their endings differ.

    >>> same_word("насосы", "насосов"), same_word("электробусы", "электромашиностроение")
    (True, False)
    """
    shorter, longer = sorted((len(one), len(other)))
    # Two slices, for a dossier asks this some hundred thousand times.
    common = max(min(_LEAST, shorter), longer - _LONGEST_ENDING)
    return common <= shorter and one[:common] == other[:common]


def share_word(one: Iterable[str], other: Iterable[str]) -> bool:
    """Tell whether any of the names ``one`` shares a word with any of ``other``."""
    words = [word for name in other for word in words_of(name)]
    return any(
        same_word(word, known) for name in one for word in words_of(name) for known in words
    )


def covers(one: str, other: str) -> bool:
    """Tell whether every word of ``other`` stands in ``one``; never true for an empty name."""
    wanted, given = words_of(other), words_of(one)
    return bool(wanted) and all(any(same_word(w, g) for g in given) for w in wanted)
