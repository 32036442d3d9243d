"""Why a fact was read: the rules that decide note themselves while somebody watches."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from dataclasses import dataclass
from typing import Literal

from pobratim.model.spans import Span

__all__ = ["FactKind", "Reason", "because", "reasons_for", "watched", "watching"]

FactKind = Literal[
    "event", "occupation", "statement", "commitment", "position", "relation", "sphere"
]


@dataclass(frozen=True, slots=True)
class Reason:
    """One decision: of which kind of fact, by which rule, at which words.

    ``rule`` names the rule and, after a colon, the row of the table that fitted; ``span`` are the
    words that it fitted. A rule that decided may still have been overruled later: facts that are
    not in the reading have no line in an explanation.
    """

    fact: FactKind
    rule: str
    span: Span


_WATCHED: ContextVar[list[Reason] | None] = ContextVar("reasons", default=None)


def because(fact: FactKind, span: Span, rule: str, *parts: object) -> None:
    """Note that ``rule``, with ``parts`` for its braces, decided a fact at ``span``.

    The words are put together only where somebody watches: rules decide by the thousand.
    """
    kept = _WATCHED.get()
    if kept is not None:
        kept.append(Reason(fact, rule.format(*parts), span))


def watched() -> bool:
    """Tell whether somebody watches: only then is it worth working out what to note."""
    return _WATCHED.get() is not None


@contextmanager
def watching() -> Iterator[list[Reason]]:
    """Collect the reasons of everything that is read inside the block, in order.

    >>> with watching() as reasons:
    ...     because("sphere", Span(0, 5), "word of {}: {}", "industry", "завод")
    >>> [reason.rule for reason in reasons]
    ['word of industry: завод']
    """
    reasons: list[Reason] = []
    token = _WATCHED.set(reasons)
    try:
        yield reasons
    finally:
        _WATCHED.reset(token)


def reasons_for(
    fact: FactKind, evidence: tuple[Span, ...], reasons: list[Reason]
) -> tuple[Reason, ...]:
    """Return the distinct reasons of that kind at words of ``evidence``, in order."""
    fitting = (
        reason
        for reason in reasons
        if reason.fact == fact and any(span.overlaps(reason.span) for span in evidence)
    )
    return tuple(dict.fromkeys(fitting))
