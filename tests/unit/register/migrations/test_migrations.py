"""The revisions give exactly the tables of the model, forward and back."""

from __future__ import annotations

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import Engine, create_engine, inspect, text

import pobratim.register.migrations as history
from pobratim.errors import RegisterError
from pobratim.register import Register
from pobratim.register.guards import FROZEN
from pobratim.register.migrations import HEAD, REVISIONS, downgrade, upgrade
from pobratim.register.store import Store
from pobratim.register.tables import ALL, metadata
from tests.unit.register.reports import KAZAN, MINSK, Report
from tests.unit.register.story import fill


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    made = create_engine(f"sqlite:///{tmp_path / 'empty.sqlite'}")
    yield made
    made.dispose()


def test_the_known_revisions_are_those_that_alembic_finds() -> None:
    from alembic.config import Config
    from alembic.script import ScriptDirectory

    config = Config()
    config.set_main_option("script_location", str(Path(history.__file__).parent))
    config.set_main_option("path_separator", "os")
    scripts = ScriptDirectory.from_config(config)
    assert tuple(s.revision for s in reversed(list(scripts.walk_revisions()))) == REVISIONS
    assert scripts.get_current_head() == HEAD


def test_the_last_revision_gives_exactly_the_tables_of_the_model(engine: Engine) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    with engine.begin() as connection:
        upgrade(connection)
    with engine.connect() as connection:
        assert compare_metadata(MigrationContext.configure(connection), metadata) == []


def test_going_back_leaves_no_table_of_ours(engine: Engine) -> None:
    with engine.begin() as connection:
        upgrade(connection)
    with engine.begin() as connection:
        downgrade(connection, "base")
    assert set(inspect(engine).get_table_names()) <= {"alembic_version"}


def test_upgrading_twice_changes_nothing(engine: Engine) -> None:
    for _ in range(2):
        with engine.begin() as connection:
            upgrade(connection)
    assert {table.name for table in ALL} <= set(inspect(engine).get_table_names())


@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = 'other'", "DELETE FROM {}"])
def test_frozen_rows_can_be_neither_changed_nor_removed(
    engine: Engine, table: str, verb: str
) -> None:
    rows = {
        "documents": "INSERT INTO documents VALUES ('d', 'ru', NULL, NULL, 'text', '[]')",
        "decisions": (
            "INSERT INTO decisions VALUES "
            "('d', 1, 'claim:x', 'accepted', NULL, 'A', '2026', 'seen')"
        ),
    }
    with engine.begin() as connection:
        upgrade(connection)
        connection.execute(text(rows[table]))
    with pytest.raises(Exception, match="append-only"), engine.begin() as connection:
        connection.execute(text(verb.format(table)))


def test_sql_of_one_database_stands_in_one_module_only() -> None:
    room = Path(history.__file__).parent.parent
    words = ("PRAGMA", "CREATE TRIGGER", "INSERT OR", "json_extract", "rowid", "sqlite_master")
    for path in sorted(room.rglob("*.py")):
        if path.name == "sqlite.py":
            continue
        tree = ast.parse(path.read_text(encoding="utf-8"))
        texts = [n.value for n in ast.walk(tree) if isinstance(n, ast.Constant)]
        found = [w for w in words for t in texts if isinstance(t, str) and w in t]
        assert found == [], f"{path.name} holds SQL of SQLite: {found}"


def test_the_data_of_the_first_revision_are_searchable_after_the_second(tmp_path: Path) -> None:
    path = tmp_path / "register.sqlite"
    with Register.open(path, create=True) as register:
        before = list(fill(register).dump())
        found = register.search("побратимы")
    store = Store.open(path)
    store.migrate("0001")
    assert store.revision() == "0001"
    store.close()
    with pytest.raises(RegisterError, match="pobratim register upgrade"):
        Register.open(path, read_only=True)
    with Register.open(path) as register:
        assert list(register.dump()) == before
        assert register.search("побратимы") == found
        assert register.check() == []


def test_a_revision_that_nobody_knows_is_refused(tmp_path: Path) -> None:
    Register.open(tmp_path / "register.sqlite", create=True).close()
    store = Store.open(tmp_path / "register.sqlite")
    with pytest.raises(RegisterError, match="no revision is called '7'"):
        store.migrate("7")
    store.close()


def test_evidence_and_words_of_the_second_revision_are_all_there_after_the_third(
    tmp_path: Path,
) -> None:
    path = tmp_path / "register.sqlite"
    with Register.open(path, create=True) as register:
        before = list(fill(register).dump())
        found = register.search("побратимы")
    store = Store.open(path)
    store.migrate("0002")
    assert store.revision() == "0002"
    with pytest.raises(RegisterError, match="no such column"):
        store.rows("SELECT length FROM terms")
    keys = store.rows("SELECT name FROM pragma_table_info('evidence') WHERE pk > 0")
    assert keys == [("id",)]
    held = store.rows("SELECT count(*) FROM evidence")
    store.close()
    with Register.open(path) as register:
        assert register._store.rows("SELECT count(*) FROM evidence") == held
        assert list(register.dump()) == before
        assert register.search("побратимы") == found
        assert register.check() == []


def test_what_ended_is_filed_under_its_parties_when_an_older_register_comes_forward(
    tmp_path: Path,
) -> None:
    path = tmp_path / "register.sqlite"
    with Register.open(path, create=True) as register:
        report = Report("Минск и Казань прекратили побратимство.", "2010-02-01")
        parties = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
        report.event("прекратили", "other", parties=parties, effect="end")
        register.add(report.reading(), report.source())
        before = list(register.dump())
    asked = "SELECT key FROM keys WHERE key LIKE 'ended %' ORDER BY key"
    store = Store.open(path)
    keys = [(f"ended city:{city.geonames}",) for city in (KAZAN, MINSK)]
    assert store.rows(asked) == keys
    store.migrate("0002")
    assert store.rows(asked) == []
    store.migrate("0003")
    assert store.rows(asked) == keys
    store.close()
    with Register.open(path) as register:
        assert list(register.dump()) == before
