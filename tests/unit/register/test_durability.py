"""What was acknowledged is never lost, and nothing is ever half there."""

from __future__ import annotations

import os
import resource
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pobratim.errors import RegisterError
from pobratim.register import Register
from pobratim.register.store import Address, Store
from tests.unit.register.bulk_import import pair

KILLS = 10


class Nursery:
    """A process whose children import in bulk, to be killed one after the other."""

    def __init__(self) -> None:
        self._process = subprocess.Popen(
            [sys.executable, "-m", "tests.unit.register.bulk_import"],
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            cwd=Path(__file__).parents[3],
        )

    def import_until(self, address: Address, moment: float) -> set[str]:
        """Import into ``address`` for ``moment`` seconds, then kill; return what was told."""
        assert self._process.stdin is not None
        self._process.stdin.write(f"{address}\n")
        self._process.stdin.flush()
        told: list[str] = []
        while not {"ready", "pid"} <= {line.split()[0] for line in told}:
            told.append(self._line())
        pid = next(line for line in told if line.startswith("pid")).split()[1]
        time.sleep(moment)
        os.kill(int(pid), signal.SIGKILL)
        while told[-1] != "gone":
            told.append(self._line())
        return {line[:-1] for line in told if line.endswith(".")}

    def _line(self) -> str:
        assert self._process.stdout is not None
        line = self._process.stdout.readline()
        assert line, "the import ended by itself"
        return line.strip()

    def close(self) -> None:
        """Let the process end."""
        self._process.kill()
        self._process.communicate()


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


def assert_nothing_lost(address: Address, told: set[str]) -> None:
    """What was acknowledged is there, and every document with all of its claims."""
    with Register.open(address) as register:
        assert register.check() == []
        held = {source.document for source in register.sources()}
        assert told <= held
        _assert_whole(register, held)


def _assert_whole(register: Register, documents: set[str]) -> None:
    """Every document there has all of its claims: as many as any other, and a reading."""
    counted = register._store.rows("SELECT document, count(*) FROM evidence GROUP BY document")
    assert {document for document, _ in counted} == documents
    assert len({count for _, count in counted}) <= 1
    (readings,) = register._store.rows("SELECT count(*) FROM readings")
    assert readings == (len(documents),)


def test_an_import_that_is_killed_loses_nothing_acknowledged(
    address: Address, nursery: Nursery
) -> None:
    told: set[str] = set()
    for number in range(KILLS):
        told |= nursery.import_until(address, 0.01 + 0.013 * number)
        assert_nothing_lost(address, told)
    assert told


def test_two_writers_and_a_reader_at_once_lose_nothing(address: Address) -> None:
    errors: list[BaseException] = []
    done = threading.Event()

    def write(first: int) -> None:
        try:
            with Register.open(address) as register:
                for number in range(first, first + 15):
                    register.add(*pair(number))
        except BaseException as error:  # noqa: BLE001  shown by the assertion below
            errors.append(error)

    def read() -> None:
        try:
            with Register.open(address, read_only=True) as register:
                seen = 0
                while not done.is_set():
                    count = len(register.events())
                    assert count >= seen
                    seen = count
        except BaseException as error:  # noqa: BLE001  shown by the assertion below
            errors.append(error)

    writers = [threading.Thread(target=write, args=(first,)) for first in (0, 1000)]
    reader = threading.Thread(target=read)
    for thread in (reader, *writers):
        thread.start()
    for thread in writers:
        thread.join()
    done.set()
    reader.join()
    assert errors == []
    with Register.open(address) as register:
        assert len(register.sources()) == 30
        assert len(register.events()) == 30
        assert register.check() == []


def test_a_reader_sees_one_state_while_another_writes(address: Address) -> None:
    with Register.open(address) as writer:
        writer.add(*pair(1))
        store = Store.open(address, read_only=True)
        with store.consistent():
            before = store.rows("SELECT count(*) FROM documents")
            writer.add(*pair(2))
            assert store.rows("SELECT count(*) FROM documents") == before == [(1,)]
        assert store.rows("SELECT count(*) FROM documents") == [(2,)]
        store.close()


_WITH_A_LIMIT = """
import resource, signal, sys
from pathlib import Path
from pobratim.errors import RegisterError
from pobratim.register import Register
from tests.unit.register.bulk_import import pair
path = Path(sys.argv[1])
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
size = int(sys.argv[2])
resource.setrlimit(resource.RLIMIT_FSIZE, (size, size))
kept = 0
try:
    with Register.open(path) as register:
        for number in range(100000):
            register.add(*pair(number))
            kept += 1
except RegisterError as error:
    print(kept, error)
"""


def test_a_disk_that_fills_up_is_a_clear_error_and_keeps_what_was_written(
    new_file: Callable[[], Path],
) -> None:
    path = new_file()
    limit = path.stat().st_size + 300_000
    done = subprocess.run(
        [sys.executable, "-c", _WITH_A_LIMIT, str(path), str(limit)],
        capture_output=True,
        text=True,
        check=True,
        cwd=Path(__file__).parents[3],
    )
    kept, _, message = done.stdout.partition(" ")
    assert "no room left on the disk" in message, done.stderr
    assert resource.getrlimit(resource.RLIMIT_FSIZE)[0] != limit
    with Register.open(path) as register:
        assert len(register.sources()) == int(kept) > 0
        assert register.check() == []
        assert register.add(*pair(10_000_000)).changed


def test_a_backup_on_a_full_disk_leaves_no_file(
    new_file: Callable[[], Path], tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = new_file()
    with Register.open(path) as register:
        for number in range(20):
            register.add(*pair(number))
        monkeypatch.setattr("pobratim.register.sqlite.seal", _fail)
        with pytest.raises(RegisterError, match="no room left"):
            register.backup(tmp_path / "saved.sqlite")
    assert not (tmp_path / "saved.sqlite").exists()
    assert not list(tmp_path.glob(".*part*"))


def _fail(path: Path) -> None:
    raise RegisterError(f"no room left on the disk of {path}")
