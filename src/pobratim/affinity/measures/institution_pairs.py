"""Institutions to pair: one kind on both sides, by what their names say of their profile, by size.

Formula: ``score = 0.4 + 0.5 × likeness`` within one family. Likeness is the share of shared
profiles among the profiles that the two names show (Jaccard index), 0 where neither shows any; in
families with many members (universities, hospitals, museums, theatres, research) two pair only if
they share a profile. Where both rows count the same thing (students, beds, seats, holdings),
``strength`` is the smaller count over the greater, and likeness is
``0.75 × profiles + 0.25 × strength``. Source: kinds, names and counts of the curated rows or of a
loaded list or extract; families and profiles in ``tables/institutions.yaml``, weights by
judgement. Unit: none. Range: [0.4, 0.9].

Missing: an institution whose kind belongs to no family pairs with nobody; a name without a known
profile says nothing about what the institution does. Counts are in few rows: without one on both
sides ``strength`` is ``None`` and stays out of the score. Ranks of two ratings are not compared.
Validated by: nothing; a description, no forecast.
"""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from itertools import product

from pobratim.affinity.hand_made import read_table
from pobratim.model.scores import Organisation

__all__ = [
    "BASE",
    "BEST",
    "SIZE",
    "Family",
    "InstitutionPair",
    "families",
    "family_of",
    "pairs_of",
    "profiles_of",
    "suits",
]

BASE = 0.4
"""Score of two institutions of one family that show no profile."""
BEST = 0.9
"""Score of two institutions whose names show the same profiles: names are no more than names."""
SIZE = 0.25
"""The share of size in the likeness of two institutions whose sizes are known."""


@dataclass(frozen=True, slots=True)
class Family:
    """Institutions of one kind.

    ``profiled`` families have so many members that two pair only if both show one profile.
    """

    id: str
    words: tuple[str, ...]
    profiled: bool = False


@dataclass(frozen=True, slots=True)
class InstitutionPair:
    """Two institutions of one family, with the profiles that both names show.

    ``strength`` in (0, 1] is how near they are in ``measure``, ``None`` where no count of one
    thing is known of both.
    """

    a: Organisation
    b: Organisation
    family: str
    shared: tuple[str, ...]
    score: float
    measure: str | None = None
    strength: float | None = None


@dataclass(frozen=True, slots=True)
class _Profile:
    id: str
    of: tuple[str, ...]
    stems: tuple[str, ...]
    general: bool = False


def families() -> tuple[Family, ...]:
    """Return the families in the order of their table."""
    return _tables()[0]


def family_of(organisation: Organisation) -> Family | None:
    """Return the family of an institution by the words of its kind."""
    return _family(organisation.kind)


def profiles_of(organisation: Organisation) -> frozenset[str]:
    """Return the profiles that an institution's names show, within its family."""
    family = family_of(organisation)
    if family is None:
        return frozenset()
    words = _words(organisation.names.values())
    return frozenset(
        profile.id
        for profile in _tables()[1]
        if family.id in profile.of and any(f" {stem}" in words for stem in profile.stems)
    )


def suits(names: Iterable[str], institution: Organisation) -> bool:
    """Tell whether goods may be for an institution, by the speciality that their names show.

    Goods of no speciality suit all; an institution of no speciality takes all.
    """
    words = _words(names)
    wanted = {one.id for one in _tables()[2] if any(f" {stem}" in words for stem in one.stems)}
    own = profiles_of(institution) - {one.id for one in _tables()[1] if one.general}
    return not wanted or not own or bool(wanted & own)


def pairs_of(
    first: tuple[Organisation, ...], second: tuple[Organisation, ...]
) -> tuple[InstitutionPair, ...]:
    """Return the pairs of active institutions of one family, best first."""
    pairs = [
        pair
        for a, b in product(first, second)
        if not (a.idle or b.idle) and (pair := _pair(a, b)) is not None
    ]
    return tuple(sorted(pairs, key=lambda pair: (-pair.score, pair.a.id, pair.b.id)))


def _pair(a: Organisation, b: Organisation) -> InstitutionPair | None:
    family, other = family_of(a), family_of(b)
    if family is None or other is None or family.id != other.id:
        return None
    one, two = profiles_of(a), profiles_of(b)
    shared, either = one & two, one | two
    if family.profiled and not shared:
        return None
    likeness = len(shared) / len(either) if either else 0.0
    measure, strength = _strength(a, b)
    if strength is not None:
        likeness = (1 - SIZE) * likeness + SIZE * strength
    score = BASE + (BEST - BASE) * likeness
    return InstitutionPair(a, b, family.id, tuple(sorted(shared)), score, measure, strength)


def _strength(a: Organisation, b: Organisation) -> tuple[str | None, float | None]:
    """Return the measure that both rows count, the nearest one, and how near they are in it."""
    both = [
        (min(a.figures[name], b.figures[name]) / max(a.figures[name], b.figures[name]), name)
        for name in sorted(a.figures.keys() & b.figures.keys())
    ]
    if not both:
        return None, None
    strength, measure = max(both, key=lambda one: one[0])
    return measure, strength


@lru_cache(maxsize=1024)
def _family(kind: str) -> Family | None:
    folded = kind.casefold()
    for family in _tables()[0]:
        if any(word in folded for word in family.words):
            return family
    return None


@lru_cache(maxsize=1)
def _tables() -> tuple[tuple[Family, ...], tuple[_Profile, ...], tuple[_Profile, ...]]:
    """Return families, profiles of institutions, and specialities of goods."""
    tables = read_table("institutions")
    families = (
        Family(row["id"], tuple(row["words"]), row.get("profiled", False))
        for row in tables["families"]
    )
    profiles = (
        _Profile(row["id"], tuple(row["of"]), tuple(row["stems"]), row.get("general", False))
        for row in tables["profiles"]
    )
    goods = (_Profile(row["id"], (), tuple(row["stems"])) for row in tables["goods"])
    return tuple(families), tuple(profiles), tuple(goods)


def _words(names: Iterable[str]) -> str:
    """Return the words of names, folded, each between blanks."""
    text = f" {' '.join(names)} ".casefold().replace("ё", "е")
    for mark in '-«»(),."':
        text = text.replace(mark, " ")
    return text
