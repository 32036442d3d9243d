"""The body of a post that names none: the page's government, council, university or committee."""

from __future__ import annotations

import re
from collections.abc import Sequence

from pobratim.extract.postplaces import MINISTERS
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.scenes import EntityScene
from pobratim.extract.sideplaces import side_place
from pobratim.lexicon.bodies import BodyHead, body_head
from pobratim.lexicon.posts import post_head
from pobratim.model.documents import Language
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["bare_body", "implied_body"]

_COUNCIL_POSTS = frozenset(
    {
        "депутат",
        "спикер",
        "вице-спикер",
        "дэпутат",
        "спікер",
        "councillor",
        "councilor",
        "clerk",
        "town clerk",
        "city clerk",
        "leader of the council",
        "deputy leader",
    }
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
     "vice rector", "dean", "professor", "associate professor", "assistant professor", "lecturer",
     "vice-chancellor", "pro-rector"}
)  # fmt: skip
_CHIEFS = frozenset(
    {"chair", "chairman", "chairwoman", "chairperson", "president", "director", "head", "manager",
     "secretary", "principal", "curator", "coach", "captain", "conductor", "executive director",
     "managing director", "general manager", "chief executive", "ceo", "vice president",
     "vice-president", "treasurer", "co-chair", "vice-chair", "deputy chairman", "chief physician",
     "general director", "director general", "deputy director", "founder", "coordinator"}
)  # fmt: skip


_PART = re.compile(r"факульт|кафедр|faculty|department")
"""What is a part of a university only."""

_ENDS_BARE = frozenset({"", "по", "па", "и", "і", "в", "во", "у", "ў", "and", "for", "in"})


def bare_body(scene: EntityScene, phrase: PostPhrase) -> tuple[Entity | None, Span | None]:
    """Return the organisation that a bare head in the phrase stands for: "директор завода"."""
    language = scene.page.document.language
    named = [m for m, e in scene.mentions if e.kind == "organisation"]
    for i, token in enumerate(phrase.tail):
        after = phrase.tail[i + 1].lower if i + 1 < len(phrase.tail) else ""
        head = body_head(token.text, language)
        if head is None or post_head(token.text, language):
            continue
        if after not in _ENDS_BARE or any(span.contains(token.span) for span in named):
            continue
        chosen = _meant(scene, phrase, head)
        return (chosen, token.span) if chosen else (None, None)
    return None, None


def _meant(scene: EntityScene, phrase: PostPhrase, head: BodyHead) -> Entity | None:
    """Return the body that a bare head means: the last of that head, else the only of its kind."""
    found = [e for e in scene.page.entities if _is_headed(e, head)]
    if head.level == "unit":
        return found[0] if len(found) == 1 else None
    if not found and head.kind != "authority":
        same = [e for e in scene.page.entities if e.organisation == head.kind]
        return _only(_near(scene, same)) or _only(same)
    before = [e for e in found if e.mentions[0].start < phrase.span.start]
    later = [e for e in found if e.mentions[0].start >= scene.sentence.end]
    return next(iter(before[-1:] or later[:1]), None)


def _is_headed(entity: Entity, head: BodyHead) -> bool:
    words = entity.name.lower().split()
    return entity.kind == "organisation" and head.name in words and len(words) > 1


def implied_body(scene: EntityScene, phrase: PostPhrase, place: Entity | None) -> Entity | None:
    """Return the body of the page that the post belongs to, ``None`` where none is certain."""
    if phrase.head in MINISTERS:
        seated = [e for e in _authorities(scene) if place and e.place == place.place]
        return next((e for e in seated if _governs(e)), None)
    if phrase.head in _SCHOLARS:
        schools = [
            e
            for e in scene.page.entities
            if e.organisation == "university" and not _PART.search(e.name.lower())
        ]
        if place is not None:
            return _only([e for e in schools if e.place == place.place])
        return _school(scene, phrase, schools)
    if phrase.head in _COUNCIL_POSTS:
        councils = [e for e in _authorities(scene) if _council(e, phrase.language)]
        return _last_before(councils, phrase) if place is None else _only(councils)
    if phrase.head in _JUDGES:
        return _only([e for e in _authorities(scene) if _is_court(e)])
    found = _of_chief(scene, phrase) if place is None else None
    return found or _body_of_unit(scene, phrase)


_JUDGES = frozenset({"судья", "суддзя", "judge"})
_COURTS = frozenset({"суд", "court", "tribunal"})


def _is_court(entity: Entity) -> bool:
    return bool(_COURTS & set(entity.name.lower().split()))


def _authorities(scene: EntityScene) -> list[Entity]:
    return [e for e in scene.page.entities if e.organisation == "authority"]


def _of_chief(scene: EntityScene, phrase: PostPhrase) -> Entity | None:
    """Return the body of a bare chair or chief: the committee chaired, the firm named before."""
    if _is_chair(phrase):
        chaired = [e for e in _authorities(scene) if _is_chaired(e)]
        return _only(_near(scene, chaired)) or _only(chaired)
    bare = phrase.language == "en" and not phrase.tail
    if bare and phrase.head in _CHAIRS:
        chaired = [e for e in scene.page.entities if _ENGLISH_CHAIRED.search(e.name.lower())]
        return _only(_ahead(scene, phrase)) or _only(_near(scene, chaired)) or _only(chaired)
    return _only(_ahead(scene, phrase)) if bare and phrase.head in _CHIEFS else None


_CHAIRS = frozenset({"chair", "chairman", "chairwoman", "chairperson", "vice-chair"})
_ENGLISH_CHAIRED = re.compile(r"committee|panel|board|commission")


def _school(scene: EntityScene, phrase: PostPhrase, schools: Sequence[Entity]) -> Entity | None:
    """Return the university of a rector or professor that the phrase does not name.

    Of several: the guests' where the sentence puts the holder on their side, else the only one
    of the last sentence of the block that names any before the post, else the first of the text.
    """
    if len(schools) < 2:
        return _only(schools)
    guests = side_place(scene, phrase, None)
    if guests is not None:
        away = [s for s in schools if s.place and guests.place and _lie_together(s, guests)]
        return _only(away) or _only([s for s in schools if s is not schools[0]])
    at = scene.page.sentences.index(scene.sentence)
    for sentence in reversed(scene.page.sentences[: at + 1]):
        if sentence.block != scene.sentence.block:
            break
        stop = min(sentence.end, phrase.span.start)
        ahead = Span(sentence.start, max(stop, sentence.start))
        named = [s for s in schools if any(ahead.contains(m) for m in s.mentions)]
        if named:
            return _only(named) or schools[0]
    return _only(_near(scene, schools)) or schools[0]


def _lie_together(school: Entity, place: Entity) -> bool:
    """Tell whether a school sits in a place or in its country."""
    a, b = school.place, place.place
    return a is not None and b is not None and (a == b or a.country == b.country)


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


_ENGLISH_COUNCIL = re.compile(r"council|borough|assembly|municipal district")


def _council(entity: Entity, language: Language) -> bool:
    return any(
        word in _COUNCIL_HEADS or word.endswith(("совет", "савет"))
        for word in entity.name.lower().split()
    ) or (language == "en" and _ENGLISH_COUNCIL.search(entity.name.lower()) is not None)


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
