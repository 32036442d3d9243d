"""``pobratim read``: documents to facts with spans."""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from pobratim.app.cli.options import REGISTER, as_json, date_option, language_option
from pobratim.app.cli.output import emit, say
from pobratim.model.claims import GRADES

if TYPE_CHECKING:
    from pobratim.app.explanations import Explanation
    from pobratim.app.pipeline import Tier
    from pobratim.extract import RawDocument
    from pobratim.model.claims import Grade, Source
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
    type=REGISTER,
    help="Also store the claims in this register (made if absent).",
)
@click.option(
    "--grade",
    type=click.Choice(GRADES),
    default="media",
    show_default=True,
    help="How far the source may be relied on, for the register.",
)
@click.option("--outlet", help="The source's name, for the register; else as the document says.")
@click.option(
    "--tier",
    type=click.Choice(["auto", "triage", "fast", "thorough"]),
    default="auto",
    show_default=True,
    help="triage: pass over what shows no trace of cooperation; fast: read all; thorough: find "
    "more events, at about a fifth of the speed; auto: fast.",
)
@click.option(
    "--jobs",
    type=click.IntRange(1, 64),
    default=1,
    show_default=True,
    help="Processes to read in.",
)
@click.option("--explain", is_flag=True, help="Also tell which rule decided each fact.")
def command(
    paths: tuple[str, ...],
    *,
    as_json: bool,
    published: str | None,
    language: Language | None,
    kind: str,
    register_path: Path | None,
    grade: str,
    outlet: str | None,
    tier: Tier,
    jobs: int,
    explain: bool,
) -> None:
    """Read documents: who, in which post, met, visited, agreed, said; with the exact words.

    PATH is a file or a folder; "-" or nothing is standard input. Writes nothing unless --register
    is given.
    """
    from pobratim.app.inputs import Failure, documents, given
    from pobratim.app.pipeline import source_of, writable_register
    from pobratim.app.reading import read_all
    from pobratim.app.storing import is_passed_over, stored

    register = writable_register(register_path, start_empty=True) if register_path else None
    failures = passed_over = 0
    items = documents(paths or ("-",), sys.stdin.buffer, jsonl=kind == "jsonl")
    stated = (i if isinstance(i, Failure) else given(i, published, language) for i in items)
    why: dict[int, tuple[Explanation, ...]] = {}

    def kept(reading: Reading, reasons: tuple[Explanation, ...]) -> None:
        why[id(reading)] = reasons

    outcomes = read_all(stated, tier=tier, jobs=jobs, explained=kept if explain else None)
    if register is not None:

        def origin(raw: RawDocument, reading: Reading) -> Source:
            name = outlet if outlet is not None else raw.outlet or ""
            return source_of(reading, outlet=name, grade=cast("Grade", grade))

        outcomes = stored(outcomes, register, origin)
    for outcome in outcomes:
        if isinstance(outcome, Failure):
            failures += 1
            _report_failure(outcome.source, outcome.error, as_json=as_json)
            continue
        _, reading = outcome
        passed_over += is_passed_over(reading)
        _show(reading, why.pop(id(reading), None), as_json=as_json)
    if passed_over:
        say(f"passed over, no trace of cooperation: {passed_over} (--tier fast reads them too)")
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


def _show(reading: Reading, why: tuple[Explanation, ...] | None, *, as_json: bool) -> None:
    """Show a reading; where ``why`` is given, with the reasons of each fact."""
    if as_json:
        from pobratim.app.schemas.explanations import reasons
        from pobratim.app.schemas.readings import reading as shape

        emit(shape(reading) | ({} if why is None else {"reasons": reasons(why)}))
        return
    from pobratim.app.cli.explain_view import show_reasons
    from pobratim.app.cli.reading_view import show

    show(reading)
    if why is not None:
        show_reasons(why, reading.document.text)
