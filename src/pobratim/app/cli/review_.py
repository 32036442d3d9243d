"""``pobratim review``: decide what waits for a person, from the keyboard."""

from __future__ import annotations

import datetime as dt
import sys
from pathlib import Path

import click

from pobratim.app.cli.options import as_json, find_city, register_option
from pobratim.app.cli.output import emit, say
from pobratim.errors import NotFoundError, UsageError

__all__ = ["command"]


@click.command("review", short_help="Decide what waits for a person.")
@click.argument("cities", nargs=-1, metavar="[A [B]]")
@click.option("--by", "who", help="Who decides; needed on the screen.")
@click.option("--why", default="seen in review", show_default=True, help="On what ground.")
@register_option
@as_json
def command(
    cities: tuple[str, ...],
    *,
    who: str | None,
    why: str,
    register_path: Path | None,
    as_json: bool,
) -> None:
    """Go through pairs, values that differ, questions, promises, and facts nobody accepted.

    On a terminal: a accept, f fix, r reject, m merge, s split, u undo, n next, q quit; each key
    is a signed decision that the log keeps. With --json the queue is listed, one object a line;
    decide with "pobratim register decide".
    """
    from pobratim.app.pipeline import open_gazetteer, open_register
    from pobratim.app.review.queue import queue

    if len(cities) > 2:
        raise UsageError("at most two cities; write names of several words in quotes")
    found = [find_city(open_gazetteer(), city) for city in cities]
    if as_json:
        from pobratim.app.schemas.reviews import item

        waiting = queue(open_register(register_path), *found)
        if not waiting:
            raise NotFoundError("nothing waits for a decision")
        for one in waiting:
            emit(item(one))
        return
    if who is None:
        raise UsageError("say who decides (--by NAME), or list the queue with --json")
    if not sys.stdout.isatty():
        raise UsageError("the screen needs a terminal; list the queue with --json")
    from pobratim.app.pipeline import writable_register

    with writable_register(register_path) as register:
        from pobratim.app.review import Deeds
        from pobratim.app.review.screen import ReviewScreen
        from pobratim.register import Signature

        def sign() -> Signature:
            return Signature(who, dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds"), why)

        made = ReviewScreen(queue(register, *found), Deeds(register, sign)).run()
    say(f"{made or 0} decision(s) in {register_path}")
