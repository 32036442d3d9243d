"""Where a post is held by the side that its holder is on: a delegation, a guest, "our partners".

"С китайской стороны подписал вице-мэр N", "a delegation from Turku led by deputy mayor N".
"""

from __future__ import annotations

import re
from collections.abc import Iterator

from pobratim.extract.placenames import adjective_nominative_masculine
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.scenes import EntityScene
from pobratim.lexicon.countries import country_of_adjective
from pobratim.lexicon.normalise import flat
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["of_country", "place_by_adjective", "side_place"]

_SHORTEST_STEM = 4

_SIDE = re.compile(
    r"(?<!\w)(?P<side>[\w-]+)\s+(?:сторон|бок(?:у|а|ам)?(?!\w)|делегаци|дэлегацы|партн[её]р|"
    r"гост(?:ь|я|и|ей|ям)|госц|дипломат|дыпламат|side|delegation|party|guests?|partners?)"
)
_DELEGATION = re.compile(
    r"(?:делегаци|дэлегацы)\w*\s+(?:города\s|горада\s|г\.\s?|з\s|из\s)?|"
    r"(?:delegation|party|team|group)\s+(?:from|of)\s+(?:the\s+)?(?:[\w-]+\s+)?"
    r"(?:(?:city|town|municipality)\s+of\s+)?"
)
_LED_BY = re.compile(
    r"(?:led|headed)\s+by(?:\s+(?:the|its|their))?\s*$|во\s+главе\s+с\s*$|на\s+чале\s+з[е]?\s*$|"
    r"под\s+руководством\s*$|пад\s+кіраўніцтвам\s*$|возглав\w+(?:\s+\w+)?\s*$|"
    r"узначал\w+(?:\s+\w+)?\s*$|ўзначал\w+(?:\s+\w+)?\s*$"
)
_ON_BEHALF = re.compile(r"(?:от|ад|from|for|on\s+behalf\s+of)\s+(?:имени\s+|імя\s+|the\s+)?$")
_WITH_TEAM = re.compile(
    r",?\s*(?:and|with|с|со|и|з|і)\s+(?:her|his|its|a|the|сво\w+|яго|яе)?\s*"
    r"(?:delegation|team|colleagues|delegates|делегаци\w+|коллегами|дэлегацы\w+|калегамі)\s+"
    r"(?:from|of|из|з)?\s*$"
)


def side_place(scene: EntityScene, phrase: PostPhrase, name: Span | None) -> Entity | None:
    """Return the city or country of the side that words of the sentence put the holder on."""
    text = scene.page.document.text
    start = scene.sentence.start
    ahead = text[start : phrase.span.start].lower()
    side = list(_SIDE.finditer(ahead))
    if side and not _named_between(scene, start + side[-1].end(), phrase.span.start):
        at = start + side[-1].start("side")
        found = place_by_adjective(scene, Span(at, start + side[-1].end("side")))
        if found is not None:
            return found
    led = _LED_BY.search(ahead)
    if led is not None:
        return _of_delegation(scene, phrase.span.start)
    for span, entity in scene.mentions:
        before = text[start : span.start].lower()
        opens = span.end <= phrase.span.start and entity.kind == "place"
        if opens and _ON_BEHALF.fullmatch(before.strip() + " "):
            return None if _named_between(scene, span.end, phrase.span.start) else entity
    return _with_team(scene, name) if name else None


def _named_between(scene: EntityScene, start: int, stop: int) -> bool:
    """Tell whether another place or person is named between two offsets."""
    return any(
        start <= span.start < stop and entity.kind != "organisation"
        for span, entity in scene.mentions
    )


def _of_delegation(scene: EntityScene, stop: int) -> Entity | None:
    """Return the city whose delegation is told of last before an offset, here or just before."""
    text = scene.page.document.text
    at = scene.page.sentences.index(scene.sentence)
    begin = scene.page.sentences[max(0, at - 1)].start
    found = [
        (span.start, entity)
        for span, entity in _cities(scene, Span(begin, stop))
        if _is_delegations(
            text[begin : span.start].lower(), text[span.end : span.end + 30].lower()
        )
    ]
    return max(found, key=lambda pair: pair[0])[1] if found else None


def _is_delegations(ahead: str, behind: str) -> bool:
    """Tell whether a place between these words is that of a delegation."""
    matches = list(_DELEGATION.finditer(ahead))
    close = bool(matches) and matches[-1].end() == len(ahead)
    return close or re.match(r"(?:'s|’s)?\s+(?:delegation|делегаци|дэлегацы)", behind) is not None


def _cities(scene: EntityScene, span: Span) -> Iterator[tuple[Span, Entity]]:
    for entity in scene.page.entities:
        if entity.place and entity.kind == "place" and entity.place.kind == "city":
            yield from ((m, entity) for m in entity.mentions if span.contains(m))


def _with_team(scene: EntityScene, name: Span) -> Entity | None:
    """Return the city in "N and her delegation from Turku"."""
    text = scene.page.document.text
    for span, entity in scene.mentions:
        if span.start > name.end and entity.kind == "place":
            words = text[name.end : span.start].lower()
            return entity if _WITH_TEAM.fullmatch(words) else None
    return None


def place_by_adjective(scene: EntityScene, span: Span) -> Entity | None:
    """Return the place that an adjective means: a city of the page, or a country by its city."""
    for mention, entity in scene.mentions:
        if mention.overlaps(span) and entity.kind == "place":
            if entity.place and entity.place.kind == "country" and entity.place.country:
                return of_country(scene, entity.place.country) or entity
            return entity
    language = scene.page.document.language
    word = span.of(scene.page.document.text)
    cities = [e for e in scene.page.entities if e.place and e.place.kind == "city"]
    if language != "en":
        for city in cities:
            stem = flat(city.name)[: max(_SHORTEST_STEM, len(city.name) - 2)]
            if city.kind == "place" and flat(word).startswith(stem):
                return city
    base = word if language == "en" else adjective_nominative_masculine(word, language)
    code = country_of_adjective(base)
    return of_country(scene, code) if code else None


def of_country(scene: EntityScene, code: str, *, wide: bool = False) -> Entity | None:
    """Return the only city of the page in a country, else the country if the page names it.

    ``wide`` asks for the country alone.
    """
    places = [e for e in scene.page.entities if e.kind == "place" and e.place]
    inside = [e for e in places if e.place and e.place.country == code]
    cities = [e for e in inside if e.place and e.place.kind == "city"]
    if len(cities) == 1 and not wide:
        return cities[0]
    countries = [e for e in inside if e.place and e.place.kind == "country"]
    return countries[0] if countries and (wide or not cities) else None
