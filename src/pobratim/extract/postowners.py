"""Who a post belongs to by the words right before it or behind its holder's name."""

from __future__ import annotations

from collections.abc import Iterator

from pobratim.extract.homes import publisher_of
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.scenes import EntityScene
from pobratim.extract.tokens import Token
from pobratim.lexicon.bodies import body_head
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["beside_holder", "in_compound", "left_of_head", "owner_before"]

_OURS = frozenset({"our", "наш", "нашего", "наша", "нашей", "нашага", "нашай"})
_ITS = frozenset({"its", "their", "его", "ее", "их", "яго", "яе", "іх"})
_CITY_WORDS = frozenset({"city", "town", "municipality", "borough"})
_OF = frozenset({"of", "from", "из", "з", "ад", "от"})


def left_of_head(scene: EntityScene, phrase: PostPhrase) -> tuple[Span, Entity] | None:
    """Return the body or place that an English phrase names before its head: "Lyon city clerk"."""
    if phrase.language != "en":
        return None
    inside = [
        (span, entity)
        for span, entity in scene.mentions
        if entity.kind != "person"
        if phrase.span.start < span.end <= phrase.head_start
    ]
    bodies = [pair for pair in inside if pair[1].kind == "organisation"]
    return (bodies or inside)[-1] if inside else None


def in_compound(scene: EntityScene, phrase: PostPhrase, start: int) -> Entity | None:
    """Return the body that a word of an English post stands for: "Council President"."""
    if phrase.language != "en":
        return None
    for token in phrase.before:
        if token.start >= start and token.lower not in _CITY_WORDS:
            found = _named_by(scene, token, phrase.span.start)
            if found is not None:
                return found
    return None


def owner_before(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    """Return whom a possessive before the post means: "its director", "the museum's director"."""
    tokens = scene.sentence.tokens
    at = next((i for i, t in enumerate(tokens) if t.start >= phrase.span.start), 0)
    before = [token.lower for token in tokens[max(0, at - 1) : at]]
    if before and before[0] in _OURS:
        return publisher_of(scene.page)
    if before and before[0] in _ITS:
        return _last_body(scene, phrase.span.start)
    words = tokens[max(0, at - 4) : at]
    if phrase.language == "en" and len(words) > 2 and words[-1].lower == "s":
        return _named_by(scene, words[-3], phrase.span.start)
    return None


def _named_by(scene: EntityScene, token: Token, before: int) -> Entity | None:
    """Return the body that a bare word means: the last of that head named before, or the only."""
    head = body_head(token.text, scene.page.document.language)
    if head is None:
        return None
    bodies = [e for e in scene.page.entities if e.kind == "organisation"]
    found = [e for e in bodies if token.lower.rstrip("s") in e.name.lower()]
    found = found or [e for e in bodies if e.organisation == head.kind]
    named = [e for e in found if e.mentions[0].start < before]
    if len(found) == 1:
        return found[0]
    return max(named, key=lambda e: _last_mention(e, before), default=None)


def _last_mention(entity: Entity, before: int) -> int:
    return max((m.start for m in entity.mentions if m.start < before), default=-1)


def _last_body(scene: EntityScene, before: int) -> Entity | None:
    """Return the last body named in the sentence before an offset, else in the sentence before."""
    inside = [e for s, e in scene.mentions if s.end <= before and e.kind == "organisation"]
    if inside:
        return inside[-1]
    at = scene.page.sentences.index(scene.sentence)
    if at == 0 or any(s.end <= before and e.kind == "place" for s, e in scene.mentions):
        return None
    span = scene.page.sentences[at - 1].span
    return next(iter(_bodies_in(scene, span)), None) or _subject_of(scene, span)


def _subject_of(scene: EntityScene, span: Span) -> Entity | None:
    """Return the city that opens a sentence: "Tartu has no zoo. Its deputy mayor …"."""
    text = scene.page.document.text
    for entity in scene.page.entities:
        if entity.kind == "place" and entity.place and entity.place.kind == "city":
            for mention in entity.mentions:
                if span.contains(mention) and len(text[span.start : mention.start].split()) < 2:
                    return entity
    return None


def _bodies_in(scene: EntityScene, span: Span) -> Iterator[Entity]:
    for entity in scene.page.entities:
        if entity.kind == "organisation" and any(span.contains(m) for m in entity.mentions):
            yield entity


def beside_holder(scene: EntityScene, phrase: PostPhrase, name: Span) -> Entity | None:
    """Return what stands behind the holder's name or the post as whose the post is.

    "Mayor Ken Abe of Otaru", "N, festival director (Novi Sad)", "Inspector N of Leeds Police".
    """
    text = scene.page.document.text
    for end in (name.end, phrase.span.end):
        for span, entity in scene.mentions:
            if span.start <= end or entity.kind == "person":
                continue
            between = text[end : span.start].replace("(", " ( ").split()
            if not between or between[1:] not in ([], ["the"]):
                break
            if between[0].lower() in _OF:
                return entity
            if between[0] == "(" and entity.place and entity.place.kind == "city":
                return entity
            break
    return None
