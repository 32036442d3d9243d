"""Run the command line in this process, as a user would, and keep all that it says."""

from __future__ import annotations

import io
import json
import sys
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest

from pobratim.app.cli import main


@dataclass(frozen=True)
class Outcome:
    """The exit code and what stood on stdout and stderr."""

    code: int
    out: str
    err: str

    @property
    def records(self) -> list[dict[str, Any]]:
        """The lines of stdout as JSON objects."""
        return [json.loads(line) for line in self.out.splitlines()]


Run = Callable[..., Outcome]


def _run(*words: str, stdin: bytes = b"") -> Outcome:
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    before = sys.argv, sys.stdin, sys.stdout, sys.stderr
    sys.argv = ["pobratim", *words]
    sys.stdin = io.TextIOWrapper(io.BytesIO(stdin), encoding="utf-8")
    sys.stdout, sys.stderr = out, err
    try:
        main()
    except SystemExit as leave:
        code = leave.code if isinstance(leave.code, int) else 0
    finally:
        for stream in (out, err):
            stream.flush()
        sys.argv, sys.stdin, sys.stdout, sys.stderr = before
    return Outcome(code, _text(out), _text(err))


def _text(stream: io.TextIOWrapper) -> str:
    raw = stream.buffer
    assert isinstance(raw, io.BytesIO)
    return raw.getvalue().decode("utf-8")


@pytest.fixture(scope="session")
def run() -> Run:
    """Return a function that runs ``pobratim`` with the given words."""
    return _run


@pytest.fixture
def report(tmp_path: Path) -> Path:
    """Return a small report of our own."""
    path = tmp_path / "report.txt"
    path.write_text(
        "Гомель и Брянск договорились о сотрудничестве\n\n"
        "3 марта 2024 года мэр Брянска Олег Макаров встретился в Гомеле с председателем "
        "Гомельского горисполкома Петром Кириченко.\n",
        encoding="utf-8",
    )
    return path
