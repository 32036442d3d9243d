"""Postings: a post phrase with the body and the place it belongs to, from the whole page."""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.extract.postphrases import PostPhrase
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.bodies import BodyHead, body_head
from pobratim.model.documents import Language
from pobratim.model.readings import Entity, OccupationStatus, PlaceKind
from pobratim.model.spans import Span

__all__ = ["Posting", "Scene", "places_of", "posting_of", "scene_of"]

_CITY_POSTS = frozenset(
    [
        "мэр",
        "вице-мэр",
        "градоначальник",
        "сити-менеджер",
        "глава",
        "бургомистр",
        "обер-бургомистр",
        "экс-мэр",
        "аким",
        "заместитель",
        "начальник",
        "депутат",
        "вице-спикер",
        "спикер",
        "руководитель",
        "замглавы",
        "председатель",
        "бургамістр",
        "мэр",
        "віцэ-мэр",
        "галава",
        "намеснік",
        "начальнік",
        "старшыня",
        "дэпутат",
        "mayor",
        "vice-mayor",
        "burgomaster",
        "akim",
        "councillor",
    ]
)
_ENGLISH_CITY_POSTS = frozenset(
    {"deputy mayor", "lord mayor", "city head", "city manager", "deputy akim"}
)
_COUNCIL_POSTS = frozenset({"депутат", "спикер", "вице-спикер", "дэпутат", "councillor"})
_COUNCIL_HEADS = frozenset(
    {"совет", "горсовет", "дума", "гордума", "савет", "гарсавет", "town council", "city council"}
)
_MINISTERS = frozenset({"министр", "міністр", "minister"})
_STATE_POSTS = frozenset(
    {"президент", "премьер-министр", "премьер", "вице-премьер", "канцлер", "король", "королева",
     "госсекретарь", "император", "прэзідэнт", "прэм'ер-міністр", "прэм'ер", "віцэ-прэм'ер",
     "канцлер", "кароль", "prime minister", "chancellor", "king", "queen"}
)  # fmt: skip
_GOVERNMENTS = ("правительство", "урад", "government")
_ENVOYS = frozenset({"посол", "консул", "генконсул", "пасол", "consul", "ambassador"})
_AT = frozenset({"в", "во", "у", "ў", "in"})


@dataclass(frozen=True, slots=True)
class Scene:
    """A sentence with the entities whose mentions stand in it."""

    page: Page
    sentence: Sentence
    mentions: tuple[tuple[Span, Entity], ...]


@dataclass(frozen=True, slots=True)
class Posting:
    """A post, nominative, with its body, its place and the words that say so."""

    post: str
    body: Entity | None
    place: Entity | None
    status: OccupationStatus
    evidence: Span


def scene_of(page: Page, sentence: Sentence) -> Scene:
    """Return ``sentence`` with the entities whose mentions stand in it, in order."""
    pairs = [
        (span, entity)
        for entity in page.entities
        for span in entity.mentions
        if sentence.start <= span.start and span.end <= sentence.end
    ]
    return Scene(page, sentence, tuple(sorted(pairs, key=lambda pair: pair[0])))


def posting_of(scene: Scene, phrase: PostPhrase) -> Posting:
    """Return what ``phrase`` says: the post apart from its body and place.

    The body is the first organisation in the phrase that is no unit of one; a bare head
    ("президент палаты") is the organisation of that head on the page. Where the phrase names no
    place, it is the seat of an authority, or for the posts of a city hall the city named last
    before them, in the sentence or the one before, or the only city of the page.
    """
    body, body_span = _body_in(scene, phrase)
    if body is None:
        body, body_span = _bare_body(scene, phrase)
    place, place_span = _place_in(scene, phrase, body_span)
    starts = [s.start for s in (body_span, place_span) if s and s.start > phrase.head_start]
    cut = min(starts, default=phrase.span.end)
    post = phrase.post(cut, body=body_span is not None and cut == body_span.start)
    ahead = _right_before(scene, phrase)
    if body is None and ahead is not None and ahead.kind == "organisation":
        body = ahead
    if place is None and ahead is not None and ahead.kind == "place":
        place = ahead
    body = body or _implied_body(scene, phrase, place)
    place = place or _seat_of(scene, body)
    if place is None and body is None:
        place = _place_in_view(scene, phrase)
    return Posting(post, body, place, phrase.status, phrase.span)


def _right_before(scene: Scene, phrase: PostPhrase) -> Entity | None:
    """Return what stands right before the post: "Lyon Mayor", "тюменский градоначальник"."""
    text = scene.page.document.text
    for span, entity in reversed(scene.mentions):
        between = text[span.end : phrase.span.start]
        if span.end <= phrase.span.start and between in {" ", "'s ", "’s "}:
            return entity if entity.kind != "person" else None
    return None


def _is_city_post(phrase: PostPhrase) -> bool:
    return phrase.head in _CITY_POSTS or phrase.head in _ENGLISH_CITY_POSTS


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


