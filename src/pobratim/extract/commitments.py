"""Commitments: promises, undertakings, agreements to act and instructions, with their due date."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from pobratim.extract.dates import Dated, dates_of
from pobratim.extract.quotes import trimmed
from pobratim.extract.speakers import speaker_in, tokens_in
from pobratim.extract.statements import statements_of
from pobratim.extract.tokens import Page, Sentence, Token
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.stances import binding_acts, is_obligations_head, stances_in
from pobratim.model.dates import DateValue
from pobratim.model.readings import Commitment, Event, Statement
from pobratim.model.spans import Span

__all__ = ["commitments_of"]

_NOT = re.compile(r"(?:\bне|\bня|\bnot|n't|\bникто не|\bnever)\s$")
_BOTH = re.compile(
    r"\b(?:стороны|сторонам|города|оба города|бакі|гарады|the parties|the sides|both sides|"
    r"both cities|the cities)\b"
)
_CUT = re.compile(r",\s(?:но|однако|хотя|але|аднак|хаця|but|however|although)\s|;\s")
_INSTRUCTIONS = re.compile(
    r"(?:перечень|список|протокол)\sпоручений|пералік\sдаручэнняў|list\sof\sinstructions|поручения\b"
)
_DATIVE_HEAD = re.compile(r"^\s*\d+[.)]\s+(?P<who>[^:]{5,160}?)\s?(?::\s*$|(?=\s\w+(?:ть|ти)\s))")
_ITEM = re.compile(r"^\s*(?:\d+|[а-яa-zіў])[.)]\s+")
_INFINITIVE = re.compile(r"(?<!\w)\w+(?:ть|ти|чь|ться)(?!\w)")
_TASK = re.compile(
    r"\w+(?:ть|ти|чь|ться|ць|цца|ці)\b|^[^.]{0,40}?\s(?:о|об|аб|пра|на)\s\w+|,\s(?:что|што)\s|^\s?:"
)
_ABOUT_THIS = re.compile(r"^\s?(?:об этом|о том)")
_NO_TASK = ("отметить", "воздержаться", "принять к сведению")
_AUTHORITY = frozenset({"authority"})


@dataclass(frozen=True, slots=True)
class _Found:
    span: Span
    by: tuple[str, ...]
    due: DateValue | None = None


def commitments_of(page: Page, events: Sequence[Event] = ()) -> tuple[Commitment, ...]:
    """Return the commitments of ``page``, in order; ``about`` is the event of the same words.

    ``by`` are entity ids of those who have to act: the subject, both cities for "стороны", the
    body or person that a list of instructions names, the speaker of "мы поставим". Empty where
    the text does not tell. A denied or withdrawn promise is none.
    """
    found: dict[int, _Found] = {}
    statements = tuple(s for s in statements_of(page) if s.direct)
    for sentence in page.sentences:
        if page.document.blocks[sentence.block].kind == "title":
            continue
        for one in _in_sentence(page, sentence, statements):
            found.setdefault(sentence.start, _within(one, statements))
    for one in _instructed(page):
        found.setdefault(one.span.start, one)
    return tuple(_commitment(page, found[key], events) for key in sorted(found))


def _commitment(page: Page, found: _Found, events: Sequence[Event]) -> Commitment:
    about = next((e.id for e in events if any(s.overlaps(found.span) for s in e.evidence)), None)
    return Commitment(
        by=found.by,
        to=_towards(page, found),
        text=found.span.of(page.document.text),
        span=found.span,
        due=found.due or _due(page, found.span),
        about=about,
    )


def _within(found: _Found, statements: tuple[Statement, ...]) -> _Found:
    """Keep to the words of the speaker where the sentence holds the author's words as well."""
    said = next((s for s in statements if s.span.overlaps(found.span)), None)
    if said is None:
        return found
    span = Span(max(found.span.start, said.span.start), min(found.span.end, said.span.end))
    by = found.by or ((said.speaker,) if said.speaker else ())
    return replace(found, span=span, by=by)


