"""Servers that the tests of this folder need; shared with the tests of the register."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from tests.services.postgres_server import Server, server


@pytest.fixture(scope="session")
def postgres() -> Iterator[Server]:
    with server() as running:
        yield running


@pytest.fixture
def fresh_address(postgres: Server) -> Iterator[str]:
    """Return the address of an empty database: no register, no tables."""
    name = postgres.new()
    yield postgres.address(name)
    postgres.drop(name)
