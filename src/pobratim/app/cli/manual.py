"""The command reference, written from the commands themselves.

``python -m pobratim.app.cli.manual > docs/reference/commands.md`` writes it anew; a test fails
while the committed page differs.
"""

from __future__ import annotations

import sys
from collections.abc import Iterator

import click

from pobratim.app.cli import cli

__all__ = ["pages"]

_HEAD = """# Commands

This page is written from the commands themselves. Exit codes: 0 ok, 1 failure, 2 usage or
ambiguous input, 3 some inputs failed (they are listed), 4 nothing found, 130 interrupted.
"""


def pages() -> str:
    """Return the reference of all commands as Markdown."""
    parts = [_HEAD, *_sections(cli, "pobratim", None, depth=2)]
    return "\n".join(part.rstrip() + "\n" for part in parts)


def _sections(
    command: click.Command, path: str, parent: click.Context | None, *, depth: int
) -> Iterator[str]:
    context = click.Context(
        command,
        info_name=path.rsplit(maxsplit=1)[-1],
        parent=parent,
        help_option_names=["-h", "--help"],
    )
    context.terminal_width = context.max_content_width = 96
    yield f"{'#' * depth} `{path}`\n\n```text\n{command.get_help(context)}\n```"
    if isinstance(command, click.Group):
        for name in command.list_commands(context):
            child = command.get_command(context, name)
            if child is not None:
                yield from _sections(child, f"{path} {name}", context, depth=min(depth + 1, 4))


if __name__ == "__main__":
    sys.stdout.write(pages())
