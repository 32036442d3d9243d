"""What a single line of a page looks like: a caption, a speaker line, a list item, a foot."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence

from pobratim.lexicon.morphology import analyse
from pobratim.lexicon.normalise import flat

__all__ = [
    "NAME",
    "is_bare_speaker",
    "is_caption",
    "is_comments_head",
    "is_dateline",
    "is_foot",
    "is_list_item",
    "is_speaker",
    "label_prefix",
    "labels_of_dialogue",
    "speaker_prefix",
]

_UP = "A-ZÀ-ÖØ-ÞĀ-ŽА-ЯЁІЎҐЇЄ"
_LOW = "a-zß-öø-ÿā-žа-яёіўґїє"
_WORD = rf"[{_UP}][{_LOW}'’]+(?:-[{_UP}][{_LOW}'’]+|-[{_LOW}]+)*"
_SHOUTED = rf"[{_UP}]{{3,}}(?:-[{_UP}]{{2,}})?"
_INITIAL = rf"[{_UP}]\."
_PARTICLE = r"(?:де|да|ван|фон|аль|оглы|оол|бен|бин|von|van|de|da|al|bin|el|la|di)"
NAME = (
    rf"(?:(?:{_INITIAL}\s?){{1,2}}{_WORD}|{_WORD}\s+(?:{_INITIAL}\s?){{1,2}}"
    rf"|{_WORD}(?:\s+(?:{_PARTICLE}[\s-])?(?:{_WORD}|{_SHOUTED}|{_INITIAL})){{1,3}})"
)
"""Pattern of a person's name: given name and surname, either order, with initials or particles."""

_CAPTION = re.compile(
    r"^[\[(]?\s*(?:фото|фота|фотография|фотографии|фоторепортаж|на снимк\w+|на фото|на здымк\w+|"
    r"на фота|снимок|иллюстрация|инфографика|видео|відэа|скриншот|photo|photos|picture|pictured|"
    r"image|file photo|in the photo|photograph)\b\s*(?:[:.©–—-]|\d+\s*[:.]?|автора|из|с сайта|by\b"
    r"|предоставлен\w*|пресс-служб\w*)",
    re.IGNORECASE,
)
_CREDIT = re.compile(r"^\s*(?:©|\(c\)|\(с\))\s*\S", re.IGNORECASE)
_BRACKETED = re.compile(r"^\[[^\]]{1,300}\]$")
_FOOT = re.compile(
    r"^\s*(?:читайте также|чытайце таксама|читать также|смотрите также|глядзіце таксама|"
    r"ранее по теме|раней па тэме|по теме|па тэме|материалы по теме|подписывайтесь|подпишитесь|"
    r"падпісвайцеся|поделиться|падзяліцца|теги|тэгі|ключевые слова|источник|крыніца|"
    r"контакты для сми|контакты для прессы|пресс-служба:|справки по тел|copyright|"
    r"media contact|press contact|contact:|read also|read more|see also|related|tags|share|"
    r"follow us|subscribe|source:|for immediate release|press release\s*$|пресс-релиз\s*$|"
    r"прэс-рэліз\s*$|пересказ своими словами|пераказ сваімі словамі|"
    r"retold in our own words|все права защищены|all rights reserved|реклама\b)",
    re.IGNORECASE,
)
_RULE = re.compile(r"^[\s#*=_~•·—–-]{3,}$|^###$|^[a-zа-я]+(?:\|[\wа-я ]+)+$", re.IGNORECASE)
_COMMENTS = re.compile(
    r"^\s*(?:комментари[ийев]+|каментары\w*|comments?)\s*(?:\(?\d+\)?)?\s*:?\s*$|"
    r"^\s*\d+\s+(?:комментари\w+|каментар\w+|comments?)\s*$",
    re.IGNORECASE,
)
_DATELINE = re.compile(
    rf"^(?:[{_UP}][{_UP}\s.-]+|{_WORD}(?:\s{_WORD})?),\s[^.!?]{{0,60}}?(?:\d{{1,2}}\s?[{_LOW}.]+"
    r"|/[^/]+/|[A-Z][A-Za-z ]+)\s*[.,]?\s*(?:/[^/]{1,40}/)?\s*[—–-]\s"
)
_ITEM = re.compile(rf"^\s*(?:\d{{1,3}}(?:\.\d{{1,2}})*[.)]\s|[{_LOW}]\)\s|[•·▪●■*]\s?)")
_DASH = re.compile(r"^\s*[-–—]\s?")

