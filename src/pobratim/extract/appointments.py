"""Occupations told by a verb: who heads, becomes, is appointed, takes or leaves a post."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from pobratim.extract.postings import Scene, posting_of
from pobratim.extract.postphrases import post_at
from pobratim.extract.postwords import PostPhrase
from pobratim.extract.tokens import Token
from pobratim.lexicon.appointments import (
    AppointmentMode,
    appointment_mode,
    is_doubt,
    is_post_word,
)
from pobratim.lexicon.morphology import analyse
from pobratim.model.readings import Entity, Occupation, OccupationStatus
from pobratim.model.spans import Span

__all__ = ["appointments_of"]

_VERBS = frozenset({"VERB", "PRTS", "PRTF"})
_REACH = 4
_LONGEST = 10
_POST_WORD_WITHIN = 3
_BREAKS = frozenset({",", ".", ";", ":", "!", "?", "(", "—", "–"})
_HEAD = "глава"

Named = tuple[Span, Entity]


def appointments_of(scene: Scene) -> Iterator[Occupation]:
    """Yield the occupations that verbs tell in one Russian sentence, with a body or a place.

    The post follows its verb in the instrumental, or in the genitive behind "пост". The person is
    the last one named before the verb in its clause, of an active verb of appointing the object;
    else the first one right behind the post. What is doubted or denied is no occupation.
    """
    if scene.page.document.language != "ru":
        return
    tokens = scene.sentence.tokens
    for at, token in enumerate(tokens):
        mode = appointment_mode(token.lemma) if token.pos in _VERBS else None
        if mode is None or _is_doubted(tokens, at):
            continue
        found = _headed(scene, at) if mode == "heads" else _posted(scene, at, mode)
        if found is not None:
            yield found


def _is_doubted(tokens: Sequence[Token], at: int) -> bool:
    """Tell whether a word of doubt or denial stands shortly before the verb."""
    for token in reversed(tokens[max(0, at - _REACH) : at]):
        if token.text in _BREAKS:
            return False
        if is_doubt(token.lemma) or is_doubt(token.lower):
            return True
    return False


def _status(verb: Token, mode: AppointmentMode) -> OccupationStatus:
    if mode == "leaves":
        return "former"
    return "future" if "futr" in verb.grammemes else "current"


# A post that a verb gives ------------------------------------------------------------------------


def _posted(scene: Scene, at: int, mode: AppointmentMode) -> Occupation | None:
    tokens = scene.sentence.tokens
    lead = next(
        (i for i, t in enumerate(tokens[at + 1 : at + 1 + _POST_WORD_WITHIN], at + 1)
         if is_post_word(t.lemma)), None
    )  # fmt: skip
    if lead is None and mode in {"takes", "leaves"}:
        return None
    people = [span for span, entity in scene.mentions if entity.kind == "person"]
    person: Named | None = None
    start = at + 1 if lead is None else lead + 1
    patient = _patient(scene, at) if mode == "appoints" and tokens[at].pos == "VERB" else None
    if patient is not None:
        start = sum(t.start < patient[0].end for t in tokens)
    phrase = post_at(tokens, start, people, "ru")
    if phrase is not None and _stands_in(phrase, "ablt" if lead is None else "gent"):
        person = patient or _subject(scene, at) or _behind(scene, phrase.span.end)
    elif lead is None:
        phrase = _post_ahead(tokens, at)
        person = _behind(scene, tokens[at].end)
    return _given(scene, tokens[at], mode, phrase, person)


def _given(
    scene: Scene,
    verb: Token,
    mode: AppointmentMode,
    phrase: PostPhrase | None,
    person: Named | None,
) -> Occupation | None:
    if phrase is None or person is None:
        return None
    posting = posting_of(scene, phrase)
    if not posting.post or (posting.body is None and posting.place is None):
        return None
    return Occupation(
        person=person[1].id,
        post=posting.post,
        organisation=posting.body.id if posting.body else None,
        place=posting.place.id if posting.place else None,
        evidence=(_whole(person[0], verb.span, phrase.span),),
        status=_status(verb, mode) if phrase.status == "current" else phrase.status,
    )


def _stands_in(phrase: PostPhrase, case: str) -> bool:
    head = phrase.tokens[phrase.head_at].text
    return any(parse.case == case for parse in analyse(head, "ru"))


def _patient(scene: Scene, at: int) -> Named | None:
    """Return the person right behind an active verb: "назначил Ивана Петрова …"."""
    tokens = scene.sentence.tokens
    if at + 1 >= len(tokens):
        return None
    begin = tokens[at + 1].start
    return next(
        ((s, e) for s, e in scene.mentions if e.kind == "person" and s.start == begin), None
    )


def _subject(scene: Scene, at: int) -> Named | None:
    """Return the last person named before the verb in its clause."""
    tokens = scene.sentence.tokens
    people = [
        (s, e) for s, e in scene.mentions if e.kind == "person" and s.end <= tokens[at].start
    ]
    if not people:
        return None
    span, entity = people[-1]
    between = [t for t in tokens[:at] if t.start >= span.end]
    clear = not any(t.pos in {"VERB", "PRTS", "CONJ"} for t in between)
    return (span, entity) if clear and len(between) <= 2 * _REACH else None


def _post_ahead(tokens: Sequence[Token], at: int) -> PostPhrase | None:
    """Return the post in the instrumental that ends right before a verb: "Директором стал …"."""
    for i in range(max(0, at - _LONGEST), at):
        phrase = post_at(tokens[:at], i, (), "ru")
        if phrase is not None and _stands_in(phrase, "ablt"):
            return phrase if phrase.span.end == tokens[at - 1].end else None
    return None


def _behind(scene: Scene, end: int) -> Named | None:
    """Return the person whose name follows the post, or the verb, that ends at an offset."""
    for span, entity in scene.mentions:
        if entity.kind == "person" and span.start >= end:
            between = scene.page.document.text[end : span.start]
            return (span, entity) if not between.strip('» "') else None
    return None


# What somebody heads -----------------------------------------------------------------------------


def _headed(scene: Scene, at: int) -> Occupation | None:
    """Return the occupation of "X возглавляет Y" or of "Y, возглавляемый X"."""
    verb = scene.sentence.tokens[at]
    passive = "pssv" in verb.grammemes
    person = _next(scene, verb.end, {"person"}) if passive else _subject(scene, at)
    body = _before(scene, at) if passive else _next(scene, verb.end, {"organisation", "place"})
    if person is None or body is None:
        return None
    place = body[1] if body[1].kind == "place" else None
    return Occupation(
        person=person[1].id,
        post=_HEAD,
        organisation=None if place else body[1].id,
        place=place.id if place else None,
        evidence=(_whole(person[0], verb.span, body[0]),),
        status=_status(verb, "heads"),
    )


def _next(scene: Scene, start: int, kinds: set[str]) -> Named | None:
    """Return the first entity of ``kinds`` behind an offset, close and with no mark between."""
    for span, entity in scene.mentions:
        if span.start >= start and entity.kind in kinds:
            between = [t for t in scene.sentence.tokens if start <= t.start < span.start]
            near = len(between) <= _REACH and not any(
                t.text in _BREAKS or t.pos in {"PREP", "VERB"} for t in between
            )
            return (span, entity) if near else None
    return None


def _before(scene: Scene, at: int) -> Named | None:
    """Return the organisation that ends right before a participle, a comma between."""
    tokens = scene.sentence.tokens
    begin = tokens[max(0, at - 2)].start
    return next(
        ((s, e) for s, e in reversed(scene.mentions)
         if e.kind == "organisation" and begin <= s.end <= tokens[at].start), None
    )  # fmt: skip


def _whole(*spans: Span) -> Span:
    return Span(min(span.start for span in spans), max(span.end for span in spans))
