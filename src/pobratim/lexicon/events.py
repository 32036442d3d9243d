"""Cue words of cooperation events: what kind, which status, stage and effect.

The table stands in ``events.yaml``, whose head explains how a pattern is written. Patterns run
over text folded by :func:`fold_keeping_length`, so that their spans are spans of the document.
"""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any, Literal, cast

from pobratim.lexicon.tables import parse_table
from pobratim.model.readings import EventType

__all__ = [
    "CueKind",
    "EventCue",
    "compile_pattern",
    "cue_words",
    "event_cues",
    "event_cues_for",
    "fold_keeping_length",
    "goods_patterns",
    "money_pattern",
    "scale_factor",
    "thing_pattern",
]

CueKind = Literal["verb", "ongoing", "noun", "state", "intent"]

_TABLE = Path(__file__).with_name("events.yaml")
# Possessive: an apostrophe is both a mark and a part of words, and a run of them would otherwise
# be parted in as many ways as there are gaps to the power of its length.
_GAP = r"(?:[^\w.!?;:\n]++[\w'-]++){0,%d}?[^\w.!?;:\n]++"
_FARTHEST = 8
_GAP_MARK = re.compile(r"~(\d?)")
_BETWEEN = r"[^\w.!?;:\n]++"
_DASHES = frozenset({"–"})
_BEFORE_DASH = r"[^\w.!?;:\n]+"
"""A dash of the pattern is a mark as well: what stands before must not swallow it."""
_HEAD = 3
_WORD = re.compile(r"[\w'-]+")
_CITY = r"[\w-]+"
_OPEN = frozenset({"$city", "$count"})
"""What any word may stand for, so that no beginning tells that it is there."""

_COUNTED = r"\d+(?:[ .,]\d+)*[^\w.!?;:\n]++(?!(?:%s)(?!\w))[^\W\d][\w'-]*"
"""A number and what it counts, unless that is people, money, time and the like."""

_NUMBER = r"(?P<number>\d{1,3}(?:[  ]\d{3})+|\d+(?:[.,]\d+)?)"
_SHORT_U = re.compile(r"(?<!\w)ў")
_SAME = {"ё": "е", "Ё": "е", "’": "'", "ʼ": "'", "`": "'", "‑": "-"}
_VARIES = re.compile(f"[{''.join(_SAME)}]")


@dataclass(frozen=True, slots=True)
class EventCue:
    """A pattern that names an event of ``type``; its group ``tense`` is the word that bears it.

    ``written`` is the pattern as the table has it.
    """

    type: EventType
    kind: CueKind
    pattern: re.Pattern[str]
    written: str


def fold_keeping_length(text: str) -> str:
    """Return ``text`` in lower case with ё written е, one code point for one.

    A Belarusian ў that begins a word is written у: the sound before it made the difference.

    >>> fold_keeping_length("Ещё ПОДПИСАЛИ")
    'еще подписали'
    """
    lowered = text.lower()
    if len(lowered) != len(text):
        lowered = "".join(low if len(low := char.lower()) == 1 else char for char in text)
    return _SHORT_U.sub("у", _VARIES.sub(lambda found: _SAME[found.group()], lowered))


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    """Load the table once; it ships with the package."""
    return cast("Mapping[str, Any]", parse_table(_TABLE.read_text(encoding="utf-8")))


def _tokens(pattern: str) -> list[str]:
    """Split a pattern at the blanks that stand outside brackets."""
    parts, depth, current = [], 0, ""
    for char in pattern:
        depth += (char == "(") - (char == ")")
        if char == " " and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [part for part in [*parts, current] if part]


def _alternatives(inside: str) -> list[str]:
    """Split the inside of brackets at the bars that stand outside further brackets."""
    parts, depth, current = [], 0, ""
    for char in inside:
        depth += (char == "(") - (char == ")")
        if char == "|" and depth == 0:
            parts.append(current)
            current = ""
        else:
            current += char
    return [*parts, current]


def _closes_at_end(word: str) -> bool:
    """Tell whether the bracket that opens ``word`` is the one that closes it."""
    depth = 0
    for at, char in enumerate(word):
        depth += (char == "(") - (char == ")")
        if depth == 0:
            return at == len(word) - 1
    return False


