"""The back-test of production cooperation: known deliveries are hidden and looked for.

``data/known-deliveries.yaml`` holds who has supplied what to whom as published pages state it,
each with its address. For every seller all organisations are ranked as buyers by the score that
``may-buy`` gives, and each known buyer's place is looked up, the seller's other known buyers left
out. Hidden are the deliveries themselves and every list of what an enterprise buys, since some of
those lists state the same deliveries.

The pool of buyers is every working organisation of the agglomerations of Minsk and Yekaterinburg
plus the buyers that the pages name; the added ones have a class and at most a family, no more.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import yaml

from pobratim.affinity import buying, goods
from pobratim.affinity.measures.institution_pairs import families
from pobratim.affinity.sides import Sides, sides_of
from pobratim.errors import DataError
from pobratim.model.scores import Match, Organisation

if TYPE_CHECKING:
    from pobratim.atlas import Atlas

__all__ = ["CENTRES", "HITS", "KNOWN", "Delivery", "Field", "known_deliveries", "production"]

KNOWN: Final = Path(__file__).parent / "data" / "known-deliveries.yaml"
CENTRES: Final = (625144, 1486209)
"""GeoNames ids of the centres of the two agglomerations that have rows of enterprises."""
HITS: Final = 10

_NAMES: Final = ("seller", "buyer", "goods", "state", "source")
_ELSEWHERE: Final = "elsewhere"

Ranker = Callable[[Organisation, Organisation], float]
"""Gives a score for a seller with a buyer; higher is likelier, 0 says that it gives no reason."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """A known delivery: ids of seller and buyer, the goods in words, the page that states it.

    ``state`` is ``done`` or ``agreed``.
    """

    seller: str
    buyer: str
    goods: str
    state: str
    source: str


@dataclass(frozen=True)
class Field:
    """The organisations by id, the known deliveries, and what the links are read from."""

    organisations: Mapping[str, Organisation]
    deliveries: tuple[Delivery, ...]
    pair: Sides

    @cached_property
    def pool(self) -> tuple[Organisation, ...]:
        """Whoever may be a buyer: all at work but the sellers that only the pages name."""
        buyers = {one.buyer for one in self.deliveries}
        return tuple(
            one
            for one in self.organisations.values()
            if goods.active(one) and (one.id in buyers or one.kind != _ELSEWHERE)
        )

    @cached_property
    def customers(self) -> Mapping[str, frozenset[str]]:
        """The known buyers of each seller."""
        found: dict[str, set[str]] = defaultdict(set)
        for one in self.deliveries:
            found[one.seller].add(one.buyer)
        return {seller: frozenset(buyers) for seller, buyers in found.items()}


def production(atlas: Atlas) -> dict[str, Any]:
    """Measure the may-buy score and three baselines on the hidden deliveries.

    Returns:
        ``counts`` (deliveries, of them done, pages, sellers, buyers, between the two
        agglomerations, organisations ranked), ``model`` and ``baselines``: for each the hits in
        the first ten per enterprise (the mean over sellers) and per delivery, the mean reciprocal
        rank, the share of deliveries given any score; ``enterprises``: each seller's known
        buyers and hits. A tie counts as its expected value over the orders of the tied.

    Raises:
        DataError: if the file of deliveries does not fit the atlas.
    """
    field = known_deliveries(atlas)
    rankers = {"model": _may_buy(field, _link(field)), **_baselines(field)}
    measured = {name: _measure(field, rank) for name, rank in rankers.items()}
    sellers = _by_seller(field, rankers["model"])
    return {
        "counts": _counts(field),
        "model": measured.pop("model"),
        "baselines": measured,
        "enterprises": {
            seller: {"known": len(hits), f"hits@{HITS}": sum(hits) / len(hits)}
            for seller, hits in sorted(sellers.items())
        },
    }


def known_deliveries(atlas: Atlas, path: Path = KNOWN) -> Field:
    """Read the known deliveries and the organisations that may buy.

    Raises:
        DataError: if the file is none, or a delivery names an organisation that nobody knows.
    """
    rows = _rows(path)
    cities = [atlas.gazetteer.city(centre) for centre in CENTRES]
    pair = sides_of(atlas, cities[0], cities[1])
    known = {one.id: replace(one, buys=()) for one in (*pair.a, *pair.b)}
    known |= {row["id"]: _outsider(row, path) for row in rows["organisations"]}
    try:
        found = tuple(Delivery(*(str(row[name]) for name in _NAMES)) for row in rows["deliveries"])
    except KeyError as error:
        raise DataError(f"{path}: a delivery lacks {error}") from None
    unknown = {i for one in found for i in (one.seller, one.buyer) if i not in known}
    if unknown:
        raise DataError(f"{path}: the atlas has no {', '.join(sorted(unknown))}; add or drop them")
    return Field(known, found, pair)


def _rows(path: Path) -> dict[str, Any]:
    try:
        rows = yaml.safe_load(path.read_text(encoding="utf-8"))
    except (OSError, yaml.YAMLError) as error:
        raise DataError(f"{path} cannot be read: {error}") from error
    if not isinstance(rows, dict) or not rows.keys() >= {"organisations", "deliveries"}:
        raise DataError(f"{path} has no organisations and deliveries")
    return rows


def _outsider(row: Mapping[str, Any], path: Path) -> Organisation:
    """Return a row for an organisation that only the pages name."""
    known = {one.id: one.words[0] for one in families()}
    family = row.get("family")
    if family is not None and family not in known:
        raise DataError(f"{path}: {row['id']} is of an unknown family {family!r}")
    return Organisation(
        id=row["id"],
        city=0,
        town="",
        names={"en": row["name"]},
        kind=known[family] if family else _ELSEWHERE,
        sphere="industry",
        products=tuple(row.get("products", ())),
        nace=row["nace"],
    )


# The score, and what it is held against


def _link(field: Field) -> Callable[[goods.Offer, Organisation], Match | None]:
    return lambda offer, buyer: buying.link_of(offer, buyer, field.pair)


def _may_buy(field: Field, link: Callable[[goods.Offer, Organisation], Match | None]) -> Ranker:
    """Return the score that ``may-buy`` gives: the best of the seller's goods."""
    offers = {one: tuple(goods.offers_of(field.organisations[one])) for one in field.customers}

    def score(seller: Organisation, buyer: Organisation) -> float:
        if buyer.nace is not None and buyer.nace == seller.nace:
            return 0.0
        links = (link(offer, buyer) for offer in offers[seller.id])
        best = max((one.score for one in links if one is not None), default=0.0)
        return best if best >= buying.LEAST else 0.0

    return score


