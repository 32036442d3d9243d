"""A sentence of a source made part of one of ours: its first letter, its goods in the accusative.

Only Russian inflects; what cannot be done safely is left as it is.
"""

from __future__ import annotations

import re
from itertools import takewhile

__all__ = ["begun_small", "deed_of", "goods_wanted"]

_NAMES = frozenset({"Name", "Surn", "Patr", "Geox", "Orgn", "Trad", "Abbr"})
_TOKEN = re.compile(r"[А-Яа-яЁё-]+|[^\sА-Яа-яЁё]+")
_ASKS = re.compile(
    r"(?:заинтересован\w*|заинтересованность|интерес\w*|нужда\w*|потребност\w*|"
    r"нуждает\w*|нуждают\w*)\s+(?P<prep>в|к)\s+(?P<goods>[^.;:—()«»]+)"
)
_GOVERNED = {"в": "loct", "к": "datv"}
_AGAIN = re.compile(r"\b(?:так\w{2,3} же|эт\w{1,3}|так\w{2,3})\s+")
_BREAK = re.compile(r"[;:.!?()«»—]|, (?=котор|что|где|когда)")


def begun_small(text: str, language: str) -> str:
    """Return ``text`` with a small first letter, unless its first word is a name.

    >>> begun_small("Предложение принято", "ru"), begun_small("Минск стал побратимом", "ru")
    ('предложение принято', 'Минск стал побратимом')
    """
    first = next(iter(re.findall(r"^[А-Яа-яЁё]+(?=\s)", text)), "")
    if language != "ru" or not first or not (first[1:].islower() or len(first) == 1):
        return text
    from pobratim.brief.words.inflection import parses

    found = parses(first)
    small = found[0].tag.POS in ("PREP", "CONJ", "PRCL")
    named = any(mark in parse.tag for parse in found for mark in _NAMES)
    if not small and (named or not found[0].is_known):
        return text
    return first.lower() + text[len(first) :]


def goods_wanted(text: str) -> str:
    """Return what a Russian sentence asks for, in the accusative; empty where it is not plain.

    >>> goods_wanted("Екатеринбург заинтересован в коммунальной и пассажирской технике")
    'коммунальную и пассажирскую технику'
    """
    found = _ASKS.search(text)
    if found is None:
        return ""
    tokens = [t for t in _TOKEN.findall(found["goods"]) if t != found["prep"]]
    if any(_is(t, pos) for t in tokens for pos in ("VERB", "INFN", "PRTS")) or "том" in tokens:
        return ""
    words = _accusatives(tokens, _GOVERNED[found["prep"]])
    return re.sub(r"\s+(?=[,%])", "", " ".join(words)).strip(" ,")


def _accusatives(tokens: list[str], case: str) -> list[str]:
    """Put what stands in ``case`` into the accusative; a genitive and what hangs on it stays."""
    from pobratim.brief.words.inflection import inflect_word, parses

    done, hangs_on = [], False
    for token in tokens:
        tags = [parse.tag for parse in parses(token)]
        if token in (",", "и", "или"):
            hangs_on = False
        elif not any(t.case == case and t.POS in ("ADJF", "PRTF", "NOUN") for t in tags):
            hangs_on = True
        elif not hangs_on:
            token = inflect_word(token, case, "accs") or token  # noqa: PLW2901 - the same word
        done.append(token)
    return done


def deed_of(text: str) -> str:
    """Return what a Russian promise is about, from its infinitive on; empty without one.

    >>> deed_of("Предложение провести такие же дни Минска в Екатеринбурге принято.")
    'провести дни Минска в Екатеринбурге'
    """
    words = text.strip(" .").split()
    start = next(
        (i for i, word in enumerate(words) if _is(word, "INFN") and not _purpose(words, i)), None
    )
    if start is None or start == len(words) - 1:
        return ""
    rest = list(takewhile(lambda word: not _is(word, "PRTS"), words[start:]))
    clause = _BREAK.split(" ".join(rest))[0].strip()
    return _AGAIN.sub("", clause) if len(clause.split()) > 1 else ""


def _purpose(words: list[str], index: int) -> bool:
    return index > 0 and words[index - 1].lower() in ("чтобы", "чтоб")


def _is(word: str, pos: str) -> bool:
    from pobratim.brief.words.inflection import parses

    return pos == parses(word.strip(",.;:"))[0].tag.POS