def _word(word: str, language: str) -> str:
    """Return the regular expression of one word, list or bracket."""
    if word == "$city":
        return _CITY
    if word == "$count":
        others = "|".join(_sequence(p, language) for p in _table()["lists"]["uncounted"][language])
        return _COUNTED % others
    if word.startswith("$"):
        patterns = _table()["lists"][word[1:]][language]
        return "(?:" + "|".join(_sequence(p, language) for p in patterns) + ")"
    if word.startswith("(") and _closes_at_end(word):
        return "(?:" + "|".join(_sequence(p, language) for p in _alternatives(word[1:-1])) + ")"
    if word.startswith("("):  # a bracket inside a word: (а|б)вг*
        close = word.index(")")
        return f"(?:{word[1:close]})" + _word(word[close + 1 :], language)
    return re.escape(fold_keeping_length(word)).replace(r"\*", r"[\w'-]*")


def _gap_of(token: str) -> str:
    """Return the expression of the words that ``~`` or ``~3`` lets stand between, else ""."""
    mark = _GAP_MARK.fullmatch(token)
    return _GAP % int(mark[1] or _FARTHEST) if mark else ""


def _sequence(pattern: str, language: str) -> str:
    """Return the regular expression of a row of words, without the group of the tense."""
    expression, glue = "", ""
    for token in _tokens(pattern):
        gap = _gap_of(token)
        if gap:
            glue = gap
            continue
        if token in _DASHES:
            glue = _BEFORE_DASH
        marked = token.startswith("^")
        optional = token.endswith("?")
        body = _word(token.removeprefix("^").removesuffix("?"), language)
        body = f"(?P<tense>{body})" if marked else body
        if optional:
            expression += f"(?:{glue}{body})?"
        else:
            expression += glue + body
        glue = _BETWEEN
    return expression


def compile_pattern(pattern: str, language: str) -> re.Pattern[str]:
    """Return the compiled pattern; its group ``tense`` is the marked word, else the first.

    Raises:
        KeyError: if the pattern names a list that the table does not have.
    """
    tokens = _tokens(pattern)
    if not any(token.startswith("^") for token in tokens):
        pattern = " ".join(["^" + tokens[0], *tokens[1:]])
    return re.compile(rf"(?<![\w-])(?:{_sequence(pattern, language)})(?![\w])")


def _cues(language: str) -> Iterator[EventCue]:
    """Yield the cues of one language in the order of the table."""
    for kind_of_event, kinds in _table()["events"].items():
        for kind, languages in kinds.items():
            for pattern in languages.get(language, ()):
                yield EventCue(kind_of_event, kind, compile_pattern(pattern, language), pattern)
    for pattern in _table()["intents"][language]:
        yield EventCue("project", "intent", compile_pattern(pattern, language), pattern)


@lru_cache(maxsize=8)
def event_cues(language: str) -> tuple[EventCue, ...]:
    """Return the event cues of ``language``, most specific event types first."""
    return tuple(_cues(language))


def event_cues_for(text: str, language: str) -> list[EventCue]:
    """Return the event cues that may match in the folded ``text``, by how their words begin."""
    return _possible(event_cues(language), _index(event_cues, language), text)


def _possible(cues: Sequence[EventCue], index: _Index, text: str) -> list[EventCue]:
    """Return the cues all of whose words may stand in ``text``, in the order of the table."""
    heads = {word[:_HEAD] for word in _WORD.findall(text)}
    found = {at for head in heads for at in index.first.get(head, ())}
    return [
        cues[at]
        for at in sorted(found.union(index.first.get("", ())))
        if not any(map(heads.isdisjoint, index.others[at]))
    ]


@dataclass(frozen=True, slots=True)
class _Index:
    """Where cues stand in the table by how their words begin.

    ``first`` has their positions by the first letters of the first word, under the empty key
    those that may begin with anything; ``others`` has, for each cue, the sets of beginnings of
    its further words, one of each set being needed.
    """

    first: Mapping[str, Sequence[int]]
    others: Sequence[Sequence[frozenset[str]]]