def _in_sentence(
    page: Page, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[_Found]:
    text, language = page.document.text, page.document.language
    words = sentence.span.of(text)
    for stance in stances_in(words, "commitments", language):
        if _NOT.search(flat(words[: stance.start])):
            continue
        cue = Span(sentence.start + stance.start, sentence.start + stance.end)
        if stance.kind in ("agreed", "told", "promise", "duty") and not _has_task(
            page, sentence, cue
        ):
            continue
        yield _Found(
            _reach(page, sentence, cue), _bound(page, sentence, cue, stance.kind, statements)
        )
        return
    yield from _in_future(page, sentence, statements)
    if is_obligations_head(page.document.blocks[sentence.block].span.of(text)):
        yield from _obliged(page, sentence)


def _has_task(page: Page, sentence: Sentence, cue: Span) -> bool:
    """Tell whether an infinitive, "о" with a noun, or a clause follows: what is to be done."""
    rest = flat(page.document.text[cue.end : sentence.end])
    if page.document.language == "en":
        return bool(rest.strip(" .;,"))
    before = flat(page.document.text[sentence.start : cue.start])
    return bool(_TASK.search(rest) or _ABOUT_THIS.search(before))


def _reach(page: Page, sentence: Sentence, cue: Span) -> Span:
    """Return the words of the commitment: from its verb, or from a due date before it."""
    text = page.document.text
    early = dates_of(page, Span(sentence.start, cue.start))
    start = sentence.start if early else cue.start
    cut = _CUT.search(flat(text[cue.end : sentence.end]))
    end = cue.end + cut.start() if cut else sentence.end
    return _without_stop(text, Span(start, end))


def _without_stop(text: str, span: Span) -> Span:
    end = span.end
    while end > span.start and text[end - 1] in ".!?… \t":
        end -= 1
    return trimmed(text, Span(span.start, end))


# Who is bound -------------------------------------------------------------------------------


def _bound(
    page: Page, sentence: Sentence, cue: Span, kind: str, statements: tuple[Statement, ...]
) -> tuple[str, ...]:
    before, after = Span(sentence.start, cue.start), Span(cue.end, sentence.end)
    if _BOTH.search(flat(sentence.span.of(page.document.text))):
        return _sides(page)
    if kind == "told":
        return _dative(page, before) or _dative(page, after)
    speaker = speaker_in(page, before) if before.end > before.start else None
    if speaker and speaker.entity:
        return (speaker.entity,)
    named = page.entities_in(before)
    if named:
        return (named[0].id,)
    if kind == "agreed":
        return _sides(page)
    said = next((s for s in statements if s.span.overlaps(cue) and s.speaker), None)
    return (said.speaker,) if said and said.speaker else ()


def _sides(page: Page) -> tuple[str, ...]:
    """Return the two cities that the page is about: named most, the title counting thrice."""
    cities = [e for e in page.entities if e.kind == "place" and e.place and e.place.kind == "city"]
    head = next((b.span for b in page.document.blocks if b.kind == "title"), Span(0, 0))
    weight = {e.id: sum(3 if head.contains(m) else 1 for m in e.mentions) for e in cities}
    ranked = sorted(cities, key=lambda e: (-weight[e.id], e.mentions[0].start))
    first_two = sorted(ranked[:2], key=lambda e: e.mentions[0].start)
    return tuple(e.id for e in first_two) if len(first_two) == 2 else ()


def _dative(page: Page, span: Span) -> tuple[str, ...]:
    """Return the body or person in ``span`` that is told: the first one named there."""
    for kind in ("person", "organisation", "place"):
        named = page.entities_in(span, kind)
        if named:
            return (named[0].id,)
    return ()


def _towards(page: Page, found: _Found) -> tuple[str, ...]:
    """Return whom it is promised to: entities in the dative inside the words."""
    told = {
        entity.id
        for token in tokens_in(page, found.span)
        if token.pos == "NOUN" and "datv" in token.grammemes
        for entity in page.entities_in(found.span)
        if any(m.contains(token.span) for m in entity.mentions)
    }
    return tuple(sorted(told - set(found.by)))


# What will be done --------------------------------------------------------------------------


def _in_future(
    page: Page, sentence: Sentence, statements: tuple[Statement, ...]
) -> Iterator[_Found]:
    said = next((s for s in statements if s.span.overlaps(sentence.span)), None)
    verb = next((t for t in sentence.tokens if _is_future(t, page.document.language)), None)
    if verb is None or _NOT.search(flat(page.document.text[sentence.start : verb.start])):
        return
    span = _without_stop(page.document.text, sentence.span)
    deadline = any(d.deadline for d in dates_of(page, sentence.span))
    if said is not None:
        if said.speaker and (deadline or _binds_speaker(verb, page.document.language)):
            yield _Found(span, (said.speaker,))
        return
    by = _acting(page, sentence, verb)
    if by or deadline:
        yield _Found(span, by or _sides(page))


def _is_future(token: Token, language: str) -> bool:
    if language == "ru":
        return token.pos == "VERB" and "futr" in token.grammemes
    if language == "be":
        return token.lower in ("будзе", "будуць")
    return token.lower in ("will", "shall")


def _binds_speaker(verb: Token, language: str) -> bool:
    return "1per" in verb.grammemes and verb.lemma in binding_acts(language)


def _acting(page: Page, sentence: Sentence, verb: Token) -> tuple[str, ...]:
    """Return the authority that is the subject of the future ``verb``, as far as order tells."""
    before = Span(sentence.start, verb.start)
    bodies = [e for e in page.entities_in(before, "organisation") if e.organisation in _AUTHORITY]
    if bodies and page.document.language != "be":
        return (bodies[-1].id,)
    if page.document.language == "en":
        places = [
            e for e in page.entities_in(before, "place") if e.place and e.place.kind == "city"
        ]
        near = [e for e in places if any(0 <= verb.start - m.end <= 2 for m in e.mentions)]
        return (near[0].id,) if near else ()
    return ()


def _obliged(page: Page, sentence: Sentence) -> Iterator[_Found]:
    verb = next((t for t in sentence.tokens if t.pos == "VERB" and "pres" in t.grammemes), None)
    if verb is None:
        return
    subject = page.entities_in(Span(sentence.start, verb.start))
    if subject:
        span = _without_stop(page.document.text, Span(verb.start, sentence.end))
        yield _Found(span, (subject[0].id,))


# Lists of instructions ----------------------------------------------------------------------


def _instructed(page: Page) -> Iterator[_Found]:
    """Read "1. Департаменту … (Иванов И. И.): а) направить … до 1 марта;"."""
    text = page.document.text
    blocks = page.document.blocks
    if not any(_INSTRUCTIONS.search(flat(b.span.of(text))) for b in blocks[:4]):
        return
    who: tuple[str, ...] = ()
    for block in blocks:
        if block.kind != "list":
            continue
        line = block.span.of(text)
        head = _DATIVE_HEAD.match(line)
        if head:
            who = _dative(page, Span(block.start, block.start + head.end("who")))
        task = _task(line, head.end() if head else 0)
        if task is not None and who:
            span = _without_stop(
                text,
                trimmed(
                    text, Span(block.start + task, _task_end(text, block.start + task, block.end))
                ),
            )
            yield _Found(span, who, _due(page, Span(block.start + task, block.end)))


def _task(line: str, at: int) -> int | None:
    item = _ITEM.match(line)
    start = max(at, item.end() if item else 0)
    match = _INFINITIVE.search(line, start)
    if match is None or match.start() - start > 3 or flat(match.group()) in _NO_TASK:
        return None
    return match.start()


def _task_end(text: str, start: int, end: int) -> int:
    stop = re.search(r"[.](?:\s(?!Срок|До\s)|$)", text[start:end])
    return start + stop.start() if stop else end


# When it is due -----------------------------------------------------------------------------


def _due(page: Page, span: Span) -> DateValue | None:
    dates = dates_of(page, span)
    due: Dated | None = next((d for d in dates if d.deadline), None)
    return due.value if due else next((d.value for d in dates), None)
