"""Everything that holds for PostgreSQL only: how a server is reached, and what its errors mean."""

from __future__ import annotations

import re
import weakref
from collections.abc import Iterator, Mapping, Sequence
from contextlib import contextmanager
from functools import lru_cache
from typing import TYPE_CHECKING, Any

from pobratim.errors import ReadOnlyRegisterError, RegisterError
from pobratim.register.guards import FROZEN

if TYPE_CHECKING:
    import psycopg
    from sqlalchemy import Connection

__all__ = ["PostgresDatabase", "is_server", "shown"]

_SCHEME = re.compile(r"postgres(ql)?(\+psycopg)?://")
_PARAMETER = re.compile(r"(?<![:\w]):([a-z_]\w*)")
_PATIENCE = "30s"
_LOCK = 0x706F6272
"""What writers queue for: our own number, for the server locks by number."""

# Two places must sort ids alike, so letters compare by code point, as in SQLite.
_UNEVEN = """
SELECT table_name, column_name, data_type, character_maximum_length
FROM information_schema.columns
WHERE table_schema = current_schema() AND data_type IN ('text', 'character varying')
  AND collation_name IS DISTINCT FROM 'C'
ORDER BY table_name, column_name
"""
_REFUSE = """
CREATE OR REPLACE FUNCTION pobratim_refuse() RETURNS trigger LANGUAGE plpgsql AS $$
BEGIN RAISE EXCEPTION '% are append-only', TG_TABLE_NAME; END $$
"""


def is_server(address: object) -> bool:
    """Tell whether a register's address names a PostgreSQL server, not a file."""
    return isinstance(address, str) and _SCHEME.match(address) is not None


def shown(address: str) -> str:
    """Return ``address`` as messages may show it: without the password.

    >>> shown("postgresql+psycopg://clerk:secret@host/city")
    'postgresql+psycopg://clerk:…@host/city'
    """
    return re.sub(r"(://[^:/@]*):[^@/]*@", r"\1:…@", address)


class PostgresConnection:
    """One connection inside a write transaction: what it adds, it also reads."""

    def __init__(self, connection: psycopg.Connection[Any]) -> None:
        self._connection = connection

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        return self._connection.execute(_pyformat(sql), parameters).fetchall()

    def insert(self, sql: str, rows: Sequence[tuple[object, ...]]) -> int:
        """Run an ``INSERT`` with ``?`` for each of ``rows`` and count the rows that it added."""
        with self._connection.cursor() as cursor:
            cursor.executemany(sql.replace("?", "%s"), rows)
            return cursor.rowcount