_LONGEST = 220
_TAIL = r"[^:?!]{0,180}"
_SPEAKER = re.compile(
    rf"^\s*(?P<name>{NAME})\s*"
    rf"(?:(?:,|\(|[–—-]\s)\s?{_TAIL}:|:|\s?//\s?{_TAIL}:?|\s?\|\s?{_TAIL}:?)\s*$"
)
_POST_SPEAKER = re.compile(
    rf"^\s*(?P<post>[{_UP}][^:?!.«»\"“”]{{3,150}}?)\s(?P<name>{NAME})\s*:\s*$"
)
_SPEAKER_VERB = re.compile(
    r"\b(?:отметил|сказал|заявил|подчеркнул|рассказал|сообщил|добавил|пояснил|считает|говорит|"
    r"адзначыў|адзначыла|сказаў|сказала|падкрэсліў|падкрэсліла|паведаміў|паведаміла|кажа|"
    r"said|says|noted|stressed|added)а?\s*:\s*$"
)
_BARE_SPEAKER = re.compile(rf"^\s*(?P<name>{NAME}),\s(?P<post>[{_LOW}][^:?!]{{3,160}}?)\s*$")
_PREFIX = re.compile(
    rf"^\s*(?P<who>(?:{_INITIAL}\s?){{2,3}}|{NAME}(?:,\s[^:?!«»\"“”]{{3,140}}|\s\([^)]{{3,120}}\))?|"
    r"(?:Вед|Корр|Кор|Вяд)\.|Ведущ(?:ий|ая)|Корреспондент|Журналист|Карэспандэнт|Вядучы|"
    r"Вопрос|Ответ|Пытанне|Адказ|Interviewer|Question|Answer|Q|A|[ВОПА]\.)\s?:\s+(?=\S)"
)
_INTERVIEWER = re.compile(
    r"^(?:(?:вед|корр|кор|вяд)\.|ведущ|корреспондент|журналист|карэспандэнт|вядуч|вопрос|ответ|"
    r"пытанне|адказ|interviewer|question|answer|q\b|a\b|[вопа]\.$)",
    re.IGNORECASE,
)
_LABEL = re.compile(rf"^\s*(?P<label>{_WORD}|{_SHOUTED}|«[^»:]{{2,40}}»)\s?:\s+(?=\S)")
_INITIALS_ONLY = re.compile(rf"(?:{_INITIAL}\s?){{2,3}}")


def is_caption(line: str) -> bool:
    """Tell whether ``line`` describes or credits a picture."""
    stripped = line.strip()
    if _BRACKETED.match(stripped):
        return bool(_CAPTION.match(stripped))
    return bool(_CAPTION.match(stripped) or _CREDIT.match(stripped))


def is_foot(line: str) -> bool:
    """Tell whether ``line`` belongs to the page, not to the report: links, contacts, rules."""
    return bool(_FOOT.match(line) or _RULE.match(line.strip()))


def is_comments_head(line: str) -> bool:
    """Tell whether readers' comments begin with ``line``."""
    return bool(_COMMENTS.match(line))


def is_dateline(line: str) -> bool:
    """Tell whether ``line`` opens with an agency's place, date and dash."""
    return bool(_DATELINE.match(line))


