"""The slots of an event besides its parties: persons, enterprises, document, venue."""

from __future__ import annotations

import re

from pobratim.extract.drafts import Draft
from pobratim.extract.parties import Scene
from pobratim.lexicon.events import cue_words
from pobratim.model.readings import EventType, Signatory
from pobratim.model.spans import Span

__all__ = [
    "document_title_of",
    "enterprises_of",
    "participants_of",
    "signatories_of",
    "venue_of",
]

_SIGNED = re.compile(r"(?:подпис|завизир|парафир|падпіс|sign|initial)")
_TITLE_TAIL = re.compile(
    r"^(?:[\s]+(?:о|об|по|между|на|аб|па|паміж|on|of|for|between|in)\s+[^,.;:()\n]{3,90})?"
)
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
    text = span.of(scene.page.document.text)
    tail = _TITLE_TAIL.match(text[found.end() :])
    quoted = _QUOTED.match(text[found.end() :])
    length = quoted.end() if quoted else (tail.end() if tail else 0)
    return text[found.start() : found.end() + length].strip()


def venue_of(scene: Scene, span: Span) -> str | None:
    """Return the place that follows "in" inside ``span``, ``None`` where there is none."""
    for entity in scene.page.entities_in(span, "place"):
        for mention in entity.mentions:
            before = scene.folded[max(span.start, mention.start - 25) : mention.start]
            if span.contains(mention) and _VENUE.search(before):
                return entity.id
    return None
