"""Where a post is held that names no place itself: from its sentence, its item, its page."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.homes import home_of, lead_of
from pobratim.extract.postphrases import PostPhrase
from pobratim.extract.scenes import EntityScene
from pobratim.lexicon.posts import post_head
from pobratim.model.readings import Entity, PlaceKind
from pobratim.model.spans import Span

__all__ = ["MINISTERS", "place_in_view"]

MINISTERS = frozenset({"министр", "міністр", "minister"})
"""Heads of posts that belong to a government."""

_CITY_POSTS = frozenset(
    {"мэр", "вице-мэр", "градоначальник", "сити-менеджер", "глава", "бургомистр",
     "обер-бургомистр", "экс-мэр", "аким", "хоким", "кмет", "заместитель", "начальник", "депутат",
     "вице-спикер", "спикер", "руководитель", "замглавы", "председатель", "бургамістр",
     "віцэ-мэр", "галава", "намеснік", "начальнік", "старшыня", "дэпутат", "хакім", "акім",
     "войт", "кіраўнік", "mayor", "vice-mayor", "vice mayor", "burgomaster", "akim", "hokim",
     "councillor", "councilor", "deputy mayor", "lord mayor", "city head", "city manager",
     "deputy akim"}
)  # fmt: skip
_STATE_POSTS = frozenset(
    {"президент", "премьер-министр", "премьер", "вице-премьер", "канцлер", "король", "королева",
     "госсекретарь", "император", "прэзідэнт", "прэм'ер-міністр", "прэм'ер", "віцэ-прэм'ер",
     "кароль", "prime minister", "chancellor", "king", "queen"}
)  # fmt: skip
_ONLY_IN: dict[str, str] = {
    **dict.fromkeys(("аким", "акім", "akim", "deputy akim"), "KZ"),
    **dict.fromkeys(("хоким", "хакім", "hokim"), "UZ"),
    "кмет": "BG",
}
_AT = frozenset({"в", "во", "у", "ў", "in"})
_CHIEFS = frozenset({"мэр", "глава", "аким", "хоким", "бургомистр", "галава", "хакім", "акім"})


def place_in_view(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    """Return the city of a post of a city hall, the region or country of a post of a state.

    A city post takes the city that opens its item, the city of the chief whose deputy it is, the
    city named last before it in the sentence, the only city of the page, the city that the text
    speaks from, or the only city of the sentence before. Of several none is guessed.
    """
    if phrase.head in _CITY_POSTS:
        return _city(scene, phrase)
    tail = phrase.tokens[phrase.head_at + phrase.head_size :]
    if phrase.head in MINISTERS:
        return _listed_before(scene, phrase.span) or _last_named(scene, phrase.span, "country")
    if phrase.head in _STATE_POSTS and not tail:
        return _last_named(scene, phrase.span, "country")
    return None


def _city(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    cities = [
        entity
        for entity in scene.page.entities
        if entity.kind == "place" and entity.place and entity.place.kind == "city"
        if entity.place.country in {_ONLY_IN.get(phrase.head, entity.place.country), None}
    ]
    at = phrase.span.start
    mentions = [city.mentions for city in cities]
    lead = lead_of(scene.page.document, at, mentions)
    if lead is not None:
        return cities[lead]
    found = _of_chief(scene, phrase) or _before(cities, scene.sentence.start, at)
    if found is None and len(cities) == 1:
        found = cities[0]
    if found is None:
        home = home_of(scene.page.document, at, mentions)
        found = cities[home] if home is not None else _of_sentence_before(scene, cities)
    return found


def _of_chief(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    """Return the city of the only mayor on the page to whom "заместитель мэра" may belong."""
    heads = [post_head(t.text, phrase.language) for t in phrase.tokens[phrase.head_at + 1 :]]
    chief = next((head for head in heads if head in _CHIEFS), None)
    if chief is None:
        return None
    text = scene.page.document.text
    found = {
        entity.id: entity
        for entity in scene.page.entities
        if entity.kind == "place" and entity.place and entity.place.kind == "city"
        for span in entity.mentions
        if post_head((text[max(0, span.start - 20) : span.start].split() or [""])[-1],
                     phrase.language) == chief
    }  # fmt: skip
    return next(iter(found.values())) if len(found) == 1 else None


def _before(places: Sequence[Entity], start: int, stop: int) -> Entity | None:
    """Return the place named last between two offsets."""
    named = [
        (mention.start, i)
        for i, place in enumerate(places)
        for mention in place.mentions
        if start <= mention.start and mention.end <= stop
    ]
    return places[max(named)[1]] if named else None


def _of_sentence_before(scene: EntityScene, cities: Sequence[Entity]) -> Entity | None:
    """Return the only city of the sentence before, or the host named last there: "in Kazan"."""
    at = scene.page.sentences.index(scene.sentence)
    if at == 0:
        return None
    span = scene.page.sentences[at - 1].span
    named = [city for city in cities if any(span.contains(m) for m in city.mentions)]
    if len(named) < 2:
        return named[0] if named else None
    last = _before(named, span.start, span.end)
    text = scene.page.document.text
    starts = [m.start for m in last.mentions if span.contains(m)] if last else []
    host = bool(starts) and text[span.start : max(starts)].split()[-1].lower() in _AT
    return last if host else None


def _listed_before(scene: EntityScene, span: Span) -> Entity | None:
    """Return the region or country of the minister listed before: "министр … области N, …"."""
    places = [
        entity
        for entity in scene.page.entities
        if entity.kind == "place" and entity.place and entity.place.kind in {"region", "country"}
    ]
    return _before(places, scene.sentence.start, span.start)


def _last_named(scene: EntityScene, span: Span, kind: PlaceKind) -> Entity | None:
    """Return the place named last before the post, in its sentence or the one before it.

    Else the only place of its kind on the page; of several none is guessed.
    """
    sentences = scene.page.sentences
    at = sentences.index(scene.sentence)
    places = [
        e for e in scene.page.entities if e.kind == "place" and e.place and e.place.kind == kind
    ]
    found = _before(places, sentences[max(0, at - 1)].start, span.start)
    return found or (places[0] if len(places) == 1 else None)
