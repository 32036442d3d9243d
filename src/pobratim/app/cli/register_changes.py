"""The verbs of ``pobratim register`` by which people change what the register shows."""

from __future__ import annotations

import dataclasses
import datetime as dt
import json
import re
from collections.abc import Callable
from dataclasses import dataclass
from functools import wraps
from pathlib import Path
from typing import TYPE_CHECKING, Any

import click

from pobratim.app.cli.options import as_json, date_option, register_option
from pobratim.app.cli.output import cards, emit, say, short, table
from pobratim.errors import NotFoundError, UsageError

if TYPE_CHECKING:
    from pobratim.model.claims import Decision
    from pobratim.model.rows import LinkRow
    from pobratim.register import Register, Signature

__all__ = ["COMMANDS"]

_ID = re.compile(r"[a-z]+:[0-9a-f]{32}")


@dataclass(frozen=True, slots=True)
class Signing:
    """A signed decision on its way into a register: who, when and why, where to, how to answer."""

    signature: Signature
    register_path: Path | None
    as_json: bool

    def decide(self, decide: Callable[[Register, Signature], Decision]) -> None:
        """Open the register for writing, decide, and tell how to undo it."""
        from pobratim.app.pipeline import writable_register
        from pobratim.app.schemas.rows import decision as shape

        with writable_register(self.register_path) as register:
            made = decide(register, self.signature)
        if self.as_json:
            emit(shape(made) or {})
        say(f"{made.kind}: {made.subject}")
        undo = f"pobratim register undo {short(made.id)} --by … --why … "
        say(f"to undo: {undo}--register {self.register_path}")


def signing(function: Callable[..., None]) -> Callable[..., None]:
    """Add who decides, when and why, the register, and the form of the answer.

    ``function`` is given all of them as one :class:`Signing`, by the name ``signing``.
    """

    @wraps(function)
    def signed(
        *,
        who: str,
        why: str,
        at: str | None,
        register_path: Path | None,
        as_json: bool,
        **given: Any,
    ) -> None:
        from pobratim.register import Signature

        day = at or dt.datetime.now(tz=dt.UTC).isoformat(timespec="seconds")
        function(signing=Signing(Signature(who, day, why), register_path, as_json), **given)

    options = (
        click.option("--by", "who", required=True, help="Who decides."),
        click.option("--why", required=True, help="On what ground."),
        date_option("--at", "at", "On what day, where not today."),
        register_option,
        as_json,
    )
    for option in reversed(options):
        signed = option(signed)
    return signed


@click.command("decide")
@click.argument("identity", metavar="ID")
@click.option("--accept", "verdict", flag_value="accept", help="It is right.")
@click.option("--reject", "verdict", flag_value="reject", help="It is wrong.")
@click.option("--choose", "chosen", help="Of conflicting values, this one is right.")
@click.option("--value", help="Accept or reject only this value of the claim.")
@signing
def _decide_command(
    identity: str,
    *,
    verdict: str | None,
    chosen: str | None,
    value: str | None,
    signing: Signing,
) -> None:
    """Decide on a claim, a row or a pending pair; reading again does not undo it.

    To accept a pending pair (register pending) is to merge the two.
    """
    if (verdict is None) == (chosen is None):
        raise UsageError("give one of --accept, --reject and --choose VALUE")

    def decide(register: Register, signed: Signature) -> Decision:
        whole, kind = register.whole_id(identity), verdict or "choose"
        if whole.startswith("pending:"):
            return register.settle(whole, accept=kind == "accept", signed=signed)
        return _plain(register, whole, kind, signed, value=chosen or value)

    signing.decide(decide)


def _plain(
    register: Register, whole: str, kind: str, signed: Signature, *, value: str | None = None
) -> Decision:
    return register.decide(whole, kind, value=value, by=signed.by, at=signed.at, why=signed.why)


@click.command("hide")
@click.argument("identity", metavar="ID")
@signing
def _hide(identity: str, *, signing: Signing) -> None:
    """Hide a record after an objection: everywhere, and whatever is read again.

    The name of a hidden person is blacked out in quotations as well. The log keeps who asked and
    why; the record itself stays in the file, and undoing shows it again.
    """
    signing.decide(lambda r, signed: _plain(r, r.whole_id(identity), "hide", signed))


@click.command("merge")
@click.argument("identity", metavar="ID")
@click.argument("into", metavar="INTO")
@signing
def _merge(identity: str, into: str, *, signing: Signing) -> None:
    """Say that ID and INTO are one; both are shown as INTO.

    Two persons, organisations, places, or events (agreements are events).
    """
    signing.decide(lambda r, signed: r.merge(r.whole_id(identity), r.whole_id(into), signed))


@click.command("split")
@click.argument("record", metavar="RECORD")
@click.option("--to", "target", metavar="ID", help="The subject that it really speaks of.")
@signing
def _split(record: str, *, target: str | None, signing: Signing) -> None:
    """Take what one document says off the subject that it was wrongly joined to.

    "register show ID" lists the records of a subject. Without --to it becomes a subject of its
    own.
    """
    signing.decide(
        lambda r, signed: r.split(
            r.whole_id(record), signed, to=r.whole_id(target) if target else None
        )
    )


@click.command("correct")
@click.argument("identity", metavar="ID")
@click.argument("value", metavar="VALUE")
@click.option("--property", "name", help="Which property, where ID is a subject.")
@click.option("--instead-of", "old", metavar="VALUE", help="Which value, where it has several.")
@signing
def _correct(
    identity: str, value: str, *, name: str | None, old: str | None, signing: Signing
) -> None:
    """Set a value right; the old one stays to be seen as corrected, with its evidence.

    ID is a claim, or a subject with --property (name, date, post …).
    """
    signing.decide(
        lambda r, signed: r.correct(r.whole_id(identity), value, signed, name=name, instead_of=old)
    )


