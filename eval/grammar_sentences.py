"""Sentences of the report grammar: a cast drawn by lot, slots filled, claims kept as spans.

The words of a language (``eval/grammar/<language>.yaml``) are tables of inflected forms and
sentence templates; :class:`Cast` draws who and what one report is about and fills templates.
"""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from random import Random
from typing import Any

import yaml

from pobratim.errors import UsageError

__all__ = ["LANGUAGES", "Cast", "Sentence", "words_of"]

LANGUAGES = ("ru", "be", "en")

Span = tuple[int, int]
Words = Mapping[str, Any]

_FOLDER = Path(__file__).parent / "grammar"
_SLOT = re.compile(r"\{(\w+)(?:\.(\w+))?(?::([^|{}]*)\|([^{}]*))?\}")
_CITY = ("nom", "gen", "dat", "acc", "ins", "loc")
_PERSON = ("nom", "gen", "dat", "ins")
_BODY = ("nom", "loc")
_GOODS = ("nom", "gen")
_MARKS = {"⟦": "evidence", "⟧": "evidence", "‹": "said", "›": "said"}
_SHORT_U = re.compile(r"(?<=[аеёіоуыэюя]) у (?=\w)")
_COUNTS = (12, 25, 40, 58)
_REACH_DAYS = 9  # how far the event lies before the report, at most
_AHEAD_DAYS = (20, 400)


@dataclass(frozen=True)
class Sentence:
    """A finished sentence; spans count from its own beginning.

    ``evidence`` and ``said`` are the marked spans, or None; ``dates`` holds ISO 8601 by slot
    name (``past``, ``future``, ``due``, ``year``).
    """

    text: str
    evidence: Span | None
    said: Span | None
    dates: Mapping[str, str]


@cache
def words_of(language: str) -> Words:
    """Return the tables and templates of a language.

    Raises:
        UsageError: if the grammar does not know the language.
    """
    if language not in LANGUAGES:
        raise UsageError(f"no grammar of {language!r}: choose from {', '.join(LANGUAGES)}")
    words: Words = yaml.safe_load((_FOLDER / f"{language}.yaml").read_text(encoding="utf-8"))
    return words


