"""Organisations: bodies by class and seat, enterprises by the name inside the legal form."""

from __future__ import annotations

import re
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import parse_table
from pobratim.lexicon.translit import name_key
from pobratim.register.resolve.bodies import body_class
from pobratim.register.resolve.judgement import VETO, Feature, Judgement

__all__ = [
    "FEATURES",
    "NAME",
    "PENDING",
    "THRESHOLD",
    "OrganisationSketch",
    "core_words",
    "judge",
    "kind",
    "name_or_class",
    "organisation_keys",
    "seat",
    "what_it_is",
]

NAME = "organisation-2"
"""The version of this comparison; a changed weight or rule asks for a new name."""

THRESHOLD = 0.6
"""Reached by an equal core of the name, by class and seat, or by an abbreviation that fits."""

PENDING = 0.4
"""From here to the threshold a person decides: one name at two seats, a generic name."""

_LEGAL = re.compile(
    r"\b(оао|ооо|зао|пао|ао|руп|рупп|чуп|чтуп|уп|гп|гуп|муп|кпуп|куп|сп|ип|нпо|нпц|фгуп|фгбоу"
    r"|гу|гуо|уо|аат|таа|заат|нао|госпредприятие|ojsc|oao|ooo|pjsc|jsc|cjsc|llc|ltd|inc|plc|gmbh"
    r"|co|corp|открытое|закрытое|публичное|акционерное|общество|с ограниченной ответственностью"
    r"|ответственностью|ограниченной|унитарное|республиканское|производственное|предприятие"
    r"|адкрытае|акцыянернае|таварыства|прадпрыемства|холдинг\w*|холдынг\w*|holding|управляющая"
    r"|management|кіруючая|кампанія холдынга|управляющей|group|группа|компани\w+ холдинга)\b\.?"
)
_QUOTED = re.compile(r'"[^"]+')
_WORD = re.compile(r"[\w'-]+")
_ENDING = re.compile(r"(ий|ый|ой|ая|ое|ие|ые|і|ы|ае|ага|ого|ому)$")
_STOP = frozenset({"имени", "им", "імя", "of", "the", "and", "и", "і", "for", "по", "па", "для"})
_ACRONYM = re.compile(r"[А-ЯЁЎІ]{2,6}|[A-Z]{2,6}")
_DROPPED = frozenset({"company"})
_CITY = re.compile("городск|гарадск|city|municipal|муниципальн")


@dataclass(frozen=True, slots=True)
class OrganisationSketch:
    """What is known of an organisation for comparing.

    ``seats`` are ids of places, ``kinds`` the kinds that documents gave it.
    """

    subject: str
    names: frozenset[str]
    kinds: frozenset[str] = frozenset()
    seats: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _concepts() -> tuple[tuple[str, str, str], ...]:
    source = resources.files("pobratim.register.resolve").joinpath("concepts.yaml")
    table: dict[str, dict[str, Any]] = parse_table(source.read_text(encoding="utf-8"))
    return tuple(
        (word, concept, entry["letter"])
        for concept, entry in table.items()
        for word in entry["words"]
    )


@lru_cache(maxsize=8192)
def _word_key(word: str) -> tuple[str, bool]:
    """The key of a word across languages, and whether it is a generic one."""
    for prefix, concept, _ in _concepts():
        if word.startswith(prefix):
            return concept, True
    stem = _ENDING.sub("", word) or word
    key = name_key(stem) or name_key(word) or word
    return (key[:-2] if key.endswith("sk") and len(key) > 4 else key), False


def _expanded(folded: str) -> str:
    """A name with the well-known short forms in it spelled out."""
    for short, full in _short_forms():
        folded = short.sub(full, folded)
    return folded


@lru_cache(maxsize=1)
def _short_forms() -> tuple[tuple[re.Pattern[str], str], ...]:
    source = resources.files("pobratim.register.resolve").joinpath("short_forms.yaml")
    table: dict[str, str] = parse_table(source.read_text(encoding="utf-8"))
    return tuple((re.compile(rf"\b{short}\b"), full) for short, full in table.items())


