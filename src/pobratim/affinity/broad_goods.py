"""Broad words for goods: "passenger vehicles" stand for buses, "electrical goods" for switchgear.

Headings are those of the Harmonised System, 2017; the table is ``tables/broad_goods.yaml``.
"""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pobratim.affinity.hand_made import read_table
from pobratim.affinity.wording import same_word, words_of

__all__ = ["answers", "headings_of"]


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    tables: Mapping[str, Any] = read_table("broad_goods")
    return tables


@lru_cache(maxsize=64)
def headings_of(text: str) -> frozenset[str]:
    """Return the headings and chapters that the broad words of a text stand for.

    >>> sorted(headings_of("интерес к лифтовому оборудованию"))
    ['8428']
    """
    words = words_of(text)
    return frozenset(
        heading
        for entry in _tables()["classes"]
        if any(word.startswith(stem) for stem in entry["stems"] for word in words)
        for heading in entry["headings"]
    )


def answers(text: str, product: Mapping[str, str | None]) -> bool:
    """Tell whether a product is what a text asks for: by a telling word, or by its heading.

    >>> answers("нужны автобусы", {"name_ru": "автобусы и электробусы", "hs4": "8702"})
    True
    """
    heading = product.get("hs4") or ""
    if heading and any(heading.startswith(wanted) for wanted in headings_of(text)):
        return True
    names = [name for key in ("name_ru", "name_be", "name_en") if (name := product.get(key))]
    telling = [word for name in names for word in words_of(name) if not _is_idle(word)]
    return any(same_word(word, said) for word in telling for said in words_of(text))


def _is_idle(word: str) -> bool:
    return any(word.startswith(stem) for stem in _tables()["idle"])
