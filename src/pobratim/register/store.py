"""Where the register lies: opening, creating, reading and writing rows, and its clear errors."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, contextmanager
from functools import lru_cache
from operator import itemgetter
from pathlib import Path
from typing import TYPE_CHECKING, Any, Protocol

from pobratim.errors import ReadOnlyRegisterError, RegisterError
from pobratim.register import postgres, sqlite
from pobratim.register.migrations import HEAD, REVISIONS

if TYPE_CHECKING:
    from sqlalchemy import Connection as SchemaConnection

__all__ = ["Address", "Reader", "Store", "Writer"]

Address = Path | str
"""A file, or ``postgresql+psycopg://…`` for a server."""

Rows = Iterable[Mapping[str, object]]
Tuples = Iterable[tuple[object, ...]]


class Reader(Protocol):
    """Answers ``SELECT`` statements in the SQL that all databases share."""

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows as tuples; parameters are written ``:name``."""


class Connection(Reader, Protocol):
    """A connection of a driver inside a write transaction."""

    def insert(self, sql: str, rows: Sequence[tuple[object, ...]]) -> int:
        """Run an ``INSERT`` with ``?`` for each of ``rows`` and count the rows that it added."""


class Database(Reader, Protocol):
    """What differs from one database to the other; ``label`` is how messages call it."""

    label: str

    def batches(self, sql: str, size: int) -> Iterator[list[Any]]:
        """Yield the rows of a ``SELECT``, ``size`` at a time."""

    def version(self) -> object:
        """Return something that changes whenever anybody has written."""

    def consistent(self) -> AbstractContextManager[None]:
        """See one state, whatever others write meanwhile."""

    def writing(self) -> AbstractContextManager[Connection]:
        """Open a transaction; writers queue."""

    def migrating(self) -> AbstractContextManager[SchemaConnection]:
        """Open a transaction for changes of the schema."""

    def close(self) -> None:
        """Let go."""


class Writer:
    """Rows within one transaction: what it adds, it also reads.

    ``memo`` keeps what was looked up and cannot change within the transaction.
    """

    def __init__(self, connection: Connection) -> None:
        self._connection = connection
        self.memo: dict[str, Any] = {}
        self._later: dict[tuple[str, tuple[str, ...]], list[tuple[object, ...]]] = {}

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        return self._connection.rows(sql, parameters)

    def add(self, table: str, rows: Rows) -> int:
        """Add ``rows`` to ``table``, pass over those whose key is known, and count the new.

        All rows have the same columns.
        """
        found = list(rows)
        if not found:
            return 0
        columns = tuple(found[0])
        return self.add_tuples(table, columns, [tuple(row[c] for c in columns) for row in found])

    def add_tuples(self, table: str, columns: tuple[str, ...], rows: Tuples) -> int:
        """Add rows as :meth:`add` does, each a tuple in the order of ``columns``.

        They are added in the order of their first two columns: many rows in the order of their
        keys cost a third of what they cost in any other.
        """
        ordered = sorted(rows, key=itemgetter(*_ORDER.get(table, (0, 1))))
        return self._connection.insert(_insert(table, columns), ordered) if ordered else 0

    def add_later(self, table: str, columns: tuple[str, ...], rows: Tuples) -> None:
        """Add rows at the end of the transaction: what nobody asks for within it."""
        self._later.setdefault((table, columns), []).extend(rows)

    def finish(self) -> None:
        """Add what was put off; the store calls it before the transaction ends."""
        for (table, columns), rows in self._later.items():
            self.add_tuples(table, columns, rows)
        self._later.clear()


_ORDER = {"evidence": (2, 0)}
_KEYS = {"evidence": '("document", "id")'}
"""The keys of rows that have an id and more."""


@lru_cache(maxsize=64)
def _insert(table: str, columns: tuple[str, ...]) -> str:
    """The statement that adds a row; only a known key is passed over, all else is an error."""
    names = ", ".join(f'"{column}"' for column in columns)
    marks = ", ".join("?" for _ in columns)
    known = _KEYS.get(table, '("id")' if "id" in columns else "")
    return f'INSERT INTO "{table}" ({names}) VALUES ({marks}) ON CONFLICT {known} DO NOTHING'  # noqa: S608


class Store:
    """A register, wherever it lies: a reader always, a writer unless it was opened read-only."""

    def __init__(self, address: Address, *, read_only: bool) -> None:
        self.address = address
        self.read_only = read_only
        self._database: Database = _connected(address)

    @classmethod
    def open(cls, address: Address, *, read_only: bool = False, create: bool = False) -> Store:
        """Open the register at ``address``; with ``create`` a missing one is made.

        One of an older version of the program is brought up to date, unless it is opened for
        reading only.

        Raises:
            RegisterError: if there is none, the address is of no register, or it was written by
                a newer version of the program, or by an older one and may only be read.
            ReadOnlyRegisterError: if it should be written to and cannot be.
        """
        if isinstance(address, Path):
            if create and not read_only and (not address.exists() or not address.stat().st_size):
                _create_file(address)
            sqlite.check_file(address)
        store = cls(address, read_only=read_only)
        try:
            store._prepare(create=create)
        except RegisterError:
            store.close()
            raise
        return store

    @property
    def label(self) -> str:
        """The address as messages show it, without a password."""
        return self._database.label

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        return self._database.rows(sql, parameters)

    def batches(self, sql: str, size: int = 5000) -> Iterator[list[Any]]:
        """Yield the rows of a ``SELECT`` without parameters, ``size`` at a time."""
        return self._database.batches(sql, size)

    def version(self) -> object:
        """Return something that changes whenever something was written, by us or by others."""
        return self._database.version()

    def consistent(self) -> AbstractContextManager[None]:
        """See one state of the register within the block, whatever others write meanwhile."""
        return self._database.consistent()

    def revision(self) -> str:
        """Return the revision of the schema.

        Raises:
            RegisterError: if there is no schema of ours.
        """
        try:
            found = self.rows("SELECT version_num FROM alembic_version")
            self.rows("SELECT 1 FROM claim_values LIMIT 1")
        except RegisterError as error:
            if "no such table" in str(error):
                raise RegisterError(
                    f"{self.label} is a database, and not a register; name another one"
                ) from error
            raise
        if not found:
            raise RegisterError(f"{self.label} has no schema yet; create the register anew")
        return str(found[0][0])

    def migrate(self, revision: str = HEAD) -> None:
        """Bring the schema forward or back to ``revision``, with all data.

        Raises:
            RegisterError: if this version of the program knows no such revision.
            ReadOnlyRegisterError: if the register may not be written.
        """
        from pobratim.register import migrations

        if revision not in REVISIONS:
            known = ", ".join(REVISIONS)
            raise RegisterError(f"no revision is called {revision!r}; there are: {known}")
        self._refuse_if_read_only()
        back = REVISIONS.index(revision) < REVISIONS.index(self.revision())
        with self._database.migrating() as connection:
            (migrations.downgrade if back else migrations.upgrade)(connection, revision)

    @contextmanager
    def writing(self) -> Iterator[Writer]:
        """Open a transaction: all of it is kept, or nothing.

        Raises:
            ReadOnlyRegisterError: if the register was opened read-only or cannot be written.
            RegisterError: if the disk is full or another program holds the register.
        """
        self._refuse_if_read_only()
        with self._database.writing() as connection:
            writer = Writer(connection)
            yield writer
            writer.finish()

    def close(self) -> None:
        """Let go of the file or the server."""
        self._database.close()

    def _refuse_if_read_only(self) -> None:
        if self.read_only:
            raise ReadOnlyRegisterError(
                f"the register {self.label} was opened read-only; "
                "write to a copy of it (--register FILE)"
            )

    def _prepare(self, *, create: bool) -> None:
        """Refuse a schema that this version does not know; bring an older one up to date."""
        if create and not self.read_only and not self._has_schema():
            from pobratim.register import migrations

            with self._database.migrating() as connection:
                migrations.upgrade(connection)
        revision = self.revision()
        if revision not in REVISIONS:
            raise RegisterError(
                f"{self.label} was written by a newer version of pobratim (schema {revision}, "
                f"known up to {HEAD}); update pobratim to open it"
            )
        if revision == HEAD:
            return
        if self.read_only:
            raise RegisterError(
                f"{self.label} was written by an older version of pobratim (schema {revision}, "
                f"now {HEAD}); bring it up to date with: pobratim register upgrade"
            )
        self.migrate()

    def _has_schema(self) -> bool:
        if isinstance(self.address, Path):
            return True  # a new file was given its schema before it was opened
        found = self.rows("SELECT to_regclass('alembic_version') IS NOT NULL")
        return bool(found[0][0])


def _connected(address: Address) -> Database:
    if isinstance(address, Path):
        return sqlite.SqliteDatabase(address)
    return postgres.PostgresDatabase(address)


def _create_file(path: Path) -> None:
    from pobratim.register import migrations

    if not path.parent.is_dir():
        raise RegisterError(f"no folder {path.parent} to create a register in; make it first")
    with sqlite.migrating(path) as connection:
        migrations.upgrade(connection)
