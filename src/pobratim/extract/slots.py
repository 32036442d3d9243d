"""The slots of an event besides its parties: persons, enterprises, document, venue."""

from __future__ import annotations

import re

from pobratim.extract.clauses import tense_of
from pobratim.extract.drafts import Draft
from pobratim.extract.parties import Scene
from pobratim.lexicon.events import cue_words
from pobratim.model.readings import EventType, Signatory
from pobratim.model.spans import Span

__all__ = [
    "document_title_of",
    "enterprises_of",
    "host_of",
    "participants_of",
    "signatories_of",
    "venue_of",
]

_SIGNED = re.compile(r"(?:подпис|завизир|парафир|падпіс|sign|initial)")
_LINKS = frozenset(
    {"о", "об", "по", "между", "на", "и", "с", "в", "аб", "па", "паміж", "і", "з"}
    | {"on", "of", "for", "between", "in", "and", "the", "to"}
)
_TERM = re.compile(
    r"\s+on\s+(?:mon|tues|wednes|thurs|fri|satur|sun)day.*$|\s+(?:is|are|will|would|has|have)\b.*$|"
    r"\s+in\s+(?:january|february|march|april|may|june|july|august|september|october|november|"
    r"december|spring|autumn|\d).*$|"
    r"\s+(?:на|for|от|ад|dated)\s+(?:\d|another|the next|ближайш|следующ|наступн|"
    r"янв|фев|мар|апр|ма[йя]|июн|июл|авг|сен|окт|ноя|дек).*$",
    re.IGNORECASE,
)
_STOPS = frozenset({"VERB", "INFN", "PRTS", "GRND", "PRCL", "NPRO"})
_MODIFIERS = frozenset({"ADJF", "PRTF"})
_LONGEST_TITLE = 12
_QUOTED = re.compile(r"^\s*[«\"“]([^»\"”\n]{3,120})[»\"”]")
_VENUE = re.compile(r"(?<!\w)(?:в|во|на|у|ў|in|at)\s+(?:[\w-]+\s+)?$")
_WITH_ENTERPRISES: frozenset[EventType] = frozenset(
    {"visit", "contract", "project", "meeting", "exchange", "forum", "aid"}
)


def participants_of(scene: Scene, span: Span) -> tuple[str, ...]:
    """Return the persons named inside ``span``, in order."""
    return tuple(entity.id for entity in scene.page.entities_in(span, "person"))


def signatories_of(
    scene: Scene, draft: Draft, participants: tuple[str, ...]
) -> tuple[Signatory, ...]:
    """Return who signed, each with the place or authority behind the post, where it is told."""
    if draft.type not in {"agreement", "twinning", "contract"} or draft.status != "done":
        return ()
    if not _SIGNED.search(scene.folded[draft.clause.start : draft.clause.end]):
        return ()
    return tuple(Signatory(person, scene.place_behind(person)) for person in participants)


def enterprises_of(scene: Scene, span: Span, kind: EventType) -> tuple[str, ...]:
    """Return the enterprises named inside ``span`` for the event types that have any."""
    if kind not in _WITH_ENTERPRISES:
        return ()
    return tuple(
        entity.id
        for entity in scene.page.entities_in(span, "organisation")
        if entity.organisation == "enterprise"
    )


def document_title_of(scene: Scene, span: Span) -> str | None:
    """Return the words that name a document in ``span``: its kind and what follows it.

    ``None`` where the clause names none.
    """
    words = scene.folded[span.start : span.end]
    found = cue_words("document_title", "", scene.page.document.language).search(words)
    if found is None:
        return None
    text = scene.page.document.text
    end = span.start + found.end()
    quoted = _QUOTED.match(text[end : span.end])
    end = end + quoted.end() if quoted else _end_of_title(scene, Span(end, span.end))
    return _TERM.sub("", text[span.start + found.start() : end]).strip()


def _end_of_title(scene: Scene, rest: Span) -> int:
    """Return where the name of a document ends: before a predicate, a mark, or a date.

    Words that hang on it follow in the genitive or after a preposition of content.
    """
    end, open_end, modified = rest.start, rest.start, False
    language = scene.page.document.language
    here = (s for s in scene.page.sentences if s.start <= rest.start < s.end)
    tokens = [t for s in here for t in s.tokens if rest.contains(t.span)]
    for token in tokens[:_LONGEST_TITLE]:
        if token.lower in _LINKS:
            open_end = token.end
            continue
        sure = token.pos in _STOPS if token.pos else tense_of(token.lower, language) == "past"
        joined = modified or open_end > end or not token.pos or "gent" in token.grammemes
        if sure or not token.text[0].isalpha() or not joined:
            break
        end = open_end = token.end
        modified = token.pos in _MODIFIERS
    return end


def host_of(scene: Scene, draft: Draft, parties: tuple[str, ...]) -> str | None:
    """Return the party that receives a visit or a meeting, ``None`` where it is not told.

    It is the other than the one whose delegation comes, or the one in whose city it happens.
    """
    if draft.type not in {"visit", "meeting", "forum"} or len(parties) != 2:
        return None
    guest = next((party for party in parties if scene.sends(party, draft.sentence)), None)
    if draft.type == "visit" and guest is not None:
        return next(party for party in parties if party != guest)
    behind = scene.weights(Span(draft.cue.end, draft.clause.end))
    reached = [p for p in parties if behind.get(p, 9) <= (1 if draft.kind == "noun" else 3)]
    if draft.type == "visit" and reached:
        return reached[0]
    venue = venue_of(scene, draft.clause)
    return venue if venue in parties else None


def venue_of(scene: Scene, span: Span) -> str | None:
    """Return the place that follows "in" inside ``span``, ``None`` where there is none."""
    for entity in scene.page.entities_in(span, "place"):
        for mention in entity.mentions:
            before = scene.folded[max(span.start, mention.start - 25) : mention.start]
            if span.contains(mention) and _VENUE.search(before):
                return entity.id
    return None