def is_list_item(line: str, before: str) -> bool:
    """Tell whether ``line`` is an item of a list; ``before`` is the line above it.

    A line that begins with a dash is a reply unless it reads like an item: a semicolon at its end
    or at the end of the line above, or a small letter and a colon above it.
    """
    if _ITEM.match(line):
        return True
    dash = _DASH.match(line)
    if not dash:
        return False
    small = line[dash.end() : dash.end() + 1].islower()
    above = before.rstrip()
    dashed = _DASH.match(before) is not None
    if line.rstrip().endswith(";") or (dashed and above.endswith(";")):
        return True
    return small and above.endswith((":", ";"))


def is_speaker(line: str, language: str) -> bool:
    """Tell whether ``line`` as a whole announces a speaker whose words follow it.

    "Имя Фамилия, должность:", with the country in brackets, "Имя Фамилия // должность", "Post
    Name Surname:", "Name Surname said:".
    """
    stripped = line.strip()
    if len(stripped) > _LONGEST or not (stripped.endswith(":") or "//" in line or "|" in line):
        return False
    match = _SPEAKER.match(line)
    if match:
        plain = line.rstrip().endswith(":") and not re.search(
            r"[,(/|–—-]", line[match.end("name") :]
        )
        return looks_like_person(match["name"], language) if plain else True
    match = _POST_SPEAKER.match(line)
    if match:
        return looks_like_person(match["name"], language)
    return bool(_SPEAKER_VERB.search(line)) and bool(re.match(rf"\s*[{_UP}]", line))


def is_bare_speaker(line: str) -> bool:
    """Tell whether ``line`` may be a speaker line without its colon: "Name Surname, post"."""
    if len(line) > _LONGEST or "," not in line or line.rstrip().endswith((".", "…")):
        return False
    return bool(_BARE_SPEAKER.match(line))


def speaker_prefix(line: str, language: str) -> int:
    """Return where the words begin in "Name: words", 0 where the line has no such prefix."""
    match = _PREFIX.match(line) if ":" in line[:_LONGEST] else None
    if not match:
        return 0
    who = match["who"].strip()
    known = _INTERVIEWER.match(who) or _INITIALS_ONLY.fullmatch(who)
    if known or "," in who or "(" in who or looks_like_person(who, language):
        return match.end()
    return 0


def labels_of_dialogue(rows: Sequence[str]) -> frozenset[str]:
    """Return the labels of a printed dialogue: two or more, each before two lines or more.

    "«Голос»: …", "Долматов: …": a name of one word or an outlet in quotation marks.

    >>> sorted(labels_of_dialogue(["Голос: Как?", "Ким: Так.", "Голос: Да?", "Ким: Да."]))
    ['Голос', 'Ким']
    """
    found = Counter(m["label"] for row in rows if (m := _LABEL.match(row)))
    repeated = frozenset(label for label, times in found.items() if times > 1)
    return repeated if len(repeated) > 1 else frozenset()


def label_prefix(line: str, labels: frozenset[str]) -> int:
    """Return where the words begin after one of ``labels`` and a colon, 0 where none stands."""
    match = _LABEL.match(line) if labels else None
    return match.end() if match and match["label"] in labels else 0


def looks_like_person(name: str, language: str) -> bool:
    """Tell whether ``name``, capitalised words, can be a person rather than a place or a title.

    In Russian the dictionary has to know one word as a given name, patronymic or surname, or
    none of the words as anything.
    """
    words = [w for w in re.split(r"[\s.]+", name) if len(w) > 1]
    if re.search(rf"\b{_INITIAL}", name):
        return True
    if language != "ru":
        return len(words) >= 2
    kinds = [analyse(w, "ru") for w in words]
    personal = frozenset({"Name", "Surn", "Patr"})
    if any(p.grammemes & personal and p.score > 0.1 for parses in kinds for p in parses):
        return True
    return not any(
        flat(w) == p.lemma and p.score > 0.4
        for w, ps in zip(words, kinds, strict=True)
        for p in ps
    )
