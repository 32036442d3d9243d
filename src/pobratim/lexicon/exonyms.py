"""Names of cities that the gazetteer lacks: Вільня is Vilnius, Сухум is Sokhumi."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import load_table

__all__ = ["exonym"]


@lru_cache(maxsize=4)
def _listed(language: str) -> Mapping[str, int]:
    return {fold(name): number for name, number in load_table("exonyms.yaml")[language].items()}


def exonym(name: str, language: str) -> int | None:
    """Return the GeoNames id of the city called ``name`` (nominative), ``None`` if not listed.

    >>> exonym("Вільня", "be"), exonym("Мінск", "be")
    (593116, None)
    """
    return _listed(language).get(fold(name))
