"""Labels of the spheres of cooperation and the words by which a text names them."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from typing import Any

import yaml

from pobratim.lexicon.normalise import flat
from pobratim.model.spheres import SPHERES

__all__ = ["sphere_label", "spheres_named"]


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    source = resources.files("pobratim.lexicon").joinpath("data", "spheres.yaml")
    loaded: Mapping[str, Any] = yaml.safe_load(source.read_text(encoding="utf-8"))
    return loaded


def sphere_label(sphere: str, language: str) -> str:
    """Return the label of ``sphere`` in ``language`` (ru, be, en).

    Raises:
        KeyError: if there is no such sphere or language.

    >>> sphere_label("transport", "be")
    'транспарт'
    """
    return str(_table()[sphere]["labels"][language])


def spheres_named(text: str, language: str) -> Iterator[tuple[str, int, int]]:
    """Yield each sphere that ``text`` names with the offsets of the words that name it.

    >>> [(s, "сельское хозяйство"[a:b]) for s, a, b in spheres_named("сельское хозяйство", "ru")]
    [('agriculture', 'сельское хозяйство')]
    """
    for match in _pattern(language).finditer(flat(text)):
        for sphere in _spheres_of(language)[_cue_of(match, language)]:
            yield sphere, match.start(), match.end()


def _cue_of(match: re.Match[str], language: str) -> str:
    return _cues(language)[int(str(match.lastgroup)[1:])]


@lru_cache(maxsize=4)
def _spheres_of(language: str) -> dict[str, tuple[str, ...]]:
    found: dict[str, list[str]] = {}
    for sphere in SPHERES:
        for cue in _table()[sphere][language]:
            found.setdefault(flat(str(cue)), []).append(sphere)
    return {cue: tuple(spheres) for cue, spheres in found.items()}


@lru_cache(maxsize=4)
def _cues(language: str) -> tuple[str, ...]:
    # The longer cue wins where two begin alike: "автомобильн завод" before "автомобильн".
    return tuple(sorted(_spheres_of(language), key=lambda cue: (-len(cue.split()), -len(cue))))


@lru_cache(maxsize=4)
def _pattern(language: str) -> re.Pattern[str]:
    parts = (f"(?P<c{i}>{_as_pattern(cue)})" for i, cue in enumerate(_cues(language)))
    return re.compile(rf"(?<![\w-])(?:{'|'.join(parts)})")


def _as_pattern(cue: str) -> str:
    words = [
        re.escape(w[:-1]) + r"\b" if w.endswith("=") else re.escape(w) + r"[\w'-]*"
        for w in cue.split()
    ]
    return r"\s+".join(words)
