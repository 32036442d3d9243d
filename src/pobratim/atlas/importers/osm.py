"""Extracts of OpenStreetMap (``.osm.pbf``, ``.osm``): what the tags of ``osm_kinds.yaml`` name.

Hospitals, museums, galleries, theatres, sanatoria, universities, works, protected heritage, and
the stops of metro, tram and trolleybus. A mapped area stands at the mean of its corners. Only
what has a name is taken, stops and works aside.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from functools import lru_cache
from importlib import resources
from pathlib import Path
from typing import Any

from pobratim.atlas.class_codes import sphere_of_class
from pobratim.atlas.loaded import Firm, Given, LeftOut, Place, Reading, Record, Stop
from pobratim.atlas.strengths import tagged
from pobratim.errors import DataError
from pobratim.lexicon.tables import parse_table

__all__ = ["FILLS", "FORMATS", "LICENCE", "NAME", "STRICT", "TITLE", "read", "record_of"]

NAME = "osm"
TITLE = "OpenStreetMap extract"
FORMATS = ("osm.pbf", "osm")
FILLS = ("health-care", "culture", "wellness", "heritage", "transport", "industry", "education")
LICENCE = "ODbL 1.0"
ATTRIBUTION = "OpenStreetMap contributors"
STRICT = False

Tags = Mapping[str, str]


def read(given: Given) -> Reading:
    """Yield what the table of kinds names.

    Raises:
        DataError: if the package ``osmium`` is missing or the file is no extract.
    """
    for identity, tags, position in _objects(given.path):
        made = record_of(identity, tags, position)
        if isinstance(made, LeftOut):
            yield made
        elif made is not None:
            yield f"{given.path.name}, {identity}", made


def record_of(identity: str, tags: Tags, position: tuple[float, float]) -> Record | LeftOut | None:
    """Return the record of an object (``node/1``), ``None`` where no tag is of a kind.

    ``position`` is (latitude, longitude) in degrees.
    """
    for entry in _table()["stops"]:
        if _fits(tags, entry["tags"]):
            return Stop(entry["mode"], identity, position)
    entry = next((e for e in _table()["kinds"] if _fits(tags, e["tags"])), None)
    if entry is None:
        return None
    names = _names(tags)
    if not names:
        return LeftOut(f"{entry['kind']} without a name", identity)
    nace = _class_of(tags) if entry["kind"] == "enterprise" else None
    return Firm(
        key=identity,
        names=names,
        kind=entry["kind"],
        sphere=sphere_of_class(nace) if nace else entry["sphere"],
        place=Place(position),
        nace=nace,
        addresses=(f"https://www.openstreetmap.org/{identity}",),
        aliases=tuple(tags[key] for key in ("official_name", "old_name") if key in tags),
        idle=any(key.startswith(("disused:", "abandoned:")) for key in tags)
        or tags.get("disused") == "yes"
        or tags.get("abandoned") == "yes",
        figures=tagged(entry["kind"], tags),
    )


def _class_of(tags: Tags) -> str | None:
    """Return the class of a works by its product, else by its industry; ``None`` if unknown."""
    for key in ("product", "industrial"):
        classes: Mapping[str, str] = _table()["classes"][key]
        for word in tags.get(key, "").split(";"):
            if found := classes.get(word.strip().lower().replace(" ", "_")):
                return found
    return None


def _names(tags: Tags) -> dict[str, str]:
    found = {code: tags[f"name:{code}"] for code in ("ru", "be", "en") if f"name:{code}" in tags}
    local = tags.get("name")
    if local is not None and local not in found.values():
        cyrillic = any("а" <= letter <= "я" for letter in local.lower())
        belarusian = any(letter in "ўі" for letter in local.lower())
        found.setdefault("be" if belarusian else "ru" if cyrillic else "en", local)
    return found


def _fits(tags: Tags, wanted: Mapping[str, Any]) -> bool:
    return all(
        key in tags and (values == "*" or tags[key] in values) for key, values in wanted.items()
    )


@lru_cache(maxsize=1)
def _table() -> Mapping[str, Any]:
    source = resources.files("pobratim.atlas.importers").joinpath("osm_kinds.yaml")
    loaded: Mapping[str, Any] = parse_table(source.read_text(encoding="utf-8"))
    return loaded


def _objects(path: Path) -> Iterator[tuple[str, dict[str, str], tuple[float, float]]]:
    """Yield id, tags and position of the objects that bear a key of the table."""
    osmium = _osmium()
    if not path.is_file():
        raise DataError(f"{path}: no such file")
    keys = {key for part in ("kinds", "stops") for e in _table()[part] for key in e["tags"]}
    try:
        processor = (
            osmium.FileProcessor(str(path))
            .with_areas(osmium.filter.KeyFilter(*keys))
            .with_filter(osmium.filter.KeyFilter(*keys))
        )
        for found in processor:
            if position := _position(found):
                yield _identity(found), dict(found.tags), position
    except RuntimeError as error:
        raise DataError(f"{path}: no OpenStreetMap extract that can be read: {error}") from error


def _osmium() -> Any:
    try:
        import osmium
    except ImportError:
        raise DataError(
            "extracts of OpenStreetMap need the package osmium: pip install 'pobratim[osm]'"
        ) from None
    return osmium


def _identity(found: Any) -> str:
    if not found.is_area():
        return f"node/{found.id}"
    return f"{'way' if found.from_way() else 'relation'}/{found.orig_id()}"


def _position(found: Any) -> tuple[float, float] | None:
    """Return where a node lies, or the mean of an area's outer corners; ways come as areas."""
    if found.is_node():
        return (found.lat, found.lon) if found.location.valid() else None
    if not found.is_area():
        return None
    corners = [(node.lat, node.lon) for ring in found.outer_rings() for node in list(ring)[:-1]]
    if not corners:
        return None
    return (
        sum(latitude for latitude, _ in corners) / len(corners),
        sum(longitude for _, longitude in corners) / len(corners),
    )
