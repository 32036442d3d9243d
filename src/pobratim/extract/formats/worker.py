"""The limited child: reads inputs from its standard input, writes outcomes as JSON lines.

A request is a JSON line ``{"source", "size", "skip"}`` and ``size`` bytes. The answer is a line
``{"at", "source"}`` before each leaf, ``{"document"}`` or ``{"error"}`` for each outcome, and
``{"end"}``. Leaves up to number ``skip`` are passed over: they were answered, or ended a child.
"""

from __future__ import annotations

import json
import sys
from dataclasses import asdict
from typing import IO, Any, NoReturn

from pobratim.errors import UnreadableError
from pobratim.extract.formats.archives import Member
from pobratim.extract.formats.limits import CPU_SECONDS, MEMORY, Budget
from pobratim.extract.formats.outcomes import Leaf, Outcome, documents_of, leaves_of

__all__ = ["main"]

_REFUSED = (
    "socket.",
    "subprocess.",
    "os.system",
    "os.exec",
    "os.posix_spawn",
    "os.fork",
    "ftplib.",
)


def main() -> None:
    """Serve requests until the input ends."""
    _warm_up()
    _limit()
    sys.addaudithook(_refuse)
    stdin, stdout = sys.stdin.buffer, sys.stdout.buffer
    while line := stdin.readline():
        request = json.loads(line)
        _serve(stdin.read(request["size"]), request["source"], request["skip"], stdout)


def _serve(data: bytes, source: str, skip: int, out: IO[bytes]) -> None:
    number = 0
    _more_time()
    for found in leaves_of(Member(source, data), Budget()):
        number += 1
        if number <= skip:
            continue
        _write(out, {"at": number, "source": found.source if isinstance(found, Leaf) else source})
        _more_time()
        for outcome in documents_of(found) if isinstance(found, Leaf) else (found,):
            _answer(out, outcome)
            _more_time()
    _write(out, {"end": True})


def _answer(out: IO[bytes], outcome: Outcome) -> None:
    if isinstance(outcome, UnreadableError):
        _write(out, {"error": str(outcome)})
    else:
        _write(out, {"document": asdict(outcome)})


def _write(out: IO[bytes], frame: dict[str, Any]) -> None:
    out.write(json.dumps(frame).encode("ascii") + b"\n")
    out.flush()


def _warm_up() -> None:
    # What is imported late would count against the limits, or be refused by the hook.
    import encodings.cp866
    import encodings.cp1251
    import encodings.cp1252
    import encodings.iso8859_5
    import encodings.koi8_u
    import encodings.mac_cyrillic  # noqa: F401

    import pypdf  # noqa: F401


def _limit() -> None:
    try:
        import resource
    except ImportError:
        return  # Not on this platform: the parent's timeout is what remains.
    for name, value in (
        (resource.RLIMIT_AS, MEMORY),
        (resource.RLIMIT_FSIZE, 0),
        (resource.RLIMIT_CORE, 0),
    ):
        hard = resource.getrlimit(name)[1]
        bound = value if hard == resource.RLIM_INFINITY else min(value, hard)
        try:
            resource.setrlimit(name, (bound, bound))
        except (ValueError, OSError):
            continue  # A system that knows the limit but does not let it be set.


def _more_time() -> None:
    try:
        import resource
    except ImportError:
        return
    used = resource.getrusage(resource.RUSAGE_SELF)
    soft = int(used.ru_utime + used.ru_stime) + 1 + CPU_SECONDS
    hard = resource.getrlimit(resource.RLIMIT_CPU)[1]
    if hard == resource.RLIM_INFINITY or soft < hard:
        resource.setrlimit(resource.RLIMIT_CPU, (soft, hard))


def _refuse(event: str, arguments: tuple[Any, ...]) -> None:
    if event.startswith(_REFUSED):
        _denied(event)
    if event == "open" and isinstance(arguments[1], str) and set(arguments[1]) & set("wax+"):
        _denied(event)


def _denied(event: str) -> NoReturn:
    raise PermissionError(f"{event} is not allowed while a document is parsed")
