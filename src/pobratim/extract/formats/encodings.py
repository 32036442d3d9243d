"""Bytes to text: what is declared, else what the letters make likely; short texts included."""

from __future__ import annotations

import codecs
import math
import re
import unicodedata
from itertools import pairwise

from pobratim.errors import UnreadableError

__all__ = ["text_of"]

_BOMS: tuple[tuple[bytes, str], ...] = (
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
_LEGACY = ("cp1251", "koi8_u", "cp866", "iso8859_5", "mac_cyrillic", "cp1252")
_DECLARED = re.compile(
    rb"<meta[^>]{0,200}?charset\s*=\s*[\"']?\s*([\w-]{2,30})"
    rb"|^\s*<\?xml[^>]{0,80}?encoding\s*=\s*[\"']([\w-]{2,30})",
    re.IGNORECASE,
)
_CONTROL = re.compile("[\x00-\x08\x0e-\x1a\x1c-\x1f]")
_WORD = re.compile(rb"[A-Za-z\x80-\xff]*[\x80-\xff][A-Za-z\x80-\xff]*")
_WORDS = 1500
# Letters of Russian and Belarusian news, the most frequent first; a rank stands for -log(share).
_COMMON = "оаеинтсрвлкмдпуяыьгзбчйхжшюіцўщэфъёїє"
_PAIRS = frozenset(
    re.findall(
        r"\w\w",  # the pairs of letters that are most frequent in Russian and Belarusian news
        "ст ро го ор ов од по ни ко на ра то но ен ан ск ре пр ер ли та ос во ти да ла ом ал ин "
        "ва ки ве ет ат ле ог ол ав ел не ри ар те от ль ме ка ил об де ес ит ма тр до со ны за "
        "ой ам ий он ис ас ед ви ми ло се ик им тв че ад са ев ру ок ег га ие ей ть ек ия ут ду "
        "бо ци кт ии ди пе вы дн ич бр аз ку нт ся ив ча па нс пи су рс сп ур аў ні кі лі аг дз "
        "ры ік ак мі ац зе ін аб ць ві шы іс ай ня ын іц ўн цы рэ ык",
    )
)
_PAIR = 0.8
_RANK = {letter: math.log(i + 4.0) for i, letter in enumerate(_COMMON)}
_RARE = math.log(len(_COMMON) + 60.0)
_WRONG = 12.0
_WESTERN = frozenset("éèêëàâäáãåæçñöôóòõøüûúùíîïìßœšžý")
_MARKS = frozenset("«»„“”‘’–—…№°§©®™•·\xa0\xad´`±²³×÷€£¥¿¡ªº¹¼½¾¸¨¯")
# What is rarer today must fit better.
_PRIOR = {"cp1251": 0.0, "koi8_u": 0.1, "cp866": 0.1, "iso8859_5": 0.4, "mac_cyrillic": 0.8}
_WEIGHT_OF_DECLARED = 0.5
_WORST = 4.5


def text_of(data: bytes, source: str, declared: str | None = None) -> str:
    """Return ``data`` as text; ``declared`` is the encoding that its carrier states, if any.

    In this order: a byte order mark; UTF-16 without one; UTF-8 if it is valid (almost valid
    passes too, its broken bytes become U+FFFD); then, of the Cyrillic encodings and the Western
    one, that under which the words look most like words, a declaration counting for much.

    Raises:
        UnreadableError: if ``data`` is binary, or none of the encodings fits.
    """
    for mark, encoding in _BOMS:
        if data.startswith(mark):
            return _strictly(data, encoding, source)
    try:
        text = data.decode(_utf16_without_mark(data) or "utf-8")
    except UnicodeDecodeError:
        text = _without_utf8(data, source, declared)
    if len(_CONTROL.findall(text[:65536])) > len(text[:65536]) // 200:
        raise UnreadableError(f"{source}: binary data, not text")
    return text


def _strictly(data: bytes, encoding: str, source: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as error:
        raise UnreadableError(
            f"{source}: its byte order mark says {encoding}, but it is not: {error.reason} at "
            f"byte {error.start}; save it again as UTF-8"
        ) from error


def _utf16_without_mark(data: bytes) -> str | None:
    # Cyrillic UTF-16 has 0x04 as every second byte, Latin 0x00; hardly any other text has.
    sample = data[:2000]
    if len(sample) < 8 or len(data) % 2:
        return None
    for offset, encoding in ((1, "utf-16-le"), (0, "utf-16-be")):
        high = sample[offset::2]
        if sum(byte in (0x00, 0x04) for byte in high) > 0.9 * len(high):
            return encoding
    return None


def _without_utf8(data: bytes, source: str, declared: str | None) -> str:
    if b"\x00" in data[:65536]:
        raise UnreadableError(f"{source}: binary data, not text")
    patched = data.decode("utf-8", "replace")
    broken = patched.count("\ufffd")
    if broken * 50 < len(data) - len(patched) + broken:
        return patched
    words = _WORD.findall(data)[:_WORDS]
    stated = _stated(data, declared)
    names = dict.fromkeys((*((stated,) if stated else ()), *_LEGACY))
    cost = {name: _cost(words, name) + _PRIOR.get(name, 0.0) for name in names}
    if stated:
        cost[stated] = (cost[stated] - 1.0) * _WEIGHT_OF_DECLARED
    best = min(cost, key=lambda name: cost[name])
    if cost[best] > _WORST:
        raise UnreadableError(
            f"{source}: neither UTF-8 nor a Cyrillic or Western encoding that fits: binary data, "
            "or save it as UTF-8"
        )
    return data.decode(best, errors="replace")


def _stated(data: bytes, declared: str | None) -> str | None:
    match = _DECLARED.search(data[:4096])
    inside = (match[1] or match[2]).decode("ascii", "replace") if match else None
    for name in (declared, inside):
        try:
            codec = codecs.lookup(name).name if name else "utf-8"
            if codec not in ("utf-8", "utf-16", "utf-32") and b"x".decode(codec) == "x":
                return codec
        except (LookupError, UnicodeError, TypeError):
            continue  # A wrong declaration is common; the bytes themselves decide.
    return None


def _cost(words: list[bytes], encoding: str) -> float:
    """Return the mean cost of a character; 0 is the most common letters only."""
    total, count = 0.0, 0
    for word in words:
        text = word.decode(encoding, "replace")
        total += sum(_word_cost(part) for part in _letters(text))
        total += sum(_mark_cost(c) for c in text if not c.isalpha())
        count += len(text)
    return total / count if count else 0.0


def _letters(text: str) -> list[str]:
    return "".join(c if c.isalpha() else " " for c in text).split()


def _word_cost(word: str) -> float:
    if word.isascii():
        return 0.0
    lower = word.lower()
    cyrillic = sum("Ѐ" <= c <= "ӿ" for c in word)
    cased = word in (lower, lower.capitalize()) or (word.isupper() and len(word) > 1)
    if not cased or 0 < cyrillic < len(word):
        return _WRONG * len(word)
    if cyrillic:
        shouted = 0.4 if word.isupper() else 0.0
        letters = sum(_RANK.get(c, _RARE) + shouted for c in lower) - math.log(4.0) * len(word)
        return letters - _PAIR * sum(a + b in _PAIRS for a, b in pairwise(lower))
    foreign = [c for c in lower if not c.isascii()]
    if len(foreign) * 2 > len(word) or not _WESTERN.issuperset(foreign):
        return _WRONG * len(word)
    return 1.0 * len(foreign)


def _mark_cost(character: str) -> float:
    if character.isascii() or character in _MARKS:
        return 0.3
    return _WRONG if unicodedata.category(character)[0] in "CS" else 0.5 * _WRONG
