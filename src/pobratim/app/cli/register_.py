"""``pobratim register``: what the register holds, and the decisions of people."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any, TypeVar

import click

from pobratim.app.cli.options import as_json, date_option, find_city, register_option
from pobratim.app.cli.output import cards, emit, say, table
from pobratim.app.cli.register_changes import COMMANDS
from pobratim.app.cli.register_files import FILES
from pobratim.app.cli.register_lists import import_list
from pobratim.app.cli.register_reports import fields, report
from pobratim.app.cli.register_search import quote, search
from pobratim.app.cli.register_view import CARDS, TABLES
from pobratim.errors import IntegrityError, NotFoundError, UsageError

__all__ = ["VIEWS", "command"]

VIEWS = (
    "people",
    "organisations",
    "events",
    "agreements",
    "relations",
    "commitments",
    "deliveries",
    "plants",
    "positions",
    "conflicts",
    "statements",
)


_SAID = {
    "deliveries": "who makes, buys and gets what, and how far it is",
    "plants": "enterprises that delegations saw, and what came of it",
    "sources": "documents with grade, outlet and whose reprint each is",
}
_ASKED = {"sources": "documents"}
_BY_NAME = frozenset({"people", "organisations"})

_HINTS: dict[str, Callable[[list[Any]], str]] = {
    "conflicts": lambda _: (
        "to decide: pobratim register decide CLAIM --choose VALUE --by … --why … --register FILE"
    ),
    "sources": lambda shapes: f"these reach up to {shapes[0]['reach'] or 'no dated day'}",
}

F = TypeVar("F", bound=Callable[..., Any])


@click.group("register", short_help="Ask the register, decide, check.")
def command() -> None:
    """Ask the register, decide on what it holds, check it.

    Without --register FILE the embedded register is shown: sample reports in our own words.
    """


def _view(name: str) -> click.Command:
    @click.command(
        name, help=f"List {_SAID.get(name, name)}, all or those of city A, or of A and B."
    )
    @click.argument("cities", nargs=-1, metavar="[A [B]]")
    @_named(name)
    @date_option("--as-of", "as_of", "Only what was known on this day.")
    @register_option
    @as_json
    def view(
        cities: tuple[str, ...],
        *,
        called: str | None = None,
        as_of: str | None,
        register_path: Path | None,
        as_json: bool,
    ) -> None:
        from pobratim.app.pipeline import open_gazetteer, open_register

        if len(cities) > 2:
            raise UsageError("at most two cities; write names of several words in quotes")
        found = [find_city(open_gazetteer(), c) for c in cities]
        register = open_register(register_path)
        rows = getattr(register, _ASKED.get(name, name))(*found, as_of=as_of)
        if not rows:
            raise NotFoundError(f"the register holds no {name} for this question")
        if called is not None:
            rows = _called(rows, called, name)
        _print(name, rows, register, as_json=as_json)

    return view


def _named(name: str) -> Callable[[F], F]:
    """The option by which rows that have a name are asked for by it; others get none."""
    if name not in _BY_NAME:
        return lambda function: function
    text = "Only those called so, in any spelling or alphabet."
    return click.option("--name", "called", metavar="NAME", help=text)


def _called(rows: tuple[Any, ...], name: str, what: str) -> tuple[Any, ...]:
    from pobratim.register.views.called import called, meant

    found = called(rows, name)
    if found:
        return found
    alike = " or ".join(meant(rows, name))
    asked = f"; did you mean {alike}?" if alike else ""
    raise NotFoundError(f"none of the {len(rows)} {what} is called {name!r}{asked}")


for _name in (*VIEWS, "sources"):
    command.add_command(_view(_name))


def _print(name: str, rows: tuple[Any, ...], register: Any, *, as_json: bool) -> None:
    from pobratim.app.schemas.rows import row

    shapes = [row(r, register.source) for r in rows]
    if as_json:
        for shape in shapes:
            emit(shape)
        return
    if name in CARDS:
        cards(name, map(CARDS[name], shapes))
        if name in _HINTS:
            say(_HINTS[name](shapes))
        return
    head, cells = TABLES[name]
    _told(name, head, [cells(shape) for shape in shapes])


def _told(name: str, head: tuple[str, ...], rows: list[list[str]]) -> None:
    """A table without the columns of which no row tells anything."""
    kept = [i for i in range(len(head)) if any(row[i] for row in rows)]
    table(name, [head[i] for i in kept], ([row[i] for i in kept] for row in rows))


for _command in COMMANDS:
    command.add_command(_command)


@command.command("check")
@register_option
def check(*, register_path: Path | None) -> None:
    """Re-read every span and check integrity; a line per violation."""
    from pobratim.app.pipeline import open_register

    violations = open_register(register_path).check()
    for violation in violations:
        click.echo(violation)
    if violations:
        raise IntegrityError(f"{len(violations)} violation(s)")
    say("all spans re-read verbatim")


@command.command("build")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Where to; the packaged register by default.",
)
def build(*, output: Path | None) -> None:
    """Read the sample reports into the embedded register, anew."""
    from pobratim.app.pipeline import EMBEDDED, build_embedded_register

    target = output or EMBEDDED / "register.sqlite"
    if output is None:
        target.unlink(missing_ok=True)
    say(f"{build_embedded_register(target)} reports read into {target.name}")


command.add_command(import_list)
command.add_command(report)
for _command in (search, quote, fields, *FILES):
    command.add_command(_command)