@lru_cache(maxsize=16)
def _index(table: Callable[[str], tuple[EventCue, ...]], language: str) -> _Index:
    """Return the index of the cues of ``language``."""
    first: dict[str, list[int]] = {}
    others: list[tuple[frozenset[str], ...]] = []
    cues = table(language)
    for at, cue in enumerate(cues):
        needed = [t for t in _tokens(cue.written) if not _gap_of(t) and not t.endswith("?")]
        heads = [frozenset(_heads(token, language)) for token in needed]
        for head in heads[0]:
            first.setdefault(head, []).append(at)
        others.append(tuple(h for h in heads[1:] if "" not in h))
    return _Index(first, tuple(others))


def _heads(token: str, language: str) -> set[str]:
    """Return the first letters of the words that a token stands for; "" for any."""
    word = token.removeprefix("^")
    if word.startswith("$") and word not in _OPEN:
        patterns = _table()["lists"][word[1:]][language]
    elif word.startswith("("):
        inside = word[1 : word.rindex(")")] if _closes_at_end(word) else ""
        patterns = _alternatives(inside) if inside else []
    else:
        stem, star, _ = fold_keeping_length(word).partition("*")
        sure = len(stem) >= _HEAD or (stem and not star)
        return {stem[:_HEAD]} if sure and word not in _OPEN else {""}
    heads = {head for p in patterns for head in _heads(_tokens(p)[0], language)}
    return {""} if not heads or "" in heads else heads


@lru_cache(maxsize=8)
def goods_patterns(language: str) -> tuple[re.Pattern[str], re.Pattern[str]]:
    """Return the patterns of counted goods and of what follows a word of supply.

    The first has the groups ``number`` and ``what``, the second ``what``.
    """
    goods = _table()["goods"]
    things = "|".join(_sequence(pattern, language) for pattern in goods["thing"][language])
    supply = "|".join(_sequence(pattern, language) for pattern in goods["supply"][language])
    counted = (
        rf"(?<![\w.,]){_NUMBER}\s+(?P<what>(?:[\w-]+\.?\s+){{0,2}}?(?:{things})(?!\w)"
        r"(?:\s+[«\"“][^»\"”\n]{2,30}[»\"”])?)"
    )
    return (
        re.compile(counted),
        re.compile(rf"(?<![\w-])(?:{supply})\s+(?P<what>[^.;:!?\n–—]{{3,120}})"),
    )


def thing_pattern(language: str) -> re.Pattern[str]:
    """Return the pattern of goods that may be counted."""
    return cue_words("goods", "thing", language)


@lru_cache(maxsize=1)
def money_pattern() -> tuple[re.Pattern[str], tuple[tuple[str, re.Pattern[str]], ...]]:
    """Return the pattern of a sum (``number``, ``scale``, ``currency``) and one per ISO 4217 code.

    The code is empty for a currency that several countries have.
    """
    money = {
        code: "|".join(_sequence(pattern, "ru") for pattern in patterns)
        for code, patterns in _table()["goods"]["money"].items()
    }
    scale = "|".join(
        _sequence(pattern, "ru")
        for patterns in _table()["goods"]["scale"].values()
        for pattern in patterns
    )
    found = rf"{_NUMBER}\s*(?P<scale>{scale})?\.?\s*(?P<currency>{'|'.join(money.values())})"
    return re.compile(found), tuple((code, re.compile(p)) for code, p in money.items())


def scale_factor(word: str) -> float:
    """Return what a word such as "млн" multiplies by, 1 for any other."""
    for factor, patterns in _table()["goods"]["scale"].items():
        if any(re.fullmatch(_sequence(pattern, "ru"), word) for pattern in patterns):
            return float(factor)
    return 1.0


@lru_cache(maxsize=128)
def cue_words(section: str, key: str, language: str) -> re.Pattern[str]:
    """Return one pattern for a list of the table, such as ``("status", "planned", "ru")``.

    ``key`` is empty for a section without keys.

    Raises:
        KeyError: if the table has no such list.
    """
    entry = _table()[section][key] if key else _table()[section]
    expressions = "|".join(_sequence(pattern, language) for pattern in entry[language])
    return re.compile(rf"(?<![\w-])(?:{expressions})(?![\w])")
