"""How much one input may cost: bytes, members, depth, pages, seconds, memory."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from pobratim.errors import UnreadableError

__all__ = [
    "CPU_SECONDS",
    "MAX_BYTES",
    "MAX_DEPTH",
    "MAX_MEMBERS",
    "MAX_PAGES",
    "MAX_RATIO",
    "MAX_RESTARTS",
    "MAX_UNPACKED",
    "MEMORY",
    "SECONDS",
    "Budget",
    "refuse_large",
]

MAX_BYTES = 50 * 2**20
"""Largest input that is read, in bytes."""

MAX_UNPACKED = 200 * 2**20
"""Most bytes that all members of one input may unpack to."""

MAX_RATIO = 200
"""Most bytes that one packed byte may become; text rarely passes 20."""

MAX_MEMBERS = 10_000
"""Most members of all containers of one input."""

MAX_DEPTH = 2
"""How deep containers (ZIP, WARC, e-mail, gzip) may stand in each other."""

MAX_PAGES = 2_000
"""Most pages of a PDF."""

SECONDS = 30.0
"""How long one member may take, by the wall clock."""

CPU_SECONDS = 20
"""How much processor time one member may take in the child process, in seconds."""

MEMORY = 2**30
"""How much address space the child process may take, in bytes."""

MAX_RESTARTS = 8
"""How many members of one input may end the child process before the input is given up."""

_SMALL = 2**20


@dataclass(slots=True)
class Budget:
    """What the containers of one input have used so far."""

    unpacked: int = 0
    members: int = 0

    def member(self, source: str) -> None:
        """Count one more member.

        Raises:
            UnreadableError: if there are more than :data:`MAX_MEMBERS`.
        """
        self.members += 1
        if self.members > MAX_MEMBERS:
            raise UnreadableError(
                f"{source}: more than {MAX_MEMBERS:,} members; split the archive"
            )

    def unpack(self, chunks: Iterable[bytes], packed: int, source: str) -> bytes:
        """Return ``chunks`` joined; ``packed`` is the number of bytes that they came from.

        Raises:
            UnreadableError: if they are more than an input may have, unpack like a bomb, or use
                up what all members together may unpack to.
        """
        parts: list[bytes] = []
        size = 0
        for chunk in chunks:
            size += len(chunk)
            self.unpacked += len(chunk)
            self._check(size, packed, source)
            parts.append(chunk)
        return b"".join(parts)

    def _check(self, size: int, packed: int, source: str) -> None:
        if size > _SMALL and size > MAX_RATIO * max(packed, 1):
            raise UnreadableError(
                f"{source}: unpacks to more than {MAX_RATIO} times its size, as bombs do; not read"
            )
        if size > MAX_BYTES:
            raise UnreadableError(
                f"{source}: larger than {MAX_BYTES // 2**20} MB unpacked; split it"
            )
        if self.unpacked > MAX_UNPACKED:
            raise UnreadableError(
                f"{source}: the input unpacks to more than {MAX_UNPACKED // 2**20} MB; the rest "
                "of it is not read: split the archive"
            )


def refuse_large(data: bytes, source: str) -> None:
    """Refuse an input that is empty or larger than :data:`MAX_BYTES`.

    Raises:
        UnreadableError: if it is.
    """
    if not data:
        raise UnreadableError(f"{source}: empty (0 bytes)")
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            f"{source}: too large ({len(data) / 2**20:.0f} MiB, at most {MAX_BYTES // 2**20}): "
            "split it, or give JSON Lines in parts"
        )