@lru_cache(maxsize=8192)
def _parts(name: str) -> tuple[str, tuple[str, ...]]:
    """The core of a name (what stands in quotation marks, if anything does) and its words."""
    folded = _expanded(fold(name))
    core = next((c for part in _candidates(folded) if _WORD.search(c := _bare(part))), folded)
    words = tuple(w for w in _WORD.findall(core.replace("-", " - ")) if w not in _STOP | {"-"})
    return core, words


@lru_cache(maxsize=8192)
def core_words(name: str) -> frozenset[str]:
    """Return the words that tell ``name`` from others, comparable across languages.

    >>> core_words("Минский автомобильный завод") == core_words("Minsk Automobile Plant")
    True
    >>> core_words("ОАО «Амкодор» – управляющая компания холдинга") == core_words("Amkodor")
    True

    A numbered institution is told by kind, number and seat: городская больница № 3 is больница
    № 3.
    """
    words = _parts(name)[1]
    keys = [_word_key(word)[0] for word in words]
    if any(word.isdigit() for word in words):
        keys = [k for word, k in zip(words, keys, strict=True) if not _CITY.match(word)]
    return frozenset(key for key in keys if key not in _DROPPED)


def _candidates(folded: str) -> tuple[str, ...]:
    """What stands in quotation marks, outermost first, then all of it: ОАО «УК «Амкодор»»."""
    return (*folded.split('"')[1:], folded.replace('"', " "))


def _bare(part: str) -> str:
    return _LEGAL.sub(" ", part).strip()


@lru_cache(maxsize=1)
def _generic_beginnings() -> tuple[str, ...]:
    source = resources.files("pobratim.register.resolve").joinpath("generic.yaml")
    words: list[str] = parse_table(source.read_text(encoding="utf-8"))
    return tuple(words)


def _is_generic(name: str) -> bool:
    """Tell whether a name has no word of its own: городская больница № 2."""
    return all(
        _word_key(word)[1] or word.isdigit() or word.startswith(_generic_beginnings())
        for word in _parts(name)[1]
    )


def _outer_words(name: str) -> frozenset[str]:
    """The words around the quotation marks that say what it is: завод «Х», театр «Х»."""
    folded = fold(name)
    if not _QUOTED.search(folded):
        return frozenset()
    outside = _LEGAL.sub(" ", re.sub(r'"[^"]*"?', " ", folded))
    words = (w for w in _WORD.findall(outside) if w not in _STOP)
    return frozenset(_word_key(word)[0] for word in words) - _DROPPED


@lru_cache(maxsize=8192)
def _abbreviation(name: str) -> str:
    """The key of the abbreviation that ``name`` is, or of the one that its words make."""
    core, words = _parts(name)
    plain = re.sub(r'["«»„“”\s]', "", name)
    if len(words) == 1 and _ACRONYM.fullmatch(plain):
        return _spell(core)
    return _spell(_letter(word) for word in words) if len(words) >= 3 else ""


def _spell(letters: Iterable[str]) -> str:
    """Letter by letter: the key of a word would take МТЗ for a sound, not for three."""
    return "".join(name_key(letter) for letter in letters)


def _letter(word: str) -> str:
    for prefix, _, letter in _concepts():
        if word.startswith(prefix):
            return letter
    return word[0]


def organisation_keys(name: str, seat: str | None) -> tuple[tuple[str, str], ...]:
    """Return the (scheme, key) pairs under which an organisation of this name is found."""
    label = body_class(name)
    keys: list[tuple[str, str]] = []
    if label and seat:
        keys.append(("body", f"{label} {seat}"))
    keys.append(("organisation", " ".join(sorted(core_words(name))) or fold(name)))
    if not label and (short := _abbreviation(name)):
        keys.append(("abbreviation", short))
    return tuple(keys)


