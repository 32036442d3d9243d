"""The body of a post that names none: the page's government, council, university or committee."""

from __future__ import annotations

from collections.abc import Sequence

from pobratim.extract.postphrases import PostPhrase
from pobratim.extract.postplaces import MINISTERS
from pobratim.extract.scenes import EntityScene
from pobratim.lexicon.bodies import BodyHead, body_head
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["bare_body", "implied_body"]

_COUNCIL_POSTS = frozenset(
    {"депутат", "спикер", "вице-спикер", "дэпутат", "спікер", "councillor", "councilor"}
)
_COUNCIL_HEADS = frozenset(
    {"совет", "горсовет", "дума", "гордума", "маслихат", "рада", "савет", "гарсавет", "масліхат"}
)
_CHAIR_POSTS = frozenset({"председатель", "старшыня"})
_DEPUTIES = frozenset({"заместитель", "намеснік"})
_CHAIRED = ("исполком", "выканкам", "совет", "савет", "дума", "рада", "маслихат", "камітэт")
_GOVERNMENTS = ("правительство", "урад", "government")
_SCHOLARS = frozenset(
    {"ректор", "проректор", "декан", "рэктар", "прарэктар", "дэкан", "rector", "vice-rector",
     "vice rector", "dean"}
)  # fmt: skip
_CHIEFS = frozenset(
    {"chair", "chairman", "chairwoman", "chairperson", "president", "director", "head", "manager",
     "secretary", "principal", "curator", "coach", "captain", "conductor"}
)  # fmt: skip


def bare_body(scene: EntityScene, phrase: PostPhrase) -> tuple[Entity | None, Span | None]:
    """Return the organisation that the bare head at the end of the phrase stands for."""
    token = phrase.tokens[-1]
    head = body_head(token.text, scene.page.document.language)
    if head is None or head.level == "generic" or token.start < phrase.head_end:
        return None, None
    found = [e for e in scene.page.entities if _is_headed(e, head)]
    if head.level == "unit" and len(found) > 1:
        return None, None
    before = [e for e in found if e.mentions[0].start < phrase.span.start]
    chosen = before[-1:] or found[:1]
    return (chosen[0], token.span) if chosen else (None, None)


def _is_headed(entity: Entity, head: BodyHead) -> bool:
    words = entity.name.lower().split()
    return entity.kind == "organisation" and head.name in words and len(words) > 1


def implied_body(scene: EntityScene, phrase: PostPhrase, place: Entity | None) -> Entity | None:
    """Return the body of the page that the post belongs to, ``None`` where none is certain."""
    bodies = [e for e in scene.page.entities if e.organisation == "authority"]
    language = scene.page.document.language
    if phrase.head in MINISTERS:
        seated = [e for e in bodies if place and e.place == place.place and _governs(e)]
        return seated[0] if seated else None
    if place is not None and phrase.head not in _COUNCIL_POSTS:
        return _body_of_unit(scene, phrase)
    if phrase.head in _COUNCIL_POSTS:
        councils = [e for e in bodies if _council(e, language)]
        return _last_before(councils, phrase) if place is None else _only(councils)
    if phrase.head in _SCHOLARS:
        schools = [e for e in scene.page.entities if e.organisation == "university"]
        return _only(schools) or _only(_near(scene, schools))
    if _is_chair(phrase):
        chaired = [e for e in bodies if _is_chaired(e)]
        return _only(_near(scene, chaired)) or _only(chaired)
    bare = language == "en" and not phrase.tokens[phrase.head_at + 1 :]
    chief = bare and phrase.head in _CHIEFS
    return _only(_ahead(scene, phrase)) if chief else _body_of_unit(scene, phrase)


def _ahead(scene: EntityScene, phrase: PostPhrase) -> list[Entity]:
    """Return the bodies, no authorities or media, that the sentence names before a bare post."""
    before = Span(scene.sentence.start, phrase.span.start)
    return [
        entity
        for entity in scene.page.entities
        if entity.kind == "organisation" and entity.organisation not in {"authority", "media"}
        if any(before.contains(m) for m in entity.mentions)
    ]


def _only(bodies: Sequence[Entity]) -> Entity | None:
    return bodies[0] if len(bodies) == 1 else None


def _near(scene: EntityScene, bodies: Sequence[Entity]) -> list[Entity]:
    """Return those of ``bodies`` that the sentence or the one before it names."""
    sentences = scene.page.sentences
    at = sentences.index(scene.sentence)
    span = Span(sentences[max(0, at - 1)].start, scene.sentence.end)
    return [body for body in bodies if any(span.contains(m) for m in body.mentions)]


def _last_before(bodies: Sequence[Entity], phrase: PostPhrase) -> Entity | None:
    named = [
        (mention.start, i)
        for i, body in enumerate(bodies)
        for mention in body.mentions
        if mention.end <= phrase.span.start
    ]
    return bodies[max(named)[1]] if named else _only(bodies)


def _is_chair(phrase: PostPhrase) -> bool:
    """Tell whether the post is the bare chair of a committee or council, or that one's deputy."""
    tail = [post_head(t.text, phrase.language) for t in phrase.tokens[phrase.head_at + 1 :]]
    if phrase.head in _CHAIR_POSTS:
        return not tail
    return phrase.head in _DEPUTIES and len(tail) == 1 and tail[0] in _CHAIR_POSTS


def _is_chaired(entity: Entity) -> bool:
    return any(word.endswith(_CHAIRED) for word in entity.name.lower().split())


def _governs(entity: Entity) -> bool:
    return entity.name.lower().startswith(_GOVERNMENTS)


def _council(entity: Entity, language: Language) -> bool:
    return any(
        word in _COUNCIL_HEADS or word.endswith(("совет", "савет"))
        for word in entity.name.lower().split()
    ) or (language == "en" and "council" in entity.name.lower())


def _body_of_unit(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
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
