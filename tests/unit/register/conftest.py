"""An empty register for each test, copied from one that is made once.

``pytest --database postgresql`` runs the same tests on a PostgreSQL server: what a test opens by
``address`` or ``register`` then lies there. Tests of what only a file has ask for ``tmp_path``.
"""

from __future__ import annotations

import shutil
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pobratim.register import Register
from pobratim.register.store import Address
from tests.services.postgres_server import Server, server

NewRegister = Callable[[], Address]


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "register.sqlite"
    Register.open(path, create=True).seal()
    return path


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture(scope="session")
def empty_database(postgres: Server) -> str:
    name = postgres.new()
    Register.open(postgres.address(name), create=True).close()
    return name


@pytest.fixture
def new_register(request: pytest.FixtureRequest) -> NewRegister:
    """Return a function that makes an empty register and returns its address."""
    kind = request.config.getoption("--database")
    made: NewRegister = request.getfixturevalue(
        "new_on_server" if kind != "sqlite" else "new_file"
    )
    return made


@pytest.fixture
def new_file(tmp_path: Path, empty_register: Path) -> NewRegister:
    made: list[Path] = []

    def new() -> Address:
        made.append(tmp_path / f"register{len(made) or ''}.sqlite")
        shutil.copyfile(empty_register, made[-1])
        return made[-1]

    return new


@pytest.fixture
def new_on_server(postgres: Server, empty_database: str) -> Iterator[NewRegister]:
    made: list[str] = []

    def new() -> Address:
        made.append(postgres.new(empty_database))
        return postgres.address(made[-1])

    yield new
    for name in made:
        postgres.drop(name)


@pytest.fixture
def address(new_register: NewRegister) -> Address:
    """Return where an empty register lies."""
    return new_register()


@pytest.fixture
def register(address: Address) -> Iterator[Register]:
    """Return an empty register, open for writing."""
    with Register.open(address) as opened:
        yield opened
