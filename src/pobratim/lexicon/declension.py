"""The nominative of Russian names that no table knows, by agreement within the phrase."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import Any

from pobratim.lexicon.morphology import russian_parses
from pobratim.lexicon.normalise import flat

__all__ = ["genitive", "governed_cases", "nominative_phrase"]

_ADJECTIVES = frozenset({"ADJF", "PRTF"})
_NOMINATIVE = "nomn"
_GENITIVE = frozenset({"gent"})
_LOCATIVE = frozenset({"accs", "loct"})
_INSTRUMENTAL = frozenset({"ablt"})
_BY_PREPOSITION: dict[str, frozenset[str]] = {
    **dict.fromkeys(("в", "во", "на"), _LOCATIVE),
    **dict.fromkeys(
        ("из", "от", "до", "у", "без", "для", "после", "против", "около", "из-за", "вокруг",
         "среди", "возле", "кроме", "вместо", "со", "вне"), _GENITIVE
    ),
    **dict.fromkeys(("к", "ко", "по", "благодаря", "вопреки", "согласно"), frozenset({"datv"})),
    **dict.fromkeys(("над", "перед", "между"), _INSTRUMENTAL),
    **dict.fromkeys(("под", "за"), frozenset({"accs", "ablt"})),
    **dict.fromkeys(("о", "об", "при"), frozenset({"loct"})),
    **dict.fromkeys(("через", "про", "сквозь"), frozenset({"accs"})),
    "с": frozenset({"gent", "ablt"}),
}  # fmt: skip


@lru_cache(maxsize=16384)
def nominative_phrase(words: tuple[str, ...], before: str = "") -> tuple[str, ...]:
    """Return the words of a name with its head, and the adjectives before it, in the nominative.

    ``before`` is the word that stands before the name: a preposition asks for a case, a noun for
    the genitive, anything else lets a nominative be one. What follows the head stays. Words that
    agree in no case, Latin ones and acronyms are returned as they are.

    >>> nominative_phrase(("Боденским", "озером"), "над"), nominative_phrase(("Гагаузии",), "в")
    (('Боденское', 'озеро'), ('Гагаузия',))
    """
    at = _head(words)
    if at is None:
        return words
    for head in _heads(words[at], _wanted(before)):
        agreeing = (_agreeing(word, head.tag) for word in words[:at])
        adjectives = [form for form in agreeing if form is not None]
        if len(adjectives) == at:
            row = [*adjectives, _nominative(head)]
            changed = (_like(old, new) for old, new in zip(words, row, strict=False))
            return (*changed, *words[at + 1 :])
    return words


def governed_cases(preposition: str) -> frozenset[str]:
    """Return the cases that a Russian preposition asks for, empty for every other word.

    >>> governed_cases("без"), governed_cases("дом")
    (frozenset({'gent'}), frozenset())
    """
    return _BY_PREPOSITION.get(preposition.lower(), frozenset())


def _head(words: Sequence[str]) -> int | None:
    """Return the first word that is no adjective, ``None`` where a word cannot be inflected."""
    for i, word in enumerate(words):
        if not word[:1].isalpha() or word.isascii() or (len(word) > 1 and word.isupper()):
            return None
        if not any(p.tag.POS in _ADJECTIVES for p in russian_parses(word)[:3]):
            return i
    return len(words) - 1 if len(words) == 1 else None


def _wanted(before: str) -> frozenset[str]:
    """Return the cases that the word before a name asks for; empty if it asks for none."""
    known = _BY_PREPOSITION.get(before.lower())
    if known is not None:
        return known
    first = next(iter(russian_parses(before)), None) if before[:1].isalpha() else None
    noun = first is not None and first.tag.POS == "NOUN" and before.islower()
    return _GENITIVE if noun else frozenset()


def _heads(word: str, wanted: frozenset[str]) -> Iterator[Any]:
    """Yield the readings of a head: those in a wanted case first, then a nominative."""
    parses = [p for p in russian_parses(word) if p.tag.POS in {"NOUN", "ADJF"} and p.tag.case]
    first = wanted or {_NOMINATIVE}
    yield from (p for p in parses if p.tag.case in first)
    yield from (p for p in parses if p.tag.case == _NOMINATIVE and _NOMINATIVE not in first)
    yield from (p for p in parses if p.tag.case not in {*first, _NOMINATIVE})


def _agreeing(word: str, head: Any) -> str | None:
    """Return an adjective in the nominative that agrees with its head, ``None`` if it cannot."""
    # "Большим" is of большой before it is of больший.
    for parse in sorted(russian_parses(word), key=lambda p: p.normal_form.endswith("ший")):
        tag = parse.tag
        if tag.POS not in _ADJECTIVES or (tag.case, tag.number) != (head.case, head.number):
            continue
        if tag.gender and head.gender and tag.gender != head.gender:
            continue
        form = parse.inflect({_NOMINATIVE})
        return str(form.word) if form else None
    return None


def _nominative(parse: Any) -> str:
    if parse.tag.case == _NOMINATIVE:
        return str(parse.word)
    form = parse.inflect({_NOMINATIVE})
    return str(form.word) if form else str(parse.normal_form)


def _like(old: str, new: str) -> str:
    """Return ``new`` with the capitals of ``old``, and unchanged letters as they stood."""
    if flat(old) == flat(new):
        return old
    size = next((i for i, (a, b) in enumerate(zip(flat(old), flat(new), strict=False)) if a != b),
                min(len(old), len(new)))  # fmt: skip
    return old[:size] + new[size:]


_BELARUSIAN_GENITIVES = (
    ("чы", "ч"), ("ы", "аў"), ("ка", "кі"), ("га", "гі"), ("ха", "хі"), ("а", "ы"), ("я", "і"),
    ("ь", "і"), ("й", "я"),
)  # fmt: skip


@lru_cache(maxsize=4096)
def genitive(name: str, language: str) -> str:
    """Return the name of a place in the genitive, as far as its words tell.

    >>> genitive("Нижний Новгород", "ru"), genitive("Гродна", "be"), genitive("Сочи", "ru")
    ('Нижнего Новгорода', 'Гродна', 'Сочи')
    >>> genitive("Йошкар-Ола", "ru"), genitive("Ростов-на-Дону", "ru")
    ('Йошкар-Олы', 'Ростова-на-Дону')
    """
    words = name.split(" ")
    if language == "ru":
        return " ".join(_russian_genitive(word) for word in words)
    if language == "be" and len(words) == 1:
        return _belarusian_genitive(name)
    return name


def _russian_genitive(word: str) -> str:
    head, hyphen, tail = word.partition("-")
    if hyphen and tail[:1].isupper() and head[:1].isupper() and "-" not in tail:
        changed = _russian_genitive(tail)
        soft = tail.endswith("а") and changed == tail
        return f"{head}-{tail[:-1]}ы" if soft else f"{head}-{changed}"  # Йошкар-Ола
    if hyphen:
        return f"{_russian_genitive(head)}-{tail}"  # Ростов-на-Дону
    parses = [p for p in russian_parses(word) if p.tag.POS in {"NOUN", "ADJF"}]
    places = [p for p in parses if p.tag.case == _NOMINATIVE and "Geox" in p.tag]
    chosen = places or [p for p in parses if p.tag.case == _NOMINATIVE]
    form = chosen[0].inflect({"gent"}) if chosen else None
    if form is not None:
        return _like(word, str(form.word))
    return word if word[-1:].lower() in "аеиоуыэюяйь" else word + "а"


def _belarusian_genitive(word: str) -> str:
    if word.endswith(("на", "о", "э", "у", "і", "е")):
        return word
    for ending, changed in _BELARUSIAN_GENITIVES:
        if word.endswith(ending):
            return word.removesuffix(ending) + changed
    return word + "а"
