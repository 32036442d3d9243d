"""Many documents read one after another, or side by side in several processes, in their order."""

from __future__ import annotations

import multiprocessing
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from concurrent.futures import Future, ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from functools import partial

from pobratim.app.explanations import Explanation, explain
from pobratim.app.inputs import Failure
from pobratim.app.pipeline import Tier, open_gazetteer, read_document
from pobratim.extract import RawDocument
from pobratim.model.readings import Reading

__all__ = ["Explained", "Outcome", "read_all"]

Outcome = tuple[RawDocument, Reading] | Failure
"""A document with its reading, or why there is none."""

Explained = Callable[[Reading, tuple[Explanation, ...]], None]
"""Who is told the reasons of a reading."""

_Read = tuple[Reading, tuple[Explanation, ...]]
_Outcome = tuple[RawDocument, _Read] | Failure

_AHEAD = 8  # documents a process may be given before the first of them is taken


def read_all(
    documents: Iterable[RawDocument | Failure],
    *,
    tier: Tier = "auto",
    jobs: int = 1,
    explained: Explained | None = None,
) -> Iterator[Outcome]:
    """Yield what each document says, in the order given; failures keep their place.

    Memory holds a few documents a process, however many there are. The readings are the same
    for any number of ``jobs``. ``explained``, where it is given, is told the reasons of each
    reading right before that is yielded; every document is read once.

    Raises:
        ValueError: if ``jobs`` is less than one.
    """
    if jobs < 1:
        raise ValueError(f"at least one process is needed, not {jobs}")
    read = partial(explain if explained else _plainly, tier=tier)
    for outcome in (
        _one_by_one(documents, read) if jobs == 1 else _side_by_side(documents, read, jobs)
    ):
        if isinstance(outcome, Failure):
            yield outcome
            continue
        raw, (reading, reasons) = outcome
        if explained:
            explained(reading, reasons)
        yield raw, reading


def _plainly(raw: RawDocument, tier: Tier) -> _Read:
    return read_document(raw, tier), ()


def _one_by_one(
    documents: Iterable[RawDocument | Failure], read: Callable[[RawDocument], _Read]
) -> Iterator[_Outcome]:
    for item in documents:
        yield item if isinstance(item, Failure) else (item, read(item))


def _side_by_side(
    documents: Iterable[RawDocument | Failure], read: Callable[[RawDocument], _Read], jobs: int
) -> Iterator[_Outcome]:
    # Spawned rather than forked: an open database of the parent must not be shared.
    context = multiprocessing.get_context("spawn")
    waiting: deque[Failure | tuple[RawDocument, Future[_Read]]] = deque()
    with ProcessPoolExecutor(jobs, mp_context=context, initializer=open_gazetteer) as pool:
        for item in documents:
            if isinstance(item, Failure):
                waiting.append(item)
            else:
                waiting.append((item, pool.submit(read, item)))
            if len(waiting) >= jobs * _AHEAD:
                yield _outcome(waiting.popleft())
        while waiting:
            yield _outcome(waiting.popleft())


def _outcome(item: Failure | tuple[RawDocument, Future[_Read]]) -> _Outcome:
    if isinstance(item, Failure):
        return item
    raw, reading = item
    try:
        return raw, reading.result()
    except BrokenProcessPool:
        return Failure(raw.source, f"{raw.source}: the process that read it was ended")
