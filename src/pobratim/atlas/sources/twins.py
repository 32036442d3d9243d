"""Twin links of Wikidata (property P190, September 2016), joined to GeoNames.

The rows carry a label in some language and a QID, no coordinates. A place is joined to the city
that its label, its partners and the bridge of QIDs speak for together:

* candidates are the cities that bear the label, with or without what an administration adds;
* each joined partner votes by how much likelier its country is among the partners of the
  candidate's country than anywhere (log lift over the joined links, a few rounds);
* people count a little, a label that is the city's main name counts more;
* the bridge is wrong for 7 % of ids, so a row of it speaks only if its own name agrees with the
  label or the candidate; then it confirms what is near and forbids what is far.

Candidates come from all places of 500 people and more, not only from those that ship. With
cities of 15,000 people alone, and without the bridge, one joined place in twenty was another town
of the same name. The bridge is ODbL, so what it decides goes to that file.
"""

from __future__ import annotations

import math
import re
import unicodedata
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Final

from pobratim.atlas.border import read_delimited, read_text
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.tables import Built, Column, Dropped, Table
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer, name_key
from pobratim.lexicon.globe import distance_km
from pobratim.model.places import City

__all__ = [
    "NAME",
    "BridgeRow",
    "Joined",
    "build",
    "cities_of",
    "forms_of",
    "join_places",
    "read_links",
]

NAME: Final = "wikidata-twins-2016"
_BRIDGE: Final = "csc-qid-bridge"
_FILE: Final = "odbl"

_NEAR_KM: Final = 25.0
_FAR_KM: Final = 60.0
_BRIDGE_WEIGHT: Final = 6.0
_PEOPLE_WEIGHT: Final = 0.7
_FEWEST_PEOPLE: Final = 300
_PRIOR_LINKS: Final = 5.0
_LEAST_LEAD: Final = 0.5
_ROUNDS: Final = 4

_ADDED: Final = tuple(
    re.compile(pattern)
    for pattern in (
        r"\s*\([^)]*\)",
        r"^Gmina\s+",
        r"\s+[Kk]ommune?$",
        r"\s+Municipality$",
        r"^Municipio (?:de )?",
        r"^City of ",
        r",.*$",
        r"-si$",
        r"^Stadt ",
    )
)
"""What labels add to the town's own name."""


@dataclass(frozen=True, slots=True)
class BridgeRow:
    """What the bridge says of a QID: a name and a position (WGS 84 degrees)."""

    name: str
    latitude: float
    longitude: float


