"""Clauses of a sentence: the stretch within which a predicate and its nouns belong together.

There is no parser here. A clause ends at a colon, a semicolon, at a comma before a conjunction or
a relative word, and at a spaced dash or an "and" between two predicates: good enough for a
status not to leak into its neighbour.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Literal

from pobratim.extract.tokens import Sentence, Token
from pobratim.model.documents import Language
from pobratim.model.spans import Span

__all__ = [
    "Clause",
    "Predicate",
    "Tense",
    "clauses_of",
    "has_predicate",
    "predicate_tense",
    "tense_of",
]

Tense = Literal["past", "present", "nonpast", "infinitive", "participle", "none"]

_OPENERS = (
    "а|но|однако|что|чтобы|котор\\w+|когда|если|хотя|где|куда|поэтому|затем|при этом|из них|"
    "але|аднак|што|каб|як[іяоу]\\w*|калі|хаця|дзе|куды|таму|"
    "but|which|who|whose|while|where|that|when|if|although|then"
)
_BOUNDARY = re.compile(
    rf"(?P<dash>\s+(?:[–—]|-{{1,2}})\s+)|(?P<and>,?\s+(?:и|і|and)\s+(?:также\s+|таксама\s+|also\s+)?)|[;:]\s+|,\s+(?=(?:{_OPENERS})\b)|\.\.\.\s+|…\s+",
)
_ENGLISH_PAST = (
    "was|were|been|had|has|have|did|done|began|begun|became|bore|born|broke|broken|brought|built|"
    "bought|came|caught|chose|chosen|dealt|drew|drawn|drove|driven|fell|fallen|felt|fled|flew|"
    "flown|fought|found|froze|frozen|gave|given|went|gone|grew|grown|heard|held|kept|knew|known|"
    "laid|led|left|lent|lost|made|meant|met|paid|ran|rang|rebuilt|rose|risen|said|sang|sung|sat|"
    "saw|seen|sent|set up|shook|shaken|shone|shot|shown|shrank|slept|sold|sought|spent|spoke|"
    "spoken|stood|struck|swam|swept|swore|sworn|swapped|taught|thought|threw|thrown|told|took|"
    "taken|understood|undertook|undertaken|undergone|underwent|upheld|wept|withdrew|withdrawn|"
    "withheld|woke|won|wore|worn|wrote|written|overtook|oversaw|overseen|foresaw|bound|sworn in"
)
_REFLEXIVE = re.compile(r"(?:ся|сь)$")
_ENDINGS: dict[str, tuple[tuple[Tense, re.Pattern[str]], ...]] = {
    "ru": (
        ("infinitive", re.compile(r"(?:ть|ти|чь)$")),
        ("past", re.compile(r"(?:[аеиоуыя]л|шел|вез|[аеиоуыяш]л[аои])$")),
        ("past", re.compile(r"(?:[аеяо]н|[аеяо]н[аоы]|(?:ня|кры|взя)т[аоы]?)$")),
        (
            "participle",
            re.compile(r"(?:нн|вш|ущ|ющ|ящ|ащ|нят|крыт|ем|им)(?:ы[йхме]и?|ий|[аоуяею]\w+)$"),
        ),
        ("nonpast", re.compile(r"(?:[еиую]т|[ая]т|[аеёиоыь][ею]м|[бвгджзклмнпрстфхцчшщ][еи]м)$")),
    ),
    "be": (
        ("none", re.compile(r"(?:нн[еяюі]м?|цц[яюі]м?|[^ь]цце|[яа]цыя?[іюй]?|ств[аеоуы]м?)$")),
        ("nonpast", re.compile(r"(?:(?:ста|пач|адпач)нуць|(?<!н)уць|уцца)$")),
        ("infinitive", re.compile(r"(?:[аеэіыуоя]ць|[аіыоя]цца|ці|чы)$")),
        ("past", re.compile(r"(?:[аеэіоуыя]ў|[аеэіоуыяшзсгк]л[аоі]|(?:н|в)[её]с|в[её]з|мог)$")),
        ("past", re.compile(r"(?:[аеяо]на?|[аеяо]н[аы]|(?:ня|кры|ўзя|узя|вы|бі)т[аы]?)$")),
        (
            "participle",
            re.compile(r"(?:[аеяо]н|шчы|ўш|нят|крыт)(?:ы[хмя]?|ая|ага|ую|ае|ай)$"),
        ),
        ("nonpast", re.compile(r"(?:[еэ]|дасць|[уюя]ць|[іы]ць|[еэ]цца|[уюя]цца|[еёэіы]м)$")),
    ),
    "en": (
        ("past", re.compile(rf"(?:ed|(?<![a-z])(?:{_ENGLISH_PAST}))$")),
        ("participle", re.compile(r"ing$")),
        ("infinitive", re.compile(r"\w$")),
    ),
}
_SURE_ENDINGS: dict[str, re.Pattern[str]] = {
    "be": re.compile(
        r"(?:(?<!нт)(?<!ст)(?<!ік)(?<!тв)(?<!нн)(?<!ц)(?<!ер)(?<!ор)(?<!эр)(?<!ар)(?<!бус)(?<!кт)"
        r"(?<!рт)(?<!ян)(?<!ет)(?<!эт)(?<!граф)(?<!лог)[аеэіыя]ў(?:ся)?|[шй]шоў|"
        r"[аеэіыя]л[аоі](?:ся|сь)?|[шзсг]л[аі](?:ся)?|[аея]н[аы]|(?:кры|ня|узя|ўзя)т[аы]|"
        r"[еа]цца|[уюя]ц[ьц]а?|[чшнржлвкцсдгхфтп]уе|[ыі]вае|ымае|[ыуе]дзе|прыме|стане|пачне|"
        r"буд\w+)$"
    ),
    "en": re.compile(rf"^(?:\w{{3,}}ed|{_ENGLISH_PAST}|is|are|will)$"),
}


@dataclass(frozen=True, slots=True)
class Predicate:
    """A finite verb or short participle at ``at`` (an offset in the clause's text)."""

    at: int
    word: str
    tense: Tense


@dataclass(frozen=True, slots=True)
class Clause:
    """A stretch of a sentence; ``text`` is folded, ``before`` is the sentence up to it."""

    start: int
    end: int
    text: str
    before: str
    after: str
    predicates: tuple[Predicate, ...] = ()

    @property
    def span(self) -> Span:
        """The clause's range in the document."""
        return Span(self.start, self.end)


def tense_of(word: str, language: str) -> Tense:
    """Return the tense that the ending of a folded word shows, ``none`` for other words.

    A present or simple future form is ``nonpast``; English base forms are ``infinitive``.

    >>> tense_of("подписали", "ru"), tense_of("подпишут", "ru"), tense_of("падпісаць", "be")
    ('past', 'nonpast', 'infinitive')
    """
    bare = word if language == "en" else _REFLEXIVE.sub("", word)
    for tense, ending in _ENDINGS[language]:
        if ending.search(bare):
            return tense
    return "none"


def predicate_tense(token: Token, language: str) -> Tense | None:
    """Return the tense of a predicate, ``None`` where the token is none.

    Parts of speech are sure enough in Russian only; elsewhere the ending decides.
    """
    if language != "ru":
        sure = _SURE_ENDINGS.get(language)
        if sure is None or not sure.search(token.lower):
            return None
        return tense_of(token.lower, language)
    if token.pos == "VERB":
        if "past" in token.grammemes:
            return "past"
        return "present" if "pres" in token.grammemes else "nonpast"
    return "past" if token.pos == "PRTS" else None


def _predicates(sentence: Sentence, language: Language) -> Iterator[tuple[Token, Tense]]:
    for token in sentence.tokens:
        tense = predicate_tense(token, language)
        if tense is not None:
            yield token, tense


def has_predicate(sentence: Sentence, language: Language) -> bool:
    """Tell whether a sentence has a finite verb or a short participle."""
    return any(True for _ in _predicates(sentence, language))


def clauses_of(sentence: Sentence, folded: str, language: Language) -> tuple[Clause, ...]:
    """Split ``sentence`` into clauses; ``folded`` is the whole document, folded.

    The clauses cover the sentence in order, their boundaries left out.
    """
    words = folded[sentence.start : sentence.end]
    found = tuple(_predicates(sentence, language))
    starts = [token.start - sentence.start for token, _ in found]
    clauses, start = [], 0
    for boundary in [*_BOUNDARY.finditer(words), None]:
        if boundary is not None and not _parts(boundary, starts, start):
            continue
        end = len(words) if boundary is None else boundary.start()
        if words[start:end].strip():
            clauses.append(_clause(sentence, words, (start, end), found))
        start = end if boundary is None else boundary.end()
    return tuple(clauses)


def _parts(boundary: re.Match[str], predicates: list[int], start: int) -> bool:
    """Tell whether a boundary parts two clauses.

    A dash does with a predicate on either side, "and" with one before it and one right after.
    """
    if not boundary["dash"] and not boundary["and"]:
        return True
    if not any(start <= at < boundary.start() for at in predicates):
        return False
    if boundary["and"]:
        return boundary.end() in predicates
    return any(at >= boundary.end() for at in predicates)


def _clause(
    sentence: Sentence,
    words: str,
    bounds: tuple[int, int],
    found: tuple[tuple[Token, Tense], ...],
) -> Clause:
    start, end = bounds
    return Clause(
        start=sentence.start + start,
        end=sentence.start + end,
        text=words[start:end],
        before=words[:start],
        after=words[end:],
        predicates=tuple(
            Predicate(token.start - sentence.start - start, token.lower, tense)
            for token, tense in found
            if start <= token.start - sentence.start < end
        ),
    )
