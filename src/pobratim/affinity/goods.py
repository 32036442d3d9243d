"""Goods that a side can offer, and goods that it makes itself.

A product counts as made on a side if an enterprise there has the same four-digit heading of the
Harmonized System; where one of the two has no heading, the NACE class decides. Headings that
throw different machines together are told apart by the words of their names.
"""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace

from pobratim.affinity.wording import share_word
from pobratim.model.scores import Organisation

__all__ = [
    "MIXED_HEADINGS",
    "Offer",
    "active",
    "headings_of",
    "is_maker",
    "is_producer",
    "is_service",
    "made_by",
    "offer_only",
    "offers_of",
    "sells",
    "unsure",
]

MIXED_HEADINGS = frozenset({"8429", "8430", "8479", "8501", "8607", "8702", "8716"})
"""Headings whose goods differ: 8429 holds loaders and excavators, 8702 buses and trolleybuses."""

_GOODS = frozenset(f"{division:02d}" for division in (*range(1, 4), *range(5, 10), *range(10, 33)))
_SERVICES = ("33.1", "62.01", "71.12")
_LOCAL = frozenset({"10.71", "23.61", "23.63", "23.64", "08.11", "08.12", "01.47", "10.51"})
_FIRST_TRADE = "45"
_NAMES = ("name_ru", "name_be", "name_en")
_DOUBT = re.compile(
    r"не провер|провер(ить|ять)|неизвест|состояние на|приостановл|unchecked|suspended",
    re.IGNORECASE,
)
_NOT_MADE = re.compile(r"\((план|советск|прежн|planned|soviet|former)", re.IGNORECASE)


@dataclass(frozen=True, slots=True)
class Offer:
    """One product of an enterprise: its names by language, its heading where one is known."""

    seller: Organisation
    names: tuple[str, ...]
    heading: str | None
    product: int | None


def active(organisation: Organisation) -> bool:
    """Tell whether an organisation may be offered anything or offered to anyone."""
    return not organisation.idle


def sells(organisation: Organisation) -> bool:
    """Tell whether an enterprise's class sells goods, or services that travel, to industry.

    Retail, utilities, real estate, transport and public services do not; nor do goods that are
    sold within a short haul only (fresh milk, bread, eggs, concrete, quarry stone).
    """
    nace = organisation.nace
    if nace is None or nace in _LOCAL:
        return False
    return nace[:2] in _GOODS or is_service(organisation)


def is_service(organisation: Organisation) -> bool:
    """Tell whether an enterprise sells repair, software or design rather than goods."""
    return organisation.nace is not None and organisation.nace.startswith(_SERVICES)


def is_maker(organisation: Organisation) -> bool:
    """Tell whether an enterprise makes goods: section C of NACE."""
    return organisation.nace is not None and "10" <= organisation.nace[:2] < "34"


def is_producer(organisation: Organisation) -> bool:
    """Tell whether an enterprise makes goods, energy or buildings: sections A to F of NACE.

    Only their purchases are read from the use table.
    """
    return organisation.nace is not None and organisation.nace < _FIRST_TRADE


def headings_of(organisation: Organisation) -> tuple[str, ...]:
    """Return the headings of an organisation's products, each once."""
    found = (product.get("hs4") for product in organisation.products)
    return tuple(dict.fromkeys(heading for heading in found if heading))


def unsure(organisation: Organisation) -> bool:
    """Tell whether an organisation is unverified, or its note doubts that it still works."""
    doubt = organisation.note is not None and _DOUBT.search(organisation.note) is not None
    return doubt or not organisation.verified


def offers_of(organisation: Organisation) -> Iterator[Offer]:
    """Yield what an active seller offers: a product each, or its class where none is listed.

    Products that the row marks as planned or given up are not made, so they are not offered.
    """
    if not (active(organisation) and sells(organisation)):
        return
    for place, product in enumerate(organisation.products):
        names = tuple(name for key in _NAMES if (name := product.get(key)))
        if not any(_NOT_MADE.search(name) for name in names):
            yield Offer(organisation, names, product.get("hs4"), place)
    if not organisation.products:
        yield Offer(organisation, (), None, None)


def made_by(offer: Offer, side: Iterable[Organisation]) -> str | None:
    """Return the id of an organisation of ``side`` that makes what is offered, ``None`` if none.

    Idle makers count too: a closed plant may reopen, and its city would still take offence.
    """
    for other in side:
        if other.nace is not None and _same_product(offer, other):
            return other.id
    return None


def offer_only(organisation: Organisation, places: Iterable[int]) -> Organisation:
    """Return the organisation with only the products at ``places``: those that are offered."""
    products = organisation.products
    return replace(organisation, products=tuple(products[place] for place in sorted(set(places))))


def _same_product(offer: Offer, other: Organisation) -> bool:
    if not other.products:
        return offer.seller.nace == other.nace
    for product in other.products:
        heading = product.get("hs4")
        if offer.heading and heading:
            if offer.heading == heading and _alike(offer, product):
                return True
        elif offer.seller.nace == other.nace:
            return True
    return False


def _alike(offer: Offer, product: Mapping[str, str | None]) -> bool:
    names = [name for key in _NAMES if (name := product.get(key))]
    if offer.heading not in MIXED_HEADINGS or not names or not offer.names:
        return True
    return share_word(offer.names, names)
