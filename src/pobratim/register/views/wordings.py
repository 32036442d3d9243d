"""How other documents word the same statement, and which statement a quotation is of."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from dataclasses import replace

from pobratim.lexicon.normalise import fold
from pobratim.model.rows import StatementRow, Wording
from pobratim.register.dates import days_apart
from pobratim.register.views.fulfilment import words_of

__all__ = ["quoted", "with_wordings"]

_SAME = 0.5
"""The share of the words of the shorter text from which on two texts word one statement."""

_FEWEST = 3
_DAYS = 10
_MARKS = re.compile(r"[^\w\s]|_")


def with_wordings(rows: Sequence[StatementRow]) -> tuple[StatementRow, ...]:
    """Return the statements, each with how other documents word the same.

    The same is what one speaker says within ten days in at least three words, half of those of
    the shorter text: of what was said once, outlets print parts, or tell it in their own words.
    """
    of_speaker: dict[str, list[StatementRow]] = defaultdict(list)
    for row in rows:
        if row.speaker is not None:
            of_speaker[row.speaker.id].append(row)
    words = {row.id: words_of(row.text) for row in rows}
    return tuple(
        replace(row, elsewhere=_elsewhere(row, of_speaker[row.speaker.id], words))
        if row.speaker is not None
        else row
        for row in rows
    )


Words = dict[str, frozenset[str]]


def _elsewhere(
    row: StatementRow, others: Sequence[StatementRow], words: Words
) -> tuple[Wording, ...]:
    found = [
        Wording(other.id, other.text, other.direct, share, other.evidence)
        for other in others
        if other.evidence[0].document != row.evidence[0].document
        and _near(row.date, other.date)
        and (share := _share(words[row.id], words[other.id])) >= _SAME
    ]
    return tuple(sorted(found, key=lambda w: (-w.share, w.statement)))


def _near(a: str | None, b: str | None) -> bool:
    apart = days_apart(a, b) if a and b else None
    return apart is not None and abs(apart) <= _DAYS


def _share(a: frozenset[str], b: frozenset[str]) -> float:
    shared = len(a & b)
    return round(shared / min(len(a), len(b)), 2) if shared >= _FEWEST else 0.0


def quoted(rows: Sequence[StatementRow], words: str) -> tuple[tuple[StatementRow, bool], ...]:
    """Return the statements that hold ``words``, and whether they do so word for word.

    Case, punctuation and the spelling of ё do not count. Where none holds them word for word,
    those that share at least half of the words come instead, the most alike first.
    """
    wanted = _bare(words)
    exact = [(row, True) for row in rows if wanted and f" {wanted} " in f" {_bare(row.text)} "]
    if exact:
        return tuple(exact)
    asked = words_of(words)
    shares = [(len(asked & words_of(row.text)) / max(len(asked), 1), row) for row in rows]
    near = [(share, row) for share, row in shares if share >= _SAME]
    near.sort(key=lambda pair: (-pair[0], pair[1].id))
    return tuple((row, False) for _, row in near)


def _bare(text: str) -> str:
    return " ".join(_MARKS.sub(" ", fold(text)).split())
