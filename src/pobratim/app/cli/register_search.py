"""``pobratim register search``: which documents hold these words, in any of their forms."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

import click

from pobratim.app.cli.options import as_json, date_option, find_city, register_option
from pobratim.app.cli.output import cards, emit, table
from pobratim.app.cli.register_view import quotation
from pobratim.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from pobratim.model.rows import FoundRow
    from pobratim.register import Register

__all__ = ["quote", "search"]


@click.command("search")
@click.argument("words")
@click.argument("cities", nargs=-1, metavar="[A [B]]")
@date_option("--as-of", "as_of", "Only what was published up to this day.")
@click.option(
    "--limit", type=click.IntRange(1, 1000), default=20, show_default=True, help="Rows at most."
)
@register_option
@as_json
def search(
    words: str,
    cities: tuple[str, ...],
    *,
    as_of: str | None,
    limit: int,
    register_path: Path | str | None,
    as_json: bool,
) -> None:
    """Find documents with all of WORDS in any form, best first (BM25 over lemmas and stems).

    Put several words in quotes. With cities, only documents that name each of them. A row shows
    the passage with most of the words, its source and date, and what the register holds on it.
    """
    from pobratim.app.pipeline import open_gazetteer, open_register

    if len(cities) > 2:
        raise UsageError("at most two cities; put the words to look for in quotes")
    found = [find_city(open_gazetteer(), c) for c in cities]
    with open_register(register_path) as register:
        rows = register.search(words, *found, as_of=as_of, limit=limit)
        if not rows:
            raise NotFoundError(f"no document of the register holds {words!r}")
        _print(rows, register, as_json=as_json)


@click.command("quote")
@click.argument("words")
@click.argument("cities", nargs=-1, metavar="[A [B]]")
@date_option("--as-of", "as_of", "Only what was published up to this day.")
@register_option
@as_json
def quote(
    words: str,
    cities: tuple[str, ...],
    *,
    as_of: str | None,
    register_path: Path | str | None,
    as_json: bool,
) -> None:
    """Check a quotation: who said it, in which post then, where, and how others word it.

    Put the WORDS in quotes. Statements that hold them word for word come alone; if there are
    none, those that share at least half of the words.
    """
    from pobratim.app.pipeline import open_gazetteer, open_register
    from pobratim.app.schemas.rows import quotation as shape

    if len(cities) > 2:
        raise UsageError("at most two cities; put the words of the quotation in quotes")
    found = [find_city(open_gazetteer(), c) for c in cities]
    with open_register(register_path) as register:
        a, b, *_ = (*found, None, None)
        rows = register.quote(words, a, b, as_of=as_of)
        shapes = [shape(row, register.source, exact=exact) for row, exact in rows]
    if not shapes:
        raise NotFoundError(f"nobody in the register is quoted with {words!r} or half of it")
    if as_json:
        for item in shapes:
            emit(item)
        return
    cards("quotations", map(quotation, shapes))


def _print(rows: tuple[FoundRow, ...], register: Register, *, as_json: bool) -> None:
    if as_json:
        from pobratim.app.schemas.rows import row

        for item in rows:
            emit(row(item, register.source))
        return
    cells = [
        (item.published, register.source(item.document).address, _marked(item)) for item in rows
    ]
    table("found", ("date", "source", "words"), cells)


def _marked(item: FoundRow) -> str:
    """The passage with the words that were found between asterisks."""
    passage, parts, at = item.evidence[0], [], 0
    for hit in item.hits:
        start, end = hit.start - passage.start, hit.end - passage.start
        parts += [passage.exact[at:start], "*", passage.exact[start:end], "*"]
        at = end
    return "".join([*parts, passage.exact[at:]])
