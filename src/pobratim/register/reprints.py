"""Reprints: which documents are one text that several outlets carry, hardly changed.

Two texts are compared by their shingles, the runs of :data:`WIDTH` words in a row. A reprint keeps
most of them even where the headline is new, a paragraph is cut or a few words are changed; a
second report of the same event in other words shares few, and is a source of its own. Reports cut
to one pattern (weather, tables, daily notices) share their runs but not their names and numbers.
"""

from __future__ import annotations

import re
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass
from zlib import crc32

import numpy as np

from pobratim.lexicon.normalise import flat

__all__ = ["LIKENESS", "SAME_NAMES", "WIDTH", "Reprints", "groups", "likeness"]

WIDTH = 3
"""Words in a shingle."""

LIKENESS = 0.5
"""Containment of shingles from which two texts may be one; see ``python -m eval.reprints``."""

SAME_NAMES = 0.75
"""Containment of names and numbers from which they are."""

_LEAST = 12  # shingles below which a text says too little to be told from another
_SAMPLED = 4  # one shingle of so many is looked up; all are compared
_COMMON = 64  # texts that share a shingle from which on it is a formula and leads nowhere
_STEM = 5  # letters of a name that its cases have in common
_WORD = re.compile(r"\w+")

_Hashes = np.ndarray[tuple[int], np.dtype[np.uint32]]


@dataclass(frozen=True, slots=True)
class _Print:
    runs: _Hashes
    names: _Hashes


class Reprints:
    """The texts seen so far, each new one told from its reprints as it comes.

    Memory grows with what is kept of a text, about eight bytes a word.
    """

    def __init__(self) -> None:
        self._prints: dict[str, _Print] = {}
        self._origin: dict[str, str] = {}
        self._by_run: defaultdict[int, list[str]] = defaultdict(list)

    def add(self, key: str, text: str) -> str | None:
        """Take in ``text`` and return the key of the earlier text that it reprints, if any.

        The key is that of the first text of the group, also where ``text`` is closer to another.
        A key that was added before answers as it did.
        """
        if key in self._origin:
            return self._origin[key] if self._origin[key] != key else None
        mine = _print(text)
        origin = self._nearest(mine)
        self._origin[key] = self._origin[origin] if origin else key
        self._prints[key] = mine
        for run in _looked_up(mine):
            self._by_run[run].append(key)
        return self._origin[key] if origin else None

    def _nearest(self, mine: _Print) -> str | None:
        shared: Counter[str] = Counter()
        for run in _looked_up(mine):
            known = self._by_run.get(run, ())
            if len(known) <= _COMMON:
                shared.update(known)
        alike = ((_likeness(self._prints[key], mine), key) for key in shared)
        best = max((pair for pair in alike if pair[0] >= LIKENESS), default=None)
        return best[1] if best else None


def groups(texts: Mapping[str, str]) -> tuple[tuple[str, ...], ...]:
    """Return the keys of ``texts`` that are reprints of one another, two or more a group.

    Groups and the keys in them stand in the order of ``texts``; a text without a reprint is in
    none.
    """
    reprints = Reprints()
    found: dict[str, list[str]] = {}
    for key, text in texts.items():
        found.setdefault(reprints.add(key, text) or key, []).append(key)
    return tuple(tuple(keys) for keys in found.values() if len(keys) > 1)


def likeness(a: str, b: str) -> float:
    """Return how far two texts are one, in [0, 1]; zero where names and numbers differ.

    It is the share of the shorter text's shingles that the longer one holds: containment after
    Broder (1997), "On the resemblance and containment of documents". Zero too where the shorter
    text has fewer than a dozen shingles, or less than half the other's.

    >>> likeness("Мост откроют в мае", "Мост откроют в мае")
    0.0
    """
    return _likeness(_print(a), _print(b))


def _likeness(a: _Print, b: _Print) -> float:
    shorter, longer = sorted((a, b), key=lambda one: one.runs.size)
    if shorter.runs.size < _LEAST or shorter.runs.size * 3 < longer.runs.size:
        return 0.0
    if _contained(shorter.names, longer.names) < SAME_NAMES:
        return 0.0
    return _contained(shorter.runs, longer.runs)


def _contained(few: _Hashes, many: _Hashes) -> float:
    if not few.size:
        return 1.0
    return float(np.isin(few, many, assume_unique=True).sum() / few.size)


def _looked_up(mine: _Print) -> list[int]:
    runs: list[int] = mine.runs[mine.runs % _SAMPLED == 0].tolist()
    return runs


def _print(text: str) -> _Print:
    words = _WORD.findall(text)
    low = [flat(word) for word in words]
    runs = {crc32(" ".join(low[i : i + WIDTH]).encode()) for i in range(len(low) - WIDTH + 1)}
    names = {
        crc32(small[:_STEM].encode())
        for word, small in zip(words, low, strict=True)
        if word[0].isupper() or word[0].isdigit()
    }
    return _Print(_sorted(runs), _sorted(names))


def _sorted(hashes: set[int]) -> _Hashes:
    return np.array(sorted(hashes), dtype=np.uint32)
