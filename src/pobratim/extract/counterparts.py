"""Who holds the same post elsewhere: "his counterpart from Recife, N", "её коллега из Уфы N"."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Sequence

from pobratim.extract.scenes import EntityScene
from pobratim.extract.sideplaces import place_by_adjective
from pobratim.model.readings import Entity, Occupation
from pobratim.model.spans import Span

__all__ = ["counterparts_of"]

_HOLDER = re.compile(
    r"(?<!\w)(?:his|her|my|its|their|our|его|е[её]|их|мой|моего|моим|сво\w+|яго|яе|іх|мой|"
    r"[\w-]+(?:'s|’s))\s+(?P<side>[\w-]+\s+)?"
    r"(?:counterpart|colleague|opposite\s+number|коллег(?:а|и|е|у|ой)|визави|калег(?:а|і|у|ам|ай)|"
    r"калезе)(?P<rest>(?:\s+(?:from|in|of|из|з|са|со|ў|у|в)\s+[^,.;:]{2,40}?)?,?\s+)$"
)
_REACH = 90


def counterparts_of(
    scenes: Iterable[EntityScene], found: Sequence[Occupation]
) -> Iterator[Occupation]:
    """Yield the posts of those who are called the counterpart or colleague of a holder.

    The post is the one of the last holder named before; the place stands in the phrase, or is
    the other one of the only two cities of the page. One who has a post already gets none.
    """
    held = {occupation.person for occupation in found}
    for scene in scenes:
        for span, person in scene.mentions:
            if person.kind != "person" or person.id in held:
                continue
            match = _HOLDER.search(_ahead(scene, span).lower())
            peer = _holder_before(scene, span, found) if match else None
            if match is not None and peer is not None:
                held.add(person.id)
                yield _same_post(scene, person, span, match, peer)


def _ahead(scene: EntityScene, span: Span) -> str:
    return scene.page.document.text[max(scene.sentence.start, span.start - _REACH) : span.start]


def _holder_before(
    scene: EntityScene, span: Span, found: Sequence[Occupation]
) -> Occupation | None:
    """Return the occupation told last before a name, nearer than two paragraphs."""
    before = [o for o in found if o.evidence[0].end <= span.start and o.post]
    last = max(before, key=lambda o: o.evidence[0].end, default=None)
    near = {scene.sentence.block, scene.sentence.block - 1, scene.sentence.block - 2}
    blocks = scene.page.document.blocks
    if last is None:
        return None
    block = next(
        (i for i, b in enumerate(blocks) if b.start <= last.evidence[0].start < b.end), -1
    )
    return last if block in near else None


def _same_post(
    scene: EntityScene, person: Entity, span: Span, match: re.Match[str], peer: Occupation
) -> Occupation:
    start = span.start - len(_ahead(scene, span)) + match.start()
    place = _place(scene, Span(start, span.start), match, peer)
    return Occupation(
        person=person.id,
        post=peer.post,
        organisation=None,
        place=place.id if place else None,
        evidence=(Span(start, span.end),),
        status="current",
    )


def _place(
    scene: EntityScene, words: Span, match: re.Match[str], peer: Occupation
) -> Entity | None:
    named = [e for s, e in scene.mentions if words.contains(s) and e.kind == "place"]
    if named:
        return named[-1]
    if match["side"]:
        begin = words.start + match.start("side") - match.start()
        found = place_by_adjective(scene, Span(begin, begin + len(match["side"].rstrip())))
        if found is not None:
            return found
    cities = [
        e for e in scene.page.entities
        if e.kind == "place" and e.place and e.place.kind == "city"
    ]  # fmt: skip
    others = [city for city in cities if city.id != peer.place]
    return others[0] if len(others) == 1 and len(cities) > 1 else None
