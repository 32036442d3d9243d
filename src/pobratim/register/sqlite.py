"""Everything that holds for SQLite only: how a file is opened, what its errors mean, its guards.

Rows go through the standard library's driver: importing SQLAlchemy costs more time than the whole
of a dossier's queries, and a statement of its costs more than ten of the driver's.
"""

from __future__ import annotations

import os
import sqlite3
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import closing, contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, Any

from pobratim.errors import ReadOnlyRegisterError, RegisterError
from pobratim.register.guards import FROZEN

if TYPE_CHECKING:
    from sqlalchemy import Connection

__all__ = ["SqliteDatabase", "check_file", "explained", "guards", "seal", "torn_pages"]

_HEADER = b"SQLite format 3\x00"
_PATIENCE = 30
"""Seconds that a writer waits for another one."""

_CACHE_KIB = 1_048_576
"""Memory for pages while writing: a large import touches its indexes all over."""


class SqliteConnection:
    """One connection inside a write transaction: what it adds, it also reads."""

    def __init__(self, connection: sqlite3.Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        return self._connection.execute(sql, parameters or {}).fetchall()

    def insert(self, sql: str, rows: Sequence[tuple[object, ...]]) -> int:
        """Run an ``INSERT`` with ``?`` for each of ``rows`` and count the rows that it added."""
        before = self._connection.total_changes
        self._connection.executemany(sql, rows)
        return self._connection.total_changes - before


class SqliteDatabase:
    """A register file: always a connection that reads, and one that writes when it is asked."""

    def __init__(self, path: Path) -> None:
        self.path = path
        self.label = str(path)
        self._depth = 0
        self._writer: sqlite3.Connection | None = None
        with explained(path):
            self._reader = sqlite3.connect(
                _address(path), uri=True, check_same_thread=False, isolation_level=None
            )
        # Closed with its owner: since Python 3.13 a file left open is a warning.
        weakref.finalize(self, self._reader.close)

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        with explained(self.path):
            return self._reader.execute(sql, parameters or {}).fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[Any]]:
        """Yield the rows of a ``SELECT``, ``size`` at a time."""
        with explained(self.path):
            cursor = self._reader.execute(sql)
            while rows := cursor.fetchmany(size):
                yield rows

    def version(self) -> object:
        """Return something that changes whenever anybody has written to the file."""
        return self.rows("PRAGMA data_version")[0][0]

    @contextmanager
    def consistent(self) -> Iterator[None]:
        """See one state of the file, whatever others write meanwhile; may be nested."""
        self._depth += 1
        try:
            if self._depth == 1:
                self.rows("BEGIN")
            yield
        finally:
            self._depth -= 1
            if self._depth == 0 and self._reader.in_transaction:
                self.rows("COMMIT")

    @contextmanager
    def writing(self) -> Iterator[SqliteConnection]:
        """Open a transaction: all of it is kept, or nothing.

        It begins with the right to write, so that two writers queue and never deadlock.
        """
        with explained(self.path):
            if self._writer is None:
                self._writer = _connect(self.path)
                weakref.finalize(self, self._writer.close)
            with _transaction(self._writer):
                yield SqliteConnection(self._writer)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Hand out a connection of SQLAlchemy in a transaction, for changes of the schema."""
        with migrating(self.path) as connection:
            yield connection

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()
        if self._writer is not None:
            self._writer.close()


def _address(path: Path) -> str:
    """A file that nobody can write to is opened as immutable: no lock, no side files.

    Without this, a file in WAL mode cannot be read at all from a read-only file system.
    """
    immutable = not os.access(path, os.W_OK) or not os.access(path.parent, os.W_OK)
    mode = "immutable=1" if immutable else "mode=ro"
    return f"{path.resolve().as_uri()}?{mode}"


def _connect(path: Path) -> sqlite3.Connection:
    """Open a file for writing: WAL, every commit on disk, foreign keys on."""
    connection = sqlite3.connect(
        path, timeout=_PATIENCE, isolation_level=None, check_same_thread=False
    )
    try:
        for setting in ("foreign_keys=ON", "journal_mode=WAL", "synchronous=FULL"):
            connection.execute(f"PRAGMA {setting}")
        connection.execute(f"PRAGMA cache_size=-{_CACHE_KIB}")
    except sqlite3.Error:
        connection.close()
        raise
    return connection


@contextmanager
def _transaction(connection: sqlite3.Connection) -> Iterator[None]:
    connection.execute("BEGIN IMMEDIATE")
    try:
        yield
        connection.execute("COMMIT")
    except BaseException:
        # A full disk takes the transaction back by itself; then there is nothing to roll back.
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


@contextmanager
def migrating(path: Path) -> Iterator[Connection]:
    """Hand out a connection of SQLAlchemy to ``path`` in a transaction; made if missing."""
    from sqlalchemy import create_engine, event  # heavy; changes of the schema only
    from sqlalchemy.pool import NullPool

    engine = create_engine("sqlite://", creator=lambda: _connect(path), poolclass=NullPool)

    @event.listens_for(engine, "begin")
    def _begin(connection: Any) -> None:
        connection.exec_driver_sql("BEGIN IMMEDIATE")

    with explained(path), engine.begin() as connection:
        yield connection


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


def guards() -> Iterator[str]:
    """Yield the triggers that refuse to change or remove what is frozen."""
    for table in FROZEN:
        for verb in ("UPDATE", "DELETE"):
            yield (
                f"CREATE TRIGGER {table}_no_{verb.lower()} BEFORE {verb} ON {table} "
                f"BEGIN SELECT RAISE(ABORT, '{table} are append-only'); END"
            )


def torn_pages(path: Path) -> list[str]:
    """Return what SQLite itself finds wrong with a file, page by page; nothing in a sound one.

    Raises:
        RegisterError: if the file cannot be read at all.
    """
    with explained(path), closing(sqlite3.connect(_address(path), uri=True)) as connection:
        found = [str(row[0]) for row in connection.execute("PRAGMA integrity_check(10)")]
    return [] if found == ["ok"] else found


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