class PostgresDatabase:
    """A register on a server: always a connection that reads, one that writes when asked."""

    def __init__(self, address: str) -> None:
        self.label = shown(address)
        self._address = _SCHEME.sub("postgresql://", address)
        self._writer: psycopg.Connection[Any] | None = None
        self._depth = 0
        self._reader = self._connect()
        self._reader.execute("SET default_transaction_read_only = on")

    def rows(self, sql: str, parameters: Mapping[str, object] | None = None) -> list[Any]:
        """Return all rows of a ``SELECT`` with ``:name`` parameters, as tuples."""
        with self._explained():
            return self._reader.execute(_pyformat(sql), parameters).fetchall()

    def batches(self, sql: str, size: int) -> Iterator[list[Any]]:
        """Yield the rows of a ``SELECT``, ``size`` at a time."""
        with (
            self._explained(),
            self._reader.transaction(),
            self._reader.cursor("batches") as cursor,
        ):
            cursor.execute(_pyformat(sql))
            while rows := cursor.fetchmany(size):
                yield rows

    def version(self) -> object:
        """Return something that changes whenever anybody has written, to any table."""
        return self.rows("SELECT CAST(pg_current_snapshot() AS text)")[0][0]

    @contextmanager
    def consistent(self) -> Iterator[None]:
        """See one state of the register, whatever others write meanwhile; may be nested."""
        self._depth += 1
        try:
            if self._depth == 1:
                with self._explained():
                    self._reader.execute("BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY")
            yield
        finally:
            self._depth -= 1
            if self._depth == 0 and not self._reader.closed:
                self._reader.execute("ROLLBACK")

    @contextmanager
    def writing(self) -> Iterator[PostgresConnection]:
        """Open a transaction: all of it is kept, or nothing.

        Whoever writes first holds off the others: what a reading is linked to must not change
        while it is taken in.
        """
        with self._explained():
            if self._writer is None or self._writer.closed:
                self._writer = self._connect()
            with self._writer.transaction():
                _queue(self._writer)
                yield PostgresConnection(self._writer)

    @contextmanager
    def migrating(self) -> Iterator[Connection]:
        """Hand out a connection of SQLAlchemy in a transaction, for changes of the schema."""
        from sqlalchemy import create_engine  # heavy; changes of the schema only
        from sqlalchemy.pool import NullPool

        engine = create_engine(
            "postgresql+psycopg://",
            creator=lambda: self._connect(autocommit=False),
            poolclass=NullPool,
        )
        with self._explained(), engine.begin() as connection:
            _queue(connection.connection.driver_connection)
            yield connection
            _settle(connection)

    def close(self) -> None:
        """Let go of the server."""
        self._reader.close()
        if self._writer is not None:
            self._writer.close()

    def _connect(self, *, autocommit: bool = True) -> psycopg.Connection[Any]:
        driver = _driver()
        with self._explained():
            made: psycopg.Connection[Any] = driver.connect(self._address, autocommit=autocommit)
        # Closed with its owner: a connection left open is a warning.
        weakref.finalize(self, made.close)
        return made

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """Turn the driver's errors into errors that say what to do."""
        driver = _driver()
        try:
            yield
        except Exception as error:
            cause = getattr(error, "orig", error)
            if not isinstance(cause, driver.Error):
                raise
            raise _translate(cause, self.label) from error


def _driver() -> Any:
    try:
        import psycopg  # an extra, and heavy
    except ImportError:
        raise RegisterError(
            "a register on PostgreSQL needs the driver psycopg; "
            "install pobratim with it: pip install 'pobratim[postgres]'"
        ) from None
    return psycopg


@lru_cache(maxsize=512)
def _pyformat(sql: str) -> str:
    """Write the parameters as the driver wants them: ``:name`` as ``%(name)s``."""
    return _PARAMETER.sub(r"%(\1)s", sql.replace("%", "%%"))


def _queue(connection: Any) -> None:
    connection.execute(f"SET LOCAL lock_timeout = '{_PATIENCE}'")
    connection.execute(f"SELECT pg_advisory_xact_lock({_LOCK}, hashtext(current_schema()))")


def _settle(connection: Connection) -> None:
    """After any change of the schema: columns sort by code point, frozen rows are guarded."""
    for table, column, kind, length in connection.exec_driver_sql(_UNEVEN).all():
        size = f"({length})" if length else ""
        connection.exec_driver_sql(
            f'ALTER TABLE "{table}" ALTER COLUMN "{column}" TYPE {kind}{size} COLLATE "C"'
        )
    connection.exec_driver_sql(_REFUSE.replace("%", "%%"))
    for table in FROZEN:
        if connection.exec_driver_sql(f"SELECT to_regclass('{table}')").scalar() is not None:
            connection.exec_driver_sql(
                f"CREATE OR REPLACE TRIGGER {table}_frozen BEFORE UPDATE OR DELETE ON {table} "
                "FOR EACH ROW EXECUTE FUNCTION pobratim_refuse()"
            )


def _translate(error: Exception, label: str) -> RegisterError:
    text = str(error).strip().splitlines()[0] if str(error).strip() else type(error).__name__
    state = getattr(error, "sqlstate", None) or ""
    if state in {"25006", "42501"}:
        return ReadOnlyRegisterError(f"the register {label} may only be read: {text}")
    if state.startswith("53"):
        return RegisterError(f"no room left on the server of {label}: {text}; nothing was written")
    if state == "55P03":
        return RegisterError(f"another program is writing to {label}; try again when it is done")
    if state in {"42P01", "3F000"}:
        return RegisterError(f"{label} is no register: no such table ({text})")
    if state.startswith("08") or not state:
        return RegisterError(f"cannot reach the register {label}: {text}")
    return RegisterError(f"the register {label} failed: {text}")
