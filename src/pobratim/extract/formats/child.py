"""Parsing in a limited child process: the parent's side.

One child serves many inputs, so that its start (about 0.3 s) is paid once. It has no right to
write files, open connections or start programs; its memory and processor time are capped where
the platform can; a member that takes too long ends the child, is told as an error, and a new
child goes on behind it.
"""

from __future__ import annotations

import atexit
import contextlib
import json
import os
import subprocess
import sys
import threading
from collections.abc import Iterator
from typing import IO, Any, cast

from pobratim.errors import UnreadableError
from pobratim.extract.formats import limits
from pobratim.extract.formats.outcomes import Outcome
from pobratim.extract.formats.records import RawDocument

__all__ = ["parse_apart"]

# The child needs the formats, not the reading chain that `pobratim.extract` imports (0.8 s): a
# bare package stands in for it.
_START = """
import sys, types
sys.path[:] = {path!r}
import pobratim
package = types.ModuleType("pobratim.extract")
package.__path__ = [pobratim.__path__[0] + "/extract"]
sys.modules["pobratim.extract"] = package
from pobratim.extract.formats.worker import main
main()
"""
_MOST_INPUTS = 500
_idle: list[_Child] = []
_lock = threading.Lock()


class _Ended(Exception):  # noqa: N818 - no error of the caller: the child's end, told as one
    """The child ended, or was ended, while it worked."""


class _Child:
    """A running child process."""

    def __init__(self) -> None:
        self.served = 0
        self.owner = os.getpid()
        self._late = False
        path = [entry for entry in sys.path if entry] or [os.curdir]
        # No -m: it would put the current folder, which may be hostile, on the path.
        process = subprocess.Popen(  # noqa: S603 - our own interpreter and code
            [sys.executable, "-P", "-c", _START.format(path=path)],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            stderr=subprocess.DEVNULL,
        )
        self._process = process
        self._stdin = cast("IO[bytes]", process.stdin)
        self._stdout = cast("IO[bytes]", process.stdout)

    def send(self, data: bytes, source: str, skip: int) -> None:
        """Hand over an input."""
        self.served += 1
        head = json.dumps({"source": source, "size": len(data), "skip": skip}).encode("ascii")
        try:
            with self._deadline():
                self._stdin.write(head + b"\n" + data)
                self._stdin.flush()
        except OSError as error:
            raise _Ended(self._reason()) from error

    def frame(self) -> dict[str, Any]:
        """Return the next line of the answer."""
        with self._deadline():
            line = self._stdout.readline()
        if not line.endswith(b"\n"):
            raise _Ended(self._reason())
        found: dict[str, Any] = json.loads(line)
        return found

    def close(self) -> None:
        """End the process, whatever it does."""
        self._process.kill()
        for stream in (self._stdin, self._stdout):
            with contextlib.suppress(OSError):
                stream.close()
        self._process.wait()

    @contextlib.contextmanager
    def _deadline(self) -> Iterator[None]:
        timer = threading.Timer(limits.SECONDS, self._give_up)
        timer.daemon = True
        timer.start()
        try:
            yield
        finally:
            timer.cancel()

    def _give_up(self) -> None:
        self._late = True
        self._process.kill()

    def _reason(self) -> str:
        self._process.wait()
        if self._late:
            return f"takes longer than {limits.SECONDS:.0f} s"
        return (
            f"ended the process that parsed it (code {self._process.returncode}): it takes more "
            f"than {limits.CPU_SECONDS} s or {limits.MEMORY // 2**20} MB, or is damaged"
        )


def parse_apart(data: bytes, source: str) -> Iterator[Outcome]:
    """Yield the outcomes of ``data``, parsed in a child; errors as :class:`UnreadableError`."""
    skip = 0
    for _ in range(limits.MAX_RESTARTS):
        position: list[Any] = [skip, source]
        try:
            yield from _answers(data, source, position)
        except _Ended as ended:
            yield UnreadableError(f"{position[1]}: {ended}; not read")
            skip = max(int(position[0]), skip + 1)
            continue
        return
    yield UnreadableError(
        f"{source}: {limits.MAX_RESTARTS} members ended the parser; the rest is not read"
    )


def _answers(data: bytes, source: str, position: list[Any]) -> Iterator[Outcome]:
    """Yield outcomes; ``position`` keeps the number and the source of the leaf at work."""
    child = _taken()
    finished = False
    try:
        child.send(data, source, position[0])
        while "end" not in (frame := child.frame()):
            if "at" in frame:
                position[:] = [frame["at"], frame["source"]]
            elif "error" in frame:
                yield UnreadableError(frame["error"])
            else:
                yield RawDocument(**frame["document"])
        finished = True
    finally:
        if finished and child.served < _MOST_INPUTS:
            with _lock:
                _idle.append(child)
        else:
            child.close()


def _taken() -> _Child:
    with _lock:
        while _idle:
            child = _idle.pop()
            if child.owner == os.getpid():
                return child
            _inherited.append(child)  # After a fork: its pipes belong to the other process.
    return _Child()


_inherited: list[_Child] = []


@atexit.register
def _close_idle() -> None:
    while _idle:
        child = _idle.pop()
        if child.owner == os.getpid():
            child.close()
