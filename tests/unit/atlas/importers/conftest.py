"""Files of ours in the true formats, read by one importer."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from pobratim.atlas.importers import importer
from pobratim.atlas.loaded import Given, Item, LeftOut, Record, RowProblem

Reader = Callable[..., "ReadFile"]


class ReadFile:
    """What an importer gave, by kind."""

    def __init__(self, items: list[Item]) -> None:
        self.problems = [str(one) for one in items if isinstance(one, RowProblem)]
        self.left_out = [one for one in items if isinstance(one, LeftOut)]
        self.records: list[Any] = [one[1] for one in items if isinstance(one, tuple)]


@pytest.fixture
def read_file(tmp_path: Path) -> Reader:
    """Return a function that writes a file and reads it with an importer."""

    def read(kind: str, name: str, content: str | bytes, **chart: Any) -> ReadFile:
        path = tmp_path / name
        data = content.encode() if isinstance(content, str) else content
        path.write_bytes(data)
        return ReadFile(list(importer(kind).read(Given(path, chart))))

    return read


__all__ = ["ReadFile", "Reader", "Record"]
