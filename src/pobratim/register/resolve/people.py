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

from pobratim.lexicon.tables import parse_table
from pobratim.lexicon.translit import name_key
from pobratim.model.readings import PersonName
from pobratim.register.resolve.judgement import VETO, Feature, Judgement

__all__ = ["THRESHOLD", "PersonSketch", "judge", "surname_keys"]

THRESHOLD = 0.6
"""Reached by an equal full name, or by surname and a shared post or place."""

_INITIALS = re.compile(r"\w\.?|\w\.\s*\w\.?")
_INITIAL_PAIRS = frozenset({("n", "m"), ("u", "v"), ("r", "k"), ("i", "a")})


@dataclass(frozen=True, slots=True)
class PersonSketch:
    """What is known of a person for comparing: name parts and where the posts are.

    ``ties`` are ids of the organisations and places of the posts, ``countries`` their ISO codes,
    ``documents`` the hashes of what names the person.
    """

    subject: str
    name: PersonName
    ties: frozenset[str] = frozenset()
    countries: frozenset[str] = frozenset()
    documents: frozenset[str] = frozenset()


def surname_keys(name: PersonName) -> tuple[str, ...]:
    """Return the keys under which persons of this surname are found; none without a surname."""
    return (name_key(name.last),) if name.last and name_key(name.last) else ()


def judge(here: PersonSketch, there: PersonSketch) -> Judgement:
    """Compare a person of a document with a known one of the same surname."""
    features = (
        _given("first name", here.name.first, there.name.first, 0.6),
        _given("patronymic", here.name.patronymic, there.name.patronymic, 0.2),
        _surname(here.name.last, there.name.last),
        _ties(here, there) or _one_document(here, there),
    )
    return Judgement(there.subject, tuple(feature for feature in features if feature))


@lru_cache(maxsize=1)
def _given_names() -> dict[str, str]:
    source = resources.files("pobratim.register.resolve").joinpath("given_names.yaml")
    rows: list[list[str]] = parse_table(source.read_text(encoding="utf-8"))
    return {name_key(form): name_key(row[0]) for row in rows for form in row}


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
    a, b = _given_key(here)[:1], _given_key(there)[:1]
    if _is_initial(here) and _is_initial(there):
        a, b = name_key(here)[:1], name_key(there)[:1]
    return a == b or (a, b) in _INITIAL_PAIRS or (b, a) in _INITIAL_PAIRS


def _surname(here: str | None, there: str | None) -> Feature:
    equal = bool(here and there) and name_key(here or "") == name_key(there or "")
    return Feature("surname", here or "", there or "", 0.2 if equal else VETO)


def _ties(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """A shared body or place of the posts; posts in two different countries speak against more."""
    if not here.ties or not there.ties:
        return None
    shared = here.ties & there.ties
    if shared:
        return Feature("post or place", *_show(shared, shared), 0.4)
    apart = here.countries and there.countries and not here.countries & there.countries
    return Feature("post or place", *_show(here.ties, there.ties), -0.4 if apart else -0.3)


def _one_document(here: PersonSketch, there: PersonSketch) -> Feature | None:
    """A report that names somebody in full means the same by the surname alone."""
    shared = here.documents & there.documents
    return Feature("document", *_show(shared, shared), 0.4) if shared else None


def _show(here: Iterable[str], there: Iterable[str]) -> tuple[str, str]:
    return ", ".join(sorted(here)), ", ".join(sorted(there))