@click.command("undo")
@click.argument("decision", metavar="DECISION")
@signing
def _undo(decision: str, *, signing: Signing) -> None:
    """Undo a decision of the log, also an undoing; both entries stay in the log."""
    signing.decide(lambda r, signed: _plain(r, r.whole_id(decision), "undo", signed))


@click.command("log")
@register_option
@as_json
def _log(*, register_path: Path | None, as_json: bool) -> None:
    """List every decision ever made, oldest first."""
    from pobratim.app.pipeline import open_register
    from pobratim.app.schemas.rows import decision as shape

    entries = open_register(register_path).decisions()
    if not entries:
        raise NotFoundError("nobody has decided anything in this register yet")
    if as_json:
        for entry in entries:
            emit(shape(entry) or {})
        return
    rows = ([short(e.id), e.at, e.by, e.kind, short(e.subject), _told(e), e.why] for e in entries)
    table("decisions", ["id", "at", "by", "kind", "of", "value", "why"], rows)


def _told(entry: Decision) -> str:
    """The value of a decision as a person reads it: what was corrected, an id by its beginning."""
    if entry.kind == "corrected" and entry.value:
        return " → ".join(json.loads(entry.value))
    value = entry.value or ""
    return short(value) if entry.kind in {"merged", "split"} else value


@click.command("show")
@click.argument("identity", metavar="ID")
@register_option
@as_json
def _show(identity: str, *, register_path: Path | None, as_json: bool) -> None:
    """Show all that is held on one subject: claims, records with why they joined it, decisions."""
    from pobratim.app.pipeline import open_register
    from pobratim.app.schemas.rows import subject as shape

    register = open_register(register_path)
    whole = register.whole_id(identity)
    claims, links = register.claims_on(whole), register.links(whole)
    if as_json:
        emit(shape(whole, claims, links, register.source))
        return
    _show_claims(claims)
    cards("records", ((_record(link), _why(link, register)) for link in links))


def _record(link: LinkRow) -> str:
    joined = "founded it" if link.score is None else f"joined with {link.score:g}"
    return "  ".join((short(link.record), link.label, joined))


def _why(link: LinkRow, register: Register) -> list[str]:
    """The page, and what spoke for the joining: the feature, its weight, the values compared."""
    told = (
        f"compared by {here}" if name == "algorithm" else f"{name} {weight:+g}: {here} | {there}"
        for name, here, there, weight in link.features
    )
    return [register.source(link.document).address, *(_ID.sub(_shortened, line) for line in told)]


def _shortened(found: re.Match[str]) -> str:
    return short(found[0])


def _show_claims(claims: Any) -> None:
    rows = (
        [
            short(claim.id),
            claim.property,
            _ID.sub(_shortened, value.value),
            "" if value.state == "open" else value.state,
            value.evidence[0].exact,
        ]
        for claim in claims
        for value in claim.values
    )
    table("claims", ["claim", "property", "value", "state", "words"], rows)


@click.command("pending")
@click.option(
    "--kind",
    type=click.Choice(["person", "organisation", "event"]),
    help="Only pairs of this kind.",
)
@register_option
@as_json
def _pending(*, kind: str | None, register_path: Path | None, as_json: bool) -> None:
    """List pairs that may be one and are not alike enough to be joined without a person.

    Decide with "register decide ID --accept" (merges the two) or "--reject".
    """
    from pobratim.app.pipeline import open_register
    from pobratim.app.schemas.rows import row

    register = open_register(register_path)
    rows = [r for r in register.pending() if kind in {None, r.kind}]
    if not rows:
        raise NotFoundError("no pair waits for a decision")
    if as_json:
        for item in rows:
            emit(row(item, register.source))
        return
    cells = (
        [
            short(r.id),
            r.kind,
            r.a.name,
            r.b.name,
            f"{r.score:g} of {r.threshold:g}",
            "; ".join(f"{f[0]} {f[3]:+g}" for f in r.features),
        ]
        for r in rows
    )
    table("pending", ["id", "kind", "one", "other", "score", "why"], cells)


@click.command("retention")
@date_option("--before", "before", "Leave out what was published before this day.")
@click.option("--dry-run", is_flag=True, help="Only count what would be left out.")
@click.option("-o", "--output", type=click.Path(path_type=Path, dir_okay=False), help="New file.")
@register_option
@as_json
def _retention(
    *,
    before: str | None,
    dry_run: bool,
    output: Path | None,
    register_path: Path | None,
    as_json: bool,
) -> None:
    """Write a copy of the register without what was published before a day.

    Documents without a date stay, and so does the whole log. The register itself is not changed:
    look at the copy, then put it in its place.
    """
    from pobratim.app.pipeline import open_register

    if before is None:
        raise UsageError("say from which day on to keep: --before 2020-01-01")
    if dry_run == (output is not None):
        raise UsageError("give either --dry-run or the file to write, -o NEW.sqlite")
    told = open_register(register_path).retention(before, output)
    if as_json:
        emit({"schema": "pobratim.retention/1", **dataclasses.asdict(told)})
    what = "would be left out" if dry_run else f"left out of {output}"
    say(
        f"{told.documents} documents, {told.evidence} pieces of evidence and {told.subjects} "
        f"subjects {what}; {told.kept} documents kept, {told.undated} of them undated"
    )


COMMANDS: tuple[click.Command, ...] = (
    _decide_command,
    _correct,
    _hide,
    _merge,
    _split,
    _undo,
    _log,
    _show,
    _pending,
    _retention,
)
"""What ``pobratim register`` gains from this module."""
