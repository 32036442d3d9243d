"""The one composition root: which parts make up each capability.

Everything below takes bytes, paths and records; only here are they put together.
"""

from __future__ import annotations

import shutil
from collections.abc import Iterable
from functools import cache
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Literal, get_args

import yaml

from pobratim.errors import RegisterError, UsageError
from pobratim.model.claims import Grade, Source
from pobratim.model.readings import Reading

if TYPE_CHECKING:
    from pobratim.atlas import Atlas
    from pobratim.extract import RawDocument
    from pobratim.lexicon.gazetteer import Gazetteer
    from pobratim.register import Register

__all__ = [
    "EMBEDDED",
    "TIERS",
    "Tier",
    "build_embedded_register",
    "open_atlas",
    "open_gazetteer",
    "open_register",
    "read_document",
    "restore_register",
    "source_of",
    "upgrade_register",
    "writable_register",
]

Tier = Literal["auto", "triage", "fast", "thorough"]
TIERS: tuple[Tier, ...] = get_args(Tier)
"""How thoroughly to read; see :func:`read_document`."""

EMBEDDED = Path(str(files("pobratim.app"))) / "embedded"
"""The sample reports in our own words, and the register that reading them gives."""


@cache
def open_gazetteer() -> Gazetteer:
    """Open the packaged gazetteer, once."""
    from pobratim.lexicon.gazetteer import Gazetteer

    return Gazetteer.open()


@cache
def open_atlas(loaded: Path | None = None) -> Atlas:
    """Open the packaged atlas, once, with the user atlas ``loaded`` beside it."""
    from pobratim.atlas import Atlas

    return Atlas.open(loaded=loaded)


def open_register(path: Path | str | None) -> Register:
    """Open a register for questions: the one at ``path``, the embedded one for ``None``.

    ``path`` may be the address of a server too: ``postgresql+psycopg://user@host/database``.

    Raises:
        RegisterError: if there is no register at ``path``, or it is of a newer version.
    """
    from pobratim.register import Register

    return Register.open(path or EMBEDDED / "register.sqlite", read_only=True)


def writable_register(path: Path | str | None, *, start_empty: bool = False) -> Register:
    """Open a register for writing; a new one starts as a copy of the embedded, or empty.

    A register on a server is made there; it starts empty.

    Raises:
        UsageError: if no path is given (the embedded register is read-only).
    """
    from pobratim.register import Register

    if path is None:
        raise UsageError("the embedded register is read-only; name your own with --register FILE")
    if isinstance(path, Path) and not path.exists() and not start_empty:
        shutil.copyfile(EMBEDDED / "register.sqlite", path)
        path.chmod(0o644)
    return Register.open(path, create=True)


def restore_register(source: Path, target: Path | str, *, force: bool = False) -> None:
    """Make the register at ``target`` what the backup ``source`` holds, checked before and after.

    Raises:
        UsageError: if ``target`` holds a register already, and ``force`` is not given.
        IntegrityError: if the backup does not hold.
    """
    from pobratim.register.copying import restore
    from pobratim.register.store import Store

    if isinstance(target, Path):
        restore(source, target, force=force)
        return
    store = Store.open(target, create=True)
    try:
        restore(source, store, force=force)
    finally:
        store.close()


def upgrade_register(path: Path | str, revision: str | None) -> str:
    """Bring the schema of a register to ``revision``, the newest for ``None``; return it.

    Raises:
        RegisterError: if there is no such register or revision.
    """
    from pobratim.register.store import Store

    store = Store.open(path)
    try:
        if revision is not None:
            store.migrate(revision)
        return store.revision()
    finally:
        store.close()


def read_document(raw: RawDocument, tier: Tier = "auto") -> Reading:
    """Read one document with the packaged lexicon and gazetteer.

    ``fast`` reads every fact; ``triage`` first asks whether the text may report cooperation at
    all, and passes it over otherwise; ``thorough`` also finds events by an encoder where no rule
    knows the words; ``auto`` is ``fast``.
    """
    from pobratim.extract import is_worth_reading, passed_over, read

    if tier == "triage" and not is_worth_reading(raw.text):
        return passed_over(raw)
    return read(raw, open_gazetteer(), thorough=tier == "thorough")


def source_of(
    reading: Reading, *, address: str | None = None, outlet: str = "", grade: Grade = "media"
) -> Source:
    """Describe where a document comes from, for the register."""
    document = reading.document
    return Source(
        document=document.id,
        address=address or document.source,
        outlet=outlet,
        grade=grade,
        title=document.title,
        published=document.published,
        language=document.language,
    )


def build_embedded_register(target: Path) -> int:
    """Read the sample reports, in order, into a new register at ``target``.

    Returns:
        The number of reports read.

    Raises:
        RegisterError: if ``target`` exists already.
    """
    from pobratim.register import Register

    if target.exists():
        raise RegisterError(f"{target} exists; remove it first")
    register = Register.open(target, create=True)
    reports = yaml.safe_load((EMBEDDED / "reports" / "index.yaml").read_text(encoding="utf-8"))
    _add_reports(register, reports)
    register.seal()
    return len(reports)


def _add_reports(register: Register, reports: Iterable[dict[str, Any]]) -> None:
    from pobratim.app.inputs import given
    from pobratim.extract import decode

    for report in reports:
        data = (EMBEDDED / "reports" / report["file"]).read_bytes()
        raw = given(decode(data, report["address"]), report["published"], report["language"])
        reading = read_document(raw)
        register.add(reading, source_of(reading, outlet=report["outlet"], grade="retold"))
