"""An empty register for each test."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.register import Register


@pytest.fixture
def register(tmp_path: Path) -> Iterator[Register]:
    with Register.open(tmp_path / "register.sqlite", create=True) as opened:
        yield opened
