"""Everything that holds for SQLite only: how a file is opened, what its errors mean, its guards.

The read path uses the standard library's driver: importing SQLAlchemy costs more time than the
whole of a dossier's queries.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pobratim.errors import ReadOnlyRegisterError, RegisterError

if TYPE_CHECKING:
    from sqlalchemy import Engine

__all__ = ["FROZEN", "SqliteReader", "check_file", "engine_for", "explained", "guards", "seal"]

_WAL_FLAG = 2
_HEADER = b"SQLite format 3\x00"
FROZEN = ("documents", "decisions")
"""Tables whose rows may be added and never changed or removed."""


class SqliteReader:
    """Rows of a register file, opened for reading only."""

    def __init__(self, path: Path) -> None:
        with explained(path):
            self._connection = sqlite3.connect(
                _address(path), uri=True, check_same_thread=False, isolation_level=None
            )
        self._path = path
        # Closed with its owner: since Python 3.13 a file left open is a warning.
        weakref.finalize(self, self._connection.close)

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        with explained(self._path):
            return self._connection.execute(sql, dict(parameters or {})).fetchall()

    def version(self) -> int:
        """Return a number that changes whenever anybody else has written to the file."""
        return int(self.rows("PRAGMA data_version")[0][0])

    def close(self) -> None:
        """Let go of the file."""
        self._connection.close()


def _address(path: Path) -> str:
    """A file that nobody can write to is opened as immutable: no lock, no side files.

    Without this, a file in WAL mode cannot be read at all from a read-only file system.
    """
    immutable = not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    mode = "immutable=1" if immutable else "mode=ro"
    return f"{path.resolve().as_uri()}?{mode}"


def check_file(path: Path) -> None:
    """Refuse what cannot be a register before a driver touches it.

    Raises:
        RegisterError: if the file is missing, unreadable, or no SQLite file.
    """
    try:
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except FileNotFoundError:
        raise RegisterError(f"no register at {path}; create one by reading into it") from None
    except OSError as error:
        raise RegisterError(f"cannot read the register {path}: {error.strerror}") from error
    if header and header != _HEADER:
        raise RegisterError(f"{path} is not a register: it is no SQLite file; name another file")


@contextmanager
def explained(path: Path) -> Iterator[None]:
    """Turn the driver's errors, bare or wrapped by SQLAlchemy, into errors that say what to do.

    Raises:
        ReadOnlyRegisterError: if the file cannot be written.
        RegisterError: if the disk is full, the file is locked, torn, or no register.
    """
    try:
        yield
    except Exception as error:
        cause = getattr(error, "orig", error)
        if not isinstance(cause, sqlite3.Error):
            raise
        raise _translate(cause, path) from error


def _translate(error: sqlite3.Error, path: Path) -> RegisterError:
    text = str(error)
    if "readonly" in text or "read-only" in text:
        return ReadOnlyRegisterError(
            f"the register {path} is read-only; write to a copy of it (--register FILE)"
        )
    if "disk is full" in text or "disk I/O" in text:
        return RegisterError(f"no room left on the disk of {path}: {text}; nothing was written")
    if "locked" in text:
        return RegisterError(f"another program is writing to {path}; try again when it is done")
    if "not a database" in text or "malformed" in text or "no such table" in text:
        return RegisterError(f"{path} is not a register or is damaged: {text}")
    return RegisterError(f"the register {path} failed: {text}")


def engine_for(path: Path) -> Engine:
    """Return an engine for writing to ``path``: WAL, foreign keys on, thirty seconds of patience.

    Transactions begin with the right to write, so that two writers queue and never deadlock.
    """
    from sqlalchemy import create_engine, event  # heavy; the write path only

    engine = create_engine(
        f"sqlite:///{path.resolve()}",
        connect_args={"timeout": 30, "isolation_level": None},
    )

    @event.listens_for(engine, "connect")
    def _set_up(connection: sqlite3.Connection, _record: object) -> None:
        connection.execute("PRAGMA foreign_keys=ON")
        connection.execute("PRAGMA journal_mode=WAL")
        connection.execute("PRAGMA synchronous=FULL")

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    return engine


def guards() -> Iterator[str]:
    """Yield the triggers that refuse to change or remove what is frozen."""
    for table in FROZEN:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
            )


def seal(path: Path) -> None:
    """Make ``path`` one compact file for shipping: no side files, same content, same bytes.

    Raises:
        RegisterError: if the file cannot be written or is in use.
    """
    with explained(path):
        connection = sqlite3.connect(path, isolation_level=None)
        try:
            connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
            connection.execute("PRAGMA journal_mode=DELETE")
            connection.execute("VACUUM")
        finally:
            connection.close()
