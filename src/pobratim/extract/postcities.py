"""The city of a post that names none: by its sentence, the sentence before it, and the home."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator, Sequence

from pobratim.extract.homes import dateline_of, lead_of, title_city_of
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.scenes import EntityScene
from pobratim.lexicon.bodies import body_head
from pobratim.lexicon.posts import post_head
from pobratim.model.readings import Entity

__all__ = ["city_in_view"]

_ONLY_IN: dict[str, str] = {
    **dict.fromkeys(("аким", "акім", "akim", "deputy akim"), "KZ"),
    **dict.fromkeys(("хоким", "хакім", "hokim", "khokim"), "UZ"),
    "кмет": "BG",
    "kmet": "BG",
}
_VENUE = frozenset({"в", "во", "у", "ў", "in", "at", "на"})
_OTHER_END = frozenset({"to", "from", "with", "for", "из", "с", "со", "к", "ко", "от", "для", "до",
                        "з", "са", "ад", "да", "and", "и", "і", "against", "towards", "via",
                        "between", "между", "паміж", "of"})  # fmt: skip
_WELCOMED = re.compile(
    r"\b(?:met|welcom\w+|receiv\w+|host\w*|greet\w+|arriv\w+|visit\w*|prinja\w*|встре[тч]\w+|"
    r"прин(?:ял|има)\w*|привет\w+|прибы\w+|приех\w+|прилет\w+|посет\w+|сустрэ\w+|прыня\w+|"
    r"вітал\w*|прывітал\w*|прыбы\w+|прыех\w+|наведа\w+)\b"
)
_SUBJECT, _LAST, _BEFORE = 2.0, 1.0, 1.0
_CLEAR = 0.5
_LEAST = 1.0


def city_in_view(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    """Return the city of a post that names none, ``None`` where several are as likely.

    The lead of an item decides. Else each city of the page is weighed: named before the post in
    its sentence as the one that acts, as the venue of a welcome, the only city of the sentence
    before, the city of the dateline, of the title, or the first of the text.
    """
    cities = [
        entity
        for entity in scene.page.entities
        if entity.kind == "place" and entity.place and entity.place.kind == "city"
        if entity.place.country in {_ONLY_IN.get(phrase.head, entity.place.country), None}
    ]
    if len(cities) < 2:
        return cities[0] if cities else None
    mentions = [city.mentions for city in cities]
    lead = lead_of(scene.page.document, phrase.span.start, mentions)
    if lead is not None:
        return cities[lead]
    return _of_chief(scene, phrase) or _heaviest(scene, phrase, cities)


def _heaviest(scene: EntityScene, phrase: PostPhrase, cities: Sequence[Entity]) -> Entity | None:
    weights: dict[int, float] = defaultdict(float)
    for i, weight in _hints(scene, phrase, cities):
        weights[i] += weight
    ranked = sorted(weights.items(), key=lambda pair: -pair[1])
    if (
        not ranked
        or ranked[0][1] < _LEAST
        or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _CLEAR)
    ):
        return None
    return cities[ranked[0][0]]


def _hints(
    scene: EntityScene, phrase: PostPhrase, cities: Sequence[Entity]
) -> Iterator[tuple[int, float]]:
    """Yield (city, weight) for each thing that speaks for a city."""
    yield from _of_sentence(scene, phrase, cities)
    document = scene.page.document
    mentions = [city.mentions for city in cities]
    bodies = [e for e in scene.page.entities if e.kind == "organisation"]
    home = 2.0 if _is_of_unit(phrase) else 1.0
    dateline = dateline_of(document, mentions)
    if dateline is not None:
        yield dateline, 1.6 * home
    else:
        title = title_city_of(document, mentions)
        if title is not None:
            yield title, home
        yield _first(cities), 0.6 * home
    for i, city in enumerate(cities):
        if any(e.organisation == "authority" and e.place == city.place for e in bodies):
            yield i, 0.5 * home
    most = _most_named(cities)
    if most is not None:
        yield most, 0.6 * home
    before = _sentence_before(scene)
    named = [
        i
        for i, city in enumerate(cities)
        if any(before[0] <= m.start < before[1] for m in city.mentions)
    ]
    if len(named) == 1:
        yield named[0], _BEFORE
    elif named:
        yield from _host_before(scene, cities, named, before)
    for i in _taken(scene, phrase, cities):
        yield i, -1.5


def _is_of_unit(phrase: PostPhrase) -> bool:
    """Tell whether the post leads a unit of a city hall: those speak at home."""
    heads = (body_head(token.text, phrase.language) for token in phrase.tail[:4])
    return any(head is not None and head.level == "unit" for head in heads)


def _first(cities: Sequence[Entity]) -> int:
    return min(range(len(cities)), key=lambda i: cities[i].mentions[0].start)


def _most_named(cities: Sequence[Entity]) -> int | None:
    """Return the city that the page names more often than any other, ``None`` if two are even."""
    ranked = sorted(range(len(cities)), key=lambda i: -len(cities[i].mentions))
    first, second = (len(cities[i].mentions) for i in ranked[:2])
    return ranked[0] if first > second else None


def _sentence_before(scene: EntityScene) -> tuple[int, int]:
    at = scene.page.sentences.index(scene.sentence)
    if at == 0:
        return (0, 0)
    before = scene.page.sentences[at - 1]
    return (before.start, before.end)


def _host_before(
    scene: EntityScene, cities: Sequence[Entity], named: Sequence[int], span: tuple[int, int]
) -> Iterator[tuple[int, float]]:
    """Yield the city where the sentence before takes place: "arrived in Kazan"."""
    text = scene.page.document.text
    last = max(
        ((m.start, i) for i in named for m in cities[i].mentions if span[0] <= m.start < span[1]),
        default=None,
    )
    if last is None:
        return
    words = text[span[0] : last[0]].split()
    if words and words[-1].lower() in _VENUE and _WELCOMED.search(text[slice(*span)].lower()):
        yield last[1], 2.0


def _of_sentence(
    scene: EntityScene, phrase: PostPhrase, cities: Sequence[Entity]
) -> Iterator[tuple[int, float]]:
    """Yield what the words of the sentence before the post say for a city."""
    text = scene.page.document.text
    start, stop = scene.sentence.start, phrase.span.start
    named = sorted(
        (m.start, m.end, i)
        for i, city in enumerate(cities)
        for m in city.mentions
        if start <= m.start and m.end <= stop
    )
    ahead = text[start:stop].lower()
    welcomed = _WELCOMED.search(ahead) is not None
    for begin, end, i in named:
        words = text[start:begin].split()
        word = words[-1].lower() if words else ""
        if word in _VENUE:
            yield i, _SUBJECT if welcomed else _LAST / 2
        elif word not in _OTHER_END or text[end : end + 2] in {"'s", "’s"}:
            yield i, _SUBJECT
        elif welcomed and word in {"to", "of"}:
            yield i, _LAST
    if named and len({i for *_, i in named}) > 1:
        yield named[-1][2], _LAST / 2


def _taken(scene: EntityScene, phrase: PostPhrase, cities: Sequence[Entity]) -> Iterator[int]:
    """Yield the cities of which the page names another holder of the same chief post."""
    if phrase.head not in _CHIEFS:
        return
    text = scene.page.document.text
    for i, city in enumerate(cities):
        for span in city.mentions:
            before = text[max(0, span.start - 24) : span.start].split()
            of = len(before) > 1 and before[-1].lower() in {"of", "города", "горада"}
            word = before[-2] if of else before[-1] if before else ""
            known = post_head(word, phrase.language)
            if known == phrase.head and not phrase.span.contains(span):
                yield i
                break


_CHIEFS = frozenset({"мэр", "глава", "аким", "хоким", "бургомистр", "галава", "хакім", "акім",
                     "mayor", "burgomaster", "akim", "hokim", "бургамістр"})  # fmt: skip


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
