"""Persons: the same one under a full name, initials, a bare surname, in three languages.

Precision comes first: two different given names are two persons, a bare surname is somebody
known only where the post or the place agrees.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import parse_table
from pobratim.lexicon.translit import name_key
from pobratim.model.readings import PersonName
from pobratim.register.resolve.judgement import VETO, Feature, Judgement

__all__ = [
    "FEATURES",
    "NAME",
    "PENDING",
    "THRESHOLD",
    "PersonSketch",
    "first_name",
    "judge",
    "patronymic",
    "post_or_place",
    "post_sort",
    "post_sorts",
    "same_document",
    "surname",
    "surname_keys",
]

NAME = "person-2"
"""The version of this comparison; a changed weight or rule asks for a new name."""

THRESHOLD = 0.6
"""Reached by an equal full name, or by surname and a shared post or place."""

PENDING = 0.4
"""From here to the threshold a person decides: an initial and a surname, a namesake elsewhere."""

_INITIALS = re.compile(r"\w\.?|\w\.\s*\w\.?")
_CYRILLIC = re.compile("[а-яёіў]")


@dataclass(frozen=True, slots=True)
class PersonSketch:
    """What is known of a person for comparing: name parts and where the posts are.

    ``ties`` are ids of the organisations and places of the posts, ``countries`` their ISO codes,
    ``documents`` the hashes of what names the person, ``posts`` the sorts of the posts
    (:func:`post_sort`).
    """

    subject: str
    name: PersonName
    ties: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()
    posts: frozenset[str] = frozenset()


def surname_keys(name: PersonName) -> tuple[str, ...]:
    """Return the keys under which persons of this surname are found; none without a surname."""
    return tuple(sorted(_surname_keys(name.last))) if name.last else ()


def judge(here: PersonSketch, there: PersonSketch) -> Judgement:
    """Compare a person of a document with a known one of the same surname."""
    features = tuple(f for feature in FEATURES if (f := feature(here, there)))
    return Judgement(there.subject, features, NAME)


def first_name(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """Equal given names in any of the three languages: +0.6; an initial that fits: +0.3.

    Two different given names are two persons, whatever else agrees. Nothing where one is missing.
    """
    return _given("first name", here.name.first, there.name.first, 0.6)


def patronymic(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """Equal patronymics: +0.2, an initial that fits: +0.1; different ones are two persons."""
    return _given("patronymic", here.name.patronymic, there.name.patronymic, 0.2)


def surname(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """Equal surnames by a key across spellings and alphabets: +0.2; else two persons."""
    ours, theirs = here.name.last or "", there.name.last or ""
    equal = bool(ours and theirs) and _same_surname(ours, theirs)
    return Feature("surname", ours, theirs, 0.2 if equal else VETO)


def post_or_place(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """A shared body of the posts: +0.4, a shared place alone: +0.4 with a like post, else +0.3.

    Posts of two sorts there (a mayor, a deputy) add nothing; two bodies of one place −0.1; posts
    at different bodies and places −0.3, in different countries −0.4. Where either has no post,
    a shared document is looked at instead (:func:`same_document`).
    """
    if not here.ties or not there.ties:
        return None
    shared = here.ties & there.ties
    if shared:
        return Feature("post or place", *_show(shared, shared), _shared(here, there, shared))
    apart = here.countries and there.countries and not here.countries & there.countries
    return Feature("post or place", *_show(here.ties, there.ties), -0.4 if apart else -0.3)


def same_document(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """A report that names somebody in full means the same by the surname alone: +0.4."""
    if here.ties and there.ties:
        return None
    shared = here.documents & there.documents
    return Feature("document", *_show(shared, shared), 0.4) if shared else None


FEATURES = (first_name, patronymic, surname, post_or_place, same_document)
"""What persons are compared by, in the order in which an explanation lists it."""


def _shared(here: PersonSketch, there: PersonSketch, shared: frozenset[str]) -> float:
    told = bool(here.posts and there.posts)
    if told and not here.posts & there.posts:
        return 0.0
    if _bodies(shared):
        return 0.4
    if _bodies(here.ties) and _bodies(there.ties):
        return -0.1
    return 0.4 if told else 0.3


def _bodies(ties: Iterable[str]) -> frozenset[str]:
    return frozenset(tie for tie in ties if tie.startswith("organisation:"))


@lru_cache(maxsize=8192)
def post_sort(post: str) -> str:
    """Return the sort of a post that namesakes of one place are told apart by, else nothing.

    >>> post_sort("мэр") == post_sort("председатель горисполкома") == post_sort("mayor")
    True
    """
    folded = fold(post)
    for sort, pattern in _post_sorts():
        if pattern.search(folded):
            return sort
    return ""


def post_sorts(posts: Iterable[str]) -> frozenset[str]:
    """Return the sorts of several posts, without those that the table does not know."""
    return frozenset(filter(None, map(post_sort, posts)))


@lru_cache(maxsize=1)
def _post_sorts() -> tuple[tuple[str, re.Pattern[str]], ...]:
    source = resources.files("pobratim.register.resolve").joinpath("post_sorts.yaml")
    table: dict[str, str] = parse_table(source.read_text(encoding="utf-8"))
    return tuple((sort, re.compile(pattern)) for sort, pattern in table.items())


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    source = resources.files("pobratim.register.resolve").joinpath("given_names.yaml")
    rows: list[list[str]] = parse_table(source.read_text(encoding="utf-8"))
    return {name_key(form): name_key(row[0]) for row in rows for form in row}


@lru_cache(maxsize=1)
def _forms() -> dict[str, tuple[str, ...]]:
    """All forms of a name by the key of each: an initial may be any of theirs."""
    source = resources.files("pobratim.register.resolve").joinpath("given_names.yaml")
    rows: list[list[str]] = parse_table(source.read_text(encoding="utf-8"))
    return {name_key(form): tuple(row) for row in rows for form in row}


def _given_key(name: str) -> str:
    key = name_key(name)
    return _given_names().get(key, key)


def _is_initial(name: str) -> bool:
    """Tell whether a name is only its first letter, maybe with the patronymic's: В. or В.Е."""
    return _INITIALS.fullmatch(name.strip()) is not None