def _baselines(field: Field) -> dict[str, Ranker]:
    """Return the rankings to compare with.

    ``random`` knows nothing; ``same_class`` takes who is nearest to the seller in NACE;
    ``popular_class`` takes classes that buy most from the other sellers; ``use_table`` is the
    score without the tables of equipment users and of parts, ``without_parts`` without the last,
    which was written when the deliveries were known.
    """
    bought = Counter((one.seller, field.organisations[one.buyer].nace) for one in field.deliveries)
    everybody = Counter(field.organisations[one.buyer].nace for one in field.deliveries)

    def popular(seller: Organisation, buyer: Organisation) -> float:
        if buyer.nace is None:
            return 0.0
        return float(everybody[buyer.nace] - bought[seller.id, buyer.nace])

    return {
        "random": lambda _seller, _buyer: 1.0,
        "same_class": lambda seller, buyer: _nearness(seller.nace, buyer.nace),
        "popular_class": popular,
        "without_parts": _may_buy(
            field, lambda offer, buyer: buying.link_of(offer, buyer, field.pair, parts=False)
        ),
        "use_table": _may_buy(
            field, lambda offer, buyer: buying.used_by_industry(offer, buyer, field.pair)
        ),
    }


def _nearness(one: str | None, two: str | None) -> float:
    """Return how many of the first digits two classes share, 0 to 4."""
    digits = zip((one or "").replace(".", ""), (two or "").replace(".", ""), strict=False)
    shared = 0
    for first, second in digits:
        if first != second:
            break
        shared += 1
    return float(shared)


# Figures


def _measure(field: Field, rank: Ranker) -> dict[str, float]:
    places = list(_places(field, rank))
    per_seller = _by_seller(field, rank).values()
    many = len(places)
    return {
        f"hits@{HITS}_per_enterprise": sum(sum(hits) / len(hits) for hits in per_seller)
        / len(per_seller),
        f"hits@{HITS}_per_delivery": sum(_hit(*place) for _, place in places) / many,
        "mrr": sum(_reciprocal(*place) for _, place in places) / many,
        "scored": sum(place[1] > 0 for _, place in places) / many,
    }


def _by_seller(field: Field, rank: Ranker) -> dict[str, list[float]]:
    hits: dict[str, list[float]] = defaultdict(list)
    for delivery, place in _places(field, rank):
        hits[delivery.seller].append(_hit(*place))
    return dict(hits)


def _places(field: Field, rank: Ranker) -> Iterator[tuple[Delivery, tuple[int, int]]]:
    """Yield for each delivery how many stand above the buyer, and how many share its score.

    The buyer is among those that share; none do where it has no score.
    """
    for seller, buyers in field.customers.items():
        own = field.organisations[seller]
        scores = {one.id: rank(own, one) for one in field.pool if one.id != seller}
        for delivery in field.deliveries:
            if delivery.seller != seller:
                continue
            others = buyers - {delivery.buyer}
            left = [score for name, score in scores.items() if name not in others]
            mine = scores.get(delivery.buyer, 0.0)
            above, level = sum(s > mine for s in left), sum(s == mine for s in left)
            yield delivery, (above, level if mine > 0 else 0)


def _hit(above: int, level: int) -> float:
    """Return the expected hit in the first ten when the tied stand in any order."""
    return min(max(HITS - above, 0), level) / level if level else 0.0


def _reciprocal(above: int, level: int) -> float:
    return sum(1 / (above + place) for place in range(1, level + 1)) / level if level else 0.0


def _counts(field: Field) -> dict[str, int]:
    deliveries: Sequence[Delivery] = field.deliveries
    sides = ({one.id for one in field.pair.a}, {one.id for one in field.pair.b})
    ends = [(one.seller, one.buyer) for one in deliveries]
    return {
        "deliveries": len(deliveries),
        "done": sum(one.state == "done" for one in deliveries),
        "pages": len({one.source for one in deliveries}),
        "sellers": len(field.customers),
        "buyers": len({one.buyer for one in deliveries}),
        "both_in_the_rows": sum({*end} <= sides[0] | sides[1] for end in ends),
        "between_the_agglomerations": sum(
            (a in sides[0] and b in sides[1]) or (a in sides[1] and b in sides[0]) for a, b in ends
        ),
        "organisations_ranked": len(field.pool) - 1,
    }
