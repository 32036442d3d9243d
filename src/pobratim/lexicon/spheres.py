"""Labels of the spheres of cooperation and the words by which a text names them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, NamedTuple

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table
from pobratim.model.spheres import SPHERES

__all__ = ["Naming", "sphere_label", "spheres_named"]

_HEAD = 3
_WORD = re.compile(r"\w+(?:['-]\w+)*")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("spheres.yaml")
    return loaded


def sphere_label(sphere: str, language: str) -> str:
    """Return the label of ``sphere`` in ``language`` (ru, be, en).

    Raises:
        KeyError: if there is no such sphere or language.

    >>> sphere_label("transport", "be")
    'транспарт'
    """
    return str(_table()[sphere]["labels"][language])


class Naming(NamedTuple):
    """A sphere, the offsets of the words that name it, and whether they name it weakly.

    A weak word ("завод") names its sphere only where another word does so as well.
    """

    sphere: str
    start: int
    end: int
    weak: bool


def spheres_named(text: str, language: str) -> Iterator[Naming]:
    """Yield each sphere that ``text`` names with the words that name it.

    The longest cue at a word stands: "автомобильный завод" before "завод".

    >>> [(n.sphere, n.start, n.end) for n in spheres_named("сельское хозяйство", "ru")]
    [('agriculture', 0, 18)]
    """
    words = list(_WORD.finditer(flat(text)))
    upto = 0
    for i, word in enumerate(words):
        if i < upto:
            continue
        for cue in _by_head(language).get(word.group()[:_HEAD], ()):
            last = i + len(cue.words) - 1
            if last < len(words) and all(
                fits(w.group()) for fits, w in zip(cue.words, words[i : last + 1], strict=True)
            ):
                for sphere in cue.spheres:
                    yield Naming(sphere, word.start(), words[last].end(), cue.weak)
                upto = last + 1
                break


@dataclass(frozen=True, slots=True)
class _Cue:
    words: tuple[Callable[[str], bool], ...]
    spheres: tuple[str, ...]
    weak: bool


@lru_cache(maxsize=4)
def _by_head(language: str) -> dict[str, tuple[_Cue, ...]]:
    """Index the cues by the first letters of their first word, the longest cue first."""
    spheres: dict[str, list[str]] = {}
    for sphere in SPHERES:
        for cue in _table()[sphere][language]:
            spheres.setdefault(flat(str(cue)), []).append(sphere)
    index: dict[str, list[_Cue]] = {}
    for cue in sorted(spheres, key=lambda c: (-len(c.split()), -len(c))):
        plain = cue.removesuffix("?")
        tests = tuple(map(_test, plain.split()))
        found = _Cue(tests, tuple(spheres[cue]), weak=plain != cue)
        index.setdefault(plain[:_HEAD].rstrip("="), []).append(found)
    return {head: tuple(cues) for head, cues in index.items()}


def _test(cue: str) -> Callable[[str], bool]:
    if cue.endswith("="):
        return cue[:-1].__eq__
    return lambda word: word.startswith(cue)
