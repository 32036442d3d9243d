"""The reading: characters a second against its peers, processes side by side, memory."""

from __future__ import annotations

import json
import os
import time
from collections.abc import Callable, Iterator
from itertools import islice
from pathlib import Path

from benchmarks.clock import cpu_of_call
from benchmarks.peers import natasha_chain
from eval.report_grammar import reports
from pobratim.app.pipeline import read_document
from pobratim.app.reading import read_all
from pobratim.extract import RawDocument, is_worth_reading
from pobratim.lexicon import tagger

__all__ = ["figures"]

GOLD = sorted((Path("eval") / "gold").glob("own-ru-dev.jsonl"))
_MANY, _MANY_FULL = 2_000, 20_000
_SETTLED = 500  # documents after which caches are filled


def figures(*, full: bool = False) -> Iterator[tuple[str, str]]:
    """Yield rows of what was measured; ``full`` reads 20,000 documents for the memory."""
    yield from _memory(_MANY_FULL if full else _MANY)
    raws = [RawDocument("-", text) for text in _texts()]
    characters = sum(len(raw.text) for raw in raws)
    fresh = _cpu(lambda: [read_document(raw) for raw in raws])
    warm = cpu_of_call(lambda: [read_document(raw) for raw in raws], runs=3)
    yield "reading, all facts, texts not seen before", _speed(characters, fresh)
    yield "reading, all facts, warm", _speed(characters, warm)
    sentences = [line.split() for raw in raws for line in raw.text.splitlines() if line]
    bare = cpu_of_call(lambda: list(tagger.tag(sentences)), runs=3)
    yield "  CPU time over that of the tagger alone", f"{warm / bare:.2f} x"
    chain = natasha_chain()
    if chain is None:
        yield "  natasha's chain", "not fetched: no registry at hand"
    else:
        peer = cpu_of_call(lambda: [chain(raw.text) for raw in raws], runs=3)
        yield "  natasha's chain (names, morphology, syntax)", _speed(characters, peer)
        yield "  CPU time over that of natasha's chain", f"{warm / peer:.2f} x"
    triage = cpu_of_call(lambda: [is_worth_reading(raw.text) for raw in raws * 20])
    yield "triage", f"{20 * characters / triage / 1e6:.1f} M characters/s"
    yield from _processes()


def _processes() -> Iterator[tuple[str, str]]:
    texts = list(islice(_made(), 600))
    walls = []
    for jobs in (1, 2):
        began = time.perf_counter()
        for _ in read_all(texts, jobs=jobs):
            pass
        walls.append(time.perf_counter() - began)
    yield "two processes over one, 600 documents with start-up", f"{walls[0] / walls[1]:.2f} x"


def _memory(count: int) -> Iterator[tuple[str, str]]:
    before = 0.0
    for number, _ in enumerate(read_all(islice(_made(), count))):
        if number == _SETTLED:
            before = _resident()
    after = _resident()
    yield f"memory after {_SETTLED} and {count:,} documents", f"{before:.0f} and {after:.0f} MB"


def _made() -> Iterator[RawDocument]:
    for number in range(10**9):
        for language in ("ru", "be", "en"):
            for report in reports(200, number, language):
                yield RawDocument(str(report["id"]), str(report["text"]))


def _texts() -> Iterator[str]:
    for path in GOLD:
        for line in path.read_text(encoding="utf-8").splitlines():
            yield str(json.loads(line)["text"])


def _resident() -> float:
    """Return the resident memory of this process in MB (Linux; zero where it is not told)."""
    status = Path("/proc/self/statm")
    if not status.exists():
        return 0.0
    return int(status.read_text(encoding="ascii").split()[1]) * os.sysconf("SC_PAGE_SIZE") / 1e6


def _cpu(function: Callable[[], object]) -> float:
    began = time.process_time()
    function()
    return time.process_time() - began


def _speed(characters: int, seconds: float) -> str:
    return f"{characters / seconds:,.0f} characters/s"