def _given(feature: str, here: str | None, there: str | None, weight: float) -> Feature | None:
    """Equal names add ``weight``, an initial that fits half of it; a contradiction is a veto."""
    if not here or not there:
        return None
    if _is_initial(here) or _is_initial(there):
        fits = _initials_fit(here, there)
        return Feature(feature, here, there, weight / 2 if fits else VETO)
    equal = _given_key(here) == _given_key(there)
    return Feature(feature, here, there, weight if equal else VETO)


def _initials_fit(here: str, there: str) -> bool:
    return bool(_first_letters(here) & _first_letters(there))


@lru_cache(maxsize=8192)
def _first_letters(name: str) -> frozenset[str]:
    """The letters that any form of a name begins with, in Latin; of an initial, its own."""
    if _is_initial(name):
        return _letters_of(name)
    forms = _forms().get(name_key(name), ())
    return frozenset(letter for form in (name, *forms) for letter in _letters_of(form))


def _letters_of(name: str) -> frozenset[str]:
    word = fold(name)
    if word.startswith("ye"):
        return frozenset("ey")
    return frozenset(_letters().get(word[:1], word[:1]))


@lru_cache(maxsize=1)
def _letters() -> dict[str, str]:
    source = resources.files("pobratim.register.resolve").joinpath("initials.yaml")
    table: dict[str, str] = parse_table(source.read_text(encoding="utf-8"))
    return table


def _same_surname(here: str, there: str) -> bool:
    """Equal keys; a hyphen more or less does not count."""
    return bool(_surname_keys(here) & _surname_keys(there)) and _sounds_alike(here, there)


def _sounds_alike(here: str, there: str) -> bool:
    """The key levels ш and с, ч and к; between two Cyrillic spellings they tell names apart."""
    ours, theirs = fold(here), fold(there)
    if not (_CYRILLIC.search(ours) and _CYRILLIC.search(theirs)):
        return True
    return _hissing(ours) == _hissing(theirs)


@lru_cache(maxsize=8192)
def _hissing(word: str) -> str:
    """The sequence of ш ч ж с з, as Russian and Belarusian share it."""
    levelled = re.sub("щ|сч", "шч", word).replace("дз", "д")
    return re.sub("[^шчжсз]", "", re.sub(r"(.)\1", r"\1", levelled))


@lru_cache(maxsize=8192)
def _surname_keys(last: str) -> frozenset[str]:
    key = name_key(last.replace("-", ""))
    return frozenset({key}) if key else frozenset()


def _show(here: Iterable[str], there: Iterable[str]) -> tuple[str, str]:
    return ", ".join(sorted(here)), ", ".join(sorted(there))
