"""Where the register lies: opening, creating, reading and writing rows, and its clear errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pobratim.errors import ReadOnlyRegisterError, RegisterError
from pobratim.register import sqlite
from pobratim.register.migrations import HEAD, REVISIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection, Engine, TextClause

__all__ = ["Reader", "Store", "Writer"]

Rows = Iterable[Mapping[str, object]]


class Reader(Protocol):
    """Answers ``SELECT`` statements in the SQL that all databases share."""

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows as tuples; parameters are written ``:name``."""


@lru_cache(maxsize=256)
def _text(sql: str) -> TextClause:
    from sqlalchemy import text  # heavy; the write path only

    return text(sql)


class Writer:
    """Rows within one transaction: what it adds, it also reads."""

    def __init__(self, connection: Connection) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        from sqlalchemy import text  # heavy; the write path only

        return [tuple(row) for row in self._connection.execute(text(sql), dict(parameters or {}))]

    def add(self, table: str, rows: Rows) -> int:
        """Add ``rows`` to ``table``, pass over those whose key is known, and count the new."""
        from pobratim.register.tables import metadata

        target = metadata.tables[table]
        names = tuple(column.name for column in target.primary_key)
        fresh = {tuple(row[name] for name in names): dict(row) for row in rows}
        known = self._known(table, names, list(fresh))
        new = [row for key, row in fresh.items() if key not in known]
        if new:
            self._connection.execute(target.insert(), new)
        return len(new)

    def _known(
        self, table: str, names: tuple[str, ...], keys: list[tuple[object, ...]]
    ) -> set[tuple[object, ...]]:
        """Ask for the keys in batches, by the last column, the most telling one."""
        columns = ", ".join(f'"{name}"' for name in names)
        found: set[tuple[object, ...]] = set()
        for chunk in _batches(names, keys):
            marks = ", ".join(f":{name}" for name in chunk)
            sql = f'SELECT {columns} FROM "{table}" WHERE "{names[-1]}" IN ({marks})'  # noqa: S608
            found.update(self.rows(sql, chunk))
        return found


def _batches(
    names: tuple[str, ...], keys: list[tuple[object, ...]]
) -> Iterator[dict[str, object]]:
    """Yield the distinct last columns of ``keys`` as parameters, at most 500 at a time."""
    values = list(dict.fromkeys(key[len(names) - 1] for key in keys))
    for start in range(0, len(values), 500):
        yield {f"k{i}": value for i, value in enumerate(values[start : start + 500])}


class Store:
    """A register file: a reader always, a writer unless it was opened read-only."""

    def __init__(self, path: Path, *, read_only: bool) -> None:
        self.path = path
        self.read_only = read_only
        self._engine: Engine | None = None
        self._reader = sqlite.SqliteReader(path)

    @classmethod
    def open(cls, path: Path, *, read_only: bool = False, create: bool = False) -> Store:
        """Open the register at ``path``; with ``create`` a missing one is made.

        Raises:
            RegisterError: if there is none, the file is no register, or it was written by a
                newer version of the program.
            ReadOnlyRegisterError: if it should be written to and cannot be.
        """
        if create and not read_only and (not path.exists() or path.stat().st_size == 0):
            _create(path)
        sqlite.check_file(path)
        store = cls(path, read_only=read_only)
        try:
            _check_revision(store, path)
        except RegisterError:
            store.close()
            raise
        return store

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        return self._reader.rows(sql, parameters)

    def version(self) -> int:
        """Return a number that changes whenever something was written, by us or by others."""
        return self._reader.version()

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open a transaction: all of it is kept, or nothing.

        Raises:
            ReadOnlyRegisterError: if the register was opened read-only or cannot be written.
            RegisterError: if the disk is full or another program holds the file.
        """
        if self.read_only:
            raise ReadOnlyRegisterError(
                f"the register {self.path} was opened read-only; "
                "write to a copy of it (--register FILE)"
            )
        if self._engine is None:
            self._engine = sqlite.engine_for(self.path)
        with sqlite.explained(self.path), self._engine.begin() as connection:
            yield Writer(connection)

    def close(self) -> None:
        """Let go of the file."""
        self._reader.close()
        if self._engine is not None:
            self._engine.dispose()


def _create(path: Path) -> None:
    from pobratim.register import migrations

    if not path.parent.is_dir():
        raise RegisterError(f"no folder {path.parent} to create a register in; make it first")
    engine = sqlite.engine_for(path)
    try:
        with sqlite.explained(path), engine.begin() as connection:
            migrations.upgrade(connection)
    finally:
        engine.dispose()


def _check_revision(store: Store, path: Path) -> None:
    """Refuse a file without our schema, and one whose schema this version does not know."""
    revision = _revision(store, path)
    if revision not in REVISIONS:
        raise RegisterError(
            f"{path} was written by a newer version of pobratim (schema {revision}, "
            f"known up to {HEAD}); update pobratim to open it"
        )


def _revision(store: Store, path: Path) -> str:
    tables = "SELECT version_num FROM alembic_version"
    try:
        found = store.rows(tables)
        store.rows("SELECT count(*) FROM claim_values")
    except RegisterError as error:
        if isinstance(error.__cause__, Exception) and "no such table" in str(error):
            raise RegisterError(
                f"{path} is a database, and not a register; name another file"
            ) from error
        raise
    if not found:
        raise RegisterError(f"{path} has no schema yet; create the register anew")
    return str(found[0][0])
