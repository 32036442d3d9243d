"""Opening, creating, refusing: the register file and its clear errors."""

from __future__ import annotations

import shutil
import sqlite3
import subprocess
import sys
import tempfile
from pathlib import Path

import pytest

from pobratim.errors import ReadOnlyRegisterError, RegisterError
from pobratim.register import Register
from pobratim.register.migrations import HEAD
from pobratim.register.store import Store
from tests.unit.register.reports import MINSK, Report

ROW = {
    "id": "sha256:x",
    "language": "ru",
    "title": None,
    "published": None,
    "text": "а",
    "blocks": "[]",
}


def _filled(path: Path) -> Path:
    report = Report("Минск.", "2022-07-05")
    report.city("Минск", MINSK)
    with Register.open(path, create=True) as register:
        register.add(report.reading(), report.source())
    return path


def test_a_missing_register_is_an_error_that_says_how_to_make_one(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match=r"no register at .*; create one"):
        Store.open(tmp_path / "none.sqlite")


def test_a_missing_folder_is_an_error_that_says_so(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no folder"):
        Store.open(tmp_path / "none" / "register.sqlite", create=True)


def test_a_text_file_is_not_a_register(tmp_path: Path) -> None:
    path = tmp_path / "list.txt"
    path.write_text("a list of twin cities, long enough to have a header", encoding="utf-8")
    with pytest.raises(RegisterError, match="no SQLite file"):
        Store.open(path)
    with pytest.raises(RegisterError, match="no SQLite file"):
        Store.open(path, create=True)


def test_another_database_is_not_a_register(tmp_path: Path) -> None:
    path = tmp_path / "other.sqlite"
    connection = sqlite3.connect(path)
    connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterError, match="not a register"):
        Store.open(path)


