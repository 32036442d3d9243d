"""The page of the manual on resolution, written from the features themselves.

``python -m eval.pairs --page`` prints it; a test fails while the committed page
differs.
"""

from __future__ import annotations

import inspect
import re
from collections.abc import Iterator
from types import ModuleType

from pobratim.register.resolve import events, organisations, people

__all__ = ["ALGORITHMS", "algorithm", "page"]

ALGORITHMS: tuple[ModuleType, ...] = (people, organisations, events)
"""The comparisons, each frozen under its NAME."""

_HEAD = """# How records are resolved

This page is written from the features themselves. Two records are joined where the weights of
their features reach the threshold; between the lower bound and the threshold the pair waits for a
person (`pobratim register pending`); below, they stay apart. `pobratim register show ID` lists the
features behind every link. A feature that contradicts weighs −10: no agreement outweighs it.

An algorithm is frozen under its name: `python -m eval.pairs` fails when it scores a pair otherwise
than on the day it was named. The same command prints precision and recall on the pairs of
`eval/pairs`.
"""


def algorithm(name: str) -> ModuleType:
    """Return the comparison called ``name``, such as ``person-2``.

    Raises:
        KeyError: if there is none of this name.
    """
    return {module.NAME: module for module in ALGORITHMS}[name]


def page() -> str:
    """Return the page as Markdown."""
    return "\n".join([_HEAD, *(line for module in ALGORITHMS for line in _section(module))])


def _section(module: ModuleType) -> Iterator[str]:
    yield f"## `{module.NAME}`\n"
    yield f"Joined from {module.THRESHOLD:g}, left to a person from {module.PENDING:g}.\n"
    for feature in module.FEATURES:
        told = " ".join(inspect.cleandoc(feature.__doc__ or "").split())
        told = re.sub(r":func:`(\w+)`", lambda found: found[1].replace("_", " "), told)
        yield f"- **{feature.__name__.replace('_', ' ')}**: {told}"
    yield ""
