"""Features to scores between cities: in common, opportunities, each explained.

:func:`compare` measures what two cities share, :func:`match` finds who could work with whom,
:func:`rank_partners` says which city could be a partner next, :func:`not_loaded` what is missing
and which importer fills it. They are loaded when first asked for, so that importing this room
costs nothing.
"""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pobratim.affinity.comparison import compare
    from pobratim.affinity.coverage import not_loaded
    from pobratim.affinity.matching import match
    from pobratim.affinity.partners import rank_partners

__all__ = ["compare", "match", "not_loaded", "rank_partners"]

# No module of this room may have the name of what it offers: importing it would hide the function.
_HOMES = {
    "compare": "comparison",
    "match": "matching",
    "not_loaded": "coverage",
    "rank_partners": "partners",
}


def __getattr__(name: str) -> object:
    if name not in _HOMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    return getattr(import_module(f"{__name__}.{_HOMES[name]}"), name)
