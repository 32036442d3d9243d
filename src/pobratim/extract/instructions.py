"""Instructions: points of a protocol, orders by a bare infinitive, and the day they are due."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.agreeing import dates_the_agreeing
from pobratim.extract.clauses import has_predicate
from pobratim.extract.dates import Dated, dates_of
from pobratim.extract.debtors import sides_of, told_in
from pobratim.extract.quotes import trimmed
from pobratim.extract.tokens import Page, Sentence
from pobratim.extract.why import because
from pobratim.lexicon.normalise import flat
from pobratim.model.dates import DateValue
from pobratim.model.spans import Span

__all__ = [
    "ABOUT_THIS",
    "BOTH_SIDES",
    "INFINITIVE",
    "Found",
    "due_in",
    "instructed",
    "is_instruction_list",
    "ordered",
    "without_stop",
]

_INSTRUCTIONS = re.compile(
    r"(?:перечень|список|протокол)\sпоручений|(?:пералік|спіс|пратакол)\sдаручэнняў|"
    r"list\sof\sinstructions|поручения\b|даручэнні\b|^\s*(?:протокол|пратакол|minutes)\b"
)
_HEADING = re.compile(
    r"^\s*(?:поручени[ея]|даручэнн[еі]|решили|решено|вырашылі|пастанавілі|постановили|"
    r"actions?(?:\spoints?)?|decisions?|tasks?)\s*:?\s*$"
)
_DATIVE_HEAD = re.compile(
    r"^\s*(?:\d+[.)]|[•*▪–—-])\s+(?P<who>[^:]{5,160}?)\s?"
    r"(?::\s*$|(?=\s(?!\w+[оа]сти\s)\w+(?:ть|ти|ць|ці)\s))"
)
_ITEM = re.compile(r"^\s*(?:\d+|[а-яa-zіў])[.)]\s+")
INFINITIVE = re.compile(r"(?<!\w)(?!\w+[оа]сти\b)\w+(?:ть|ти|чь|ться|[аеіыяо]ць|цца|[сз]ці)(?!\w)")
_NUMBERED = re.compile(r"^\s*\d+[.)]\s")
ABOUT_THIS = re.compile(r"^\s?(?:об этом|о том)")
_MAY = re.compile(r"\b(?:можно|нужно|можна|трэба|варта|дазволена|разрешено)\b")
_NOT_NOW = re.compile(r"не\s(?:раньше|ранее)|воздержаться|не\sраней")
_NEXT_TO = 3
_TERM_AFTER_WHO = re.compile(
    r"(?:\s[–—-]\s|\)\s)(?P<term>(?:до|к|не позднее|да|не пазней|в|у)\s[^:]{3,40}?\s)$"
)
_NO_TASK = ("отметить", "воздержаться", "принять к сведению")
BOTH_SIDES = re.compile(
    r"\b(?:стороны|сторонам|города|оба города|власти городов|бакі|гарады|the parties|"
    r"the sides|both sides|"
    r"both cities|the cities)\b"
)
_BULLET = re.compile(r"\s*(?:\d{1,2}[.)]|[•*–—-])?\s*")
_RESPONSIBLE = re.compile(r"\b(?:ответственн|адказн|исполнител|выканаўц)\w*")


@dataclass(frozen=True, slots=True)
class Found:
    """The words of a commitment, who is bound, and the day if a list tells it apart."""

    span: Span
    by: tuple[str, ...]
    due: DateValue | None = None


def instructed(page: Page) -> Iterator[Found]:
    """Read "1. Департаменту … (Иванов И. И.): а) направить … до 1 марта;"."""
    text = page.document.text
    blocks = page.document.blocks
    everywhere, under = is_instruction_list(page), False
    who: tuple[str, ...] = ()
    for block in blocks:
        if block.kind != "list":
            under = bool(_HEADING.match(flat(block.span.of(text))))
            continue
        if not (everywhere or under):
            continue
        line = block.span.of(text)
        head = _DATIVE_HEAD.match(line)
        if head:
            who = _addressed(page, Span(block.start, block.start + head.end("who")))
        elif _NUMBERED.match(line):
            who = ()
        task = _task(line, head.end("who") if head else 0)
        dated = any(d.deadline for d in dates_of(page, block.span))
        if task is not None and (who or dated):
            span = without_stop(
                text,
                trimmed(
                    text, Span(block.start + task, _task_end(text, block.start + task, block.end))
                ),
            )
            due = due_in(page, Span(block.start + task, block.end))
            ahead = (d.value for d in dates_of(page, block.span) if d.deadline)
            because("commitment", span, "line of a list of instructions")
            yield Found(span, who, due or next(ahead, None))


def _addressed(page: Page, span: Span) -> tuple[str, ...]:
    """Return whom a point of a protocol tells: both cities for "the parties"."""
    return (
        sides_of(page)
        if BOTH_SIDES.search(flat(span.of(page.document.text)))
        else told_in(page, span)
    )


def is_instruction_list(page: Page) -> bool:
    """Tell whether the head of ``page`` says that it lists instructions, or is a protocol."""
    text = page.document.text
    return any(_INSTRUCTIONS.search(flat(b.span.of(text))) for b in page.document.blocks[:4])


def _task(line: str, at: int) -> int | None:
    """Return where the task of a line begins: after a dash with its term, or at its verb."""
    item = _ITEM.match(line) or _BULLET.match(line)
    first = item.end() if item else 0
    match = INFINITIVE.search(line, max(at, first))
    if match is None or flat(match.group()) in _NO_TASK or _NOT_NOW.search(flat(line)):
        return None
    # "Отделу связей (Орлова) – до 1 марта направить …": the term belongs to the task.
    dash = _TERM_AFTER_WHO.search(line, first, match.start())
    if dash is not None:
        return dash.start("term")
    return match.start() if match.start() - max(at, first) <= _NEXT_TO else None


def _task_end(text: str, start: int, end: int) -> int:
    stop = re.search(r"[.](?:\s(?!Срок|До\s)|$)", text[start:end])
    return start + stop.start() if stop else end


def ordered(page: Page, sentence: Sentence) -> Iterator[Found]:
    """Read an order by a bare infinitive with a deadline: "Отчёт представить до 20 декабря".

    Who has to act stands before it, or after "responsible" in it or in the next sentence.
    """
    text, language = page.document.text, page.document.language
    responsible = _responsible(page, sentence) if language != "en" else ()
    dated = any(d.deadline for d in dates_of(page, sentence.span))
    if language == "en" or not (dated or responsible):
        return
    order = INFINITIVE.search(text, sentence.start, sentence.end)
    if order is None or has_predicate(sentence, language) or _excused(page, sentence):
        return
    if any(t.pos in {"VERB", "PRED", "ADJS"} for t in sentence.tokens):
        return
    by = told_in(page, Span(sentence.start, order.start())) or responsible
    because("commitment", sentence.span, "order by an infinitive: {}", order.group())
    lead = _BULLET.match(text, sentence.start, sentence.end)
    start = lead.end() if lead else sentence.start
    yield Found(without_stop(text, Span(start, _with_responsible(page, sentence))), by)


def _excused(page: Page, sentence: Sentence) -> bool:
    words = flat(sentence.span.of(page.document.text))
    return bool(_NOT_NOW.search(words) or _MAY.search(words))


def _with_responsible(page: Page, sentence: Sentence) -> int:
    """Return the end of the next sentence where it only names who is responsible."""
    after = next((s for s in page.sentences if s.start >= sentence.end), None)
    if after is None or after.block != sentence.block:
        return sentence.end
    named = _RESPONSIBLE.match(flat(after.span.of(page.document.text)))
    return after.end if named else sentence.end


def _responsible(page: Page, sentence: Sentence) -> tuple[str, ...]:
    """Return who is named after "responsible", in a sentence or the one after it."""
    after = next((s for s in page.sentences if s.start >= sentence.end), None)
    for one in (sentence, after):
        named = _RESPONSIBLE.search(flat(one.span.of(page.document.text))) if one else None
        if one and named:
            return told_in(page, Span(one.start + named.start(), one.end))
    return ()


def due_in(page: Page, span: Span) -> DateValue | None:
    """Return the day by which what ``span`` tells is due: a deadline, else the task's date."""
    dates = dates_of(page, span)
    due: Dated | None = next((d for d in dates if d.deadline), None)
    if due is not None:
        return due.value
    # "договорились в мае провести" dates the talk: only what follows the task dates the task.
    words = flat(span.of(page.document.text))
    if ABOUT_THIS.match(words):
        return None
    ahead = (d for d in dates if not dates_the_agreeing(words[: d.span.start - span.start]))
    return next((d.value for d in ahead), None)


def without_stop(text: str, span: Span) -> Span:
    """Return ``span`` without the marks at its end."""
    end = span.end
    if text[span.start : end].endswith("-0-"):
        end -= 3  # An agency's mark at the end of its report.
    while end > span.start and text[end - 1] in ".!?… \t":
        end -= 1
    return trimmed(text, Span(span.start, end))
