"""``pobratim dossier``: the paper for the next visit."""

from __future__ import annotations

import datetime as dt
import json
import re
import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import (
    atlas_option,
    date_option,
    find_city,
    language_option,
    register_option,
)
from pobratim.app.cli.output import say
from pobratim.errors import UsageError

if TYPE_CHECKING:
    from pobratim.app.settings import Settings
    from pobratim.model.dossiers import Dossier

__all__ = ["command"]

_FORMATS = {".html": "html", ".docx": "docx", ".pdf": "pdf", ".md": "md", ".json": "json"}


@click.command("dossier", short_help="Write the paper for the next visit.")
@click.argument("a")
@click.argument("b")
@date_option("--date", "as_of", "The day it is written for; today by default.")
@register_option
@atlas_option
@language_option("Of the dossier; Russian for Cyrillic names, else English.")
@click.option(
    "-o",
    "--output",
    type=click.Path(path_type=Path, dir_okay=False),
    help="FILE.html, .docx, .pdf, .md or .json; without it, Markdown on standard output.",
)
@click.option(
    "--template",
    type=click.Path(path_type=Path, exists=True, dir_okay=False),
    help="Your own DOCX template.",
)
@click.pass_obj
def command(
    settings: Settings,
    a: str,
    b: str,
    *,
    as_of: str | None,
    register_path: Path | None,
    atlas_path: Path | None,
    language: str | None,
    output: Path | None,
    template: Path | None,
) -> None:
    """Write the dossier on cities A and B: two pages, then annexes, every sentence footnoted."""
    kind = _format(output)
    if as_of is not None and len(as_of) != len("2022-05-20"):
        raise UsageError(f"--date {as_of}: a dossier is written for a day, as in 2022-05-20")
    dossier = _build(
        settings,
        (a, b),
        as_of=as_of or dt.datetime.now(tz=dt.UTC).date().isoformat(),
        register_path=register_path,
        atlas_path=atlas_path,
        language=language or settings.language or _language(a, b),
    )
    data = _render(dossier, kind, template or settings.template)
    if output is None:
        sys.stdout.buffer.write(data)
        return
    _write(output, data)
    say(f"written: {output}")
    if dossier.withheld:
        say(f"{dossier.withheld} source(s) on the do-not-cite list were withheld")


def _format(output: Path | None) -> str:
    if output is None:
        return "md"
    if output.suffix.lower() not in _FORMATS:
        raise UsageError(f"{output}: a dossier can be {', '.join(_FORMATS)}")
    return _FORMATS[output.suffix.lower()]


def _language(a: str, b: str) -> str:
    return "ru" if re.search("[а-яёіўА-ЯЁІЎ]", a + b) else "en"


def _build(
    settings: Settings,
    names: tuple[str, str],
    *,
    as_of: str,
    register_path: Path | None,
    atlas_path: Path | None,
    language: str,
) -> Dossier:
    from pobratim.app.pipeline import open_atlas, open_register
    from pobratim.brief import build

    atlas = open_atlas(atlas_path)
    first, second = (find_city(atlas.gazetteer, name) for name in names)
    if first.geonames == second.geonames:
        raise UsageError(f"a dossier needs two cities; both names mean {first.name}")
    return build(
        open_register(register_path),
        atlas,
        first,
        second,
        as_of=as_of,
        language=language,
        do_not_cite=settings.do_not_cite,
    )


def _render(dossier: Dossier, kind: str, template: Path | None) -> bytes:
    if kind == "json":
        from pobratim.app.schemas.dossiers import dossier as shape

        return (json.dumps(shape(dossier), ensure_ascii=False, indent=1) + "\n").encode()
    from pobratim.brief import render

    return render(dossier, kind, template=template)


def _write(output: Path, data: bytes) -> None:
    try:
        output.write_bytes(data)
    except OSError as error:
        raise UsageError(f"cannot write {output}: {error.strerror or error}") from error
