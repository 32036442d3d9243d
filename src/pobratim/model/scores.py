"""What is measured between cities: scores that explain themselves."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Literal

from pobratim.model.places import Agglomeration, City
from pobratim.model.spans import Evidence

__all__ = [
    "ChainLink",
    "Commonality",
    "Comparison",
    "DatasetRef",
    "Difference",
    "Explanation",
    "FeatureValue",
    "Match",
    "MatchKind",
    "Missing",
    "Organisation",
    "PartnerScore",
    "RouteGap",
    "Scalar",
]

Scalar = str | int | float | bool | None
FeatureValue = Scalar | tuple[str, ...]
MatchKind = Literal["may-buy", "known", "offer-request", "institution", "route"]


@dataclass(frozen=True, slots=True)
class DatasetRef:
    """A data set that a figure comes from, as the catalogue knows it.

    ``vintage`` says which time the figures describe (``2016-09``, ``about 2014``).
    """

    id: str
    vintage: str
    licence: str
    attribution: str = ""


@dataclass(frozen=True, slots=True)
class Explanation:
    """A reason without words: a code, the numbers, the evidence. ``brief`` words it."""

    code: str
    values: Mapping[str, FeatureValue] = field(default_factory=dict)
    sources: tuple[DatasetRef, ...] = ()
    evidence: tuple[Evidence, ...] = ()


@dataclass(frozen=True, slots=True)
class Missing:
    """What was not loaded: the sphere, and the side (``a``, ``b``, ``both``) that lacks it.

    ``importer`` names the importer that fills it, ``None`` where no importer exists yet.
    ``refused`` rows are loaded but have fewer than half of their inputs: ``inputs`` they lack.
    """

    sphere: str
    side: Literal["a", "b", "both"]
    importer: str | None
    inputs: tuple[str, ...] = ()
    refused: int = 0


@dataclass(frozen=True, slots=True)
class Commonality:
    """Something that the two cities share, and how rare it is to share it.

    ``share_of_pairs`` in (0, 1] is the share of comparable pairs (different countries, same two
    population classes) at least as alike; ``pairs`` is their number. ``p_value`` in (0, 1] is
    against shuffles that keep row and column sums, ``None`` where not computed; ``q_value`` is
    the same after the features that the pair was asked for (Benjamini and Hochberg 1995): the
    share of false surprises among all as surprising as this.
    """

    code: str
    a: FeatureValue
    b: FeatureValue
    share_of_pairs: float
    pairs: int
    p_value: float | None
    sources: tuple[DatasetRef, ...]
    values: Mapping[str, FeatureValue] = field(default_factory=dict)
    q_value: float | None = None


@dataclass(frozen=True, slots=True)
class Difference:
    """A feature that both sides have a figure for and in which they differ."""

    code: str
    a: FeatureValue
    b: FeatureValue
    sources: tuple[DatasetRef, ...]


@dataclass(frozen=True, slots=True)
class Comparison:
    """Two cities side by side: commonalities by surprise, differences, and what is not loaded."""

    a: City
    b: City
    agglomerations: tuple[Agglomeration, Agglomeration]
    distance_km: float
    commonalities: tuple[Commonality, ...]
    differences: tuple[Difference, ...]
    missing: tuple[Missing, ...]


@dataclass(frozen=True, slots=True)
class RouteGap:
    """Whether two cities had a direct air route about 2014, and how often pairs alike had one.

    ``share`` in [0, 1] is the share of pairs of airports scored about as high that had one,
    ``None`` where the pair had one itself or a side has no listed airport (``missing``).
    ``hours`` are travel times at stated speeds over the great circle, ``airports`` the IATA codes
    that the score speaks of, ``transfers`` those that both sides had routes to.
    """

    a: City
    b: City
    distance_km: float
    hours: Mapping[str, float]
    had_direct: bool
    share: float | None = None
    airports: tuple[str, ...] = ()
    transfers: tuple[str, ...] = ()
    reasons: tuple[Explanation, ...] = ()
    sources: tuple[DatasetRef, ...] = ()
    missing: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class PartnerScore:
    """How likely it is that ``partner`` is, or will be recorded as, a twin of ``city``.

    ``probability`` is stated at ``base_rate`` (the share of pairs of the field that are twins);
    ``None`` with ``refused`` where under half of the inputs exist. ``known`` marks a recorded
    link.
    """

    city: City
    partner: City
    rank: int
    probability: float | None
    base_rate: float
    known: bool
    reasons: tuple[Explanation, ...]
    missing: tuple[str, ...]
    refused: bool = False


@dataclass(frozen=True, slots=True)
class Organisation:
    """An enterprise or institution of the atlas, in one agglomeration.

    ``nace`` is a NACE Rev. 2 class. ``figures`` are counts by measure (students, beds, seats,
    holdings), as far as the row states them. ``idle`` marks one known to have stopped: it is
    shown and never offered. ``addresses`` are the pages that state its facts, ``verified`` whether
    one does.
    """

    id: str
    city: int
    town: str
    names: Mapping[str, str]
    kind: str
    sphere: str
    products: tuple[Mapping[str, str | None], ...] = ()
    nace: str | None = None
    aliases: tuple[str, ...] = ()
    buys: tuple[str, ...] = ()
    addresses: tuple[str, ...] = ()
    verified: bool = False
    idle: bool = False
    note: str | None = None
    figures: Mapping[str, float] = field(default_factory=dict)

    def label(self, language: str) -> str:
        """Return the name to show in ``language``, another language's where there is none."""
        return self.names.get(language) or self.names.get("ru") or next(iter(self.names.values()))


@dataclass(frozen=True, slots=True)
class ChainLink:
    """A step from one classification to the next, with the weight of the step in [0, 1]."""

    scheme: str
    code: str
    label: str
    weight: float


@dataclass(frozen=True, slots=True)
class Match:
    """Two organisations that could do business, or two institutions to pair, and why.

    ``kind`` ``may-buy`` says that the buyer's industry uses the seller's product, not that
    this firm buys it. ``score`` lies in [0, 1] and orders matches of one kind only.
    """

    kind: MatchKind
    seller: Organisation
    buyer: Organisation
    score: float
    sphere: str
    chain: tuple[ChainLink, ...] = ()
    evidence: tuple[Evidence, ...] = ()
    sources: tuple[DatasetRef, ...] = ()
    reasons: tuple[Explanation, ...] = ()
    missing: tuple[Missing, ...] = ()
