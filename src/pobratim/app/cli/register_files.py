"""``pobratim register backup|restore|upgrade``: the register as a file that must not be lost."""

from __future__ import annotations

from pathlib import Path

import click

from pobratim.app.cli.options import own_register, register_option
from pobratim.app.cli.output import say

__all__ = ["FILES"]

_force = click.option("--force", is_flag=True, help="Replace the file if it exists.")
_FILE = click.Path(path_type=Path, dir_okay=False)


@click.command("backup")
@click.argument("target", type=_FILE, metavar="FILE")
@_force
@register_option
def _backup(*, target: Path, force: bool, register_path: Path | str | None) -> None:
    """Save the whole register as one checked file, whoever writes to it meanwhile.

    The file is a register itself, of a register on a server too: it can be checked and asked.
    """
    from pobratim.app.pipeline import open_register

    with open_register(register_path) as register:
        register.backup(target, force=force)
    say(f"saved in {target}; every span re-reads")


@click.command("restore")
@click.argument("source", type=_FILE, metavar="FILE")
@_force
@register_option
def _restore(*, source: Path, force: bool, register_path: Path | str | None) -> None:
    """Make --register what the backup FILE holds; it is checked before and after.

    An existing register is replaced with --force only, and only once the restored one is sound.
    On a server the database must be empty.
    """
    from pobratim.app.pipeline import restore_register

    restore_register(source, own_register(register_path), force=force)
    say("restored; every span re-reads")


@click.command("upgrade")
@click.option(
    "--to", "revision", help="A revision of the schema, to go back; the newest if left out."
)
@register_option
def _upgrade(*, revision: str | None, register_path: Path | str | None) -> None:
    """Bring a register of an older version of pobratim up to date, or back with --to."""
    from pobratim.app.pipeline import upgrade_register

    revision = upgrade_register(own_register(register_path), revision)
    say(f"the schema is at revision {revision}")


FILES: tuple[click.Command, ...] = (_backup, _restore, _upgrade)
"""The verbs of this module."""
