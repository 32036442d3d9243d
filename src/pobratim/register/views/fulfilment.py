"""Whether a later event fulfils a promise: a score that explains itself."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from importlib import resources
from typing import Any

from pobratim.lexicon.normalise import fold
from pobratim.lexicon.tables import parse_table
from pobratim.model.dates import DateValue
from pobratim.register.dates import agree, days_apart
from pobratim.register.resolve.events import title_kind
from pobratim.register.resolve.judgement import VETO, Feature, Judgement

__all__ = [
    "THRESHOLD",
    "Awaited",
    "Deed",
    "Expectation",
    "awaited",
    "document_kind",
    "fulfils",
    "words_of",
]

THRESHOLD = 0.8
"""Reached by the right type between the same parties where that alone tells; else with more."""

_TELLING = frozenset({"twinning", "programme"})
_PROGRAMMES = frozenset({"roadmap", "programme", "plan"})
_GRACE_DAYS = 31
_WORD = re.compile(r"[^\W\d_]{4,}")


@dataclass(frozen=True, slots=True)
class Awaited:
    """The event types that can fulfil a promise, and the kind of document where one is meant."""

    kinds: frozenset[str] = frozenset()
    document: str | None = None

    @property
    def telling(self) -> bool:
        """Whether type (or document) and parties alone tell the deed: it is done once."""
        return self.document is not None or bool(self.kinds & _TELLING)


@dataclass(frozen=True, slots=True)
class Expectation:
    """What would fulfil a promise; ``parties`` are compared as cities, ``made`` is an ISO date.

    ``told_in`` are the hashes of the reports that carry the promise.
    """

    awaited: Awaited
    parties: frozenset[str]
    made: str
    words: frozenset[str]
    due: DateValue | None = None
    goods: frozenset[str] = frozenset()
    told_in: frozenset[str] = frozenset()


@dataclass(frozen=True, slots=True)
class Deed:
    """A done event as far as it matters here; ``day`` is its date or the report's."""

    subject: str
    kind: str
    parties: frozenset[str]
    day: str
    words: frozenset[str]
    date: DateValue | None = None
    document: str | None = None
    goods: frozenset[str] = frozenset()
    told_in: frozenset[str] = frozenset()


@lru_cache(maxsize=1)
def _table() -> tuple[tuple[re.Pattern[str], frozenset[str], str | None], ...]:
    source = resources.files("pobratim.register.views").joinpath("expectations.yaml")
    rows: list[dict[str, Any]] = parse_table(source.read_text(encoding="utf-8"))
    return tuple(
        (re.compile(row["words"]), frozenset(row["expects"]), row.get("document")) for row in rows
    )


def awaited(text: str) -> Awaited:
    """Return what the words of a promise wait for; nothing where the table knows none of them.

    >>> sorted(awaited("договорились сделать города побратимами").kinds)
    ['twinning']
    """
    folded = fold(text)
    for pattern, kinds, document in _table():
        if pattern.search(folded):
            return Awaited(kinds, document)
    return Awaited()


def words_of(text: str) -> frozenset[str]:
    """Return the beginnings of the words of ``text`` that carry meaning, for rough overlap."""
    return frozenset(word[:5] for word in _WORD.findall(fold(text)))


def document_kind(text: str | None) -> str | None:
    """Return ``programme`` for a plan, programme or roadmap, else ``None``."""
    return "programme" if text and title_kind(text) in _PROGRAMMES else None


def fulfils(promise: Expectation, deed: Deed) -> Judgement:
    """Compare a promise with a later deed; the features say why."""
    features = (
        _order(promise, deed),
        _kind(promise, deed),
        _parties(promise, deed),
        _due(promise, deed),
        _overlap("goods", promise.goods, deed.goods),
        _wording(promise, deed),
        _one_report(promise, deed),
    )
    return Judgement(deed.subject, tuple(feature for feature in features if feature))


def _order(promise: Expectation, deed: Deed) -> Feature | None:
    """What was done before the promise does not fulfil it; on the same day it may."""
    width = min(len(promise.made), len(deed.day))
    early = width > 0 and deed.day[:width] < promise.made[:width]
    return Feature("later", promise.made, deed.day, VETO) if early else None


def _kind(promise: Expectation, deed: Deed) -> Feature:
    shown = (", ".join(sorted(promise.awaited.kinds)), deed.kind)
    if deed.kind not in promise.awaited.kinds:
        return Feature("type", *shown, VETO)
    if promise.awaited.document is not None:
        fits = deed.document == promise.awaited.document
        return Feature(
            "document", promise.awaited.document, deed.document or "", 0.5 if fits else VETO
        )
    telling = deed.kind in _TELLING
    return Feature("type", *shown, 0.5 if telling else 0.3)


def _parties(promise: Expectation, deed: Deed) -> Feature:
    shown = (", ".join(sorted(promise.parties)), ", ".join(sorted(deed.parties)))
    if not promise.parties or not deed.parties:  # two sides that nobody names are not the same
        return Feature("parties", *shown, VETO)
    if promise.parties == deed.parties:
        return Feature("parties", *shown, 0.3)
    if promise.parties < deed.parties or deed.parties < promise.parties:
        return Feature("parties", *shown, 0.15)
    return Feature("parties", *shown, VETO)


def _due(promise: Expectation, deed: Deed) -> Feature | None:
    """A promise for a day is kept on that day or soon after; an undated deed proves nothing."""
    if promise.due is None:
        return None
    if deed.date is None:
        return Feature("due", promise.due.start, "undated", -0.2)
    if agree(promise.due, deed.date):
        return Feature("due", promise.due.start, deed.date.start, 0.3)
    apart = days_apart(promise.due.end or promise.due.start, deed.date.start)
    near = apart is not None and apart <= _GRACE_DAYS
    return Feature("due", promise.due.start, deed.date.start, 0.1 if near else -0.3)


def _one_report(promise: Expectation, deed: Deed) -> Feature | None:
    """A report that still promises something seldom tells that it was done already."""
    alone = bool(deed.told_in) and deed.told_in <= promise.told_in
    if promise.awaited.telling or not alone:
        return None
    return Feature("told in one report", "", "", -0.3)


def _overlap(name: str, here: frozenset[str], there: frozenset[str]) -> Feature | None:
    if not here or not there:
        return None
    shown = (", ".join(sorted(here)), ", ".join(sorted(there)))
    return Feature(name, *shown, 0.2 if here & there else -0.2)


def _wording(promise: Expectation, deed: Deed) -> Feature | None:
    if not promise.words or not deed.words:
        return None
    shared = promise.words & deed.words
    share = len(shared) / min(len(promise.words), len(deed.words))
    return Feature("words", str(len(shared)), f"{share:.2f}", 0.2 if share >= 0.5 else 0.0)
