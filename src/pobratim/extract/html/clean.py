"""The blocks of an article without what stands between and around its paragraphs."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import replace

from pobratim.extract.html.choose import is_prose
from pobratim.extract.html.moment import first_date, is_date_line
from pobratim.extract.html.walk import TextBlock

__all__ = ["cleaned"]

_TEASER = re.compile(
    r"^\W*(?:(?:читайте|читать|смотрите|глядзіце|чытайце|узнайте|см\.?)\s+(?:также|таксама|ещё|еще|"
    r"подробнее|далее|по теме|в тему|нас)|подробнее|читать далее|по теме|па тэме|по этой теме|"
    r"материалы по теме|новости по теме|ранее по теме|ещё по теме|еще по теме|другие новости|"
    r"похожие (?:новости|материалы|записи)|последние новости|новости партн[её]ров|"
    r"рекомендуем|популярное|самое читаемое|вам может|также читайте|чытаць таксама|іншыя навіны|"
    r"навіны па тэме|read (?:also|more|next)|see also|related|more on|you may also|most read|"
    r"recommended|latest news|also read|what to read)\b",
    re.IGNORECASE,
)
_CALL = re.compile(
    r"^\W*(?:подписывайтесь|подпишитесь|подписаться|падпісвайцеся|падпісацца|поделитесь|"
    r"следите за (?:нами|наш|новост|событ|развит)|сачыце за|присоединяйтесь|далучайцеся|"
    r"наш (?:телеграм|канал)|наши? (?:телеграм|соцсет)|больше новостей (?:в|на)|"
    r"мы в (?:телеграм|telegram|соц|вконтакте|дзен)|(?:заметили|нашли) (?:ошибку|опечатку)|"
    r"если вы (?:заметили|нашли) (?:ошибку|опечатку)|знайшлі памылку|оставить комментарий|"
    r"нет комментариев|перепечатка|использование материалов|все права|усе правы|"
    r"(?:при|пры) (?:использовании|перепечатке|цитировании|копировании|выкарыстанні|цытаванні)"
    r".{0,80}(?:ссылк|спасылк)|follow us|subscribe (?:to|for|now)|sign up (?:for|to)|"
    r"share this|leave a (?:reply|comment)|all rights reserved|filed under|join our|"
    r"download our|copyright\b|©\s?\d{4})",
    re.IGNORECASE,
)
_BUTTON = re.compile(
    r"^\W*(?:поделиться|падзяліцца|комментировать|комментари[ийев]+|каментары\w*|теги|тэгі|"
    r"ключевые слова|рубрик[аи]|категори[яи]|метки|версия для|версія для|распечатать|печать|"
    r"в избранное|скопировать|реклама|рэклама|спонсор|новости smi2|нравится|просмотр(?:ов|ы)|"
    r"праглядаў|views|share|print|tags?|comments?|categories|advertisement|time to read|"
    r"время чтения|\d+\s+(?:min read|мин(?:ут\w*)? чтения|просмотр\w*|комментари\w+|views|"
    r"comments?))(?=\W|$)",
    re.IGNORECASE,
)
_BY = re.compile(
    r"^\W*(?:автор(?:ы)?|аўтар|текст|тэкст|источник|крыніца|материал подготовил\w*|подготовил\w*|"
    r"фото и текст|текст и фото|корреспондент|карэспандэнт|редактор|by|author|source|"
    r"written by|reported by|reporting by|editing by|опубликовано|апублікавана|дата|published|"
    r"updated|posted(?: on| by)?)\b[:\s]",
    re.IGNORECASE,
)
_ENDED = re.compile(r"[.!?…:;»”\"][»”\"')\]]?$")
_SEPARATOR = re.compile(r"\s[|·•]\s|\s/\s")
_LABEL = 45
_LONGEST_IMPRINT = 100
_LONGEST_TEASER = 260
_LONGEST_CALL = 400


def cleaned(
    blocks: Sequence[TextBlock], title: str | None, author: str | None = None
) -> list[TextBlock]:
    """Return ``blocks`` without the headline, teasers, calls, dates, bylines and labels.

    Labels go only before the first and behind the last paragraph: between paragraphs a short
    line may be a heading, a speaker or an item.
    """
    prose = [i for i, b in enumerate(blocks) if is_prose(b) and not _is_byline(b)]
    if not prose:
        return []
    lines = (
        _without_imprint(b, title, author, inside=prose[0] < i <= prose[-1])
        for i, b in enumerate(blocks)
    )
    kept = _without_teasers([b for b in lines if b.text and b.text != title])
    kept = [b for b in kept if not (_is_call(b) or _is_link(b) or _is_byline(b))]
    return _once(_without_loose_headings(_without_labels(kept)))


def _without_labels(blocks: list[TextBlock]) -> list[TextBlock]:
    prose = [i for i, b in enumerate(blocks) if is_prose(b)]
    if not prose:
        return []
    first, last = prose[0], prose[-1]
    # A signature stands where the paragraphs stand; buttons and counters stand elsewhere.
    spots = {_spot(blocks[i]) for i in prose}
    return [
        b
        for i, b in enumerate(blocks)
        if first <= i <= last
        or (_spot(b) in spots and not b.linked)
        or _stays(b, before=i < first)
    ]


def _spot(block: TextBlock) -> tuple[object, str]:
    own = block.place[0]
    return own.getparent(), f"{own.tag} {own.get('class') or ''}"


def _without_imprint(
    block: TextBlock, title: str | None, author: str | None, *, inside: bool
) -> TextBlock:
    """Drop the lines of a block that repeat the headline or hold nothing but date and author."""
    rows = block.text.split("\n")
    kept = [row for row in rows if row != title and not _is_imprint(row, author, inside=inside)]
    if len(kept) == len(rows):
        return block
    return replace(block, text="\n".join(kept))


def _is_imprint(line: str, author: str | None, *, inside: bool) -> bool:
    if len(line) > _LONGEST_IMPRINT:
        return False
    if author and author in line and not inside:
        line = line.replace(author, " ").strip(" |·•,—–-")
        if not line or _BY.fullmatch(f"{line}:"):
            return True
    # Inside the text a bare date heads a day of a programme.
    if is_date_line(line) and not inside:
        return True
    return bool(first_date(line) and _SEPARATOR.search(line) and not _ENDED.search(line))


def _without_teasers(blocks: Sequence[TextBlock]) -> list[TextBlock]:
    kept: list[TextBlock] = []
    below = False
    for block in blocks:
        if _TEASER.match(block.text) and len(block.text) < _LONGEST_TEASER:
            # The word alone announces the links that follow it.
            below = block.linked * 2 < len(block.text)
            if not below or len(block.text) < _LABEL or block.kind == "heading":
                continue
            if block.text.rstrip().endswith((".", "!")) and not block.linked:
                kept.append(block)
            continue
        below = below and (block.linked * 2 > len(block.text) or is_date_line(block.text))
        if not below:
            kept.append(block)
    return kept


def _is_call(block: TextBlock) -> bool:
    if len(block.text) > _LONGEST_CALL:
        return False
    # "Реклама" is a label of the page, "Реклама запрещена, сообщил мэр." a sentence of its text.
    sentence = len(block.text) > _LABEL and bool(_ENDED.search(block.text))
    return bool(_CALL.match(block.text) or (not sentence and _BUTTON.match(block.text)))


def _is_link(block: TextBlock) -> bool:
    size = len(block.text)
    whole = block.linked >= 0.9 * size and block.kind != "heading"
    return (whole and size < _LONGEST_TEASER) or (block.kind == "item" and block.linked * 2 > size)


def _is_byline(block: TextBlock) -> bool:
    return len(block.text) < 120 and bool(_BY.match(block.text)) and block.kind != "caption"


def _stays(block: TextBlock, *, before: bool) -> bool:
    if block.kind == "caption":
        return True
    if block.kind == "heading":
        return before and len(block.text) > _LABEL
    ended = bool(_ENDED.search(block.text))
    if block.kind in ("item", "row", "quote"):
        return not before and (ended or len(block.text) > 15)
    return ended and len(block.text) > 15 and not block.linked


def _without_loose_headings(blocks: list[TextBlock]) -> list[TextBlock]:
    while blocks and blocks[-1].kind == "heading":
        blocks = blocks[:-1]
    return blocks


def _once(blocks: list[TextBlock]) -> list[TextBlock]:
    """Keep the first of captions with the same words: below a picture, and below its zoom."""
    seen: set[str] = set()
    kept: list[TextBlock] = []
    for block in blocks:
        if block.kind != "caption" or block.text not in seen:
            kept.append(block)
        seen.add(block.text)
    return kept
