"""Posts: the words that name them, in any case, and the words that give their status."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import lru_cache
from typing import Any

from pobratim.lexicon.normalise import flat
from pobratim.lexicon.tables import load_table
from pobratim.model.documents import Language
from pobratim.model.readings import OccupationStatus

__all__ = [
    "adjective_stem",
    "is_post_plural",
    "is_post_title",
    "post_head",
    "post_modifier",
    "post_of_verb",
    "status_of_word",
]

_ADJECTIVE_ENDING = re.compile(
    r"(?:ого|его|ому|ему|ый|ий|ой|ым|им|ом|ем|ая|яя|ую|юю|ою|ею|ей|ые|ие|ых|их|ыми|ими|ое|ее|"
    r"ы|і|ім|ага|яга|аму|яму|ога|ому|ай|яй|ае|ымі|імі)$"
)
_SHORTEST_STEM = 3


@lru_cache(maxsize=1)
def _tables() -> Mapping[str, Any]:
    loaded: Mapping[str, Any] = load_table("posts.yaml")
    return loaded


@lru_cache(maxsize=4)
def _forms(language: Language) -> Mapping[str, str]:
    """Return every form of every head, with its nominative; earlier heads win."""
    found: dict[str, str] = {}
    for nominative, stems in _tables()["heads"][language].items():
        found.setdefault(flat(nominative), nominative)
        for stem in stems.split("|"):
            for ending in _tables()["endings"][language]:
                found.setdefault(flat(stem + ending), nominative)
    return found


@lru_cache(maxsize=32768)
def post_head(word: str, language: Language) -> str | None:
    """Return the nominative of the post that ``word``, in any case, names; ``None`` if none.

    >>> post_head("председателя", "ru"), post_head("старшынёй", "be"), post_head("mayor", "en")
    ('председатель', 'старшыня', 'mayor')
    >>> post_head("экс-премьера", "ru")
    'экс-премьер'
    """
    lowered = flat(word)
    if language == "en":
        return _english_heads().get(lowered)
    if lowered.startswith("экс-") and lowered not in _forms(language):
        base = post_head(lowered.removeprefix("экс-"), language)
        return f"экс-{base}" if base else None
    # After a vowel Belarusian writes ў: "галоўнага ўрача".
    return _forms(language).get("у" + lowered[1:] if lowered.startswith("ў") else lowered)


@lru_cache(maxsize=1)
def _english_heads() -> Mapping[str, str]:
    heads = {flat(head): head for head in _tables()["heads"]["en"]}
    return {**{_plural(form): head for form, head in heads.items()}, **heads}


def _plural(head: str) -> str:
    if head.endswith("man"):
        return f"{head[:-2]}en"
    if head.endswith("y"):
        return f"{head[:-1]}ies"
    return f"{head}es" if head.endswith(("s", "ch")) else f"{head}s"


@lru_cache(maxsize=8192)
def is_post_plural(word: str) -> bool:
    """Tell whether an English word names a post of several persons: mayors, councilmen.

    >>> is_post_plural("Mayors"), is_post_plural("mayor")
    (True, False)
    """
    lowered = flat(word)
    head = _english_heads().get(lowered)
    return head is not None and flat(head) != lowered


@lru_cache(maxsize=8192)
def is_post_title(word: str) -> str | None:
    """Return the post that an English title before a name stands for, ``None`` if it is none.

    >>> is_post_title("Cllr"), is_post_title("Mr")
    ('councillor', None)
    """
    post: str | None = _tables()["titles"].get(word.removesuffix("."))
    return post


@lru_cache(maxsize=8192)
def post_of_verb(word: str) -> str | None:
    """Return the post that an English verb tells of its subject, ``None`` if it tells none.

    >>> post_of_verb("heads"), post_of_verb("sings")
    ('head', None)
    """
    post: str | None = _tables()["verbs"].get(flat(word))
    return post


def adjective_stem(word: str) -> str:
    """Return an adjective of Russian or Belarusian without its ending."""
    lowered = flat(word)
    stem = _ADJECTIVE_ENDING.sub("", lowered)
    return stem if len(stem) >= _SHORTEST_STEM else lowered


@lru_cache(maxsize=4)
def _modifiers(language: Language) -> dict[str, str]:
    words = _tables()["modifiers"][language]
    if language == "en":
        return {flat(word): word for word in words}
    return {adjective_stem(word): word for word in words}


@lru_cache(maxsize=32768)
def post_modifier(word: str, language: Language) -> str | None:
    """Return the nominative (masculine) of an adjective that belongs to posts, else ``None``.

    >>> post_modifier("первого", "ru"), post_modifier("генеральнага", "be")
    ('первый', 'генеральны')
    """
    key = flat(word) if language == "en" else adjective_stem(word)
    return _modifiers(language).get(key)


@lru_cache(maxsize=4)
def _status_words(language: Language) -> tuple[tuple[str, OccupationStatus], ...]:
    kinds: tuple[OccupationStatus, ...] = ("acting", "former", "future")
    return tuple((flat(word), kind) for kind in kinds for word in _tables()[kind][language])


@lru_cache(maxsize=32768)
def status_of_word(word: str, language: Language) -> OccupationStatus | None:
    """Return the status that a word before a post gives: врио, бывший, former; else ``None``.

    >>> status_of_word("бывшего", "ru"), status_of_word("врио", "ru"), status_of_word("мэр", "ru")
    ('former', 'acting', None)
    """
    lowered = flat(word)
    if lowered == "былі":
        return None  # the verb: "на сустрэчы былі рэктар і дэкан"
    for mark, kind in _status_words(language):
        if lowered == mark or (language != "en" and adjective_stem(lowered) == mark):
            return kind
    return None
