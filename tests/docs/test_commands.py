from __future__ import annotations

import re
from pathlib import Path

import click
import pytest

from pobratim.app.cli import VERBS, cli, manual

ROOT = Path(__file__).parents[2]


def test_the_command_reference_is_what_the_commands_say() -> None:
    committed = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert committed == manual.pages()


def test_every_verb_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"pobratim {verb}" in readme, verb


def _commands(readme: str) -> list[list[str]]:
    """Return the words of each command in a README's table, but the name of a person."""
    rows = re.findall(r"^\| `pobratim ([^`]+)`", (ROOT / readme).read_text("utf-8"), re.MULTILINE)
    return [["WHO" if word in {"NAME", "ИМЯ"} else word for word in row.split()] for row in rows]


def test_both_readmes_name_the_same_commands() -> None:
    assert _commands("README.md") == _commands("README.ru.md")


@pytest.mark.parametrize("row", _commands("README.md"), ids=" ".join)
def test_a_command_of_the_readme_exists_with_its_options(row: list[str]) -> None:
    command: click.Command = cli
    context = click.Context(cli)
    while isinstance(command, click.Group):
        found = command.get_command(context, row.pop(0))
        assert found is not None
        command = found
    known = {option for parameter in command.params for option in parameter.opts}
    assert {word for word in row if word.startswith("-")} <= known
