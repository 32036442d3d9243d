"""Occupations: who holds which post, of which body, where, and whether still."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from pobratim.extract.postphrases import PostPhrase, post_after, post_before
from pobratim.extract.tokens import Page, Sentence
from pobratim.lexicon.bodies import body_head
from pobratim.model.readings import Entity, Occupation
from pobratim.model.spans import Span

__all__ = ["occupations_of"]

_CITY_POSTS = frozenset(
    """мэр вице-мэр градоначальник сити-менеджер глава бургомистр обер-бургомистр экс-мэр аким
    заместитель бургамістр віцэ-мэр галава намеснік mayor vice-mayor deputy burgomaster akim
    lord city town first first""".split()
)


@dataclass(frozen=True, slots=True)
class _Scene:
    """A sentence with the entities whose mentions stand in it."""

    page: Page
    sentence: Sentence
    mentions: tuple[tuple[Span, Entity], ...]


def occupations_of(page: Page) -> tuple[Occupation, ...]:
    """Return the occupations that ``page`` states, in order of their evidence.

    A post stands before the name in any case, or after it behind a comma, dash, slash or in
    brackets. The post is nominative and leaves out the body and the place, which are entities.
    """
    found: list[Occupation] = []
    for sentence in page.sentences:
        scene = _Scene(page, sentence, _mentions_in(page, sentence))
        for span, entity in scene.mentions:
            if entity.kind == "person":
                found.extend(_of_person(scene, span, entity))
    return tuple(_without_repeats(found))


def _mentions_in(page: Page, sentence: Sentence) -> tuple[tuple[Span, Entity], ...]:
    pairs = [
        (span, entity)
        for entity in page.entities
        for span in entity.mentions
        if sentence.start <= span.start and span.end <= sentence.end
    ]
    return tuple(sorted(pairs, key=lambda pair: pair[0]))


def _of_person(scene: _Scene, span: Span, person: Entity) -> Iterator[Occupation]:
    language = scene.page.document.language
    tokens = scene.sentence.tokens
    start = next(i for i, t in enumerate(tokens) if t.end > span.start)
    stop = next((i for i, t in enumerate(tokens) if t.start >= span.end), len(tokens))
    people = [s for s, e in scene.mentions if e.kind == "person" and s != span]
    for phrase in (
        *post_before(tokens, start, people, language),
        *post_after(tokens, stop, people, language),
    ):
        yield _occupation(scene, span, person, phrase)


def _occupation(scene: _Scene, span: Span, person: Entity, phrase: PostPhrase) -> Occupation:
    body, body_span = _body_in(scene, phrase)
    place, place_span = _place_in(scene, phrase, before=body_span)
    cut = min((s.start for s in (body_span, place_span) if s and s.start > phrase.head_start),
              default=phrase.span.end)  # fmt: skip
    post = phrase.post(cut)
    seat = place or _seat_of(scene, body)
    if seat is None and body is None and phrase.head in _CITY_POSTS:
        seat = _city_nearby(scene, phrase.span)
    return Occupation(
        person=person.id,
        post=post or None,
        organisation=body.id if body else None,
        place=seat.id if seat else None,
        evidence=(Span(min(span.start, phrase.span.start), max(span.end, phrase.span.end)),),
        status=phrase.status,
    )


def _body_in(scene: _Scene, phrase: PostPhrase) -> tuple[Entity | None, Span | None]:
    """Return the body of the post: the first organisation in the phrase that is no mere unit."""
    for span, entity in scene.mentions:
        inside = phrase.span.contains(span) and span.start >= phrase.head_end
        if entity.kind == "organisation" and inside and not _is_unit(scene, span):
            return entity, span
    return None, None


def _is_unit(scene: _Scene, span: Span) -> bool:
    language = scene.page.document.language
    words = [t.text for t in scene.sentence.tokens if span.start <= t.start < span.end]
    heads = [head for word in words if (head := body_head(word, language))]
    return bool(heads) and heads[0].level == "unit"


def _place_in(
    scene: _Scene, phrase: PostPhrase, *, before: Span | None
) -> tuple[Entity | None, Span | None]:
    found: tuple[Entity | None, Span | None] = (None, None)
    for span, entity in scene.mentions:
        if entity.kind != "place" or not phrase.span.contains(span):
            continue
        if before is not None and span.start >= before.start:
            break
        if found[0] is None or span.start >= phrase.head_end:
            found = (entity, span if span.start >= phrase.head_end else None)
        if span.start >= phrase.head_end:
            break
    return found


def _seat_of(scene: _Scene, body: Entity | None) -> Entity | None:
    """Return the entity of an authority's seat; other bodies have no place in an occupation."""
    if body is None or body.organisation != "authority" or body.place is None:
        return None
    for entity in scene.page.entities:
        if entity.kind == "place" and entity.place == body.place:
            inside = any(m.contains(s) for m in body.mentions for s in entity.mentions)
            if inside or entity.place.geonames is not None:
                return entity
    return None


def _city_nearby(scene: _Scene, span: Span) -> Entity | None:
    """Return the city that a city's post without one belongs to: the nearest before it."""
    before = [
        (s, e)
        for s, e in scene.mentions
        if e.kind == "place" and e.place and e.place.kind == "city" and s.end <= span.start
    ]
    if before:
        return before[-1][1]
    cities = {
        e.id: e for e in scene.page.entities if e.kind == "place" and e.place
        and e.place.kind == "city"
    }  # fmt: skip
    return next(iter(cities.values())) if len(cities) == 1 else None


def _without_repeats(found: Sequence[Occupation]) -> Iterator[Occupation]:
    """Drop what says less than another occupation of the same person."""
    kept: list[Occupation] = []
    for occupation in found:
        twin = next((o for o in kept if _same(o, occupation)), None)
        if twin is None:
            kept.append(occupation)
        elif _weight(occupation) > _weight(twin):
            kept[kept.index(twin)] = occupation
    yield from kept


def _same(a: Occupation, b: Occupation) -> bool:
    if a.person != b.person or a.status != b.status:
        return False
    if a.organisation and b.organisation and a.organisation != b.organisation:
        return False
    if a.place and b.place and a.place != b.place:
        return False
    mine, theirs = a.post or "", b.post or ""
    return mine == theirs or mine in theirs.split() or theirs in mine.split()


def _weight(occupation: Occupation) -> int:
    return (
        2 * (occupation.organisation is not None)
        + (occupation.place is not None)
        + len((occupation.post or "").split())
    )