def test_a_folder_is_not_a_register(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot read"):
        Store.open(tmp_path)


def test_a_truncated_file_is_a_clear_error(tmp_path: Path) -> None:
    path = _filled(tmp_path / "register.sqlite")
    path.write_bytes(path.read_bytes()[:5000])
    with pytest.raises(RegisterError):
        Store.open(path, read_only=True)


def test_a_register_of_a_newer_version_is_refused_with_both_revisions(tmp_path: Path) -> None:
    path = _filled(tmp_path / "register.sqlite")
    connection = sqlite3.connect(path)
    connection.execute("UPDATE alembic_version SET version_num = '9999'")
    connection.commit()
    connection.close()
    with pytest.raises(RegisterError, match=rf"newer version .* 9999, known up to {HEAD}"):
        Store.open(path)


def test_a_register_opened_read_only_refuses_to_be_written(tmp_path: Path) -> None:
    store = Store.open(_filled(tmp_path / "register.sqlite"), read_only=True)
    with pytest.raises(ReadOnlyRegisterError, match="copy"), store.writing() as writer:
        writer.add("documents", [ROW])
    store.close()


_AS_NOBODY = """
import os, sys
from pathlib import Path
import sqlalchemy, sqlalchemy.dialects.sqlite
from pobratim.errors import ReadOnlyRegisterError
from pobratim.register import tables
from pobratim.register.migrations import HEAD
from pobratim.register.store import Store
if os.getuid() == 0:  # permissions do not bind the superuser
    os.setgid(65534)
    os.setuid(65534)
store = Store.open(Path(sys.argv[1]))
print(store.rows("SELECT count(*) FROM documents")[0][0])
try:
    with store.writing() as writer:
        writer.add("documents", [{"id": "x", "language": "ru", "title": None,
                                  "published": None, "text": "x", "blocks": "[]"}])
except ReadOnlyRegisterError as error:
    print("refused:", error)
"""


@pytest.mark.parametrize("sealed", [True, False])
def test_a_file_without_write_permission_is_read_and_refuses_to_be_written(
    *, sealed: bool
) -> None:
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        path = _filled(folder / "register.sqlite")
        if sealed:
            Register.open(path).seal()
        path.chmod(0o444)
        folder.chmod(0o555)
        done = subprocess.run(
            [sys.executable, "-c", _AS_NOBODY, str(path)],
            capture_output=True,
            text=True,
            check=False,
        )
        folder.chmod(0o755)
    assert done.stdout.startswith("1\nrefused: "), done.stderr
    assert "read-only" in done.stdout


def test_reading_a_sealed_register_leaves_no_file_beside_it(tmp_path: Path) -> None:
    path = _filled(tmp_path / "register.sqlite")
    Register.open(path).seal()
    with Register.open(path, read_only=True) as register:
        assert register.events() == ()
        assert [item.name for item in tmp_path.iterdir()] == ["register.sqlite"]


def test_a_full_disk_is_a_clear_error_and_nothing_is_half_written(tmp_path: Path) -> None:
    path = _filled(tmp_path / "register.sqlite")
    store = Store.open(path)
    many = [{**ROW, "id": f"sha256:{number}", "text": "я" * 9000} for number in range(200)]

    def fill() -> None:
        with store.writing() as writer:
            writer.rows("PRAGMA max_page_count=1")
            writer.add("documents", many[:1])
            writer.add("documents", many)

    with pytest.raises(RegisterError, match="no room left"):
        fill()
    assert store.rows("SELECT count(*) FROM documents") == [(1,)]
    store.close()


def test_rows_that_are_known_are_passed_over_and_not_counted(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "register.sqlite", create=True)
    with store.writing() as writer:
        assert writer.add("documents", [ROW, ROW]) == 1
        assert writer.add("documents", [ROW, {**ROW, "id": "sha256:y"}]) == 1
    store.close()


def test_an_error_inside_a_transaction_takes_everything_back(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "register.sqlite", create=True)

    def stop_half_way() -> None:
        with store.writing() as writer:
            writer.add("documents", [ROW])
            raise RuntimeError("stop")

    with pytest.raises(RuntimeError, match="stop"):
        stop_half_way()
    assert store.rows("SELECT count(*) FROM documents") == [(0,)]
    store.close()


def test_foreign_keys_are_kept(tmp_path: Path) -> None:
    store = Store.open(tmp_path / "register.sqlite", create=True)
    row = {"id": "c", "subject": "nobody", "property": "name", "qualifiers": "{}"}
    with pytest.raises(RegisterError, match="FOREIGN KEY"), store.writing() as writer:
        writer.add("claims", [row])
    store.close()


def test_the_reader_sees_a_write_as_soon_as_it_is_done(tmp_path: Path) -> None:
    path = _filled(tmp_path / "register.sqlite")
    reader = Store.open(path, read_only=True)
    writer = Store.open(path)
    with writer.writing() as rows:
        rows.add("documents", [ROW])
        assert reader.rows("SELECT count(*) FROM documents") == [(1,)]
    assert reader.rows("SELECT count(*) FROM documents") == [(2,)]
    writer.close()
    reader.close()


def test_a_copy_of_a_sealed_register_can_be_written(tmp_path: Path) -> None:
    path = _filled(tmp_path / "register.sqlite")
    Register.open(path).seal()
    copy = tmp_path / "copy.sqlite"
    shutil.copyfile(path, copy)
    with Register.open(copy) as register:
        report = Report("Минск снова.", "2023")
        report.city("Минск", MINSK)
        assert register.add(report.reading(), report.source()).changed


def test_asking_a_register_imports_neither_the_writing_library_nor_the_migrations(
    tmp_path: Path,
) -> None:
    path = _filled(tmp_path / "register.sqlite")
    code = (
        "import sys\n"
        "from pobratim.register import Register\n"
        "with Register.open(sys.argv[1], read_only=True) as register:\n"
        "    register.events(); register.commitments(); register.check()\n"
        "print([name for name in ('sqlalchemy', 'alembic') if name in sys.modules])\n"
    )
    done = subprocess.run(
        [sys.executable, "-c", code, str(path)], capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"
