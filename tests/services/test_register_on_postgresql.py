"""What only a server has: making a register there, its guards, its errors.

All that a register does is tested by the tests of tests/unit/register, which run on a server too:
``pytest tests/unit/register --database postgresql``.
"""

from __future__ import annotations

from pathlib import Path

import psycopg
import pytest
from sqlalchemy import create_engine, inspect

from pobratim.errors import ReadOnlyRegisterError, RegisterError
from pobratim.register import Register
from pobratim.register.guards import FROZEN
from pobratim.register.migrations import HEAD, REVISIONS, downgrade, upgrade
from pobratim.register.store import Store
from pobratim.register.tables import ALL, metadata
from tests.services.postgres_server import Server
from tests.unit.register.reports import MINSK, Report
from tests.unit.register.story import fill


def test_a_register_is_made_on_a_server_by_its_address_alone(fresh_address: str) -> None:
    with Register.open(fresh_address, create=True) as register:
        fill(register)
    with Register.open(fresh_address, read_only=True) as register:
        assert register.events()
        assert register.check() == []


def test_the_same_reports_give_the_same_lines_on_a_server_and_in_a_file(
    fresh_address: str, tmp_path: Path
) -> None:
    with (
        Register.open(fresh_address, create=True) as there,
        Register.open(tmp_path / "here.sqlite", create=True) as here,
    ):
        assert list(fill(there).dump()) == list(fill(here).dump())
        assert there.claims() == here.claims()
        assert there.commitments() == here.commitments()


def test_the_last_revision_gives_the_tables_of_the_model_on_a_server(fresh_address: str) -> None:
    from alembic.autogenerate import compare_metadata
    from alembic.runtime.migration import MigrationContext

    Register.open(fresh_address, create=True).close()
    engine = create_engine(fresh_address)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()
    told = {change[0][0] if isinstance(change, list) else change[0] for change in found}
    assert told <= {"modify_comment"}  # what columns mean stands in the code, not on the server


def test_going_back_to_nothing_and_forward_again_works_on_a_server(fresh_address: str) -> None:
    engine = create_engine(fresh_address)
    for _ in range(2):
        with engine.begin() as connection:
            upgrade(connection)
        assert {table.name for table in ALL} <= set(inspect(engine).get_table_names())
        with engine.begin() as connection:
            downgrade(connection, "base")
        assert set(inspect(engine).get_table_names()) <= {"alembic_version"}
    engine.dispose()


def test_the_data_survive_every_revision_back_and_forward_on_a_server(fresh_address: str) -> None:
    with Register.open(fresh_address, create=True) as register:
        before = list(fill(register).dump())
    store = Store.open(fresh_address)
    for revision in (*reversed(REVISIONS), HEAD):
        store.migrate(revision)
        assert store.revision() == revision
    store.close()
    with Register.open(fresh_address) as register:
        assert list(register.dump()) == before


@pytest.mark.parametrize("table", FROZEN)
@pytest.mark.parametrize("verb", ["UPDATE {} SET id = 'other'", "DELETE FROM {}"])
def test_frozen_rows_can_be_neither_changed_nor_removed_on_a_server(
    fresh_address: str, table: str, verb: str
) -> None:
    with Register.open(fresh_address, create=True) as register:
        event = fill(register).events()[0]
        register.decide(event.id, "accept", by="A", at="2026", why="seen")
    address = fresh_address.replace("+psycopg", "")
    with (
        psycopg.connect(address) as connection,
        pytest.raises(psycopg.Error, match="append-only"),
    ):
        connection.execute(verb.format(table))


def test_letters_sort_by_code_point_whatever_the_server_s_language_is(postgres: Server) -> None:
    postgres.run(
        'CREATE DATABASE "tongue" TEMPLATE template0 LOCALE_PROVIDER icu ICU_LOCALE "en-US" '
        'LOCALE "C.UTF-8"'
    )
    with Register.open(postgres.address("tongue"), create=True) as register:
        store = register._store
        with store.writing() as writer:
            for name in ("a", "B", "Ж", "я"):
                writer.add(
                    "documents",
                    [
                        {
                            "id": name,
                            "language": "ru",
                            "title": None,
                            "published": None,
                            "text": "т",
                            "blocks": "[]",
                        }
                    ],
                )
        ids = [row[0] for row in store.rows("SELECT id FROM documents ORDER BY id")]
    postgres.drop("tongue")
    assert ids == ["B", "a", "Ж", "я"]


def test_a_database_without_tables_is_no_register(fresh_address: str) -> None:
    with pytest.raises(RegisterError, match="not a register"):
        Register.open(fresh_address, read_only=True)


def test_a_server_that_does_not_answer_is_a_clear_error(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="cannot reach the register"):
        Register.open(f"postgresql+psycopg://postgres@/x?host={tmp_path}")


def test_a_user_who_may_only_read_is_told_so(postgres: Server, fresh_address: str) -> None:
    with Register.open(fresh_address, create=True) as register:
        fill(register)
    database = fresh_address.partition("@/")[2].partition("?")[0]
    postgres.run("CREATE ROLE visitor LOGIN")
    postgres.run("GRANT SELECT ON ALL TABLES IN SCHEMA public TO visitor", database)
    report = Report("Минск снова.", "2023")
    report.city("Минск", MINSK)
    address = fresh_address.replace("postgres@", "visitor@")
    with Register.open(address) as register:
        assert register.events()
        with pytest.raises(ReadOnlyRegisterError, match="may only be read"):
            register.add(report.reading(), report.source())


def test_a_text_with_a_null_character_is_refused_and_nothing_is_kept(fresh_address: str) -> None:
    report = Report("Минск\x00.", "2023")
    report.city("Минск", MINSK)
    with Register.open(fresh_address, create=True) as register:
        with pytest.raises(RegisterError, match="NUL"):
            register.add(report.reading(), report.source())
        assert register.sources() == ()


def test_a_password_is_never_shown() -> None:
    address = "postgresql+psycopg://clerk:secret@127.0.0.1:1/city"
    with pytest.raises(RegisterError) as raised:
        Register.open(address)
    assert "secret" not in str(raised.value)