def _is_unit(scene: Scene, span: Span) -> bool:
    language = scene.page.document.language
    words = [t.text for t in scene.sentence.tokens if span.start <= t.start < span.end]
    heads = [head for word in words if (head := body_head(word, language))]
    return bool(heads) and heads[0].level == "unit"


def _bare_body(scene: Scene, phrase: PostPhrase) -> tuple[Entity | None, Span | None]:
    """Return the organisation that the bare head at the end of the phrase stands for."""
    token = phrase.tokens[-1]
    head = body_head(token.text, scene.page.document.language)
    if head is None or head.level != "body" or token.start < phrase.head_end:
        return None, None
    found = [e for e in scene.page.entities if _is_headed(e, head)]
    before = [e for e in found if e.mentions[0].start < phrase.span.start]
    chosen = before[-1:] or found[:1]
    return (chosen[0], token.span) if chosen else (None, None)


def _is_headed(entity: Entity, head: BodyHead) -> bool:
    words = entity.name.lower().split()
    return entity.kind == "organisation" and head.name in words and len(words) > 1


def _implied_body(scene: Scene, phrase: PostPhrase, place: Entity | None) -> Entity | None:
    """Return the body that a minister, deputy or a unit's head belongs to on this page."""
    bodies = [e for e in scene.page.entities if e.organisation == "authority"]
    if phrase.head in _MINISTERS and place is not None:
        seated = [e for e in bodies if e.place == place.place and _starts(e, _GOVERNMENTS)]
        return seated[0] if seated else None
    if phrase.head in _COUNCIL_POSTS:
        language = scene.page.document.language
        councils = [e for e in bodies if _council(e, language)]
        return councils[0] if len(councils) == 1 else None
    return _body_of_unit(scene, phrase)


def _starts(entity: Entity, heads: tuple[str, ...]) -> bool:
    return entity.name.lower().startswith(heads)


def _council(entity: Entity, language: Language) -> bool:
    return any(
        word in _COUNCIL_HEADS or word.endswith(("совет", "савет"))
        for word in entity.name.lower().split()
    ) or (language == "en" and "council" in entity.name.lower())


def _body_of_unit(scene: Scene, phrase: PostPhrase) -> Entity | None:
    """Return the body whose unit the page names in full: "пресс-служба администрации …"."""
    language = scene.page.document.language
    units = [
        head.name
        for token in phrase.tokens
        if (head := body_head(token.text, language)) and head.level == "unit"
    ]
    if len(units) != 1:
        return None
    text = scene.page.document.text
    found = [
        entity
        for entity in scene.page.entities
        if entity.organisation == "authority"
        for span in entity.mentions
        if _unit_before(text, span, units[0], language)
    ]
    return found[0] if found else None


def _unit_before(text: str, span: Span, unit: str, language: Language) -> bool:
    words = text[max(0, span.start - 30) : span.start].split()
    last = words[-1] if words else ""
    head = body_head(last, language)
    return head is not None and head.name == unit


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
    ]
    after = [pair for pair in inside if pair[0].start >= phrase.head_end]
    if before is not None:
        after = [pair for pair in after if pair[0].start < before.start]
    if after:
        entity = after[0][1]
        if phrase.head in _ENVOYS:
            entity = next((e for s, e in after if _stands_at(scene, s)), entity)
        return entity, after[0][0]
    ahead = [pair for pair in inside if pair[0].end <= phrase.head_start]
    return (ahead[-1][1], None) if ahead and before is None else (None, None)


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
    """Return the entity of an authority's seat; other bodies have no place in an occupation."""
    if body is None or body.organisation != "authority" or body.place is None:
        return None
    places = [e for e in scene.page.entities if e.kind == "place" and e.place == body.place]
    inside = [e for e in places if any(m.contains(s) for m in body.mentions for s in e.mentions)]
    known = [e for e in places if e.place and (e.place.geonames or e.place.kind != "city")]
    return next(iter(inside or known), None)


def _place_in_view(scene: Scene, phrase: PostPhrase) -> Entity | None:
    """Return the city of a post of a city hall, the country of a post of a state."""
    if _is_city_post(phrase):
        return _last_named(scene, phrase.span, "city")
    tail = phrase.tokens[phrase.head_at + phrase.head_size :]
    if phrase.head in _MINISTERS or (phrase.head in _STATE_POSTS and not tail):
        return _last_named(scene, phrase.span, "country")
    return None


def _last_named(scene: Scene, span: Span, kind: PlaceKind) -> Entity | None:
    """Return the place named last before the post, in its sentence or the one before it.

    Else the only place of its kind on the page; of several none is guessed.
    """
    sentences = scene.page.sentences
    at = sentences.index(scene.sentence)
    start = sentences[max(0, at - 1)].start
    places = [
        e for e in scene.page.entities if e.kind == "place" and e.place and e.place.kind == kind
    ]
    before = [
        (mention.start, i)
        for i, place in enumerate(places)
        for mention in place.mentions
        if start <= mention.start and mention.end <= span.start
    ]
    if before:
        return places[max(before)[1]]
    return places[0] if len(places) == 1 else None
