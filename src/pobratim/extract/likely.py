"""Drafts of events that no rule knows the words of, but that an encoder finds likely.

The encoder names the type alone. Who, when and whether it happened is left to the rules, and what
they cannot fill is no event: nothing is told here that the text does not say.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.clauses import Clause, clauses_of
from pobratim.extract.drafts import Draft, is_title, may_tell
from pobratim.extract.parties import Scene
from pobratim.extract.status import status_of
from pobratim.extract.tokens import Sentence
from pobratim.extract.why import because
from pobratim.model.documents import Language
from pobratim.model.readings import EventStatus, EventType
from pobratim.model.spans import Span

__all__ = ["likely_drafts"]

LEAST = 0.35
"""How likely an event must be, chosen on reports that neither rules nor heads had seen."""

_FEWEST_WORDS = 5
_NEED_PEOPLE: frozenset[EventType] = frozenset({"meeting", "visit"})


def likely_drafts(scene: Scene, told: Sequence[Draft]) -> tuple[Draft, ...]:
    """Return one draft for each sentence in which ``told`` has none and an event is likely."""
    from pobratim.lexicon.event_heads import event_likelihoods

    text = scene.page.document.text
    sentences = list(_silent(scene, {draft.sentence for draft in told}))
    likelihoods = event_likelihoods([sentence.span.of(text) for sentence in sentences])
    drafts = []
    for sentence, likely in zip(sentences, likelihoods, strict=True):
        kind = max(likely, key=lambda one: likely[one])
        if likely[kind] >= LEAST:
            drafts.append(_draft(scene, sentence, kind, likely[kind]))
    return tuple(drafts)


def _silent(scene: Scene, told: set[Span]) -> Iterator[Sentence]:
    """Yield the sentences of the body that tell nothing yet."""
    for sentence in scene.page.sentences:
        if is_title(scene, sentence) or not may_tell(scene.page, sentence):
            continue
        if sentence.span not in told and len(sentence.tokens) >= _FEWEST_WORDS:
            yield sentence


def _draft(scene: Scene, sentence: Sentence, kind: EventType, likelihood: float) -> Draft:
    status, at = _told(scene, sentence)
    because("event", at, "likely {} ({}), by the encoder", kind, f"{likelihood:.2f}")
    return Draft(
        type=kind,
        status=status,
        kind="verb" if kind in _NEED_PEOPLE else "noun",
        cue=at,
        clause=sentence.span,
        sentence=sentence.span,
        block=sentence.block,
        parties=scene.within(sentence.span),
        located=scene.only_locates(sentence.span),
    )


def _told(scene: Scene, sentence: Sentence) -> tuple[EventStatus | None, Span]:
    """Return the status that the first predicate of the sentence gives, and where it stands."""
    language: Language = scene.page.document.language
    for clause in clauses_of(sentence, scene.folded, language):
        for verb in clause.predicates:
            status = _status(clause, verb.at, verb.word, language)
            if status is not None:
                start = clause.start + verb.at
                return status, Span(start, start + len(verb.word))
    return None, sentence.span


def _status(clause: Clause, at: int, word: str, language: Language) -> EventStatus | None:
    return status_of(clause, at=at, word=word, kind="verb", language=language)
