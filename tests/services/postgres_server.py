"""A PostgreSQL server of one's own: made in a temporary folder, gone when the tests are done."""

from __future__ import annotations

import os
import pwd
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

__all__ = ["Server", "binaries", "server"]

_QUICK = ("fsync=off", "full_page_writes=off", "max_connections=40", "listen_addresses=")


def binaries() -> Path | None:
    """Return the folder of the newest installed server, ``None`` where there is none."""
    found = sorted(Path("/usr/lib/postgresql").glob("*/bin/initdb"), reverse=True)
    on_path = shutil.which("initdb")
    return found[0].parent if found else Path(on_path).parent if on_path else None


class Server:
    """A running server that listens on a socket in ``folder`` only."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._made = 0

    def address(self, database: str) -> str:
        """Return the address of a database on this server, as a user would write it."""
        return f"postgresql+psycopg://postgres@/{database}?host={self.folder}"

    def new(self, template: str = "template1") -> str:
        """Make a database like ``template`` and return its name."""
        self._made += 1
        name = f"register{self._made}"
        self.run(f'CREATE DATABASE "{name}" TEMPLATE "{template}"')
        return name

    def drop(self, database: str) -> None:
        """Remove a database, whoever is connected."""
        self.run(f'DROP DATABASE "{database}" WITH (FORCE)')

    def run(self, sql: str, database: str = "postgres") -> None:
        """Run a statement as the superuser of the server."""
        import psycopg

        address = f"postgresql://postgres@/{database}?host={self.folder}"
        with psycopg.connect(address, autocommit=True) as connection:
            connection.execute(sql)


@contextmanager
def server() -> Iterator[Server]:
    """Start a server of an unprivileged user and stop it at the end.

    Raises:
        RuntimeError: if PostgreSQL is not installed, or does not start.
    """
    programs = binaries()
    if programs is None:
        raise RuntimeError("PostgreSQL is not installed: apt-get install postgresql")
    folder = Path(tempfile.mkdtemp(prefix="pobratim-pg-"))  # a short name: sockets have a limit
    user = "postgres" if os.getuid() == 0 else None
    if user:
        shutil.chown(folder, user)
    try:
        wanted = ("-U", "postgres", "-A", "trust", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync")
        _run((programs / "initdb", "-D", folder / "data", *wanted), user)
        options = " ".join(
            f"-c {setting}" for setting in (*_QUICK, f"unix_socket_directories={folder}")
        )
        control = (programs / "pg_ctl", "-D", folder / "data")
        _run((*control, "-l", folder / "log", "-o", options, "-w", "start"), user)
        try:
            yield Server(folder)
        finally:
            _run((*control, "-m", "immediate", "stop"), user)
    finally:
        shutil.rmtree(folder, ignore_errors=True)


def _run(words: Sequence[Path | str], user: str | None) -> None:
    done = subprocess.run(
        [str(word) for word in words],
        capture_output=True,
        text=True,
        check=False,
        user=user,
        group=pwd.getpwnam(user).pw_gid if user else None,
        extra_groups=[] if user else None,
        cwd="/",
        stdin=subprocess.DEVNULL,
    )
    if done.returncode != 0:
        raise RuntimeError(f"{words[0]} left with {done.returncode}: {done.stderr or done.stdout}")
