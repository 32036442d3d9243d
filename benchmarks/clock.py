"""CPU time of functions and of whole commands, as medians over several runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import time
from collections.abc import Callable, Sequence

__all__ = ["cpu_of_call", "cpu_of_command"]


def cpu_of_call(function: Callable[[], object], *, runs: int = 5) -> float:
    """Return the median CPU seconds of one call, after one call that is not counted."""
    function()
    times = []
    for _ in range(runs):
        start = time.process_time()
        function()
        times.append(time.process_time() - start)
    return statistics.median(times)


def cpu_of_command(words: Sequence[str], *, runs: int = 3) -> float:
    """Return the median CPU seconds (user and system) of a whole process."""
    times = []
    for _ in range(runs + 1):
        before = os.times()
        subprocess.run(words, check=True, capture_output=True)  # noqa: S603  our own command
        after = os.times()
        times.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return statistics.median(times[1:])
