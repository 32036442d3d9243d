"""Words that tie entities to each other, what they govern, and whom they tie.

The table stands in ``data/ties.yaml``, whose head explains it. Patterns run over text folded by
:func:`pobratim.lexicon.events.fold_keeping_length`, so that their spans are spans of the document.
"""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Any, Literal, cast

from pobratim.lexicon.events import compile_pattern, fold_keeping_length
from pobratim.lexicon.tables import load_table
from pobratim.model.readings import RelationType

__all__ = [
    "Frame",
    "FrameForm",
    "Grip",
    "Slot",
    "WordList",
    "frames",
    "frames_for",
    "is_descriptor",
    "listed",
    "preposition_cases",
    "tells_of",
]

FrameForm = Literal["verb", "noun", "role"]
WordList = Literal[
    "shares",
    "spokesmen",
    "proxies",
    "premises",
    "descriptors",
    "stand_for",
    "compositions",
    "times",
]

_KINDS: Mapping[str, frozenset[str]] = {
    "person": frozenset({"person"}),
    "body": frozenset({"organisation"}),
    "place": frozenset({"place"}),
    "side": frozenset({"organisation", "place"}),
    "anyone": frozenset({"person", "organisation", "place"}),
    "words": frozenset(),
}
_SPECIAL = frozenset({"subject", "of", "holder", "own", "share", "composition", "named"})
_HEAD = 3
_WORD = re.compile(r"[\w'-]+")


@dataclass(frozen=True, slots=True)
class Grip:
    """A way of being governed: ``name``, and the pairs of preposition ("" for none) and case.

    A special grip has a name only; the reader of arguments knows what it asks for.
    """

    name: str
    forms: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True)
class Slot:
    """A side of a tie: the ``kinds`` of entity that fit, and its grips, the best first.

    ``spare`` is left out where two others are filled; ``each`` makes a tie for every one in a
    row; ``words`` takes the words themselves.
    """

    name: str
    kinds: frozenset[str]
    grips: tuple[Grip, ...]
    spare: bool = False
    each: bool = False
    words: bool = False


@dataclass(frozen=True, slots=True)
class Frame:
    """Words that tell a tie of ``type`` (and kind of ``deal``), and its sides.

    ``pattern`` has the group ``tense``. ``money`` asks for a sum in the clause, ``unless`` is a
    pattern that must not stand there.
    """

    type: RelationType
    form: FrameForm
    slots: tuple[Slot, ...]
    pattern: re.Pattern[str]
    heads: frozenset[str]
    deal: str | None = None
    money: bool = False
    unless: re.Pattern[str] | None = None


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    return cast("Mapping[str, Any]", load_table("ties.yaml"))


def _joined(patterns: list[str], language: str) -> re.Pattern[str]:
    """Return one pattern for several rows of words."""
    return compile_pattern("(" + "|".join(map(str, patterns)) + ")", language)


@lru_cache(maxsize=4)
def frames(language: str) -> tuple[Frame, ...]:
    """Return the frames of ``language`` in the order of the table.

    Raises:
        KeyError: if the table names a grip or kind that it does not explain.
    """
    return tuple(_frame(entry, language) for entry in _table()["frames"] if entry.get(language))


def _frame(entry: Mapping[str, Any], language: str) -> Frame:
    unless = entry.get("unless", {}).get(language)
    return Frame(
        type=entry["type"],
        form=entry["as"],
        slots=tuple(_slot(name, said, language) for name, said in entry["slots"].items()),
        pattern=_joined(entry[language], language),
        heads=frozenset(head for words in entry[language] for head in _heads(str(words))),
        deal=entry.get("deal"),
        money=entry.get("needs") == "money",
        unless=_joined(unless, language) if unless else None,
    )


def _heads(words: str) -> Iterator[str]:
    """Yield the first letters of a row of words; "" where it may begin with anything."""
    first = fold_keeping_length(words.split(maxsplit=1)[0])
    stem = first.partition("*")[0]
    sure = not first.startswith("(") and (len(stem) >= _HEAD or stem == first)
    yield stem[:_HEAD] if sure else ""


def _slot(name: str, said: str, language: str) -> Slot:
    kinds, _, grips = said.partition(" as ")
    named = kinds.split()
    return Slot(
        name=name.rstrip("?+"),
        kinds=frozenset().union(*(_KINDS[kind] for kind in named)),
        grips=tuple(_grip(grip, language) for grip in grips.split()),
        spare=name.endswith("?"),
        each=name.endswith("+"),
        words="words" in named,
    )


@lru_cache(maxsize=256)
def _grip(name: str, language: str) -> Grip:
    name = name.strip('"')
    if name in _SPECIAL:
        return Grip(name)
    forms = []
    for form in _table()["grips"][name][language]:
        first, plus, second = str(form).partition("+")
        if language == "en":
            forms.append(("", "after") if first == "after" else (first, ""))
        else:
            forms.append((first, second) if plus else ("", first))
    return Grip(name, tuple(forms))


def frames_for(text: str, language: str) -> list[Frame]:
    """Return the frames whose words may stand in the folded ``text``, by how words begin."""
    heads = {word[:_HEAD] for word in _WORD.findall(text)} | {""}
    return [frame for frame in frames(language) if not heads.isdisjoint(frame.heads)]


@lru_cache(maxsize=32)
def _words(name: WordList, language: str) -> re.Pattern[str] | None:
    patterns = _table()[name][language]
    return _joined(patterns, language) if patterns else None


@lru_cache(maxsize=20_000)
def listed(word: str, name: WordList, language: str) -> bool:
    """Tell whether ``word`` is one of a list of the table.

    >>> listed("Акций", "shares", "ru"), listed("встреч", "shares", "ru")
    (True, False)
    """
    pattern = _words(name, language)
    return pattern is not None and pattern.fullmatch(fold_keeping_length(word)) is not None


def is_descriptor(word: str, language: str) -> bool:
    """Tell whether a name is put to ``word`` without government: "the company X".

    >>> is_descriptor("компанией", "ru"), is_descriptor("акций", "ru")
    (True, False)
    """
    return listed(word, "descriptors", language)


@lru_cache(maxsize=4)
def _prepositions(language: str) -> Mapping[str, frozenset[str]]:
    found = _table()["prepositions"][language]
    return {str(word): frozenset(cases or ("any",)) for word, cases in found.items()}


def preposition_cases(word: str, language: str) -> frozenset[str]:
    """Return the cases that a preposition governs, empty for any other word.

    English ones govern ``any``.

    >>> sorted(preposition_cases("с", "ru")), preposition_cases("дом", "ru")
    (['ablt', 'gent'], frozenset())
    """
    return _prepositions(language).get(word, frozenset())


@lru_cache(maxsize=4)
def _tellers(language: str) -> re.Pattern[str]:
    tail = r"\s*(?:(?<=\s)\w+\s+)?[«\"“]?$"
    return re.compile(_table()["tellers"][language] + tail, re.IGNORECASE)


def tells_of(before: str, language: str) -> bool:
    """Tell whether the words ``before`` a name say that it tells of what is reported.

    >>> tells_of("МАЗ купил завод, сообщает «", "ru")
    True
    """
    return _tellers(language).search(before) is not None
