"""Backups: the same rows elsewhere, checked; never over something that is not meant."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Callable
from pathlib import Path

import pytest

from pobratim.errors import IntegrityError, RegisterError, UsageError
from pobratim.register import Register
from pobratim.register.copying import backup, copy_rows, restore
from pobratim.register.store import Address, Store
from tests.unit.register.reports import MINSK, Report
from tests.unit.register.story import fill


def _open(address: Address) -> Store:
    return Store.open(address)


def test_a_backup_holds_every_row_and_is_one_file(register: Register, tmp_path: Path) -> None:
    fill(register)
    folder = tmp_path / "saved"
    folder.mkdir()
    register.backup(folder / "saved.sqlite")
    assert [item.name for item in folder.iterdir()] == ["saved.sqlite"]
    with Register.open(folder / "saved.sqlite", read_only=True) as saved:
        assert list(saved.dump()) == list(register.dump())
        assert saved.check() == []


def test_what_was_backed_up_is_restored_with_its_decisions(
    register: Register, tmp_path: Path
) -> None:
    event = fill(register).events()[0]
    register.decide(event.id, "reject", by="A", at="2026", why="no")
    register.backup(tmp_path / "saved.sqlite")
    restore(tmp_path / "saved.sqlite", tmp_path / "back.sqlite")
    with Register.open(tmp_path / "back.sqlite") as back:
        assert list(back.dump()) == list(register.dump())
        assert back.events() == register.events()
        report = Report("Минск снова.", "2023")
        report.city("Минск", MINSK)
        assert back.add(report.reading(), report.source()).changed


def test_rows_copied_to_any_database_are_the_same(
    register: Register, new_register: Callable[[], Address]
) -> None:
    fill(register)
    store = _open(new_register())
    copy_rows(register._store, store)
    with Register.open(store.address) as other:
        assert list(other.dump()) == list(register.dump())
        assert other.check() == []
    store.close()


def test_neither_a_backup_nor_a_restore_overwrites_without_force(
    register: Register, tmp_path: Path
) -> None:
    fill(register)
    saved, other = tmp_path / "saved.sqlite", tmp_path / "other.sqlite"
    register.backup(saved)
    other.write_bytes(b"precious")
    with pytest.raises(UsageError, match="--force"):
        register.backup(other)
    with pytest.raises(UsageError, match="--force"):
        restore(saved, other)
    assert other.read_bytes() == b"precious"
    restore(saved, other, force=True)
    with Register.open(other, read_only=True) as back:
        assert back.events() == register.events()


def test_a_register_is_not_backed_up_over_itself(new_file: Callable[[], Path]) -> None:
    path = new_file()
    store = _open(path)
    with pytest.raises(UsageError, match="the register itself"):
        backup(store, path, force=True)
    with pytest.raises(UsageError, match="the backup itself"):
        restore(path, path, force=True)
    store.close()


def test_a_backup_into_a_missing_folder_says_so(register: Register, tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no folder"):
        register.backup(tmp_path / "none" / "saved.sqlite")


def test_a_torn_backup_is_refused_and_the_register_stays(
    register: Register, tmp_path: Path, new_file: Callable[[], Path]
) -> None:
    fill(register)
    saved, mine = tmp_path / "saved.sqlite", new_file()
    register.backup(saved)
    data = bytearray(saved.read_bytes())
    middle = len(data) // 2 // 4096 * 4096
    data[middle : middle + 4096] = b"\xff" * 4096
    saved.write_bytes(bytes(data))
    before = mine.read_bytes()
    with pytest.raises((IntegrityError, RegisterError)):
        restore(saved, mine, force=True)
    assert mine.read_bytes() == before
    assert not list(tmp_path.glob(".*part*"))


def test_a_backup_whose_words_were_altered_is_refused(register: Register, tmp_path: Path) -> None:
    fill(register)
    saved = tmp_path / "saved.sqlite"
    register.backup(saved)
    connection = sqlite3.connect(saved)
    connection.execute("UPDATE evidence SET exact = 'other words' WHERE start = 0")
    connection.commit()
    connection.close()
    with pytest.raises(IntegrityError, match="no longer reads"):
        restore(saved, tmp_path / "back.sqlite")
    assert not (tmp_path / "back.sqlite").exists()


def test_a_text_file_is_no_backup(tmp_path: Path) -> None:
    (tmp_path / "list.txt").write_text("a list of cities, long enough", encoding="utf-8")
    with pytest.raises(RegisterError, match="not a register"):
        restore(tmp_path / "list.txt", tmp_path / "back.sqlite")


def test_a_backup_during_writing_is_one_state_of_the_register(
    new_file: Callable[[], Path], tmp_path: Path
) -> None:
    path, going = new_file(), threading.Event()

    def write() -> None:
        with Register.open(path) as register:
            for number in range(40):
                report = Report(f"Минск, раз {number}.", "2023")
                report.city("Минск", MINSK)
                register.add(report.reading(), report.source())
                going.set()

    writer = threading.Thread(target=write)
    writer.start()
    going.wait(20)
    with Register.open(path, read_only=True) as reading:
        reading.backup(tmp_path / "saved.sqlite")
    writer.join()
    with Register.open(tmp_path / "saved.sqlite", read_only=True) as saved:
        assert saved.check() == []
        assert len(saved.sources()) >= 1
