"""The gold of factRuEval-2016, tracks 2 and 3: identified objects and facts of a book.

``.coref`` holds one object per paragraph, ``.facts`` one fact per paragraph; an argument of a
fact names objects (``obj12``) or spans (``span34``) with their text, alternatives parted by "|".
"""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from pathlib import Path

from pobratim.lexicon.normalise import fold
from pobratim.model.readings import EntityKind

__all__ = ["GoldArgument", "GoldFact", "GoldObject", "fold_name", "load_facts", "load_objects"]

_KINDS: dict[str, EntityKind] = {
    "Person": "person",
    "Location": "place",
    "LocOrg": "place",
    "Org": "organisation",
}
_FACTS = frozenset({"Occupation", "Meeting", "Deal", "Ownership"})
_MARKS = re.compile(r"[^\w\s]+|_")
_NUMBERED = re.compile(r"\d+$")
_REFERENCE = re.compile(r"(?P<id>(?:obj|span)\d+)\s*(?P<text>.*)")
_DIFFICULT = "Сложность"
_MODALITY = "Модальность"
_PHASE = "Фаза"


@dataclass(frozen=True, slots=True)
class GoldObject:
    """An identified object: its type, attribute values and mentions (token ids of the names).

    ``values`` maps an attribute to the folded values of which one suffices; ``descriptors`` are
    folded words such as "компания" that a value may or may not carry.
    """

    id: str
    kind: EntityKind
    values: Mapping[str, frozenset[str]]
    descriptors: frozenset[str] = frozenset()
    mentions: tuple[frozenset[str], ...] = ()


@dataclass(frozen=True, slots=True)
class GoldArgument:
    """An argument of a fact: the objects or the words of which one suffices."""

    role: str
    objects: frozenset[str] = frozenset()
    texts: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class GoldFact:
    """A fact with its arguments and marks; ``modality`` and ``phase`` are as written, or ""."""

    kind: str
    arguments: tuple[GoldArgument, ...]
    modality: str = ""
    phase: str = ""
    difficult: bool = field(default=False)


def fold_name(name: str) -> str:
    """Return what two spellings of a name share: case, ё, quotation marks, hyphens, blanks.

    >>> fold_name("театр «Жан-Мари» ")
    'театр жан мари'
    """
    return " ".join(_MARKS.sub(" ", fold(name)).split())


def _paragraphs(file: Path) -> Iterator[list[str]]:
    lines = file.read_text(encoding="utf-8").splitlines() if file.exists() else []
    paragraph: list[str] = []
    for line in [*lines, ""]:
        if line.strip():
            paragraph.append(line.strip())
        elif paragraph:
            yield paragraph
            paragraph = []


def load_objects(book: Path) -> tuple[GoldObject, ...]:
    """Return the persons, places and organisations of the book whose text file is ``book``."""
    mentions = _mentions(book)
    found = (_object(paragraph, mentions) for paragraph in _paragraphs(_beside(book, ".coref")))
    return tuple(gold for gold in found if gold is not None)


def _beside(book: Path, suffix: str) -> Path:
    return book.with_suffix(suffix)


def _mentions(book: Path) -> dict[str, tuple[str, frozenset[str]]]:
    """Return type and tokens by id of mention; the tokens of descriptions count as well."""
    spans = {}
    for line in _beside(book, ".spans").read_text(encoding="utf-8").splitlines():
        head, _, tail = line.partition("#")
        row = head.split()
        if row:
            spans[row[0]] = frozenset(tail.split()[: int(row[5])])
    found = {}
    for line in _beside(book, ".objects").read_text(encoding="utf-8").splitlines():
        row = line.partition("#")[0].split()
        if len(row) > 1:
            words = frozenset[str]().union(*(spans.get(span, frozenset()) for span in row[2:]))
            found[row[0]] = (row[1], words)
    return found


def _object(
    paragraph: list[str], mentions: Mapping[str, tuple[str, frozenset[str]]]
) -> GoldObject | None:
    identity, *ids = paragraph[0].split()
    named = [mentions[i] for i in ids if i in mentions]
    kinds = [_KINDS[kind] for kind, _ in named if kind in _KINDS]
    if not kinds:
        return None
    values: dict[str, list[str]] = defaultdict(list)
    descriptors = set()
    for line in paragraph[1:]:
        attribute, _, value = line.partition(" ")
        attribute = _NUMBERED.sub("", attribute)
        if attribute == "descriptor":
            descriptors.update(fold_name(value).split())
        elif attribute != "wikidata" and fold_name(value):
            values[attribute].append(fold_name(value))
    return GoldObject(
        identity,
        max(kinds, key=kinds.count),
        {attribute: _alternatives(found) for attribute, found in values.items()},
        frozenset(descriptors),
        tuple(words for _, words in named),
    )


def _alternatives(values: list[str]) -> frozenset[str]:
    """Return values of one attribute, and their row: "Жан", "Мари", "Жан Мари"."""
    return frozenset([*values, " ".join(values)])


def load_facts(book: Path) -> tuple[GoldFact, ...]:
    """Return the facts of the book, each once."""
    found = (_fact(paragraph) for paragraph in _paragraphs(_beside(book, ".facts")))
    return tuple(dict.fromkeys(fact for fact in found if fact is not None))


def _fact(paragraph: list[str]) -> GoldFact | None:
    kind = paragraph[0].split()[-1]
    if kind not in _FACTS:
        return None
    marks: dict[str, str] = {}
    arguments = []
    for line in paragraph[1:]:
        role, _, rest = line.partition(" ")
        if role in {_DIFFICULT, _MODALITY, _PHASE}:
            marks[role] = rest.strip()
        else:
            arguments.append(_argument(role, rest))
    return GoldFact(
        kind,
        tuple(arguments),
        marks.get(_MODALITY, ""),
        marks.get(_PHASE, ""),
        difficult=_DIFFICULT in marks,
    )


def _argument(role: str, rest: str) -> GoldArgument:
    objects, texts = set(), set()
    for part in rest.split("|"):
        match = _REFERENCE.match(part.strip())
        if match is not None and match["id"].startswith("obj"):
            objects.add(match["id"].removeprefix("obj"))
        texts.add(fold_name(match["text"] if match is not None else part))
    return GoldArgument(role, frozenset(objects), frozenset(texts))
