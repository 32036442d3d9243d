"""Russian verbs that tell who takes, holds, heads or leaves a post."""

from __future__ import annotations

from collections.abc import Mapping
from functools import lru_cache
from typing import Literal, cast

from pobratim.lexicon.tables import load_table

__all__ = ["AppointmentMode", "appointment_mode", "is_doubt", "is_post_word"]

AppointmentMode = Literal["becomes", "takes", "leaves", "appoints", "heads"]
_MODES: tuple[AppointmentMode, ...] = ("becomes", "takes", "leaves", "appoints", "heads")


@lru_cache(maxsize=1)
def _table() -> Mapping[str, list[str]]:
    return cast("Mapping[str, list[str]]", load_table("appointments.yaml"))


@lru_cache(maxsize=1)
def _verbs() -> dict[str, AppointmentMode]:
    return {verb: mode for mode in _MODES for verb in _table()[mode]}


def appointment_mode(lemma: str) -> AppointmentMode | None:
    """Return how a verb (normal form) tells of a post, ``None`` where it does not.

    >>> appointment_mode("возглавить"), appointment_mode("петь")
    ('heads', None)
    """
    return _verbs().get(lemma)


def is_post_word(lemma: str) -> bool:
    """Tell whether a noun (normal form) means a post as such: пост, должность."""
    return lemma in _words("posts")


def is_doubt(lemma: str) -> bool:
    """Tell whether a word (normal form) before a verb leaves it open or denies it."""
    return lemma in _words("doubts")


@lru_cache(maxsize=4)
def _words(key: str) -> frozenset[str]:
    return frozenset(_table()[key])
