"""Pairs of parties: what fills up an event whose words name one side or none."""

from __future__ import annotations

import re
from collections.abc import Iterable

from pobratim.extract.drafts import Draft
from pobratim.extract.parties import SHARED_NAME, Scene
from pobratim.model.readings import EventType
from pobratim.model.spans import Span

__all__ = ["complete", "envoy_pair", "two_of_many"]


_ENVOY = re.compile(
    r"(?<!\w)(?:посол|посл(?:а|у|ом)|консул\w*|генконсул\w*|пасол|пасл(?:а|у|ом)|ambassador|"
    r"consul(?:\sgeneral)?)(?!\w)"
)
_REACH = 70
"""Within how many letters after the word its country stands, titles between."""

_WITH_HOST: frozenset[EventType] = frozenset({"meeting", "visit"})
_BETWEEN_TWO: frozenset[EventType] = frozenset({"aid", "contract", "visit", "meeting"})


def envoy_pair(scene: Scene, draft: Draft) -> tuple[str, ...]:
    """Return the country of an ambassador or a consul, and the place that receives him.

    Empty for other events. The country stands after the word, in this sentence or in an earlier
    one; the place is the first of another country in the sentence, else one the text is about.
    """
    if draft.type not in _WITH_HOST or not _ENVOY.search(draft.sentence.of(scene.folded)):
        return ()
    country = _country_sent_from(scene, draft.sentence)
    if country is None:
        return ()
    own = scene.country_of(country)
    named = [*scene.weights(draft.sentence), *scene.primary]
    hosts = (p for p in named if scene.kind_of(p) == "city" and scene.country_of(p) != own)
    host = next(hosts, None)
    return (country, host) if host is not None else ()


def _country_sent_from(scene: Scene, sentence: Span) -> str | None:
    """Return the country that stands after the word for an envoy, in the nearest sentence."""
    found = [m.end() for m in _ENVOY.finditer(scene.folded, 0, sentence.end)]
    for end in reversed(found):
        reach = Span(end, min(end + _REACH, len(scene.folded)))
        for mention in scene.mentions:
            if reach.contains(mention.span) and scene.kind_of(mention.entity) == "country":
                return mention.entity
    return None


def two_of_many(scene: Scene, kind: EventType, parties: tuple[str, ...]) -> tuple[str, ...]:
    """Return the two places that the text is about where an act of two names others on its way.

    A gift that goes through ports has a giver and a receiver.
    """
    if kind not in _BETWEEN_TWO or len(parties) < 3 or not set(scene.primary) <= set(parties):
        return parties
    return tuple(party for party in parties if party in scene.primary)


def complete(
    scene: Scene,
    parties: Iterable[str],
    *,
    block: Span,
    at: int,
    before: tuple[str, ...],
    located: bool = False,
) -> tuple[str, ...]:
    """Fill up ``parties`` of an event told at offset ``at`` to a pair.

    In a section of a digest the second is the place that heads it.

    A place where something is only ``located`` gives way to a pair of its block.

    The second party comes from the same block (nearest first named), else from the parties
    told ``before`` if they share one, else from the two places that the text is about.
    """
    named = dict.fromkeys(_chief_town(scene, party) for party in parties)
    pair = [party for party in named if not _is_home_country(scene, party)]
    pair = [party for party in pair if not _is_around(scene, party, pair)]
    if len(pair) >= 2:
        return tuple(pair)
    home = scene.home_at(at)
    if home is not None:
        known = before if not pair and home in before else tuple(dict.fromkeys([*pair, home]))
        return known if len(known) >= 2 else _with_subject(scene, known)
    nearby = scene.within(block)
    if located and len(nearby) >= 2 and min(scene.weights(block)[p] for p in nearby) > 1:
        return tuple(nearby[:2])
    mixed, stray = (len(set(p) & set(scene.primary)) == 1 for p in (nearby, before))
    sources = [
        nearby if len(nearby) == 2 and (pair[0] in nearby if pair else not mixed) else (),
        before if (pair[0] in before if pair else not stray) else (),
        scene.primary,
    ]
    for source in sources:
        if not pair and len(source) < 2:
            continue
        pair.extend(p for p in source if p not in pair and _fits_beside(scene, pair, p))
        if len(pair) >= 2:
            return tuple(pair[:2])
    return tuple(pair)


def _fits_beside(scene: Scene, pair: list[str], party: str) -> bool:
    """Tell whether ``party`` may fill up ``pair``: to a city comes a city if there are two.

    A place and its own country are no pair.
    """
    if not pair:
        return True
    kinds = {scene.kind_of(pair[0]), scene.kind_of(party)}
    if "country" in kinds and scene.country_of(pair[0]) == scene.country_of(party):
        return False
    if _is_around(scene, pair[0], [party]) or _is_around(scene, party, pair):
        return False
    if scene.kind_of(pair[0]) != "city":
        return True
    two_cities = [scene.kind_of(p) for p in scene.primary] == ["city", "city"]
    return not two_cities or scene.kind_of(party) == "city"


def _is_around(scene: Scene, party: str, others: Iterable[str]) -> bool:
    """Tell whether a region is named after a city beside it, or a country holds one."""
    kind = scene.kind_of(party)
    cities = [p for p in others if scene.kind_of(p) == "city" and p != party]
    if kind == "country":
        return any(scene.country_of(party) == scene.country_of(city) for city in cities)
    stem = scene.entities[party].name[:SHARED_NAME].lower()
    return kind == "region" and any(
        scene.entities[city].name[:SHARED_NAME].lower() == stem for city in cities
    )


def _with_subject(scene: Scene, alone: tuple[str, ...]) -> tuple[str, ...]:
    """Return the one party of a section with the city whose ties the list is of.

    It is the city that the page names most and that heads no section.
    """
    heads = {place for _, place in scene.homes}
    subject = [p for p in scene.primary if p not in heads]
    return tuple(dict.fromkeys([*alone, *subject[:1]]))


def _chief_town(scene: Scene, party: str) -> str:
    """Return the town after which a district is named, where the text is about the town."""
    if scene.kind_of(party) != "district":
        return party
    stem = scene.entities[party].name[:SHARED_NAME].lower()
    towns = (p for p in scene.primary if scene.kind_of(p) == "city")
    return next((t for t in towns if scene.entities[t].name[:SHARED_NAME].lower() == stem), party)


def _is_home_country(scene: Scene, party: str) -> bool:
    """Tell whether a party is only the country of a city that the text is about."""
    return scene.kind_of(party) == "country" and any(
        scene.country_of(party) == scene.country_of(city) and party != city
        for city in scene.primary
    )
