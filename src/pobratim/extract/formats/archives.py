"""ZIP and gzip: their members, unpacked under caps."""

from __future__ import annotations

import io
import zipfile
import zlib
from collections.abc import Iterator
from dataclasses import dataclass

from pobratim.errors import UnreadableError
from pobratim.extract.formats.limits import MAX_MEMBERS, Budget

__all__ = ["Member", "gzip_members", "zip_members"]

_CHUNK = 2**16
_CLUTTER = frozenset([".DS_Store", "Thumbs.db", "desktop.ini"])
_BROKEN = (
    zipfile.BadZipFile,
    zlib.error,
    EOFError,
    NotImplementedError,
    OSError,
    RuntimeError,
    ValueError,
)


@dataclass(frozen=True, slots=True)
class Member:
    """One input inside another; ``charset`` is what its carrier says of its encoding."""

    source: str
    data: bytes
    charset: str | None = None


def zip_members(data: bytes, source: str, budget: Budget) -> Iterator[Member | UnreadableError]:
    """Yield the files of a ZIP archive, by name; an error where one does not unpack.

    Folders and what operating systems leave behind (``__MACOSX``, ``.DS_Store``, ``Thumbs.db``,
    ``desktop.ini``) are no members.

    Raises:
        UnreadableError: if the archive is damaged, empty or too large.
    """
    try:
        archive = zipfile.ZipFile(io.BytesIO(data))
    except _BROKEN as error:
        raise UnreadableError(f"{source}: a damaged ZIP container: {error}") from error
    infos = [i for i in archive.infolist() if not i.is_dir() and not _is_clutter(i.filename)]
    if not infos:
        raise UnreadableError(f"{source}: an empty ZIP container: no files in it")
    if len(infos) > MAX_MEMBERS:
        raise UnreadableError(
            f"{source}: {len(infos):,} members, at most {MAX_MEMBERS:,}; split the archive"
        )
    for info in sorted(infos, key=_name):
        where = f"{source}!/{_name(info)}"
        budget.member(where)
        try:
            yield Member(where, _unpacked(archive, info, where, budget))
        except UnreadableError as error:
            yield error


def gzip_members(data: bytes, source: str, budget: Budget) -> Iterator[Member | UnreadableError]:
    """Yield the one file of a gzip stream.

    Raises:
        UnreadableError: if it does not unpack.
    """
    budget.member(source)
    yield Member(source, budget.unpack(_gunzip(data, source), len(data), source))


def _gunzip(data: bytes, source: str) -> Iterator[bytes]:
    stream = zlib.decompressobj(wbits=31)
    rest = data
    try:
        while rest and not stream.eof:
            yield stream.decompress(rest, _CHUNK)
            rest = stream.unconsumed_tail
    except zlib.error as error:
        raise UnreadableError(f"{source}: damaged gzip data: {error}") from error
    if not stream.eof:
        raise UnreadableError(f"{source}: gzip data that ends too early")


def _unpacked(
    archive: zipfile.ZipFile, info: zipfile.ZipInfo, where: str, budget: Budget
) -> bytes:
    if info.flag_bits & 1:
        raise UnreadableError(f"{where}: protected by a password; unpack it yourself")
    try:
        with archive.open(info) as handle:
            chunks = iter(lambda: handle.read(_CHUNK), b"")
            return budget.unpack(chunks, info.compress_size, where)
    except UnreadableError:
        raise
    except _BROKEN as error:
        raise UnreadableError(f"{where}: does not unpack: {error}") from error


def _name(info: zipfile.ZipInfo) -> str:
    name = info.filename
    if not name.isascii() and not info.flag_bits & 0x800:
        # Without the flag the name came through cp437; Russian Windows wrote it in cp866.
        name = name.encode("cp437", "replace").decode("cp866", "replace")
    return "".join(c if c.isprintable() else "�" for c in name)


def _is_clutter(name: str) -> bool:
    return name.startswith("__MACOSX/") or name.rpartition("/")[2] in _CLUTTER
