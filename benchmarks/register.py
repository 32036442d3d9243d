"""The register at size: importing, the page of one entity, search, and questions on a pair.

``python -m benchmarks.register`` measures 5,000 reports; ``--documents 50000`` the full size
(about 1.3 million claims, two gigabytes on disk). What is imported is described in
``benchmarks.made_up``. A claim here is one value that one source states, with its words: a row of
``evidence``. Times of questions are wall-clock times on a warm file.
"""

from __future__ import annotations

import argparse
import random
import statistics
import tempfile
import time
from collections.abc import Callable, Sequence
from pathlib import Path

from benchmarks.made_up import PAIR, SEED, reports
from pobratim.app.pipeline import open_gazetteer
from pobratim.register import Register
from pobratim.register.store import Store

__all__ = ["register"]

_WORDS = ("трамваями", "солнечная станция", "выставка карт", "мэр Минска", "школы сотрудничество")
_QUESTIONS = 40


def register(documents: int = 5000) -> None:
    """Import ``documents`` made-up reports and measure what the issue of the register promises."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "register.sqlite"
        with Register.open(path, create=True) as opened:
            _import(opened, documents)
        _row("  size of the file", f"{path.stat().st_size / 1e6:,.0f} MB")
        with Register.open(path, read_only=True) as opened:
            _pages(opened, Store.open(path, read_only=True))
            _search(opened)
            _pair(opened)


def _import(opened: Register, documents: int) -> None:
    """Made up before, so that only taking in is measured; ten thousand at a time."""
    claims, spent, wall = 0, 0.0, 0.0
    waiting = reports(documents)
    while batch := [pair for _, pair in zip(range(10_000), waiting, strict=False)]:
        cpu, start = time.process_time(), time.perf_counter()
        claims += sum(told.new for told in opened.add_all(batch, at_once=2500))
        spent += time.process_time() - cpu
        wall += time.perf_counter() - start
    _row(
        f"import of {documents:,} reports, {claims:,} claims",
        f"{claims / spent:,.0f} claims/s CPU",
    )
    _row("  by the clock", f"{claims / wall:,.0f} claims/s")


def _pages(opened: Register, store: Store) -> None:
    rows = store.rows("SELECT id FROM subjects WHERE kind IN ('person', 'event')")
    draw = random.Random(SEED)  # noqa: S311  no secret
    ids = [str(row[0]) for row in draw.sample(rows, min(len(rows), _QUESTIONS))]
    _times("page of a person or event", [lambda i=i: opened.claims_on(i) for i in ids])  # type: ignore[misc]
    busiest = store.rows(
        "SELECT subject FROM records WHERE kind = 'person' GROUP BY subject "
        "ORDER BY count(*) DESC LIMIT 1"
    )[0][0]
    _times("  of the person with most reports", [lambda: opened.claims_on(busiest)] * 5)


def _search(opened: Register) -> None:
    asked = [word for word in _WORDS for _ in range(4)]
    _times("search", [lambda w=w: opened.search(w) for w in asked])  # type: ignore[misc]


def _pair(opened: Register) -> None:
    """What a dossier asks on a pair as of a day: cold, then once more."""
    gazetteer = open_gazetteer()
    a, b = (gazetteer.city(identity) for identity in PAIR)

    def ask() -> object:
        day = "2024-06-01"
        return [
            question(a, b, as_of=day)
            for question in (opened.events, opened.relations, opened.commitments,
                             opened.statements, opened.people, opened.conflicts)
        ]  # fmt: skip

    start = time.perf_counter()
    ask()
    _row(
        "questions of a dossier on a pair, as of a day, cold",
        f"{time.perf_counter() - start:.2f} s",
    )
    start = time.perf_counter()
    ask()
    _row("  once more", f"{time.perf_counter() - start:.2f} s")


def _times(what: str, calls: Sequence[Callable[[], object]]) -> None:
    calls[0]()
    times = []
    for call in calls:
        start = time.perf_counter()
        call()
        times.append(1e3 * (time.perf_counter() - start))
    last = statistics.quantiles(times, n=20)[-1]
    _row(what, f"{statistics.median(times):.1f} ms, p95 {last:.1f} ms")


def _row(what: str, figure: str) -> None:
    print(f"{what:<55} {figure}")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--documents", type=int, default=5000)
    register(parser.parse_args().documents)
