"""Hold the may-buy links against what is known independently of them.

Two checks, both small and both stated with their limits in ``docs/decisions``:

*Steel users.* Steel plants of the world name the sectors that they sell to (Global Energy
Monitor); the share of plants that name a sector is held against the share of US steel that the
sector's industries use. Spearman's rank correlation over six sectors.

*Stated needs.* Enterprises of the curated rows whose page names what they buy; for each need that
some curated enterprise makes, the rank of that maker's goods among the goods of all makers by the
link alone (the need itself left out).
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace

import numpy as np

from pobratim.affinity import buying, goods, sides
from pobratim.affinity.measures.stated_needs import named_need
from pobratim.atlas import Atlas
from pobratim.atlas.files import AtlasFiles
from pobratim.model.scores import Organisation

__all__ = ["main", "stated_needs", "steel_users"]

_STEEL = ("331110", "331200")
# Sectors as the steel tracker names them, and the BEA codes that begin so, by judgement.
_SECTORS = {
    "building and infrastructure": ("23", "3323", "3321", "332500", "337"),
    "tools and machinery": ("333", "3322", "3325", "3326", "3327", "3329"),
    "automotive": ("3361", "3362", "3363"),
    "transport": ("3364", "3365", "3366", "3369", "48"),
    "energy": ("211", "213", "2211", "3324", "3353", "3359"),
    "steel packaging": ("332430", "332119"),
}
_CENTRES = (625144, 1486209)


def steel_users(atlas: Atlas) -> dict[str, tuple[float, float]]:
    """Return for each sector the share of plants that name it and of US steel that it uses."""
    rows = AtlasFiles().rows("open", "SELECT end_users FROM steel_plant WHERE end_users <> ''")
    named = [set(row[0].split("|")) for row in rows]
    table = atlas.industries()
    codes = {row[0] for row in AtlasFiles().rows("open", "SELECT industry FROM bea_industry")}
    weight = {code: table.product(code) for code in _STEEL}
    total = sum(product.used_million_usd for product in weight.values() if product)
    shares = {}
    for sector, beginnings in _SECTORS.items():
        used = 0.0
        for steel, product in weight.items():
            for code in codes:
                use = table.use(steel, code)
                if use is not None and product is not None and code.startswith(beginnings):
                    used += use.share_of_use * product.used_million_usd
        plants = sum(sector in sectors for sectors in named) / len(named)
        shares[sector] = (plants, used / total)
    return shares


def stated_needs(atlas: Atlas) -> list[tuple[str, str, int, int]]:
    """Return buyer, maker, the rank of the maker's goods, and how many goods were ranked."""
    cities = [atlas.gazetteer.city(centre) for centre in _CENTRES]
    both = sides.sides_of(atlas, cities[0], cities[1])
    everyone = (*both.a, *both.b)
    offers = [offer for one in everyone for offer in goods.offers_of(one)]
    found = []
    for buyer in everyone:
        true = [o for o in offers if o.seller.id != buyer.id and named_need(buyer.buys, o.names)]
        if not true:
            continue
        blind = replace(buyer, buys=())
        scores = dict(_scores(offers, blind, both))
        for offer in true:
            own = scores.get((offer.seller.id, offer.product), 0.0)
            rank = 1 + sum(score > own for score in scores.values())
            found.append((buyer.id, offer.seller.id, rank if own else len(offers), len(offers)))
    return found


def _scores(
    offers: list[goods.Offer], buyer: Organisation, both: sides.Sides
) -> Iterator[tuple[tuple[str, int | None], float]]:
    for offer in offers:
        link = buying.link_of(offer, buyer, both)
        if link is not None:
            yield (offer.seller.id, offer.product), link.score


def _rank_correlation(pairs: list[tuple[float, float]]) -> float:
    ranks = [np.argsort(np.argsort(column)) for column in np.array(pairs).T]
    matrix = np.atleast_2d(np.corrcoef(ranks))
    return float(matrix[0, 1])


def main() -> None:
    """Print both checks."""
    atlas = Atlas.open()
    shares = steel_users(atlas)
    for sector, (plants, used) in shares.items():
        print(f"{sector:30} named by {plants:5.1%} of plants, uses {used:5.1%} of US steel")
    print(f"rank correlation {_rank_correlation(list(shares.values())):.2f} over {len(shares)}")
    for buyer, maker, rank, among in stated_needs(atlas):
        print(f"{buyer:14} buys what {maker:14} makes: rank {rank} of {among}")


if __name__ == "__main__":
    main()
