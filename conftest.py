"""Run the examples of the README and the manual: Python blocks, and console blocks line by line.

In a ``console`` block every line that begins with ``$`` is a command; the lines under it are its
output, where ``...`` stands for anything. A command must succeed. Lines that make things for the
whole project (``$ make``, ``$ pip``, ``$ git``) are not run here: CI runs the verbs themselves.
"""

from __future__ import annotations

import doctest
import os
import subprocess
import sys
from pathlib import Path

import pytest
from sybil import Example, Sybil
from sybil.parsers.markdown import CodeBlockParser, PythonCodeBlockParser

PATH = f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}"
SKIPPED = ("make ", "pip ", "pipx ", "git ", "cd ", "python3 ")


def run_console(example: Example) -> str | None:
    """Run the commands of a console block and compare what they print."""
    for command, expected in _commands(str(example.parsed)):
        if command.startswith(SKIPPED):
            continue
        result = subprocess.run(  # noqa: S603  our own manual
            ["bash", "-c", command],  # noqa: S607  as a reader would type it
            cwd=example.namespace["folder"],
            capture_output=True,
            text=True,
            check=False,
            env={**os.environ, "PATH": PATH, "NO_COLOR": "1", "COLUMNS": "100"},
        )
        if result.returncode != 0:
            return f"$ {command}\nleft with {result.returncode}:\n{result.stderr}"
        checker = doctest.OutputChecker()
        options = doctest.ELLIPSIS | doctest.NORMALIZE_WHITESPACE
        if expected and not checker.check_output(expected, result.stdout, options):
            return f"$ {command}\nprinted:\n{result.stdout}\nand not:\n{expected}"
    return None


def _commands(block: str) -> list[tuple[str, str]]:
    found: list[tuple[str, str]] = []
    for line in block.splitlines(keepends=True):
        if line.startswith("$ "):
            found.append((line[2:].strip(), ""))
        elif found:
            command, output = found[-1]
            found[-1] = (command, output + line)
    return found


def _set_up(namespace: dict[str, object]) -> None:
    import tempfile

    namespace["folder"] = tempfile.mkdtemp(prefix="pobratim-manual-")


def _tear_down(namespace: dict[str, object]) -> None:
    import shutil

    shutil.rmtree(str(namespace["folder"]), ignore_errors=True)


pytest_collect_file = Sybil(
    parsers=[PythonCodeBlockParser(), CodeBlockParser("console", run_console)],
    patterns=["*.md"],
    excludes=["decisions/*"],
    setup=_set_up,
    teardown=_tear_down,
).pytest()


def pytest_addoption(parser: pytest.Parser) -> None:
    """Let the tests of the register run on another database."""
    parser.addoption(
        "--database",
        choices=["sqlite", "postgresql"],
        default="sqlite",
        help="Where the registers of the tests lie; a PostgreSQL server is started for them.",
    )
