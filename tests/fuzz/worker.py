"""One capped process of ``make fuzz``."""

from __future__ import annotations

import resource
import signal
import time
from types import FrameType

from tests.fuzz.hold import hold
from tests.fuzz.inputs import document

__all__ = ["MEMORY", "SECONDS", "attempt", "cap"]

SECONDS = 5
"""Of processor time; the wall clock may take twelve times as long on a busy machine."""
MEMORY = 3 * 2**30  # address space of a process, tables and all


def cap() -> None:
    """Cap the memory of this process, and be ready to end what takes too long."""
    resource.setrlimit(resource.RLIMIT_AS, (MEMORY, MEMORY))
    signal.signal(signal.SIGALRM, _late)
    signal.signal(signal.SIGPROF, _late)


def _late(_signal: int, _frame: FrameType | None) -> None:
    raise TimeoutError(f"longer than {SECONDS} s of processor time")


def attempt(work: tuple[int, int]) -> tuple[int, str | None, float]:
    """Read one document; return its number, what went wrong if anything, and the seconds."""
    number, seed = work
    data = document(number, seed)
    began = time.process_time()
    signal.setitimer(signal.ITIMER_PROF, SECONDS)
    signal.alarm(12 * SECONDS)
    try:
        hold(data)
    except Exception as error:  # noqa: BLE001 - whatever it is, it is what we look for
        return number, f"{type(error).__name__}: {error}", time.process_time() - began
    finally:
        signal.setitimer(signal.ITIMER_PROF, 0)
        signal.alarm(0)
    return number, None, time.process_time() - began
