"""Features to scores between cities: in common, opportunities, each explained.

:func:`compare` measures what two cities share, :func:`match` finds who could work with whom,
:func:`not_loaded` says what is missing and which importer fills it. They are loaded when first
asked for, so that importing this room costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pobratim.affinity.comparison import compare
    from pobratim.affinity.coverage import not_loaded
    from pobratim.affinity.matching import match

__all__ = ["compare", "match", "not_loaded"]

# No module of this room may have the name of what it offers: importing it would hide the function.
_HOMES = {"compare": "comparison", "match": "matching", "not_loaded": "coverage"}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
