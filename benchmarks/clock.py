"""CPU time of functions and of whole commands, as medians over several runs."""

from __future__ import annotations

import os
import statistics
import subprocess
import tempfile
import time
from collections.abc import Callable, Mapping, Sequence

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


def cpu_of_command(words: Sequence[str], *, runs: int = 5) -> float:
    """Return the median CPU seconds (user and system) of a whole process.

    Modules are compiled before, as they are where a package is installed.
    """
    with tempfile.TemporaryDirectory() as compiled:
        kept = {k: v for k, v in os.environ.items() if k != "PYTHONDONTWRITEBYTECODE"}
        return _median_cpu(words, kept | {"PYTHONPYCACHEPREFIX": compiled}, runs)


def _median_cpu(words: Sequence[str], environment: Mapping[str, str], runs: int) -> float:
    times = []
    for _ in range(runs + 1):
        before = os.times()
        subprocess.run(words, check=True, capture_output=True, env=environment)  # noqa: S603
        after = os.times()
        times.append(
            after.children_user
            + after.children_system
            - before.children_user
            - before.children_system
        )
    return statistics.median(times[1:])
