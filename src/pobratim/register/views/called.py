"""Rows by a name in any of its spellings and alphabets, and the names that a slip may mean."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TypeVar

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.spelling import allowed, apart
from pobratim.lexicon.translit import name_key
from pobratim.model.rows import OrganisationRow, PersonRow

__all__ = ["called", "meant"]

Row = TypeVar("Row", PersonRow, OrganisationRow)

_INITIALS = frozenset("abcdefghijklmnopqrstuvwxyz")


def called(rows: Sequence[Row], name: str) -> tuple[Row, ...]:
    """Return the rows that have all words of ``name`` in one of their names, in any alphabet.

    An initial stands for a word that begins so.
    """
    wanted = name_key(name).split()
    return tuple(
        row
        for row in rows
        if wanted and any(_holds(name_key(form).split(), wanted) for form in row.names)
    )


def _holds(words: Sequence[str], wanted: Iterable[str]) -> bool:
    return all(
        any(word.startswith(one) if one in _INITIALS else word == one for word in words)
        for one in wanted
    )


def meant(rows: Sequence[Row], name: str, *, limit: int = 3) -> tuple[str, ...]:
    """Return the names that ``name`` may be a misspelling of, the nearest first."""
    found: dict[str, int] = {}
    for row in rows:
        gaps = [gap for form in row.names if (gap := _gap(name, form)) is not None]
        if gaps:
            found[row.name] = min(gaps)
    return tuple(sorted(found, key=lambda known: (found[known], known)))[:limit]


def _gap(name: str, form: str) -> int | None:
    """The letters by which the words of ``name`` differ from the nearest ones of a form."""
    total = 0
    for word in fold(name).replace(".", " ").split():
        most = allowed(word)
        gaps = [g for known in fold(form).split() if (g := apart(word, known, most)) is not None]
        if not gaps:
            return None
        total += min(gaps)
    return total or None