@dataclass(frozen=True, slots=True)
class Joined:
    """Where the places went: city by QID, and the QIDs that went nowhere, by reason."""

    cities: Mapping[str, City]
    dropped: Mapping[str, tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class _Candidate:
    city: City
    weight: float
    far: bool


def build(inputs: Inputs) -> Built:
    """Read the raw files, join them to the gazetteer of this build, and return the tables.

    ``twin_link`` holds each pair once (``a`` < ``b``, GeoNames ids), ``twin_place`` which
    Wikidata item became which city.

    Raises:
        DataError: if a raw file breaks its stated shape.
    """
    labels, links, joined = _joined(inputs)
    pairs, lost = _pairs(links, joined.cities)
    dropped = [Dropped(NAME, why, len(q), q[:5]) for why, q in sorted(joined.dropped.items())]
    dropped.append(Dropped(NAME, "links with an end that no city answers to", lost))
    both = (Column("a", "INTEGER", low=1), Column("b", "INTEGER", low=1))
    place = (Column("qid", "TEXT"), Column("city", "INTEGER", low=1))
    rows = [(qid, city.geonames) for qid, city in joined.cities.items()]
    return Built(
        tables=(
            Table("twin_link", NAME, both, ("a", "b"), pairs, (("b", "a"),), _FILE),
            Table("twin_place", NAME, place, ("qid",), rows, (("city",),), _FILE),
        ),
        dropped=tuple(dropped),
        figures={
            "links": len(links),
            "links joined": len(links) - lost,
            "pairs of cities": len(pairs),
            "places": len(labels),
            "places joined": len(joined.cities),
            "cities": len({city.geonames for city in joined.cities.values()}),
        },
    )


def cities_of(inputs: Inputs) -> frozenset[int]:
    """Return the GeoNames ids of all cities that an item was joined to.

    Raises:
        DataError: if a raw file breaks its stated shape.
    """
    return frozenset(city.geonames for city in _joined(inputs)[2].cities.values())


def read_links(folder: Path) -> tuple[dict[str, str], list[tuple[str, str]]]:
    """Read labels by QID and the undirected links, each once and sorted.

    Raises:
        DataError: if a line has another shape or a link names an unknown QID.
    """
    labels = dict(_split(folder / "names.tsv.gz"))
    links = {(min(pair), max(pair)) for pair in _split(folder / "relations.tsv.gz")}
    unknown = sorted(pair for pair in links if pair[0] not in labels or pair[1] not in labels)
    if unknown:
        raise DataError(f"{folder}: {len(unknown)} links name no known item, as {unknown[0]}")
    return labels, sorted(pair for pair in links if pair[0] != pair[1])


def forms_of(label: str) -> tuple[str, ...]:
    """Return the label and its shorter forms, the fullest first.

    >>> forms_of("Livingstone (Sambia)")
    ('Livingstone (Sambia)', 'Livingstone')
    """
    forms = [label]
    for pattern in _ADDED:
        forms += [pattern.sub("", form).strip() for form in forms]
    forms += [half.strip() for half in label.split("/")]
    return tuple(dict.fromkeys(form for form in forms if form))


def join_places(
    labels: Mapping[str, str],
    links: Sequence[tuple[str, str]],
    bridge: Mapping[str, Sequence[BridgeRow]],
    gazetteer: Gazetteer,
) -> Joined:
    """Join each item to the city that label, partners and bridge speak for together.

    An item stays out if no city bears its label, if the bridge places it elsewhere, or if two
    candidates are about as good.
    """
    names = _Names(gazetteer)
    candidates = {
        qid: names.candidates(label, bridge.get(qid, ())) for qid, label in labels.items()
    }
    partners: dict[str, list[str]] = defaultdict(list)
    for a, b in links:
        partners[a].append(b)
        partners[b].append(a)
    cities: dict[str, City] = {}
    reasons: dict[str, str] = {}
    for _ in range(_ROUNDS):
        lift = _Lift(links, cities)
        votes = {qid: [cities[p] for p in partners[qid] if p in cities] for qid in labels}
        chosen = {qid: _choose(candidates[qid], votes[qid], lift) for qid in labels}
        cities = {qid: found for qid, found in chosen.items() if isinstance(found, City)}
        reasons = {qid: found for qid, found in chosen.items() if isinstance(found, str)}
    dropped: dict[str, list[str]] = defaultdict(list)
    for qid, reason in sorted(reasons.items()):
        dropped[reason].append(f"{labels[qid]} ({qid})")
    return Joined(cities, {reason: tuple(items) for reason, items in dropped.items()})


def _joined(inputs: Inputs) -> tuple[dict[str, str], list[tuple[str, str]], Joined]:
    """Return labels, links and where the places went, among all towns of the long list."""
    labels, links = read_links(inputs.folder(NAME))
    bridge = _read_bridge(inputs.folder(_BRIDGE))
    return labels, links, join_places(labels, links, bridge, inputs.wide)


class _Names:
    """Cities by any of their names, marks over letters left out."""

    def __init__(self, gazetteer: Gazetteer) -> None:
        self._cities: dict[str, list[City]] = defaultdict(list)
        self._keys: dict[int, frozenset[str]] = {}
        for city in gazetteer:
            forms = (city.name, *gazetteer.names(city.geonames))
            self._keys[city.geonames] = frozenset(map(_plain_key, forms))
            for key in sorted(self._keys[city.geonames] - {""}):
                self._cities[key].append(city)

    def candidates(self, label: str, bridge: Sequence[BridgeRow]) -> tuple[_Candidate, ...]:
        """Return the cities that bear the fullest form of ``label`` that any city bears."""
        keys = [_plain_key(form) for form in forms_of(label)]
        found = next((self._cities[key] for key in keys if key in self._cities), [])
        bears = {key for city in found for key in self._keys[city.geonames]}
        agreeing = [row for row in bridge if _plain_key(row.name) in bears | set(keys)]
        return tuple(self._weigh(city, keys, agreeing) for city in found)

    @staticmethod
    def _weigh(city: City, keys: Sequence[str], bridge: Sequence[BridgeRow]) -> _Candidate:
        weight = _PEOPLE_WEIGHT * math.log((city.population or 0) + _FEWEST_PEOPLE)
        weight += float(_plain_key(city.name) in keys)
        here = (city.latitude, city.longitude)
        away = [distance_km(here, (row.latitude, row.longitude)) for row in bridge]
        if away and min(away) < _NEAR_KM:
            weight += _BRIDGE_WEIGHT
        return _Candidate(city, weight, far=bool(away) and min(away) > _FAR_KM)


class _Lift:
    """How much likelier a partner in a country is for a city of another country than for any."""

    def __init__(self, links: Iterable[tuple[str, str]], cities: Mapping[str, City]) -> None:
        self._pairs: dict[tuple[str, str], float] = defaultdict(float)
        self._ends: dict[str, float] = defaultdict(float)
        for a, b in links:
            if a in cities and b in cities:
                for one, other in ((cities[a], cities[b]), (cities[b], cities[a])):
                    self._pairs[one.country, other.country] += 1
                    self._ends[one.country] += 1
        self._all = sum(self._ends.values())

    def of(self, country: str, partner: str) -> float:
        """Return the log lift, smoothed towards 0 where few links are known."""
        if not self._all:
            return 0.0
        share = (self._ends.get(partner, 0.0) + 0.5) / (self._all + 0.5)
        known = self._pairs.get((country, partner), 0.0) + _PRIOR_LINKS * share
        return math.log(known / (self._ends.get(country, 0.0) + _PRIOR_LINKS) / share)


def _choose(candidates: Sequence[_Candidate], votes: Sequence[City], lift: _Lift) -> City | str:
    """Return the city, or why there is none."""
    if not candidates:
        return "no city bears the label"
    scored = sorted(
        (-each.weight - sum(lift.of(each.city.country, vote.country) for vote in votes), place)
        for place, each in enumerate(candidates)
    )
    best = candidates[scored[0][1]]
    if best.far:
        return "the bridge places the item elsewhere"
    if len(scored) > 1 and scored[1][0] - scored[0][0] < _LEAST_LEAD:
        return "several cities fit the label about as well"
    return best.city


def _pairs(
    links: Sequence[tuple[str, str]], cities: Mapping[str, City]
) -> tuple[list[tuple[int, int]], int]:
    """Return the pairs of different cities, each once, and how many links joined none."""
    joined = [(cities[a], cities[b]) for a, b in links if a in cities and b in cities]
    ids = {(min(p), max(p)) for p in ((a.geonames, b.geonames) for a, b in joined)}
    return sorted(pair for pair in ids if pair[0] != pair[1]), len(links) - len(joined)


def _plain_key(name: str) -> str:
    """Return the name's key without the marks over its letters."""
    apart = unicodedata.normalize("NFKD", name_key(name))
    return "".join(letter for letter in apart if not unicodedata.combining(letter))


def _split(path: Path) -> Iterator[tuple[str, str]]:
    for number, line in enumerate(read_text(path).splitlines(), start=1):
        first, tab, second = line.partition("\t")
        if not tab or not first or not second:
            raise DataError(f"{path.name}, line {number}: not two cells with a tab between them")
        yield first, second


def _read_bridge(folder: Path) -> dict[str, list[BridgeRow]]:
    rows: dict[str, list[BridgeRow]] = defaultdict(list)
    for record in read_delimited(folder / "cities_qid.csv.gz", ("wikidata", "name", "lat", "lon")):
        latitude = record.optional_number("lat", low=-90, high=90)
        longitude = record.optional_number("lon", low=-180, high=180)
        if latitude is not None and longitude is not None:
            row = BridgeRow(record.cells["name"], latitude, longitude)
            rows[record.cells["wikidata"]].append(row)
    return rows
