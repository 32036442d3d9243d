"""Institutions of one kind on both sides: who could visit, teach or play with whom.

Formula: ``score = 0.4 + 0.5 * shared / all`` over the profiles that the two names show (Jaccard
index), 0.4 where neither shows any; in families with many members (universities, hospitals,
museums, theatres, research) two pair only if they share a profile. Source: kinds and names of the
curated rows or of a loaded list; families and profiles in ``tables/institutions.yaml``. Unit:
none. Range: [0.4, 0.9].

Missing: an institution whose kind belongs to no family pairs with nobody; a name without a known
profile says nothing about what the institution does. Strength (students, beds, visitors) is not
in the data and not in the score.
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
    """Two institutions of one family, with the profiles that both names show."""

    a: Organisation
    b: Organisation
    family: str
    shared: tuple[str, ...]
    score: float


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
    score = BASE + (BEST - BASE) * likeness
    return InstitutionPair(a, b, family.id, tuple(sorted(shared)), score)


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
    """Return the words of names, folded, each behind a blank."""
    text = " " + " ".join(names).casefold().replace("ё", "е")
    return text.replace("-", " ").replace("«", " ").replace("(", " ")
