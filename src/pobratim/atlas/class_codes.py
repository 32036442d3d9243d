"""National codes of activities brought to classes of NACE Rev. 2, and the spheres of classes.

OKVED 2 (Russia), OKED (Belarus) and the national versions in the European Union are NACE Rev. 2
down to the class; what they add below it is cut off.
"""

from __future__ import annotations

import re
from functools import lru_cache
from importlib import resources

from pobratim.lexicon.tables import parse_table

__all__ = ["nace_class", "sphere_of_class"]

_CODE = re.compile(r"(\d\d)\.?(\d\d)(?:[.\d]*)")


def nace_class(code: str) -> str | None:
    """Return the class of a national code, ``None`` where it names no class but a group.

    >>> nace_class("24.10.2"), nace_class("62010"), nace_class("46.7"), nace_class("24")
    ('24.10', '62.01', None, None)

    Raises:
        ValueError: if it is no code at all.
    """
    text = code.strip()
    if not re.fullmatch(r"\d[\d.]*", text):
        raise ValueError(f"{code!r} is no code of NACE, OKVED or OKED; write it as 24.10")
    found = _CODE.fullmatch(text)
    return f"{found[1]}.{found[2]}" if found else None


def sphere_of_class(nace: str) -> str:
    """Return the sphere of a class or division: the longest beginning in the table.

    >>> sphere_of_class("28.30"), sphere_of_class("21.20")
    ('machine-building', 'pharma')

    Raises:
        ValueError: if no beginning of the table fits: NACE has no such division.
    """
    for length in range(len(nace), 1, -1):
        if found := _spheres().get(nace[:length]):
            return found
    raise ValueError(f"NACE has no division {nace[:2]}")


@lru_cache(maxsize=1)
def _spheres() -> dict[str, str]:
    source = resources.files("pobratim.atlas").joinpath("spheres_of_classes.yaml")
    table: dict[str, list[str]] = parse_table(source.read_text(encoding="utf-8"))
    return {start: sphere for sphere, starts in table.items() for start in starts}
