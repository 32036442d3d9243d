"""Words by which a side commits itself, offers, asks, sets first, or judges."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table

__all__ = ["Stance", "binding_acts", "is_binding_act", "is_obligations_head", "stances_in"]

_FUTURE_BE = re.compile(r"(?:[еэ]|[уюія]ць|ыць|ць|[еэёія]м|ым|дасць|ме|муць)$")


@dataclass(frozen=True, slots=True)
class Stance:
    """A cue in a text: its kind and the offsets of the words."""

    kind: str
    start: int
    end: int


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("stances.yaml")
    return loaded


@lru_cache(maxsize=16)
def _patterns(table: str, language: str) -> tuple[tuple[str, re.Pattern[str]], ...]:
    return tuple(
        (row["kind"], re.compile(rf"(?<![\w-])(?:{row['cue']})"))
        for row in _tables()[table][language]
    )


@lru_cache(maxsize=16)
def _any(table: str, language: str) -> re.Pattern[str]:
    """Return what finds whether any cue of a table stands in a text, in one pass."""
    cues = "|".join(row["cue"] for row in _tables()[table][language])
    return re.compile(rf"(?<![\w-])(?:{cues})")


def stances_in(text: str, table: str, language: str) -> Iterator[Stance]:
    """Yield the cues of ``table`` (``commitments`` or ``positions``) in ``text``, in its order.

    Where two cues overlap the earlier row of the table stands.

    >>> [s.kind for s in stances_in("Калуге нужны автобусы", "positions", "ru")]
    ['request']
    """
    words = flat(text)
    if not _any(table, language).search(words):
        return
    found: list[Stance] = []
    for kind, pattern in _patterns(table, language):
        for match in pattern.finditer(words):
            if not any(s.start < match.end() and match.start() < s.end for s in found):
                found.append(Stance(kind, match.start(), match.end()))
    yield from sorted(found, key=lambda s: s.start)


@lru_cache(maxsize=4)
def binding_acts(language: str) -> tuple[str, ...]:
    """Return the acts that "will" binds to: normal forms, in Belarusian beginnings of forms."""
    return tuple(map(flat, _tables()["acts"][language]))


def is_binding_act(word: str, lemma: str, language: str) -> bool:
    """Tell whether ``word`` (folded) is a form of an act that whoever will do it is bound to.

    In Belarusian, a form of the future; in English, the bare verb.

    >>> is_binding_act("аплаціць", "", "be"), is_binding_act("fund", "", "en")
    (True, True)
    """
    acts = binding_acts(language)
    if language == "be":
        if word.endswith(("тае", "нае", "ець", "нне")):
            return False  # "адкрытае", "разгледзець", "забеспячэнне"
        return word.startswith(acts) and _FUTURE_BE.search(word) is not None
    return (lemma if language == "ru" else word) in acts


@lru_cache(maxsize=1)
def _heading() -> re.Pattern[str]:
    return re.compile(rf"\s*(?:{'|'.join(_tables()['headings'])})\s*[.:]")


def is_obligations_head(text: str) -> bool:
    """Tell whether a paragraph opens by saying that it lists obligations.

    >>> is_obligations_head("Обязательства. Мэрия предоставляет площадку.")
    True
    """
    return bool(_heading().match(flat(text)))
