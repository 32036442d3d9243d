"""Interviews: who answers, where the answers carry a label or a dash but no name."""

from __future__ import annotations

import re
from collections import Counter

from pobratim.extract.memo import per_page
from pobratim.extract.tokens import Page
from pobratim.lexicon.normalise import flat
from pobratim.model.readings import Entity
from pobratim.model.spans import Span

__all__ = ["bare_answers", "interviewee_of", "is_answer", "is_question"]

_QUESTION = re.compile(
    r"^(?:вед|корр|кор|вяд|ведущ\w+|корреспондент\w*|журналист\w*|карэспандэнт|вядуч\w+|вопрос|"
    r"пытанне|interviewer|interviewers|question|q|в|п)\b|"
    r"^[«\"]"  # An outlet asks under its own name: "«Голос»: …".
)
_ANSWER = re.compile(r"^(?:ответ|адказ|answer|a|о|а)\s?[.:]*\s?:$")
_DASH = re.compile(r"^\s*[-–—]{1,2}\s")
_CREDIT = re.compile(
    r"(?:беседова|бесед[уы]\s(?:вел|вяла|вёў|запис)|интервью(?:\sвзя|:|\sподготов)|вопросы\sзадава|"
    r"гутар(?:ыў|ыла|ку\sвя)|інтэрв'ю(?:\sўзя|:)|размаўля|пытанні\sзадава|записал|запісал|запісаў|"
    r"interview(?:ed)?(?:\sby|:)|questions\sby|text:|фото|фота|photo)"
)
_ASKED = re.compile(
    r"(?:поговорил|побеседовал|беседу\w+|встретил|спросил|расспросил|рассказ\w+|интервью|ответил|"
    r"пагутары|гутары|сустрэ|спыта|запыта|распавя|расказ|інтэрв'ю|адказ|"
    r"asked|spoke|talked|met|interview|sat\sdown|answers)"
)
_FEWEST = 2
_FEWEST_BARE = 3
_LONGEST_QUESTION = 150


@per_page
def interviewee_of(page: Page) -> str | None:
    """Return the person who answers in an interview, ``None`` where the text is none.

    An interview has two answers that a label ("A:", "Ответ:") or a dash after a question opens.
    Who answers is introduced before the first question: named beside "we asked", or most often.
    """
    bare = bare_answers(page)
    first = page.document.blocks[bare[0] - 1].start if bare else _first_question(page)
    if first is None:
        return None
    persons = [e for e in page.entities if e.kind == "person"]
    before = Span(0, max(first, 1))
    asked = [p for p in persons if _is_introduced(page, p, before)]
    named = asked or [p for p in persons if _counted(page, p, before)]
    # Where nobody is introduced the questions call who answers by name.
    everywhere = Span(0, max(len(page.document.text), 1))
    pool = named or [p for p in persons if _counted(page, p, everywhere)]
    counts = Counter({p.id: _counted(page, p, before if named else everywhere) for p in pool})
    return counts.most_common(1)[0][0] if counts else None


@per_page
def bare_answers(page: Page) -> tuple[int, ...]:
    """Return the indexes of paragraphs that answer without a label or a dash.

    Three short questions at least stand each on a line of its own with the answer on the next
    line, a blank line before each pair; a prompt that asks nothing counts in their company.
    """
    text, blocks = page.document.text, page.document.blocks
    pairs = [
        at
        for at in range(1, len(blocks))
        if blocks[at].kind == blocks[at - 1].kind == "paragraph"
        and blocks[at - 1].end - blocks[at - 1].start <= _LONGEST_QUESTION
        and text[blocks[at - 1].end : blocks[at].start].count("\n") == 1
        and (at == 1 or text[blocks[at - 2].end : blocks[at - 1].start].count("\n") > 1)
        and not blocks[at].span.of(text).rstrip().endswith("?")
        and not _DASH.match(blocks[at].span.of(text))
    ]
    asked = [at for at in pairs if blocks[at - 1].span.of(text).rstrip().endswith("?")]
    return tuple(pairs) if len(asked) >= _FEWEST_BARE else ()


def is_answer(label: str) -> bool:
    """Tell whether a speaker's label only says that an answer follows: "A:", "Ответ:"."""
    return bool(_ANSWER.match(flat(label)))


def is_question(label: str) -> bool:
    """Tell whether a speaker's label is that of whoever asks: "Q:", "Корр.:", "Вопрос:"."""
    return bool(_QUESTION.match(flat(label)))


def _first_question(page: Page) -> int | None:
    """Return where the first question begins, ``None`` if fewer than two answers follow."""
    text, blocks = page.document.text, page.document.blocks
    starts: list[int] = []
    for at, block in enumerate(blocks):
        words = block.span.of(text)
        labelled = block.kind == "speaker" and is_answer(words)
        before = blocks[at - 1] if at else None
        asked = before is not None and before.span.of(text).rstrip('»”" ').endswith("?")
        if labelled or (asked and block.kind == "paragraph" and _DASH.match(words)):
            starts.append(before.start if before is not None else block.start)
    return starts[0] if len(starts) >= _FEWEST else None


def _counted(page: Page, person: Entity, within: Span) -> int:
    return sum(within.contains(m) and not _is_credit(page, m) for m in person.mentions)


def _is_credit(page: Page, mention: Span) -> bool:
    """Tell whether a name only says who asked or took the picture."""
    text = page.document.text
    start = text.rfind("\n", 0, mention.start) + 1
    return bool(_CREDIT.search(flat(text[start : mention.start])))


def _is_introduced(page: Page, person: Entity, before: Span) -> bool:
    for mention in person.mentions:
        sentence = next((s for s in page.sentences if s.span.contains(mention)), None)
        if sentence is None or not before.contains(mention) or _is_credit(page, mention):
            continue
        if _ASKED.search(flat(sentence.span.of(page.document.text))):
            return True
    return False
