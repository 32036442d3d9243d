"""Files as bytes and as text: plain, ``.gz`` or the one file of a ``.zip``, in their encoding."""

from __future__ import annotations

import codecs
import gzip
import io
import zipfile
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, cast

from pobratim.errors import DataError, PobratimError, UsageError

__all__ = ["Origin", "is_workbook", "name_of", "open_text"]

Origin = Path | bytes
"""Where a table is: a file, or the bytes of one."""

_GZIP, _ZIP = b"\x1f\x8b", b"PK\x03\x04"
_OLD = b"\xd0\xcf\x11\xe0"
"""How files of old spreadsheet programs begin (.xls), and protected ones."""

_PIECE = 1 << 20
_TOLD_BY = 64 * _PIECE
"""The bytes at most by which the encoding of a file is told."""

_TORN = (OSError, EOFError, zipfile.BadZipFile, zlib.error)


def name_of(origin: Origin, name: str | None) -> str:
    """Return how messages call a file."""
    return name or (origin.name if isinstance(origin, Path) else "the table")


@contextmanager
def _bytes(origin: Origin) -> Iterator[IO[bytes]]:
    if isinstance(origin, bytes):
        yield io.BytesIO(origin)
        return
    try:
        opened = origin.open("rb")
    except OSError as error:
        told = "no such file" if isinstance(error, FileNotFoundError) else error.strerror or error
        raise UsageError(f"cannot read {origin}: {told}") from error
    with opened:
        yield opened


def is_workbook(origin: Origin, name: str | None = None) -> bool:
    """Tell by the content whether a file is an XLSX workbook (or a torn one).

    Raises:
        UsageError: if the file cannot be opened.
        DataError: if it is a workbook of the old kind, or one with a password.
    """
    with _bytes(origin) as raw:
        start = raw.read(4)
        if start == _OLD:
            raise DataError(
                f"{name_of(origin, name)} is an old or protected workbook; save it as XLSX, "
                "without a password"
            )
        if start != _ZIP:
            return False
        raw.seek(0)
        try:
            with zipfile.ZipFile(raw) as package:
                return any(name.startswith("xl/") for name in package.namelist())
        except zipfile.BadZipFile:
            return True


@contextmanager
def _unpacked(origin: Origin, name: str | None) -> Iterator[IO[bytes]]:
    """The bytes of a file, unpacked by what it holds, not by its name."""
    with _bytes(origin) as raw:
        start = raw.read(4)
        raw.seek(0)
        if start.startswith(_GZIP):
            with gzip.GzipFile(fileobj=raw) as packed:
                yield cast("IO[bytes]", packed)
        elif start == _ZIP:
            with (
                zipfile.ZipFile(raw) as archive,
                archive.open(_only(archive, origin, name)) as one,
            ):
                yield one
        else:
            yield raw


def _only(archive: zipfile.ZipFile, origin: Origin, name: str | None) -> str:
    names = [info.filename for info in archive.infolist() if not info.is_dir()]
    if len(names) != 1:
        file = name_of(origin, name)
        raise DataError(f"{file}: holds {len(names)} files; unpack it and name one")
    return names[0]


@contextmanager
def open_text(
    origin: Origin, encoding: str | None = None, *, name: str | None = None
) -> Iterator[IO[str]]:
    """Open a text for reading: plain, ``.gz``, or the one file of a ``.zip``.

    Without ``encoding`` it is UTF-8 (with or without a mark), UTF-16 with a mark, else
    Windows-1251, as far as its first 64 MiB tell. ``name`` is what messages call it.

    Raises:
        UsageError: if the file cannot be opened.
        DataError: if it cannot be unpacked, is no text, or a zip holds several files.
    """
    file, used = name_of(origin, name), encoding or "UTF-8"
    _check_encoding(used, file)
    try:
        used = encoding or _encoding(origin, name)
        with (
            _unpacked(origin, name) as raw,
            io.TextIOWrapper(raw, encoding=used, newline="") as text,
        ):
            yield text
    except PobratimError:
        raise
    except UnicodeDecodeError as error:
        raise DataError(
            f"{file}: no text in {used}: byte {error.object[error.start]:#04x} has no letter "
            "there; save it as CSV in UTF-8, or as XLSX"
        ) from error
    except _TORN as error:
        raise DataError(f"{file}: cannot be read: {error}") from error


def _check_encoding(encoding: str, file: str) -> None:
    try:
        codecs.lookup(encoding)
    except LookupError as error:
        raise DataError(f"{file}: there is no encoding called {encoding!r}") from error


def _encoding(origin: Origin, name: str | None) -> str:
    with _unpacked(origin, name) as raw:
        piece = raw.read(_PIECE)
        if piece[:2] in {codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE}:
            return "utf-16"
        decoder = codecs.getincrementaldecoder("utf-8")()
        read = 0
        try:
            while piece and read < _TOLD_BY:
                decoder.decode(piece)
                read += len(piece)
                piece = raw.read(_PIECE)
            # A letter may be cut where the reading stopped, so only the end of the file is final.
            decoder.decode(b"", final=not piece)
        except UnicodeDecodeError:
            return "cp1251"
    return "utf-8-sig"
