from __future__ import annotations

from pathlib import Path

from pobratim.app.cli import VERBS, manual

ROOT = Path(__file__).parents[2]


def test_the_command_reference_is_what_the_commands_say() -> None:
    committed = (ROOT / "docs" / "reference" / "commands.md").read_text(encoding="utf-8")
    assert committed == manual.pages()


def test_every_verb_is_in_the_readme() -> None:
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    for verb in VERBS:
        assert f"pobratim {verb}" in readme, verb
