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
from pobratim.extract.why import because
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.stances import binding_acts, is_obligations_head, stances_in
from pobratim.model.dates import DateValue
from pobratim.model.readings import Commitment, Event, Statement
from pobratim.model.spans import Span

__all__ = ["commitments_of"]

_NOT = re.compile(r"(?:\bне|\bня|\bnot|n't|\bникто не|\bnever)\s$")
_BOTH = re.compile(
    r"\b(?:стороны|сторонам|города|оба города|власти городов|бакі|гарады|the parties|"
    r"the sides|both sides|"
    r"both cities|the cities)\b"
)
_CUT = re.compile(
    r",\s(?:(?:но|однако|хотя|але|аднак|хаця|but|however|although)\s|котор|яки|які|якая|яку)|;\s"
)
_INSTRUCTIONS = re.compile(
    r"(?:перечень|список|протокол)\sпоручений|(?:пералік|спіс|пратакол)\sдаручэнняў|"
    r"list\sof\sinstructions|поручения\b|даручэнні\b|^\s*(?:протокол|пратакол|minutes)\b"
)
_DATIVE_HEAD = re.compile(
    r"^\s*\d+[.)]\s+(?P<who>[^:]{5,160}?)\s?(?::\s*$|(?=\s(?!\w+[оа]сти\s)\w+(?:ть|ти|ць|ці)\s))"
)
_ITEM = re.compile(r"^\s*(?:\d+|[а-яa-zіў])[.)]\s+")
_INFINITIVE = re.compile(
    r"(?<!\w)(?!\w+[оа]сти\b)\w+(?:ть|ти|чь|ться|[аеіыяо]ць|цца|[сз]ці)(?!\w)"
)
_NUMBERED = re.compile(r"^\s*\d+[.)]\s")
_TOLD = re.compile(
    r"(?:договор(?:и|ен)|условил|достиг|пообещ|обеща[лв]|обязал|поруч|дамов|дасяг|паабяц|даруч|"
    r"agreed|promised|pledged|undertook|resolved)"
)
_TASK_WORD = re.compile(
    r"\b\w{2,}(?:ть|ти|чь|ться|ць|цца)\b|\s(?:о|об|аб|пра|на)\s|,\s|:\s|\sto\s|\sthat\s"
)
_TASK = re.compile(
    r"\w+(?:ть|ти|чь|ться|ць|цца|ці)\b|^[^.]{0,40}?\s(?:о|об|аб|пра|на)\s\w+|,\s(?:что|што)\s|^\s?:"
)
_ABOUT_THIS = re.compile(r"^\s?(?:об этом|о том)")
_NOT_NOW = re.compile(r"не\s(?:раньше|ранее)|воздержаться|не\sраней")
_NO_TASK = ("отметить", "воздержаться", "принять к сведению")
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
_SUBORDINATE = re.compile(
    r"\s*(?:когда|если|пока|чем|чтобы|что|как|котор\w+|калі|пакуль|каб|што|як\w*|if|when|that|who)\b"
)
_WE_WILL_BE = ("уем", "аем", "яем", "вім", "дзім", "нем")
_BE_AHEAD = ("уць", "юць", "яць", "дасць", "ойдзе", "ыйдзе", "едзе", "уе", "юе")
_SHORTEST_VERB = 4
_TAKES_PLACE = (
    *(
        "продлит",
        "проработает",
        "пройд",
        "состо",
        "откроется",
        "откроются",
        "заверш",
        "начн",
        "пробуд",
    ),
    *("працягнецца", "адбуд", "адкрыецца", "пачн", "завершыцца"),
)
_SHORT = 7
_NEAR = 40


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
        if any(f.span.contains(Span(sentence.start, sentence.start + 1)) for f in found.values()):
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
        if stance.kind in ("agreed", "told", "tells", "promise", "duty") and not _has_task(
            page, sentence, cue
        ):
            continue
        if stance.kind == "duty" and not dates_of(page, sentence.span):
            continue
        because("commitment", f"words of {stance.kind}: {cue.of(text)}", cue)
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
    before = Span(sentence.start, cue.start)
    early = dates_of(page, before) or _ABOUT_THIS.search(flat(before.of(text)))
    start = sentence.start if early else cue.start
    cut = _CUT.search(flat(text[cue.end : sentence.end]))
    end = cue.end + cut.start() if cut else sentence.end
    return _without_stop(text, Span(start, end))


def _without_stop(text: str, span: Span) -> Span:
    end = span.end
    if text[span.start : end].endswith("-0-"):
        end -= 3  # An agency's mark at the end of its report.
    while end > span.start and text[end - 1] in ".!?… \t":
        end -= 1
    return trimmed(text, Span(span.start, end))


