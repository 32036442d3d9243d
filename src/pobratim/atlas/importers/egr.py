"""Extract of the Belarusian state register (EGR) as JSON: legal entities, class, settlement.

A list of records as the service answers, one object an entity: ``ngrn`` (number), ``vnaim``,
``vn`` (names), ``nsi00219.nksost`` (state), ``nsi00114.vkvdn`` (OKED), ``vnp`` (settlement). The
answers of its methods may stand under one object (``base``, ``names``, ``ved``, ``address``) or
be merged in it. Individual entrepreneurs, telephones and mail are never taken.
"""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any

from pobratim.atlas.class_codes import nace_class, sphere_of_class
from pobratim.atlas.loaded import Firm, Given, LeftOut, Place, Reading, RowProblem
from pobratim.atlas.streams import read_json
from pobratim.errors import DataError

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "egr"
TITLE = "Belarusian state register of legal entities, extract"
FORMATS = ("json",)
FILLS = ("industry",)
LICENCE = "public register of the Republic of Belarus"
ATTRIBUTION = "Unified State Register (EGR), Ministry of Justice of the Republic of Belarus"
STRICT = False

_PARTS = ("base", "names", "ved", "address")
_ACTIVE = "1"
_PERSON = "vfio"


def read(given: Given) -> Reading:
    """Yield a firm an entity.

    Raises:
        DataError: if it is no JSON, or no list of records.
    """
    loaded = read_json(given.path)
    if not isinstance(loaded, list):
        raise DataError(f"{given.path.name}: no extract of EGR: a list of records is needed")
    for number, entry in enumerate(loaded, start=1):
        where = f"{given.path.name}, record {number}"
        try:
            made = _firm(_merged(entry))
        except (ValueError, TypeError, AttributeError) as error:
            yield RowProblem(where, str(error))
            continue
        yield made if isinstance(made, LeftOut) else (where, made)


def _merged(entry: Any) -> Mapping[str, Any]:
    """Return one object of the parts of an entity; of a list of states the first is today's."""
    if not isinstance(entry, dict):
        raise TypeError("is no object")
    found = {key: value for key, value in entry.items() if key not in _PARTS}
    for part in _PARTS:
        value = entry.get(part)
        first = next(iter(value), None) if isinstance(value, list) else value
        found.update(first or {})
    return found


def _firm(entry: Mapping[str, Any]) -> Firm | LeftOut:
    number = str(entry.get("ngrn") or "").strip()
    if not number.isdecimal() or len(number) != 9:
        raise ValueError(f"ngrn is {entry.get('ngrn')!r}, no number of nine digits")
    if reason := _unfit(entry):
        return LeftOut(reason, number)
    code = str((entry.get("nsi00114") or {}).get("vkvdn") or "").strip()
    if not code:
        return LeftOut("no kind of activity", number)
    nace = nace_class(code)
    name = str(entry.get("vn") or entry["vnaim"]).strip()
    others = tuple(t for key in ("vnaim", "vfn") if (t := entry.get(key)) and t != name)
    return Firm(
        key=number,
        names={"ru": name},
        kind="enterprise",
        sphere=sphere_of_class(nace or code[:2]),
        place=Place(town=str(entry["vnp"]).strip(), country="BY"),
        nace=nace,
        aliases=others,
    )


def _unfit(entry: Mapping[str, Any]) -> str | None:
    if entry.get(_PERSON):
        return "individual entrepreneur"
    if not (entry.get("vn") or entry.get("vnaim")):
        return "no name of a legal entity"
    state = entry.get("nsi00219") or {}
    if state and str(state.get("nksost")) != _ACTIVE:
        return f"state {state.get('vnsostk') or state.get('nksost')}"
    return None if entry.get("vnp") else "no settlement"
