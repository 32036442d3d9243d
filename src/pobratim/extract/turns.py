"""Speakers' turns without quotation marks: after a speaker line, and in dash replies."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract.dates import dates_of
from pobratim.extract.interviews import (
    bare_answers,
    interviewee_of,
    is_answer,
    is_question,
)
from pobratim.extract.memo import per_page
from pobratim.extract.speakers import Speaker, speaker_in, tokens_in
from pobratim.extract.tokens import Page, Token
from pobratim.lexicon.normalise import flat
from pobratim.lexicon.speech import is_speech_verb
from pobratim.model.documents import Block
from pobratim.model.spans import Span

__all__ = ["Turn", "dash_replies", "turns_of"]

_INITIALS = re.compile(r"^(?:[A-ZА-ЯЁІЎ]\.\s?){2,3}$")
_SHORT_HEAD = 60
_SENTENCE_END = re.compile(r"[.!?…:;,][»”\"')]*$")
_QUOTED = re.compile('«[^»]*»|„[^“]*“|“[^”]*”|"[^"]*"')
_ASIDE = re.compile(r"^\s*\([^)]{2,60}\)\s*")
_DASH = re.compile(r"^\s*[-–—]{1,2}\s*(?=[^\W\d_]|[«\"„“])")
_FIRST_PERSON = re.compile(
    r"\b(?:мы|нас|нам|нами|наш\w*|я|меня|мне|мной|мо[яийеюе]\w{0,2}|нашы\w*|нашай|мой|мае|маім|"
    r"we|us|our|ours|i|my|me)\b"
)
_WE_BE = re.compile(r"\w{2}(?:[чжшр]?[аую]ем|[аую]емся|[чжшр]ым|[ндвт]зім|[вкнл]ім|імся|ымся)$")
_NARRATES = re.compile(
    r"\b\w{3,}(?:л[аи]|л[аи]сь|[аяиеу]л|[аяиеу]лся|[аяіыеу]ў|[аяіыеу]ўся|лася|л[аі]|ліся|ed)\b"
)
_SECOND_PERSON = re.compile(r"\b(?:вы|вам|вас|вами|ваш\w*|you|your)\b")
_AUTHORS_OPENING = re.compile(
    r"^(?:также|кроме того|помимо|напомним|ранее|отметим|добавим|в ходе|по итогам|в рамках|"
    r"в завершени\w+|завершая|в тот же день|на встрече|на мероприяти\w+|участник\w+|стороны|"
    r"делегаци\w+|гости|представител\w+|как сообща\w+|по словам|встреч\w+|визит\w*|"
    r"таксама|акрамя таго|нагадаем|раней|адзначым|у ходзе|падчас|па выніках|у рамках|дэлегацы\w+|"
    r"удзельнік\w+|бакі|also|earlier|in addition|during|the delegation|the parties|the sides|"
    r"participants|as reported|the meeting|the visit)\b"
)
_THIRD_PARTY = re.compile(
    r"\b(?:стороны|делегаци\w+|участник\w+|собравши\w+|мероприяти\w+|церемони\w+|подписан\w?|"
    r"дэлегацы\w+|удзельнік\w+|бакі|мерапрыемств\w+|падпісан\w*|delegation|parties|ceremony)\b"
)


@dataclass(frozen=True, slots=True)
class Turn:
    """Words that somebody says without quotation marks, and the words that announce it."""

    span: Span
    speaker: Speaker
    cue: Span | None


@per_page
def turns_of(page: Page) -> tuple[Turn, ...]:
    """Return the turns that speaker lines announce, each across as many blocks as it lasts.

    A turn ends at a caption, the next speaker line, or a paragraph that is the author's. An
    interviewer's questions are no turns.
    """
    blocks = page.document.blocks
    turns: list[Turn] = []
    for i, block in enumerate(blocks):
        if block.kind != "speaker" or is_question(block.span.of(page.document.text)):
            continue
        said = list(_said(page, i))
        if said:
            span = _without_aside(page.document.text, Span(said[0].start, said[-1].end))
            turns.append(Turn(span, _announced(page, block), block.span))
    return tuple(sorted((*turns, *_bare(page)), key=lambda turn: turn.span.start))


def _bare(page: Page) -> Iterator[Turn]:
    """Yield the answers of an interview whose questions are lines without a label or a dash."""
    answering = interviewee_of(page) if bare_answers(page) else None
    name = next((e.name for e in page.entities if e.id == answering), "")
    for at in bare_answers(page):
        block = page.document.blocks[at]
        yield Turn(block.span, Speaker(answering, name, block.start), None)


def dash_replies(page: Page) -> Iterator[tuple[int, Span]]:
    """Yield the index of each paragraph that is a reply after a dash, and the reply's span."""
    text = page.document.text
    for i, block in enumerate(page.document.blocks):
        match = _DASH.match(block.span.of(text)) if block.kind == "paragraph" else None
        if match and not (i and page.document.blocks[i - 1].kind == "speaker"):
            yield i, Span(block.start + match.end(), block.end)


