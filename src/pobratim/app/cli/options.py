"""Options and arguments that several verbs share, and how a city is asked for."""

from __future__ import annotations

import datetime as dt
import re
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Any, TypeVar

import click

from pobratim.app.settings import Settings
from pobratim.errors import AmbiguousPlaceError, UnknownPlaceError, UsageError

if TYPE_CHECKING:
    from pobratim.lexicon.gazetteer import Gazetteer
    from pobratim.model.places import City

__all__ = [
    "REGISTER",
    "as_json",
    "atlas_option",
    "date_option",
    "find_city",
    "language_option",
    "own_register",
    "register_option",
]

F = TypeVar("F", bound=Callable[..., Any])

as_json = click.option("--json", "as_json", is_flag=True, help="JSON Lines instead of tables.")


def _or_the_installation_s(
    ctx: click.Context, _param: click.Parameter, value: Path | str | None
) -> Path | str | None:
    settings = ctx.find_object(Settings)
    return value or (settings.register if settings else None)


class _RegisterAddress(click.Path):
    """A file, or the address of a register on a server, which is no path."""

    name = "register"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Any:
        if isinstance(value, str) and "://" in value:
            return value
        return super().convert(value, param, ctx)


REGISTER = _RegisterAddress(path_type=Path, dir_okay=False)
"""Where a register lies: a file, or ``postgresql+psycopg://…``."""

register_option = click.option(
    "--register",
    "register_path",
    type=REGISTER,
    callback=_or_the_installation_s,
    help="The register to use, a file or postgresql+psycopg://…; without it, the embedded one.",
)


def _or_the_atlas_of_the_installation(
    ctx: click.Context, _param: click.Parameter, value: Path | None
) -> Path | None:
    settings = ctx.find_object(Settings)
    return value or (settings.atlas if settings else None)


atlas_option = click.option(
    "--atlas",
    "atlas_path",
    type=click.Path(path_type=Path, dir_okay=False),
    callback=_or_the_atlas_of_the_installation,
    help="Your own atlas of imported files, beside the packaged one.",
)


class _Date(click.ParamType[str]):
    """An ISO 8601 date, possibly partial: 2022, 2022-05, 2022-05-20."""

    name = "date"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> str:
        text = str(value)
        if not re.fullmatch(r"\d{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12]\d|3[01]))?)?", text):
            self.fail(f"{text!r} is no date; write 2022, 2022-05 or 2022-05-20", param, ctx)
        if len(text) == len("2022-05-20") and not _in_calendar(text):
            self.fail(f"{text!r} is no day of the calendar", param, ctx)
        return text


def _in_calendar(day: str) -> bool:
    try:
        dt.date.fromisoformat(day)
    except ValueError:
        return False
    return True


def language_option(text: str) -> Callable[[F], F]:
    """Return an option that takes one of the three languages."""
    return click.option("--language", type=click.Choice(["ru", "be", "en"]), help=text)


def date_option(flag: str, name: str, text: str) -> Callable[[F], F]:
    """Return an option that takes an ISO 8601 date, possibly partial."""
    return click.option(flag, name, type=_Date(), help=text)


def find_city(gazetteer: Gazetteer, query: str) -> City:
    """Return the city that a person means; where several fit and a person is there, ask.

    Raises:
        UnknownPlaceError: if no city has that name or id.
        AmbiguousPlaceError: if several have it and nobody can be asked.
    """
    try:
        return gazetteer.resolve(query)
    except UnknownPlaceError as error:
        alike = [_shown(city, query) for city in gazetteer.alike(query)]
        if not alike:
            raise
        meant = " or ".join(alike)
        raise UnknownPlaceError(f"no city is called {query!r}; did you mean {meant}?") from error
    except AmbiguousPlaceError as error:
        if not (sys.stdin.isatty() and sys.stderr.isatty()):
            raise
        for number, line in enumerate(error.candidates, 1):
            click.echo(f"{number:3}. {line}", err=True)
        choice = click.prompt(
            f"Which {query}?", type=click.IntRange(1, len(error.candidates)), err=True
        )
        return gazetteer.resolve(_id_in(error.candidates[choice - 1]))


def _shown(city: City, query: str) -> str:
    """A city as the one who asked writes names: in Cyrillic letters where they did."""
    cyrillic = any("\u0400" <= letter <= "\u04ff" for letter in query)
    return f"{city.label('ru' if cyrillic else 'en')}, {city.country}"


def own_register(path: Path | str | None) -> Path | str:
    """Return the register to write to.

    Raises:
        UsageError: if none is named: the embedded register is read-only.
    """
    if path is None:
        raise UsageError("the embedded register is read-only; name your own with --register FILE")
    return path


def _id_in(line: str) -> str:
    found = re.search(r"geonames:\d+", line)
    return found.group() if found else line