@dataclass
class Cast:
    """Who and what one report is about.

    ``used`` names the slots that its sentences filled, ``spoken`` what was said: nothing twice.
    """

    words: Words
    rng: Random
    published: dt.date
    forms: dict[str, dict[str, str]] = field(default_factory=dict)
    genders: dict[str, str] = field(default_factory=dict)
    geonames: dict[str, int] = field(default_factory=dict)
    posts: dict[str, Mapping[str, Any]] = field(default_factory=dict)
    sphere: str = ""
    used: set[str] = field(default_factory=set)
    spoken: set[str] = field(default_factory=set)

    def __post_init__(self) -> None:
        """Draw two cities, their speakers and posts, a firm, a body, goods and a sphere."""
        self._ago = self.rng.randint(0, _REACH_DAYS)
        for slot, number in zip("AB", self._two(sorted(self.words["cities"])), strict=True):
            self.geonames[slot] = number
            self.forms[slot] = _by_case(_CITY, self.words["cities"][number])
        for side, person in zip("ab", self._two(self.words["persons"]), strict=True):
            self._cast_person(side, person)
        self.forms["firm"] = {"nom": self.rng.choice(self.words["firms"])}
        self.forms["body"] = _by_case(_BODY, self.rng.choice(self.words["bodies"]))
        self.forms["goods"] = _by_case(_GOODS, self.rng.choice(self.words["goods"]))
        self.sphere = self.rng.choice(sorted(self.words["spheres"]))
        self.forms["sphere"] = {"nom": self.words["spheres"][self.sphere]}

    def _two(self, choice: Sequence[Any]) -> Sequence[Any]:
        return self.rng.sample(choice, 2)

    def _cast_person(self, side: str, person: Mapping[str, Sequence[str]]) -> None:
        ((gender, forms),) = person.items()
        self.genders[f"n{side}"] = gender
        self.forms[f"n{side}"] = _by_case(_PERSON, forms)
        fitting = [post for post in self.words["posts"] if post.get("only", gender) == gender]
        post = self.rng.choice(fitting)
        self.posts[f"p{side}"] = post
        self.forms[f"p{side}"] = _by_case(_PERSON, post["forms"])

    @property
    def event_date(self) -> dt.date:
        """The day of what has happened."""
        return self.published - dt.timedelta(days=self._ago)

    def sentence(self, template: str) -> Sentence:
        """Return the template with its slots filled and its marks taken out.

        Raises:
            UsageError: if the template names a slot that the grammar lacks.
        """
        dates: dict[str, str] = {}
        filled = _SLOT.sub(lambda slot: self._fill(slot, dates), template)
        return Sentence(*_unmarked(filled), dates)

    def _fill(self, slot: re.Match[str], dates: dict[str, str]) -> str:
        name, case, male, female = slot.groups()
        if male is not None:
            return male if self.genders[name] == "m" else str(female)
        if name in self.forms:
            self.used.add(name)
            return _form(self.forms[name], case)
        if name in ("speech", "clause", "Clause", "negative_speech"):
            said = self._said(self.words[name.lower()])
            return said[0].upper() + said[1:] if name == "Clause" else said
        if name == "n":
            return str(self.rng.choice(_COUNTS))
        if name not in ("past", "future", "due", "year"):
            raise UsageError(f"the template names an unknown slot {slot[0]}")
        words, dates[name] = getattr(self, f"_{name}")()
        return str(words)

    def _said(self, choice: Sequence[str]) -> str:
        said = self.rng.choice([one for one in choice if one not in self.spoken])
        self.spoken.add(said)
        return said

    def _past(self) -> tuple[str, str]:
        shapes = self.words["past"]
        fitting = ["full", "short", *([self._ago] if self._ago in shapes else [])]
        return self._told(shapes[self.rng.choice(fitting)], self.event_date), str(self.event_date)

    def _future(self) -> tuple[str, str]:
        day = self._ahead()
        shape = self.rng.choice(["day", "month"])
        told = self._told(self.words["future"][shape], day)
        return told, str(day) if shape == "day" else f"{day:%Y-%m}"

    def _due(self) -> tuple[str, str]:
        day = self._ahead()
        shape = self.rng.choice(["day", "year"])
        told = self._told(self.words["due"][shape], day)
        return told, str(day) if shape == "day" else f"{day:%Y}"

    def _year(self) -> tuple[str, str]:
        year = str(self.rng.randint(1975, self.published.year - 2))
        return year, year

    def _ahead(self) -> dt.date:
        return self.published + dt.timedelta(days=self.rng.randint(*_AHEAD_DAYS))

    def _told(self, shape: str, day: dt.date) -> str:
        months = (self.words["months"][day.month - 1], self.words["months_in"][day.month - 1])
        return shape.format(day=day.day, month=months[0], month_in=months[1], year=day.year)


def _by_case(cases: Sequence[str], forms: Sequence[str]) -> dict[str, str]:
    return dict(zip(cases, forms, strict=False))  # English: the first only


def _form(forms: Mapping[str, str], case: str | None) -> str:
    return forms.get(case or "nom", forms["nom"])  # English has one form for all cases


def _unmarked(marked: str) -> tuple[str, Span | None, Span | None]:
    """Return the words without marks, capitalised, and the spans that the marks enclosed."""
    plain: list[str] = []
    ends: dict[str, list[int]] = {"evidence": [], "said": []}
    for letter in marked:
        if letter in _MARKS:
            ends[_MARKS[letter]].append(len(plain))
        else:
            plain.append(letter)
    text = _SHORT_U.sub(" ў ", "".join(plain))
    return text[0].upper() + text[1:], _span(ends["evidence"]), _span(ends["said"])


def _span(ends: Sequence[int]) -> Span | None:
    return (ends[0], ends[1]) if ends else None
