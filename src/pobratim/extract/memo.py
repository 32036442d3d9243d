"""Remembering what was worked out for a page, so that several readers share it."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TypeVar

from pobratim.extract.tokens import Page

__all__ = ["per_page"]

_T = TypeVar("_T")
_KEPT = 4


def per_page(compute: Callable[[Page], _T]) -> Callable[[Page], _T]:
    """Return ``compute`` so that the last few pages are not worked out twice.

    Pages are told apart by identity: hashing one would cost more than most readers do.
    """
    known: list[tuple[Page, _T]] = []

    @wraps(compute)
    def remembered(page: Page) -> _T:
        for other, value in tuple(known):
            if other is page:
                return value
        value = compute(page)
        known.append((page, value))
        del known[:-_KEPT]
        return value

    return remembered