def _said(page: Page, at: int) -> Iterator[Block]:
    blocks = page.document.blocks
    speaker = _announced(page, blocks[at])
    for i in range(at + 1, len(blocks)):
        block = blocks[i]
        if block.kind not in ("paragraph", "list"):
            return
        if i > at + 1 and _ends(page, at, block, speaker):
            return
        yield block


def _ends(page: Page, at: int, block: Block, speaker: Speaker) -> bool:
    if _is_authors(page, block, speaker):
        return True
    # "А. В.: Жаль." says its words on the same line; what stands on the next line is another
    # matter unless it speaks in the first person.
    words = flat(block.span.of(page.document.text))
    speaks = _FIRST_PERSON.search(words) or _speaks_of_itself(page, block.span)
    return _is_inline(page, at) and not speaks


def _is_inline(page: Page, at: int) -> bool:
    line, words = page.document.blocks[at : at + 2]
    return "\n" not in page.document.text[line.end : words.start]


def _announced(page: Page, block: Block) -> Speaker:
    line = block.span.of(page.document.text).rstrip(": \t")
    if is_answer(block.span.of(page.document.text)):
        return Speaker(interviewee_of(page), line, block.start)
    by_initials = _by_initials(page, line) if _INITIALS.match(line) else None
    known = by_initials or speaker_in(page, block.span)
    return Speaker(known.entity if known else None, line, block.start)


def _by_initials(page: Page, line: str) -> Speaker | None:
    letters = re.findall(r"\w", line)
    found = [
        person
        for person in page.entities
        if person.kind == "person"
        and person.person is not None
        and [(person.person.first or " ")[0], (person.person.last or " ")[0]]
        == [letters[0], letters[-1]]
    ]
    return Speaker(found[0].id, line, 0) if len(found) == 1 else None


def _is_authors(page: Page, block: Block, speaker: Speaker) -> bool:
    text = block.span.of(page.document.text)
    words = flat(_QUOTED.sub("", text))
    if len(text) < _SHORT_HEAD and not _SENTENCE_END.search(text):
        return True
    first = _FIRST_PERSON.search(words) or _speaks_of_itself(page, block.span)
    score = 2 * bool(first) + bool(_SECOND_PERSON.search(words))
    score -= 2 * bool(_AUTHORS_OPENING.match(words)) + bool(_THIRD_PARTY.search(words))
    # After a speech of "we" what is told in the past by nobody is the author's again.
    score -= not first and not score and bool(_NARRATES.search(words)) and _spoke(page, block)
    score -= words.rstrip(" .").endswith(":")  # "…: «Слова»" announces somebody else's words.
    score -= 3 * _names(page, block.span, speaker)
    score -= any(e.kind == "person" for e in page.entities_in(block.span))
    score -= any(is_speech_verb(t.text, page.document.language) for t in _verbs(page, block.span))
    score -= any(d.value.precision == "day" for d in dates_of(page, block.span))
    return score < 0


def _spoke(page: Page, block: Block) -> bool:
    """Tell whether the block before ``block`` speaks of itself and a blank line parts the two."""
    before = [b for b in page.document.blocks if b.end <= block.start]
    if not before or page.document.text[before[-1].end : block.start].count("\n") < 2:
        return False
    words = flat(before[-1].span.of(page.document.text))
    return bool(_FIRST_PERSON.search(words)) or _speaks_of_itself(page, before[-1].span)


def _speaks_of_itself(page: Page, span: Span) -> bool:
    if page.document.language == "be":
        return any(_WE_BE.search(t.lower) for t in tokens_in(page, span))
    return any("1per" in t.grammemes for t in tokens_in(page, span))


def _names(page: Page, span: Span, speaker: Speaker) -> bool:
    return any(e.id == speaker.entity for e in page.entities_in(span, "person"))


def _verbs(page: Page, span: Span) -> Iterator[Token]:
    return (t for t in tokens_in(page, span) if t.pos in ("VERB", None))


def _without_aside(text: str, span: Span) -> Span:
    match = _ASIDE.match(span.of(text)) or _DASH.match(span.of(text))
    return Span(span.start + match.end(), span.end) if match else span