# Who is bound -------------------------------------------------------------------------------


def _bound(
    page: Page, sentence: Sentence, cue: Span, kind: str, statements: tuple[Statement, ...]
) -> tuple[str, ...]:
    before, after = Span(sentence.start, cue.start), Span(cue.end, sentence.end)
    near = flat(page.document.text[max(sentence.start, cue.start - _NEAR) : cue.end])
    if _BOTH.search(near):
        return _sides(page)
    if kind == "decided":
        return _council(page)
    if kind == "told":
        return _told(page, before) or _told(page, after)
    if kind == "tells":
        return _told(page, after)
    people = page.entities_in(before, "person") if kind == "agreed" else ()
    subject = tuple(p.id for p in people) if len(people) > 1 else _subject(page, before)
    if subject or kind == "agreed":
        return subject or _sides(page)
    said = next((s for s in statements if s.span.overlaps(cue) and s.speaker), None)
    return (said.speaker,) if said and said.speaker else ()


def _subject(page: Page, before: Span) -> tuple[str, ...]:
    speaker = speaker_in(page, before) if before.end > before.start else None
    if speaker and speaker.entity:
        return (speaker.entity,)
    return tuple(e.id for e in page.entities_in(before)[:1])


def _sides(page: Page) -> tuple[str, ...]:
    """Return the two cities that the page is about: named most, the title counting thrice."""
    cities = [e for e in page.entities if e.kind == "place" and e.place and e.place.kind == "city"]
    head = next((b.span for b in page.document.blocks if b.kind == "title"), Span(0, 0))
    weight = {e.id: sum(3 if head.contains(m) else 1 for m in e.mentions) for e in cities}
    ranked = sorted(cities, key=lambda e: (-weight[e.id], e.mentions[0].start))
    first_two = sorted(ranked[:2], key=lambda e: e.mentions[0].start)
    return tuple(e.id for e in first_two) if len(first_two) == 2 else ()


def _council(page: Page) -> tuple[str, ...]:
    """Return the body whose minutes these are: the one in the title, else the first named."""
    head = next((b.span for b in page.document.blocks if b.kind == "title"), Span(0, 0))
    bodies = [e for e in page.entities if e.kind == "organisation"]
    inside = [e for e in bodies if any(head.contains(m) for m in e.mentions)]
    return tuple(e.id for e in (inside or bodies)[:1])


def _told(page: Page, span: Span) -> tuple[str, ...]:
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
    deadline = any(d.deadline for d in dates_of(page, sentence.span))
    language = page.document.language
    dated = deadline and language == "be"
    for verb in (t for t in sentence.tokens if _is_future(t, language) or (dated and _ahead(t))):
        if _is_subordinate(page, sentence, verb):
            continue
        span = _without_stop(page.document.text, _clause(page, sentence, verb, said))
        if said is not None:
            if said.speaker and (deadline or _binds_speaker(verb, page.document.language)):
                because("commitment", f"the speaker binds himself: {verb.text}", verb.span)
                yield _Found(span, (said.speaker,))
                return
            continue
        by = _acting(page, sentence, verb)
        if deadline or (by is not None and not _is_instruction_list(page)):
            because("commitment", f"future act: {verb.text}", verb.span)
            yield _Found(span, by or _sides(page))
            return


def _clause(page: Page, sentence: Sentence, verb: Token, said: Statement | None) -> Span:
    """Return the sentence from the last colon before ``verb``, with the deadline after it."""
    before = page.document.text[sentence.start : verb.start]
    start = sentence.start + max(before.rfind(": "), before.rfind("; ")) + 1
    return Span(start, _with_deadline(page, sentence, said).end)


def _is_future(token: Token, language: str) -> bool:
    """Tell whether a token is a verb of the future that somebody acts by.

    What opens, lasts or takes place by itself is a schedule, no promise.
    """
    if token.lower.startswith(_TAKES_PLACE):
        return False
    if language == "ru":
        return token.pos == "VERB" and "futr" in token.grammemes
    if language == "be":
        return token.lower in ("будзе", "будуць") or token.lower.endswith(_WE_WILL_BE)
    return token.lower in ("will", "shall")


def _ahead(token: Token) -> bool:
    """Tell whether a Belarusian verb has an ending that the future shares."""
    return len(token.text) > _SHORTEST_VERB and token.lower.endswith(_BE_AHEAD)


def _binds_speaker(verb: Token, language: str) -> bool:
    return "1per" in verb.grammemes and verb.lemma in binding_acts(language)


