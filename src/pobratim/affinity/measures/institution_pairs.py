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
    text = " " + " ".join(organisation.names.values()).casefold().replace("ё", "е")
    words = text.replace("-", " ").replace("«", " ").replace("(", " ")
    return frozenset(
        profile.id
        for profile in _tables()[1]
        if family.id in profile.of and any(f" {stem}" in words for stem in profile.stems)
    )


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
def _tables() -> tuple[tuple[Family, ...], tuple[_Profile, ...]]:
    tables = read_table("institutions")
    families = (
        Family(row["id"], tuple(row["words"]), row.get("profiled", False))
        for row in tables["families"]
    )
    profiles = (
        _Profile(row["id"], tuple(row["of"]), tuple(row["stems"])) for row in tables["profiles"]
    )
    return tuple(families), tuple(profiles)
