"""The chain from a seller's goods to a buyer's class, step by step, as it is shown."""

from __future__ import annotations

from pobratim.affinity.goods import Offer
from pobratim.affinity.measures.use_links import UseLink
from pobratim.atlas.industries import ChainStep, Industries
from pobratim.model.scores import ChainLink, Organisation

__all__ = ["equipment_chain", "use_chain"]


def use_chain(
    offer: Offer, buyer: Organisation, link: UseLink, table: Industries, language: str = "ru"
) -> tuple[ChainLink, ...]:
    """Return the steps seller class, ISIC, NAICS, BEA product, BEA industry, NAICS, ISIC, class.

    The weight of a BEA code is its weight in the firm; that of the industry the strength of the
    use; all others are one, as a class stands for itself. A step that a hand-made bridge or a
    heading skips is left out.
    """
    down = _steps(offer.seller.nace, link.use.commodity, table, language)
    up = _steps(buyer.nace, link.use.industry, table, language)
    heading = (
        () if offer.heading is None else (ChainLink("hs4", offer.heading, _name(offer), 1.0),)
    )
    commodity, industry = link.use.commodity, link.use.industry
    return (
        *down[:1],
        *heading,
        *down[1:],
        ChainLink("bea-product", commodity, table.label("bea", commodity), link.seller_weight),
        ChainLink("bea-use", industry, table.label("bea", industry), link.use.strength),
        *reversed(up),
    )


def equipment_chain(
    offer: Offer,
    buyer: Organisation,
    entry: tuple[str, float],
    table: Industries,
    *,
    scheme: str = "equipment-users",
    language: str = "ru",
) -> tuple[ChainLink, ...]:
    """Return the steps seller class, heading, entry of a table of users, buyer class or kind.

    ``entry`` is the id and the weight of the entry in the table that ``scheme`` names.
    """
    nace = offer.seller.nace or ""
    heading = (
        () if offer.heading is None else (ChainLink("hs4", offer.heading, _name(offer), 1.0),)
    )
    return (
        ChainLink("nace", nace, table.label("nace", nace, language), 1.0),
        *heading,
        ChainLink(scheme, entry[0], entry[0], entry[1]),
        *_buyer(buyer, table, language),
    )


def _buyer(buyer: Organisation, table: Industries, language: str) -> tuple[ChainLink, ...]:
    """Return the buyer's class, or the kind of an institution."""
    if buyer.nace is None:
        return (ChainLink("kind", buyer.kind, buyer.kind, 1.0),)
    return (ChainLink("nace", buyer.nace, table.label("nace", buyer.nace, language), 1.0),)


def _name(offer: Offer) -> str:
    return offer.names[0] if offer.names else offer.heading or ""


def _steps(nace: str | None, bea: str, table: Industries, language: str) -> tuple[ChainLink, ...]:
    """Return the way from a class down to the NAICS code before ``bea``, classes by label."""
    if nace is None:
        return ()
    top = ChainLink("nace", nace, table.label("nace", nace, language), 1.0)
    step: ChainStep | None = next((s for s in table.chain(nace) if s.bea == bea), None)
    if step is None or step.isic is None or step.naics is None:
        return (top,)
    return (
        top,
        ChainLink("isic", step.isic, table.label("isic", step.isic), 1.0),
        ChainLink("naics", step.naics, table.label("naics", step.naics), 1.0),
    )
