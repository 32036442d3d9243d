"""``pobratim read``: documents to facts with spans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, date_option, language_option
from pobratim.app.cli.output import emit, say

if TYPE_CHECKING:
    from pobratim.model.documents import Language
    from pobratim.model.readings import Reading
    from pobratim.register import Register

__all__ = ["command"]


@click.command("read", short_help="Read documents to facts with spans.")
@click.argument("paths", nargs=-1, metavar="[PATH...|-]")
@as_json
@date_option("--published", "published", "Publication date, possibly partial.")
@language_option("Of the document; by its letters and words otherwise.")
@click.option(
    "--input",
    "kind",
    type=click.Choice(["auto", "jsonl"]),
    default="auto",
    show_default=True,
    help="By content, or one JSON document a line.",
)
@click.option(
    "--register",
    "register_path",
    type=click.Path(path_type=Path, dir_okay=False),
    help="Also store the claims in this register (made if absent).",
)
@click.option(
    "--grade",
    type=click.Choice(["official", "agency", "media", "mirror", "retold"]),
    default="media",
    show_default=True,
    help="How far the source may be relied on, for the register.",
)
@click.option("--outlet", default="", help="The source's name, for the register.")
def command(
    paths: tuple[str, ...],
    *,
    as_json: bool,
    published: str | None,
    language: Language | None,
    kind: str,
    register_path: Path | None,
    grade: str,
    outlet: str,
) -> None:
    """Read documents: who, in which post, met, visited, agreed, said; with the exact words.

    PATH is a file or a folder; "-" or nothing is standard input. Writes nothing unless --register
    is given.
    """
    from pobratim.app.inputs import Failure, documents, given
    from pobratim.app.pipeline import read_document, source_of, writable_register

    register = writable_register(register_path, start_empty=True) if register_path else None
    failures = 0
    for item in documents(paths or ("-",), sys.stdin.buffer, jsonl=kind == "jsonl"):
        if isinstance(item, Failure):
            failures += 1
            _report_failure(item.source, item.error, as_json=as_json)
            continue
        reading = read_document(given(item, published, language))
        if register is not None:
            register.add(reading, source_of(reading, outlet=outlet, grade=grade))  # type: ignore[arg-type]
        _show(reading, as_json=as_json)
    if register is not None:
        _tell(register, register_path)
    if failures:
        sys.exit(3)


def _report_failure(source: str, error: str, *, as_json: bool) -> None:
    say(f"pobratim: {error}")
    if as_json:
        emit({"schema": "pobratim.failure/1", "source": source, "error": error})


def _tell(register: Register, path: Path | None) -> None:
    register.close()
    say(f"stored in {path}")


def _show(reading: Reading, *, as_json: bool) -> None:
    if as_json:
        from pobratim.app.schemas.readings import reading as shape

        emit(shape(reading))
    else:
        from pobratim.app.cli.reading_view import show

        show(reading)
