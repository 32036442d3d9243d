"""Positions: what a side offers, asks for, sets first, or thinks of the cooperation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator

from pobratim.extract.quotes import trimmed
from pobratim.extract.speakers import Speaker, speaker_in
from pobratim.extract.spheres import spheres_in
from pobratim.extract.statements import statements_of
from pobratim.extract.tokens import Page, Sentence
from pobratim.extract.why import because
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.stances import stances_in
from pobratim.model.readings import Entity, Position, PositionKind, Statement
from pobratim.model.spans import Span

__all__ = ["positions_of"]

_KINDS: dict[str, PositionKind] = {
    "offer": "offer",
    "request": "request",
    "priority": "priority",
    "assessment": "assessment",
}
_NOT = re.compile(r"(?:\bне|\bня|\bnot|\bno)\s(?:\w+\s)?$")
_GOES_ON = re.compile(r"^(?:и|і|а также|а таксама)\s(?:в|у|по|па)\s(?:план|част|сфер|област)\w+")
_CUT = re.compile(r",\s(?:но|однако|а|але|аднак|but|however)\s|;\s")


def positions_of(page: Page) -> tuple[Position, ...]:
    """Return the positions of ``page``, in order, each as the sentence that states it.

    ``by`` is the speaker of the statement around it, else the person or body that the sentence
    names; ``on_behalf_of`` the place or authority that the speaker is announced with; ``to`` the
    place or body that an offer is made to. ``None`` where the text does not say.
    """
    statements = [s for s in statements_of(page) if s.direct]
    found: dict[tuple[int, str], Position] = {}
    for sentence in page.sentences:
        for position in _in_sentence(page, sentence, statements):
            found.setdefault((position.span.start, position.kind), position)
    return tuple(p for p in found.values() if not _repeated(page, p, found.values()))


def _repeated(page: Page, position: Position, others: Iterable[Position]) -> bool:
    """Tell whether a headline says again what the speaker says in the text."""
    head = next((b.span for b in page.document.blocks if b.kind == "title"), None)
    if head is None or not head.contains(position.span):
        return False
    return any(
        p is not position and p.kind == position.kind and p.by in (position.by, None)
        for p in others
    )


def _in_sentence(
    page: Page, sentence: Sentence, statements: list[Statement]
) -> Iterator[Position]:
    text, language = page.document.text, page.document.language
    words = sentence.span.of(text)
    for stance in stances_in(words, "positions", language):
        if _NOT.search(flat(words[: stance.start])):
            continue
        cue = Span(sentence.start + stance.start, sentence.start + stance.end)
        span = _extent(page, sentence, cue)
        said = next((s for s in statements if s.span.overlaps(cue)), None)
        if said is not None:
            span = Span(max(span.start, said.span.start), min(span.end, said.span.end))
        because("position", cue, "words of {}: {}", stance.kind, cue.of(text))
        speaker = None if said else speaker_in(page, Span(sentence.start, cue.start))
        by = said.speaker if said else _named(speaker)
        yield Position(
            kind=_KINDS[stance.kind],
            by=by,
            text=span.of(text),
            span=span,
            on_behalf_of=_side(page, sentence, cue, said),
            to=_addressee(page, span, cue) if stance.kind == "offer" else None,
            spheres=spheres_in(page, span),
        )


def _extent(page: Page, sentence: Sentence, cue: Span) -> Span:
    """Return the sentence, cut at a contrast, and with a next one that merely goes on."""
    text = page.document.text
    start, end = sentence.start, sentence.end
    for cut in _CUT.finditer(flat(sentence.span.of(text))):
        if sentence.start + cut.end() <= cue.start:
            start = sentence.start + cut.end()
        elif sentence.start + cut.start() >= cue.end:
            end = min(end, sentence.start + cut.start())
    if end == sentence.end:
        end = _end_with_addition(page, sentence)
    while end > start and text[end - 1] in ".!?… \t":
        end -= 1
    return trimmed(text, Span(start, end))


def _end_with_addition(page: Page, sentence: Sentence) -> int:
    follows = next((s for s in page.sentences if s.start >= sentence.end), None)
    if follows is None or follows.block != sentence.block:
        return sentence.end
    adds = _GOES_ON.match(flat(follows.span.of(page.document.text)))
    return follows.end if adds else sentence.end


def _named(speaker: Speaker | None) -> str | None:
    return speaker.entity if speaker else None


def _side(page: Page, sentence: Sentence, cue: Span, said: Statement | None) -> str | None:
    if said is None:
        found = _places(page, Span(sentence.start, cue.start)) or _places(page, sentence.span)
        return found[0].id if found else None
    if said.cue is None:
        return None
    block = next((b for b in page.document.blocks if b.span.contains(said.cue)), None)
    found = _places(page, block.span) if block else []
    return found[0].id if found else None


def _places(page: Page, span: Span) -> list[Entity]:
    return [
        e
        for e in page.entities_in(span)
        if e.kind == "place" or (e.kind == "organisation" and e.organisation == "authority")
    ]


def _addressee(page: Page, span: Span, cue: Span) -> str | None:
    found = _places(page, Span(cue.end, max(cue.end, span.end)))
    return found[0].id if found else None
