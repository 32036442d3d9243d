"""Quotation marks: the outermost quotations of a block, and quotations broken by an author."""

from __future__ import annotations

import re
from dataclasses import dataclass

from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.speech import is_quoting_verb
from pobratim.model.spans import Span

__all__ = ["Broken", "inner", "pieces_of", "quotations_in", "trimmed"]

_OPEN = {"«": "»", "„": '“”"', "“": '”"', "‹": "›"}
_MARK = re.compile('[«»„“”"‹›]')
_CLOSE = frozenset("»”›")
_BREAK = re.compile(
    r"(?P<mark>[,.!?…])\s[–—-]{1,2}\s(?P<author>(?:[^«»„“”\"–—]|«[^«»–—\n]{2,60}»){3,160}?)(?P<end>[.,;:])\s[–—-]{1,2}\s"
)
_WORD = re.compile(r"\w+")
_PRONOUNS = frozenset(["он", "она", "ён", "яна", "he", "she"])
_LAST = re.compile(
    r"(?P<mark>[,.!?…])\s[–—-]{1,2}\s(?P<author>(?:[^«»„“”\"]|«[^«»\n]{2,60}»){3,220})$"
)


@dataclass(frozen=True, slots=True)
class Broken:
    """A quotation cut by its author: the pieces that are quoted, and the author's words."""

    pieces: tuple[Span, ...]
    author: Span | None


def quotations_in(text: str, block: Span) -> tuple[Span, ...]:
    """Return the outermost quotations of ``block``, marks included, in order.

    A quotation left open ends at its last closing mark, as where one » closes two, or else with
    the block.
    """
    found: list[Span] = []
    stack: list[str] = []
    start = last_close = -1
    for match in _MARK.finditer(text, block.start, block.end):
        i, char = match.start(), match.group()
        if stack and char in stack[-1]:
            stack.pop()
            last_close = i + 1
            if not stack:
                found.append(Span(start, i + 1))
        elif closes := _opens(text, i, stack):
            if not stack:
                start, last_close = i, -1
            stack.append(closes)
        elif stack and char in _CLOSE:
            last_close = i + 1
    if stack:
        found.append(Span(start, last_close if last_close > start + 1 else block.end))
    return tuple(found)


def inner(text: str, quotation: Span) -> Span:
    """Return what stands between the marks of ``quotation``, or after its only mark."""
    end = quotation.end
    if text[end - 1] in '»”“"›' and end - 1 > quotation.start:
        end -= 1
    return trimmed(text, Span(quotation.start + 1, end))


def trimmed(text: str, span: Span) -> Span:
    """Return ``span`` without blanks at its edges and without a comma at its end."""
    start, end = span.start, span.end
    while start < end and text[start].isspace():
        start += 1
    while start < end and (text[end - 1].isspace() or text[end - 1] in ",;"):
        end -= 1
    return Span(start, end)


def pieces_of(text: str, span: Span, language: str) -> Broken:
    """Cut ``span``, the inside of a quotation or a dash reply, at the author's words.

    "Раз, – сказал он. – Два" has two pieces; so has a reply that ends in ", – сказал он."
    """
    words = span.of(text)
    pieces: list[Span] = []
    author: Span | None = None
    at = 0
    for match in _BREAK.finditer(words):
        if match.start() < at or not _is_authors(match["author"], language):
            continue
        keep = match.start() + (match["mark"] != ",")
        pieces.append(trimmed(text, Span(span.start + at, span.start + keep)))
        author = author or _shifted(match, span)
        at = match.end()
    match_last = _LAST.search(words, at)
    if match_last and _is_authors(match_last["author"], language):
        keep = match_last.start() + (match_last["mark"] != ",")
        pieces.append(trimmed(text, Span(span.start + at, span.start + keep)))
        author = author or _shifted(match_last, span)
    else:
        pieces.append(trimmed(text, Span(span.start + at, span.end)))
    return Broken(tuple(p for p in pieces if p.end > p.start), author)


def _shifted(match: re.Match[str], span: Span) -> Span:
    return Span(span.start + match.start("author"), span.start + match.end("author"))


def _is_authors(words: str, language: str) -> bool:
    # The author goes on in small letters and names the speaker or an act of speech; the speech
    # itself may go on in small letters after a dash, too.
    if not words[:1].islower() or len(words.split()) < 2:
        return False
    found = _WORD.findall(words)
    return any(
        w[:1].isupper() or w in _PRONOUNS or is_quoting_verb(w, language) for w in found
    ) or _opens_with_verb(found[:2], language)


def _opens_with_verb(words: list[str], language: str) -> bool:
    # "продолжил мэр": a verb of the third person first, then who.
    parses = [analyse(word, language)[0] for word in words]
    return any(p.pos == "VERB" and not p.grammemes & {"1per", "2per"} for p in parses)


def _opens(text: str, i: int, stack: list[str]) -> str:
    char = text[i]
    if char in _OPEN:
        return _OPEN[char]
    if char != '"':
        return ""
    before = text[i - 1] if i else " "
    after = text[i + 1] if i + 1 < len(text) else " "
    opening = not before.isalnum() and before not in ".,!?…%" and not after.isspace()
    return '"' if opening and not stack else ""
