"""States and provinces that tell a city from its namesakes: "Toledo, Ohio", "London, Ont."."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pobratim.lexicon.regions import region
from pobratim.lexicon.tables import load_table

__all__ = ["Province", "province"]

Province = tuple[str, str]
"""A country's ISO code and GeoNames' code of the province inside it."""


@lru_cache(maxsize=1)
def _by_name() -> Mapping[str, Province]:
    found: dict[str, Province] = {}
    for country, provinces in load_table("provinces.yaml").items():
        for name, (code, *short) in provinces.items():
            for form in (name, *short, *(() if code.isdigit() else (code,))):
                found.setdefault(form, (country, code))
    return found


def province(name: str) -> Province | None:
    """Return the province called ``name``: in English, or shortened; in Russian by its region.

    >>> province("Ohio"), province("Ore."), province("Огайо"), province("Lyon")
    (('US', 'OH'), ('US', 'OR'), ('US', 'OH'), None)
    """
    known = _by_name().get(name)
    if known is not None:
        return known
    part = region(name)
    return _by_name().get(part.en) if part is not None and part.en != name else None
