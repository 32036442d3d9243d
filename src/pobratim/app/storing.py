"""Readings stored on their way out: many in one transaction, each shown when it is safe."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable, Iterator
from typing import TypeGuard

from pobratim.app.inputs import Failure
from pobratim.app.reading import Outcome
from pobratim.errors import PobratimError
from pobratim.extract import RawDocument
from pobratim.model.claims import Source
from pobratim.model.readings import Reading
from pobratim.register import Register

__all__ = ["is_passed_over", "stored"]

_AT_ONCE = 200
_SECONDS = 1.0

Read = tuple[RawDocument, Reading]
Sourced = Callable[[RawDocument, Reading], Source]


def is_passed_over(reading: Reading) -> bool:
    """Tell whether triage saw no trace of cooperation: nothing of it is stored."""
    return reading.extractor.name == "pobratim-triage"


def stored(
    outcomes: Iterable[Outcome],
    register: Register,
    source_of: Sourced,
    *,
    seconds: float = _SECONDS,
) -> Iterator[Outcome]:
    """Yield the outcomes in their order, each reading when the register safely holds it.

    At most two hundred wait for one transaction, and none longer than ``seconds`` of reading, so
    that an interrupted run loses no more than that and has shown none of it. What came before an
    error, of the reading or of the storing, is stored and given out first.

    Raises:
        ReadOnlyRegisterError: if the register is read-only.
        RegisterError: if a reading does not fit its own text, or the disk is full.
    """
    waiting: list[Outcome] = []
    last = time.monotonic()
    try:
        for outcome in outcomes:
            waiting.append(outcome)
            if len(waiting) >= _AT_ONCE or time.monotonic() - last >= seconds:
                ready, waiting = waiting, []
                yield from _together(ready, register, source_of)
                last = time.monotonic()
    except PobratimError:
        yield from _together(waiting, register, source_of)
        raise
    yield from _together(waiting, register, source_of)


def _together(
    outcomes: list[Outcome], register: Register, source_of: Sourced
) -> Iterator[Outcome]:
    kept = [outcome for outcome in outcomes if _is_kept(outcome)]
    reports = register.add_all((reading, source_of(raw, reading)) for raw, reading in kept)
    for outcome in outcomes:
        if _is_kept(outcome):
            next(reports)
        yield outcome


def _is_kept(outcome: Outcome) -> TypeGuard[Read]:
    return not isinstance(outcome, Failure) and not is_passed_over(outcome[1])