def _is_subordinate(page: Page, sentence: Sentence, verb: Token) -> bool:
    """Tell whether the future is denied or stands in a clause of condition, time or purpose."""
    before = flat(page.document.text[sentence.start : verb.start])
    clause = before[max(before.rfind(","), before.rfind(":"), before.rfind(";")) + 1 :]
    return bool(_NOT.search(before) or _SUBORDINATE.match(clause))


def _with_deadline(page: Page, sentence: Sentence, said: Statement | None) -> Span:
    """Add a next short sentence of the same speech that sets the deadline: "До 9 мая успеем."."""
    if said is None:
        return sentence.span
    following = next((s for s in page.sentences if s.start >= sentence.end), None)
    if following is None or following.start >= said.span.end:
        return sentence.span
    rest = Span(following.start, min(following.end, said.span.end))
    short = sum(1 for _ in tokens_in(page, rest)) <= _SHORT
    if short and any(d.deadline for d in dates_of(page, rest)):
        return Span(sentence.start, rest.end)
    return sentence.span


def _acting(page: Page, sentence: Sentence, verb: Token) -> tuple[str, ...] | None:
    """Return the authority that is the subject of the future ``verb``, as far as order tells.

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
    if page.document.language == "en":
        cities = [
            e for e in page.entities_in(before, "place") if e.place and e.place.kind == "city"
        ]
        near = [e.id for e in cities if any(0 <= verb.start - m.end <= 2 for m in e.mentions)]
        return tuple(near[:1]) or None
    return None


def _is_subject(token: Token) -> bool:
    return "nomn" in token.grammemes or token.pos is None


def _obliged(page: Page, sentence: Sentence) -> Iterator[_Found]:
    verb = next((t for t in sentence.tokens if t.pos == "VERB" and "pres" in t.grammemes), None)
    if verb is None:
        return
    subject = page.entities_in(Span(sentence.start, verb.start))
    if subject:
        span = _without_stop(page.document.text, Span(verb.start, sentence.end))
        because("commitment", "act in a paragraph on obligations", span)
        yield _Found(span, (subject[0].id,))


# Lists of instructions ----------------------------------------------------------------------


def _instructed(page: Page) -> Iterator[_Found]:
    """Read "1. Департаменту … (Иванов И. И.): а) направить … до 1 марта;"."""
    text = page.document.text
    blocks = page.document.blocks
    if not _is_instruction_list(page):
        return
    who: tuple[str, ...] = ()
    for block in blocks:
        if block.kind != "list":
            continue
        line = block.span.of(text)
        head = _DATIVE_HEAD.match(line)
        if head:
            who = _addressed(page, Span(block.start, block.start + head.end("who")))
        elif _NUMBERED.match(line):
            who = ()
        task = _task(line, head.end() if head else 0)
        dated = any(d.deadline for d in dates_of(page, block.span))
        if task is not None and (who or dated):
            span = _without_stop(
                text,
                trimmed(
                    text, Span(block.start + task, _task_end(text, block.start + task, block.end))
                ),
            )
            due = _due(page, Span(block.start + task, block.end))
            ahead = (d.value for d in dates_of(page, block.span) if d.deadline)
            because("commitment", "line of a list of instructions", span)
            yield _Found(span, who, due or next(ahead, None))


def _addressed(page: Page, span: Span) -> tuple[str, ...]:
    """Return whom a point of a protocol tells: both cities for "the parties"."""
    return _sides(page) if _BOTH.search(flat(span.of(page.document.text))) else _told(page, span)


def _is_instruction_list(page: Page) -> bool:
    text = page.document.text
    return any(_INSTRUCTIONS.search(flat(b.span.of(text))) for b in page.document.blocks[:4])


def _task(line: str, at: int) -> int | None:
    item = _ITEM.match(line)
    start = max(at, item.end() if item else 0)
    match = _INFINITIVE.search(line, start)
    if match is None or match.start() - start > 3 or flat(match.group()) in _NO_TASK:
        return None
    if _NOT_NOW.search(flat(line)):
        return None
    return match.start()


def _task_end(text: str, start: int, end: int) -> int:
    stop = re.search(r"[.](?:\s(?!Срок|До\s)|$)", text[start:end])
    return start + stop.start() if stop else end


# When it is due -----------------------------------------------------------------------------


def _due(page: Page, span: Span) -> DateValue | None:
    dates = dates_of(page, span)
    due: Dated | None = next((d for d in dates if d.deadline), None)
    if due is not None:
        return due.value
    # "договорились в мае провести" dates the talk: only what follows the task dates the task.
    words = flat(span.of(page.document.text))
    if _ABOUT_THIS.match(words):
        return None
    told = _TOLD.match(words)
    task = _TASK_WORD.search(words) if told else None
    after = span.start + (task.start() if task else len(words) if told else 0)
    return next((d.value for d in dates if d.span.start >= after), None)
