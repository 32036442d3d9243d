"""Postings: a post phrase with the body and the place it belongs to, from the whole page."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.impliedbodies import bare_body, implied_body
from pobratim.extract.postowners import (
    beside_holder,
    in_compound,
    left_of_head,
    owner_before,
)
from pobratim.extract.postplaces import place_in_view
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.scenes import EntityScene, scene_of
from pobratim.extract.sideplaces import side_place
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.model.readings import Entity, OccupationStatus
from pobratim.model.spans import Span

__all__ = ["Posting", "Scene", "places_of", "posting_of", "scene_of"]

_ENVOYS = frozenset({"посол", "консул", "генконсул", "пасол", "consul", "ambassador"})
_AT = frozenset({"в", "во", "у", "ў", "in"})


_DASHES = frozenset({" – ", " — "})
_JOINED = frozenset({" ", "'s ", "’s ", "' ", "’ ", *_DASHES})
_FROM = re.compile(r"(?<!\w)(?:[оОаА]т|[аА]д|[Ff]rom|[Ff]or) $")
"""What makes a place before a dash the one of the post: "от Перми – мэр …"."""

Scene = EntityScene
"""A sentence with the entities whose mentions stand in it."""


@dataclass(frozen=True, slots=True)
class Posting:
    """A post, nominative, with its body, its place and the words that say so."""

    post: str
    body: Entity | None
    place: Entity | None
    status: OccupationStatus
    evidence: Span
    named: bool = False
    """Whether the phrase or the words beside it name the body or the place."""


def posting_of(scene: Scene, phrase: PostPhrase, name: Span | None = None) -> Posting:
    """Return what ``phrase`` says: the post apart from its body and place.

    The body is the first organisation in the phrase that is no unit of one; a bare head
    ("президент палаты") is the organisation of that head on the page. Where the phrase names no
    place, it is the seat of the body, or the place that the text has in view for the post.
    ``name`` is the holder's name: a place may stand behind it.
    """
    body, body_span = _body_in(scene, phrase)
    if body is None:
        body, body_span = bare_body(scene, phrase)
    place, place_span = _place_in(scene, phrase, body_span)
    starts = [s.start for s in (body_span, place_span) if s and s.start > phrase.head_start]
    cut = min(starts, default=phrase.span.end)
    left = left_of_head(scene, phrase)
    start = left[0].end if left else phrase.span.start
    post = phrase.post(cut, start=start, body=body_span is not None and cut == body_span.start)
    for owner in _owners(scene, phrase, left, name):
        body = body or (owner if owner.kind == "organisation" else None)
        place = place or (owner if owner.kind == "place" else None)
    named = body is not None or place is not None
    body = body or implied_body(scene, phrase, place)
    if not named and body is None:
        body, unit_at = _unit_in(scene, phrase)
        post = phrase.post(unit_at.start, start=start) if unit_at else post
    place = place or _seat_of(scene, body)
    if place is None and body is None:
        place = side_place(scene, phrase, name)
    certain = phrase.language == "en" and body is not None and body.organisation == "authority"
    if place is None and (body is None or body.place is None) and not certain:
        place = place_in_view(scene, phrase)
    return Posting(post, body, place, phrase.status, phrase.span, named)


def _owners(
    scene: Scene,
    phrase: PostPhrase,
    left: tuple[Span, Entity] | None,
    name: Span | None,
) -> Iterator[Entity]:
    """Yield what the words around post and name show as the owner of the post, nearest first."""
    start = left[0].end if left else phrase.span.start
    found = (
        left[1] if left else None,
        in_compound(scene, phrase, start),
        None if left else _right_before(scene, phrase),
        None if left else owner_before(scene, phrase),
        beside_holder(scene, phrase, name) if name else None,
    )
    yield from (owner for owner in found if owner is not None)


def _right_before(scene: Scene, phrase: PostPhrase) -> Entity | None:
    """Return what stands right before the post: "Lyon Mayor", "тюменский градоначальник"."""
    text = scene.page.document.text
    for span, entity in reversed(scene.mentions):
        between = text[span.end : phrase.span.start]
        if span.end <= phrase.span.start and between in _JOINED:
            signs = between in _DASHES and not _FROM.search(text[: span.start])
            return entity if entity.kind != "person" and not signs else None
    return None


# The body ----------------------------------------------------------------------------------------


def _body_in(scene: Scene, phrase: PostPhrase) -> tuple[Entity | None, Span | None]:
    """Return the first organisation in the phrase: no unit, else one with a name of its own."""
    inside = [
        (span, entity)
        for span, entity in scene.mentions
        if entity.kind == "organisation"
        and phrase.span.contains(span)
        and span.start >= phrase.head_end
    ]
    bodies = [pair for pair in inside if not _is_unit(scene, pair[0])]
    named = [pair for pair in inside if scene.page.document.text[pair[0].start].isupper()]
    found = next(iter([*bodies, *named]), None)
    return (found[1], found[0]) if found else (None, None)


def _unit_in(scene: Scene, phrase: PostPhrase) -> tuple[Entity | None, Span | None]:
    """Return the unit that the phrase names, where nothing tells whose unit it is."""
    for span, entity in scene.mentions:
        inside = phrase.span.contains(span) and span.start >= phrase.head_end
        if entity.kind == "organisation" and inside:
            return entity, span
    return None, None


def _is_unit(scene: Scene, span: Span) -> bool:
    language = scene.page.document.language
    words = [t.text for t in scene.sentence.tokens if span.start <= t.start < span.end]
    heads = [head for word in words if (head := body_head(word, language))]
    return bool(heads) and heads[0].level == "unit"


# The place -------------------------------------------------------------------------------------


def _place_in(
    scene: Scene, phrase: PostPhrase, before: Span | None
) -> tuple[Entity | None, Span | None]:
    """Return the place in the phrase: the first after the head, else an adjective before it."""
    inside = [
        (span, entity)
        for span, entity in scene.mentions
        if entity.kind == "place" and phrase.span.contains(span)
        if before is None or not before.contains(span)
        if not (phrase.language == "en" and _is_charge(scene, span))
    ]
    after = [pair for pair in inside if pair[0].start >= phrase.head_end]
    if before is not None:
        after = [pair for pair in after if pair[0].start < before.start]
    if after:
        entity = after[0][1]
        if phrase.head in _ENVOYS:
            entity = next((e for s, e in after if not _stands_at(scene, s)), entity)
        return entity, after[0][0]
    ahead = [pair for pair in inside if pair[0].end <= phrase.head_start]
    return (ahead[-1][1], None) if ahead and before is None else (None, None)


def _is_charge(scene: Scene, span: Span) -> bool:
    """Tell whether a place is what the post is for: "vice president for Africa"."""
    return scene.page.document.text[: span.start].endswith(" for ")


def places_of(scene: Scene, phrase: PostPhrase) -> list[Entity]:
    """Return the places that the phrase names after its head, in order."""
    return [
        entity
        for span, entity in scene.mentions
        if entity.kind == "place" and phrase.span.contains(span) and span.start >= phrase.head_end
    ]


def _stands_at(scene: Scene, span: Span) -> bool:
    """Tell whether "in" stands right before the place."""
    before: Token | None = None
    for token in scene.sentence.tokens:
        if token.start >= span.start:
            break
        before = token
    return before is not None and before.lower in _AT


def _seat_of(scene: Scene, body: Entity | None) -> Entity | None:
    """Return the entity of the seat of a body."""
    if body is None or body.place is None:
        return None
    places = [e for e in scene.page.entities if e.kind == "place" and e.place == body.place]
    inside = [e for e in places if any(m.contains(s) for m in body.mentions for s in e.mentions)]
    known = [e for e in places if e.place and (e.place.geonames or e.place.kind != "city")]
    return next(iter(inside or known), None)
