"""The command line: verbs as users think, one module each, loaded only when called.

Exit codes: 0 ok, 1 failure, 2 usage or ambiguous input, 3 some inputs failed, 4 nothing found,
130 interrupted.
"""

from __future__ import annotations

import importlib
import os
import sys
from pathlib import Path
from typing import NoReturn

import click

from pobratim import __version__
from pobratim.app.cli.output import say
from pobratim.app.settings import load_settings
from pobratim.errors import AmbiguousPlaceError, PobratimError

__all__ = ["VERBS", "main"]

VERBS = (
    "read",
    "review",
    "register",
    "compare",
    "partners",
    "match",
    "dossier",
    "export",
    "atlas",
    "eval",
)
"""The verbs, in the order of the work: read, keep, measure, write, hand over, look behind."""


class _Verbs(click.Group):
    """A group that imports a verb's module only when the verb is asked for."""

    def list_commands(self, ctx: click.Context) -> list[str]:  # noqa: ARG002  click's signature
        return list(VERBS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:  # noqa: ARG002
        if cmd_name not in VERBS:
            return None
        module = importlib.import_module(f"pobratim.app.cli.{cmd_name}_")
        command = module.command
        assert isinstance(command, click.Command)  # noqa: S101  each verb module defines one
        return command


@click.group(cls=_Verbs, context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(__version__, prog_name="pobratim")
@click.pass_context
def cli(ctx: click.Context) -> None:
    """Read what is published on city cooperation, measure it, and write the dossier.

    A city is a name in Russian, Belarusian or English ("Минск", "Мінск", "Minsk"), with a country
    where several cities share it ("Birmingham, GB"), or geonames:625144, or wikidata:Q2280.
    """
    ctx.obj = load_settings(os.environ, Path.cwd())


def main() -> NoReturn:
    """Run the command line and leave with its exit code; never show a traceback for bad input."""
    # The matrices here are small: a second thread would double the CPU time and save no wait.
    os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")
    for stream in (sys.stdout, sys.stderr):
        stream.reconfigure(encoding="utf-8")  # type: ignore[union-attr]  # a real terminal's
    try:
        code = cli.main(standalone_mode=False)
    except click.exceptions.Abort:
        code = 130
    except click.ClickException as error:
        error.show()
        code = error.exit_code
    except PobratimError as error:
        _explain(error)
        code = error.exit_code
    except KeyboardInterrupt:
        code = 130
    except BrokenPipeError:
        # The reader of a pipe left. Point stdout away, or the flush at exit raises once more.
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
        code = 0
    sys.exit(code if isinstance(code, int) else 0)


def _explain(error: PobratimError) -> None:
    say(f"pobratim: {error}")
    if isinstance(error, AmbiguousPlaceError):
        # The message names the first few already.
        for candidate in error.candidates:
            if candidate not in str(error):
                say(f"  {candidate}")
