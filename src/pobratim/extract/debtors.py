"""Who is bound: the sides of a text, the council of its minutes, the subject of a verb."""

from __future__ import annotations

from pobratim.extract.speakers import speaker_in
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["acting", "council_of", "sides_of", "subject_before", "told_in"]

_AUTHORITIES = (
    *(
        "мэрия",
        "администрац",
        "горисполком",
        "мингорисполком",
        "правительств",
        "горсовет",
        "акимат",
    ),
    *("гарвыканкам", "мінгарвыканкам", "адміністрац", "council", "administration", "akimat"),
    *("chamber", "municipality", "совет", "дума", "маслихат", "управлени", "департамент"),
    *("комитет", "савет", "рада", "камітэт", "дэпартамент", "аддзел"),
)
_BODIES = (
    *("город", "завод", "фабрик", "предприят", "компани", "музей", "университет", "комбинат"),
    *("сторона", "палата", "театр", "больниц", "холдинг", "фирма", "исполком", "район"),
    *("горад", "прадпрыемств", "кампані", "універсітэт", "камбінат", "бок", "тэатр"),
    *("бальніц", "раён", "city", "firm", "company", "factory", "plant", "university", "museum"),
    *("committee", "executive", "government", "institute", "theatre", "hospital", "port"),
)
"""Bodies that a common noun names: they are bound by what they surely will do."""

_NEAREST = 6
_LONGEST = 12
"""Words of an apposition between a subject and its verb."""
_MARKS = frozenset(',;:()–—«»"')


def sides_of(page: Page) -> tuple[str, ...]:
    """Return the two cities that the page is about: named most, the title counting thrice."""
    cities = [e for e in page.entities if e.kind == "place" and e.place and e.place.kind == "city"]
    head = next((b.span for b in page.document.blocks if b.kind == "title"), Span(0, 0))
    weight = {e.id: sum(3 if head.contains(m) else 1 for m in e.mentions) for e in cities}
    ranked = sorted(cities, key=lambda e: (-weight[e.id], e.mentions[0].start))
    first_two = sorted(ranked[:2], key=lambda e: e.mentions[0].start)
    return tuple(e.id for e in first_two) if len(first_two) == 2 else ()


def council_of(page: Page) -> tuple[str, ...]:
    """Return the body whose minutes these are: the one in the title, else the first named."""
    head = next((b.span for b in page.document.blocks if b.kind == "title"), Span(0, 0))
    bodies = [e for e in page.entities if e.kind == "organisation"]
    inside = [e for e in bodies if any(head.contains(m) for m in e.mentions)]
    return tuple(e.id for e in (inside or bodies)[:1])


def told_in(page: Page, span: Span) -> tuple[str, ...]:
    """Return the body or person in ``span`` that is told: the first one named there."""
    for kind in ("person", "organisation", "place"):
        named = page.entities_in(span, kind)
        if named:
            return (named[0].id,)
    return ()


def subject_before(page: Page, before: Span) -> tuple[str, ...]:
    """Return who speaks, or what is named first, in the words before a verb."""
    speaker = speaker_in(page, before) if before.end > before.start else None
    if speaker and speaker.entity:
        return (speaker.entity,)
    return tuple(e.id for e in page.entities_in(before)[:1])


def acting(page: Page, sentence: Sentence, verb: Token, *, surely: bool) -> tuple[str, ...] | None:
    """Return who is the subject of the future ``verb``, as far as order tells.

    ``surely`` tells that the verb is one of giving or doing something for others: then any body,
    place or person counts that stands right before it by its name; else only an authority.
    ``None`` if there is none, empty if it has no name ("мэрия", "the akimat").
    """
    before = Span(sentence.start, verb.start)
    clause = [t for t in sentence.tokens if t.end <= verb.start]
    generic = [t for t in clause if t.lower.startswith(_AUTHORITIES) and _is_subject(t)]
    bodies = page.entities_in(before, "organisation")
    if generic:
        at = generic[-1].span
        named = [e.id for e in bodies if any(m.overlaps(at) for m in e.mentions)]
        return tuple(named[:1])
    return _named_subject(page, sentence, verb) if surely else None


def _named_subject(page: Page, sentence: Sentence, verb: Token) -> tuple[str, ...] | None:
    """Return what stands by its name, or by a noun for a body, right before or after a verb."""
    at = _before_apposition(sentence, sentence.tokens.index(verb))
    for token in reversed(sentence.tokens[max(0, at - _NEAREST) : at]):
        if token.text in _MARKS or token.pos in {"VERB", "INFN"}:
            break
        entity = _nominative_at(page, token)
        if entity is not None:
            return (entity.id,)
        if token.lower.startswith(_BODIES) and _is_subject(token):
            return _meant_by(page, token)
    at = sentence.tokens.index(verb)
    behind = sentence.tokens[at + 1 : at + 2]
    entity = _nominative_at(page, behind[0]) if behind and page.document.language != "en" else None
    return (entity.id,) if entity is not None else None


def _before_apposition(sentence: Sentence, at: int) -> int:
    """Return where the words before a verb end, an apposition between commas left out."""
    if at == 0 or sentence.tokens[at - 1].text != ",":
        return at
    commas = [i for i in range(max(0, at - _LONGEST), at - 1) if sentence.tokens[i].text == ","]
    return commas[-1] if commas else at


def _nominative_at(page: Page, token: Token) -> Entity | None:
    """Return the entity whose mention holds ``token`` and is its name as it is."""
    text = page.document.text
    for entity in page.entities_in(token.span):
        return entity if entity.name == token.text else None
    for entity in page.entities:
        for mention in entity.mentions:
            if mention.contains(token.span) and mention.of(text).lower() == entity.name.lower():
                return entity
    return None


def _meant_by(page: Page, token: Token) -> tuple[str, ...]:
    """Return the body that "the firm" stands for: the one named last before it."""
    named = [
        (mention.end, entity.id)
        for entity in page.entities
        if entity.kind == "organisation" and entity.organisation not in {"authority", "media"}
        for mention in entity.mentions
        if mention.start <= token.start
    ]
    return (max(named)[1],) if named else ()


def _is_subject(token: Token) -> bool:
    return "nomn" in token.grammemes or token.pos is None