def judge(here: OrganisationSketch, there: OrganisationSketch) -> Judgement:
    """Compare an organisation of a document with a known one that shares a key with it."""
    features = tuple(f for feature in FEATURES if (f := feature(here, there)))
    return Judgement(there.subject, features, NAME)


def name_or_class(here: OrganisationSketch, there: OrganisationSketch) -> Feature | None:
    """What the two are called.

    Public bodies are compared by class and seat, whatever a text calls them: +0.8 where both
    agree, +0.7 for one class under one telling name without a seat. Others by the words inside
    the legal form and quotation marks, levelled across languages: +0.7, of words alone that many
    bodies share +0.4; by an abbreviation that fits +0.7. Anything else: two organisations.
    """
    return _body(here, there) or _name(here, there)


def _body(here: OrganisationSketch, there: OrganisationSketch) -> Feature | None:
    """Two bodies are one if class and seat agree; two classes are two bodies."""
    ours = {label for name in here.names if (label := body_class(name))}
    theirs = {label for name in there.names if (label := body_class(name))}
    if not ours and not theirs:
        return None
    if ours & theirs and here.seats & there.seats:
        return Feature("class and seat", *_show(ours, theirs), 0.8)
    named = _same_core(here, there) and not all(_is_generic(name) for name in here.names)
    if ours & theirs and not (here.seats and there.seats) and named:
        return Feature("class and name", *_show(here.names, there.names), 0.7)
    return Feature("class", *_show(ours, theirs), VETO)


def _name(here: OrganisationSketch, there: OrganisationSketch) -> Feature:
    shown = _show(here.names, there.names)
    if _same_core(here, there):
        generic = all(_is_generic(name) for name in here.names)
        # "городская больница" alone is some hospital: only the seat can tell which.
        return Feature("name", *shown, 0.4 if generic else 0.7)
    shorts = {_abbreviation(name) for name in here.names} - {""}
    if shorts & {_abbreviation(name) for name in there.names}:
        spelled = all(" " in fold(name) for name in here.names | there.names)
        return Feature("abbreviation", *shown, VETO if spelled else 0.7)
    return Feature("name", *shown, VETO)


def _same_core(here: OrganisationSketch, there: OrganisationSketch) -> bool:
    return bool(
        {core_words(name) for name in here.names} & {core_words(name) for name in there.names}
    )


def what_it_is(here: OrganisationSketch, there: OrganisationSketch) -> Feature | None:
    """The words outside quotation marks (school, plant, theatre): −0.4 where none is shared."""
    ours = frozenset().union(*(_outer_words(name) for name in here.names))
    theirs = frozenset().union(*(_outer_words(name) for name in there.names))
    if not ours or not theirs or ours & theirs:
        return None
    return Feature("what it is", *_show(ours, theirs), -0.4)


def seat(here: OrganisationSketch, there: OrganisationSketch) -> Feature | None:
    """The city or region that it sits in: +0.2 where shared, −0.3 where both have another."""
    if not here.seats or not there.seats:
        return None
    if here.seats & there.seats:
        return Feature("seat", *_show(here.seats, there.seats), 0.2)
    return Feature("seat", *_show(here.seats, there.seats), -0.3)


def kind(here: OrganisationSketch, there: OrganisationSketch) -> Feature | None:
    """Authority, enterprise, museum …: −0.2 where they differ, −0.3 for an authority."""
    ours, theirs = here.kinds - {"other"}, there.kinds - {"other"}
    if not ours or not theirs or ours & theirs:
        return None
    weight = -0.3 if "authority" in ours | theirs else -0.2
    return Feature("kind", *_show(ours, theirs), weight)


FEATURES = (name_or_class, what_it_is, seat, kind)
"""What organisations are compared by, in the order in which an explanation lists it."""


def _show(here: frozenset[str] | set[str], there: frozenset[str] | set[str]) -> tuple[str, str]:
    return ", ".join(sorted(here)), ", ".join(sorted(there))
