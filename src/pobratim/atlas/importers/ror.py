"""Dump of the Research Organization Registry as JSON, schema 2 and schema 1.

Universities and other places of education, research facilities and hospitals; withdrawn and
inactive ones are left out, and so are companies, archives, funders and the like.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any

from pobratim.atlas.loaded import Firm, Given, LeftOut, Place, Reading, RowProblem
from pobratim.atlas.streams import read_json
from pobratim.errors import DataError

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read"]

NAME = "ror"
TITLE = "Research Organization Registry"
FORMATS = ("json", "json.zip")
FILLS = ("education", "science", "health-care")
LICENCE = "CC0 1.0"
ATTRIBUTION = "Research Organization Registry (ROR)"
STRICT = False

_KINDS: Mapping[str, tuple[str, str]] = {
    "education": ("university", "education"),
    "facility": ("research institute", "science"),
    "healthcare": ("hospital", "health-care"),
}


def read(given: Given) -> Reading:
    """Yield a firm an organisation.

    Raises:
        DataError: if it is no JSON, or no list of organisations.
    """
    loaded = read_json(given.path)
    if not isinstance(loaded, list):
        raise DataError(f"{given.path.name}: no dump of ROR: a list of organisations is needed")
    for number, entry in enumerate(loaded, start=1):
        where = f"{given.path.name}, organisation {number}"
        try:
            made = _firm(entry)
        except (KeyError, TypeError, IndexError, AttributeError) as error:
            yield RowProblem(where, f"not in the shape of schema 1 or 2: {error!r}")
            continue
        yield made if isinstance(made, LeftOut) else (where, made)


def _firm(entry: Mapping[str, Any]) -> Firm | LeftOut:
    identity = entry["id"].rsplit("/", 1)[-1]
    kinds = [str(kind).lower() for kind in entry["types"]]
    kind = next((_KINDS[one] for one in _KINDS if one in kinds), None)
    if entry["status"] != "active":
        return LeftOut(f"status {entry['status']}", identity)
    if kind is None:
        return LeftOut(f"type {', '.join(kinds) or 'not stated'}", identity)
    names = dict(_names(entry))
    place = _place(entry)
    if place is None:
        return LeftOut("no place", identity)
    return Firm(
        key=identity, names=names, kind=kind[0], sphere=kind[1], place=place,
        addresses=(f"https://ror.org/{identity}",),
    )  # fmt: skip


def _names(entry: Mapping[str, Any]) -> Iterator[tuple[str, str]]:
    """Yield names by language; the name to display stands in for English where there is none."""
    if "names" not in entry:
        yield "en", entry["name"]
        labels = entry.get("labels") or []
        yield from ((one["iso639"], one["label"]) for one in labels if one["iso639"] in _OURS)
        return
    shown = next(one["value"] for one in entry["names"] if "ror_display" in one["types"])
    yield "en", shown
    for one in entry["names"]:
        if one.get("lang") in _OURS and "label" in one["types"]:
            yield one["lang"], one["value"]


_OURS = frozenset({"ru", "be", "en"})


def _place(entry: Mapping[str, Any]) -> Place | None:
    if entry.get("locations"):
        details = entry["locations"][0]["geonames_details"]
        if details.get("lat") is None or details.get("lng") is None:
            return None
        return Place((float(details["lat"]), float(details["lng"])))
    for address in entry.get("addresses") or []:
        if address.get("lat") is not None and address.get("lng") is not None:
            return Place((float(address["lat"]), float(address["lng"])))
    return None
