"""A whole register from one place to another: backups, and the way between a file and a server.

A backup is a register file, sealed: it can be looked at, checked and opened like any other.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from itertools import islice
from pathlib import Path

from pobratim.errors import IntegrityError, RegisterError, UsageError
from pobratim.register import sqlite
from pobratim.register.check import violations
from pobratim.register.store import Store

__all__ = ["backup", "copy_rows", "restore"]

_SHOWN = 3


def backup(store: Store, target: Path, *, force: bool = False) -> None:
    """Write all of the register into the file ``target``: one state, whoever writes meanwhile.

    The register is checked before, the copy after; a copy that fails leaves no file.

    Raises:
        UsageError: if ``target`` exists and ``force`` is not given, or is the register itself.
        IntegrityError: if the register, or the copy, does not hold.
        RegisterError: if there is no room, or the folder is missing.
    """
    _refuse(store, target, force=force)
    with _whole_or_nothing(target) as draft:
        if isinstance(store.address, Path):
            _check(store)
            _copy_file(store.address, draft)
        else:
            _copy_from_server(store, draft)
        sqlite.seal(draft)
        _check_file(draft)


def restore(source: Path, target: Store | Path, *, force: bool = False) -> None:
    """Make the register at ``target`` what the backup ``source`` holds.

    ``target`` is a path, or an open, empty register on a server. A file that exists already is
    kept as it was until the restored one is checked.

    Raises:
        UsageError: if the file exists and ``force`` is not given, or the server's register holds
            anything.
        IntegrityError: if the backup, or what was made of it, does not hold.
        RegisterError: if ``source`` is no register, or there is no room.
    """
    _check_file(source)
    if isinstance(target, Store):
        _into_server(source, target)
        return
    if target.exists() and not force:
        raise UsageError(f"{target} exists; name another file, or give --force to replace it")
    if target.exists() and target.samefile(source):
        raise UsageError(f"{target} is the backup itself; name another file")
    with _whole_or_nothing(target) as draft:
        _copy_file(source, draft)
        sqlite.seal(draft)
        _check_file(draft)


def copy_rows(source: Store, target: Store) -> None:
    """Add every row of ``source`` to ``target``, table by table, within one transaction."""
    from pobratim.register.tables import ALL

    with source.consistent(), target.writing() as writer:
        for table in ALL:
            names = [column.name for column in table.columns]
            listed = ", ".join(f'"{name}"' for name in names)
            kinds = {c.name for c in table.columns if c.type.python_type is bool}
            for (*rows,) in _batches(source, f'SELECT {listed} FROM "{table.name}"'):  # noqa: S608
                writer.add(
                    table.name,
                    (
                        {n: bool(v) if n in kinds else v for n, v in zip(names, row, strict=True)}
                        for row in rows
                    ),
                )


def _batches(source: Store, sql: str) -> Iterator[list[tuple[object, ...]]]:
    yield from source.batches(sql)


def _refuse(store: Store, target: Path, *, force: bool) -> None:
    if not target.parent.is_dir():
        raise RegisterError(f"no folder {target.parent} to write a backup in; make it first")
    if not target.exists():
        return
    if isinstance(store.address, Path) and target.samefile(store.address):
        raise UsageError(f"{target} is the register itself; name another file")
    if not force:
        raise UsageError(f"{target} exists; name another file, or give --force to replace it")


@contextmanager
def _whole_or_nothing(target: Path) -> Iterator[Path]:
    """Hand out a file beside ``target`` that takes its place when all went well."""
    draft = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        yield draft
        for suffix in ("-wal", "-shm"):  # of a register that is replaced
            target.with_name(target.name + suffix).unlink(missing_ok=True)
        draft.replace(target)
    finally:
        for suffix in ("", "-wal", "-shm", "-journal"):
            draft.with_name(draft.name + suffix).unlink(missing_ok=True)


def _copy_file(source: Path, target: Path) -> None:
    with (
        sqlite.explained(target),
        closing(sqlite3.connect(f"{source.resolve().as_uri()}?mode=ro", uri=True)) as here,
        closing(sqlite3.connect(target)) as there,
    ):
        here.backup(there)


def _copy_from_server(store: Store, target: Path) -> None:
    made = Store.open(target, create=True)
    try:
        copy_rows(store, made)
    finally:
        made.close()


def _into_server(source: Path, target: Store) -> None:
    if target.rows("SELECT 1 FROM documents LIMIT 1"):
        raise UsageError(
            f"{target.label} holds a register already; restore into an empty database "
            "(to save one as the server keeps it, use pg_dump)"
        )
    store = Store.open(source, read_only=True)
    try:
        copy_rows(store, target)
    finally:
        store.close()
    _check(target)


def _check_file(path: Path) -> None:
    sqlite.check_file(path)
    if torn := sqlite.torn_pages(path):
        raise IntegrityError(f"{path} is damaged: {'; '.join(torn[:_SHOWN])}")
    store = Store.open(path, read_only=True)
    try:
        _check(store)
    finally:
        store.close()


def _check(store: Store) -> None:
    """Refuse a torn file, and a register whose spans or ids do not hold."""
    with store.consistent():
        found = [str(violation) for violation in islice(violations(store), _SHOWN + 1)]
    if found:
        more = "; …" if len(found) > _SHOWN else ""
        raise IntegrityError(f"{store.label} does not hold: {'; '.join(found[:_SHOWN])}{more}")
