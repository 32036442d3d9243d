"""Blocks of a page: title, paragraphs, captions, speaker lines, list items, boilerplate."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.extract import lines
from pobratim.lexicon.normalise import fold
from pobratim.model.documents import Block, BlockKind

__all__ = ["blocks_of", "repeats_title", "title_of"]

_LINE = re.compile(r"[^\n\r\u2028\u2029\x0b\x0c\x85]+")
_TAIL = re.compile(
    r"\s*[-–—_,.]?\s*[(\[]?(?:фото|фота|снимок|photo|image|рис\.?)?\s*№?\s*\d{1,3}[)\]]?\s*$",
    re.IGNORECASE,
)
_LONGEST_TAIL = 24
_FIRST_PERSON = re.compile(
    r"\b(?:мы|нас|нам|нами|наш\w*|я|меня|мне|мной|мо[яийею]\w{0,2}|нашы\w*|нашай|мой|мае|"
    r"we|us|our|ours|i|my|me)\b",
    re.IGNORECASE,
)
_SENTENCE_END = re.compile(r"[.!?…][»”\"')\]]?\s*$")
_LONGEST_TITLE = 250


@dataclass(frozen=True, slots=True)
class _Line:
    start: int
    end: int
    text: str


def blocks_of(text: str, language: str, title: str | None = None) -> tuple[Block, ...]:
    """Cut ``text`` into blocks, one or two a line; blank lines belong to none.

    ``title`` is the headline where the source gives it apart; else the first line is the title
    unless it reads like a paragraph. A line "Name: words" is a speaker block and a paragraph.
    Blocks are in order, never overlap, and begin and end with visible characters.
    """
    rows = list(_lines(text))
    head = _title_row(rows, language, title)
    shown = title or (head.text if head else None)
    copies = _repeated_stems(rows)
    labels = lines.labels_of_dialogue([row.text for row in rows])
    blocks: list[Block] = []
    closed = False
    for i, row in enumerate(rows):
        # "Комментарии" high up in a page heads a section of the article itself.
        low = i > len(rows) // 3 or any(c.isdigit() for c in row.text)
        closed = closed or (low and lines.is_comments_head(row.text))
        if row is head:
            blocks.append(Block("title", row.start, row.end))
        elif closed or _is_foot(rows, i, blocks):
            blocks.append(Block("boilerplate", row.start, row.end))
        elif lines.is_caption(row.text) or _is_copy(row.text, shown, copies):
            blocks.append(Block("caption", row.start, row.end))
        else:
            blocks.extend(_body_blocks(rows, i, language, labels))
    return tuple(blocks)


def title_of(text: str, blocks: tuple[Block, ...]) -> str | None:
    """Return the words of the title block, ``None`` where the page has none."""
    return next((b.span.of(text) for b in blocks if b.kind == "title"), None)


def repeats_title(caption: str, title: str | None) -> bool:
    """Tell whether ``caption`` is the headline again, with or without a picture's number.

    >>> repeats_title("Минск и Казань: новый рейс-4", "Минск и Казань: новый рейс")
    True
    """
    if not title or len(caption) > len(title) + _LONGEST_TAIL:
        return False
    key = fold(title)
    stem = _without_number(caption)
    stems = [fold(caption)] + ([fold(stem)] if stem else [])
    return any(stem == key or (len(stem) > 30 and key.startswith(stem)) for stem in stems)


def _without_number(line: str) -> str | None:
    """Return ``line`` without the picture's number at its end, ``None`` if it has none."""
    tail = line[-_LONGEST_TAIL:]
    match = _TAIL.search(tail)
    stem = line[: len(line) - len(tail) + match.start()] if match else ""
    return stem if len(stem) >= 8 else None


def _lines(text: str) -> Iterator[_Line]:
    for match in _LINE.finditer(text):
        line = match.group()
        stripped = line.strip()
        if stripped:
            start = match.start() + len(line) - len(line.lstrip())
            yield _Line(start, start + len(stripped), stripped)


def _title_row(rows: list[_Line], language: str, title: str | None) -> _Line | None:
    if title is not None:
        return next((r for r in rows[:3] if fold(r.text) == fold(title)), None)
    body = rows[1:] if rows and lines.is_foot(rows[0].text) else rows
    return body[0] if len(body) > 1 and _reads_like_title(body[0].text, language) else None


def _reads_like_title(line: str, language: str) -> bool:
    if len(line) > _LONGEST_TITLE or line.endswith((".", ":", ";", ",")):
        return False
    if lines.is_dateline(line) or lines.is_caption(line) or lines.is_list_item(line, ""):
        return False
    return not lines.is_speaker(line, language)


def _repeated_stems(rows: list[_Line]) -> frozenset[str]:
    # Without a title to compare with, lines that differ in a trailing number only are captions.
    stems = Counter(
        fold(stem) for r in rows if len(r.text) > 30 and (stem := _without_number(r.text))
    )
    return frozenset(stem for stem, n in stems.items() if n > 1)


def _is_copy(line: str, title: str | None, copies: frozenset[str]) -> bool:
    if repeats_title(line, title):
        return True
    stem = _without_number(line)
    return stem is not None and fold(stem) in copies


def _is_foot(rows: list[_Line], i: int, blocks: list[Block]) -> bool:
    if lines.is_foot(rows[i].text):
        return True
    # Under "Читайте также" the links follow, one a line, without a full stop.
    below_foot = bool(blocks) and blocks[-1].kind == "boilerplate" and i > len(rows) // 2
    return below_foot and not _SENTENCE_END.search(rows[i].text)


def _body_blocks(
    rows: list[_Line], i: int, language: str, labels: frozenset[str]
) -> Iterator[Block]:
    row = rows[i]
    before = rows[i - 1].text if i else ""
    kind: BlockKind = "paragraph"
    if lines.is_speaker(row.text, language) or _announces(rows, i):
        kind = "speaker"
    elif lines.is_list_item(row.text, before):
        kind = "list"
    cut = 0
    if kind == "paragraph":
        cut = lines.speaker_prefix(row.text, language) or lines.label_prefix(row.text, labels)
    if cut:
        yield Block("speaker", row.start, row.start + len(row.text[:cut].rstrip()))
    yield Block(kind, row.start + cut, row.end)


def _announces(rows: list[_Line], i: int) -> bool:
    # "Name Surname, post" without a colon counts where the next line speaks in the first person.
    if i + 1 >= len(rows) or not lines.is_bare_speaker(rows[i].text):
        return False
    follows = rows[i + 1].text
    return len(follows) > 40 and bool(_FIRST_PERSON.search(follows) or follows[0] in '«"“„—–')
