"""Pobratim: read what is published on city cooperation, measure it, and write the dossier.

The front door: ``read`` a text, ``compare`` two cities, list the ``opportunities`` between them,
write the ``dossier``; ``Register`` and ``Atlas`` for those who want the parts.
"""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from pobratim.app.door import compare, dossier, opportunities, read
    from pobratim.atlas import Atlas
    from pobratim.register import Register

__version__ = "0.1.0"

__all__ = ["Atlas", "Register", "__version__", "compare", "dossier", "opportunities", "read"]

# Loaded when first used, so that `pobratim --help` answers at once.
_ROOMS = {
    "Atlas": "pobratim.atlas",
    "Register": "pobratim.register",
    "compare": "pobratim.app.door",
    "dossier": "pobratim.app.door",
    "opportunities": "pobratim.app.door",
    "read": "pobratim.app.door",
}


def __getattr__(name: str) -> Any:
    if name not in _ROOMS:
        raise AttributeError(f"module 'pobratim' has no attribute {name!r}")
    return getattr(importlib.import_module(_ROOMS[name]), name)
