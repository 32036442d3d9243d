"""An empty register for each test, copied from one that is made once."""

from __future__ import annotations

import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.register import Register


@pytest.fixture(scope="session")
def empty_register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("empty") / "register.sqlite"
    Register.open(path, create=True).seal()
    return path


@pytest.fixture
def register(tmp_path: Path, empty_register: Path) -> Iterator[Register]:
    path = tmp_path / "register.sqlite"
    shutil.copyfile(empty_register, path)
    with Register.open(path) as opened:
        yield opened
