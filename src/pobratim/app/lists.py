"""Lists brought in: the file, the map and where it is remembered, the register."""

from __future__ import annotations

import tempfile
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from pathlib import Path
from typing import TYPE_CHECKING, Any

import yaml

from pobratim.errors import UsageError

if TYPE_CHECKING:
    from pobratim.lexicon.gazetteer import Gazetteer
    from pobratim.register.exchange.lists.importing import ListRead, ListTerms, RowProblem
    from pobratim.register.exchange.lists.mapping import ListMap
    from pobratim.register.exchange.lists.sheets import ListTable
    from pobratim.register.intake.report import AddReport

__all__ = ["ListFile", "add", "check", "open_list", "remember"]

_MOST_NAMES = 20


@dataclass(frozen=True, slots=True)
class ListFile:
    """A list with the map that fits it; ``chart_text`` is the map as it was written."""

    table: ListTable
    chart: ListMap
    chart_text: str
    remembered: bool


def open_list(kind: str, file: Path, chart: Path | None, register: Path | str | None) -> ListFile:
    """Read a table and the map for it: the one named, else the one remembered.

    Raises:
        UsageError: if a file cannot be read, no map is named or remembered, or it is wrong.
        DataError: if the table is none.
    """
    from pobratim.register.exchange.lists.mapping import draft_map, parse_map
    from pobratim.register.exchange.lists.sheets import read_table

    data = _bytes(file)
    if chart is not None:
        text = _text(chart)
        found = parse_map(text, kind, origin=str(chart))
        table = read_table(data, file.name, found.layout)
        return ListFile(table, found, text, remembered=False)
    for text in _remembered(kind, register):
        found = parse_map(text, kind, origin="the remembered map")
        table = read_table(data, file.name, found.layout)
        if set(found.columns) <= set(table.columns):
            return ListFile(table, found, text, remembered=True)
    draft = draft_map(read_table(data, file.name), kind)
    raise UsageError(
        f"no map says what the columns of {file.name} are; fill in this one, save it and name it "
        f"with --map:\n{draft}"
    )


def check(kind: str, opened: ListFile, terms: ListTerms) -> ListRead:
    """Read every row, and take nothing in."""
    from pobratim.app.pipeline import open_gazetteer
    from pobratim.register.exchange.lists.importing import read_list

    read = read_list(kind, opened.table, opened.chart, open_gazetteer(), terms)
    return replace(read, problems=tuple(_with_meant(read.problems, open_gazetteer())))


def _with_meant(problems: Iterable[RowProblem], gazetteer: Gazetteer) -> Iterator[RowProblem]:
    """Problems of places with what may be meant; only so many names are looked up.

    A look-up reads the whole gazetteer: a list in which most places are unknown has the wrong
    column mapped, and no suggestion helps.
    """
    meant: dict[str, str] = {}
    for item in problems:
        if item.place is not None and item.place not in meant and len(meant) < _MOST_NAMES:
            found = gazetteer.alike(item.place)
            meant[item.place] = " or ".join(city.label("ru") for city in found)
        alike = meant.get(item.place or "")
        yield replace(item, problem=f"{item.problem}; did you mean {alike}?") if alike else item


def add(read: ListRead, register: Path | str | None, *, rehearse: bool) -> tuple[AddReport, ...]:
    """Take the good rows in; a rehearsal leaves no register behind that was not there."""
    from pobratim.app.pipeline import writable_register

    with tempfile.TemporaryDirectory() as folder:
        missing = isinstance(register, Path) and not register.exists()
        target = Path(folder) / "rehearsal.sqlite" if rehearse and missing else register
        with writable_register(target) as opened:
            return opened.add_list(read.rows, rehearse=rehearse)


def _bytes(file: Path) -> bytes:
    try:
        return file.read_bytes()
    except OSError as error:
        raise UsageError(f"cannot read {file}: {error.strerror or error}") from error


def _text(file: Path) -> str:
    try:
        return _bytes(file).decode("utf-8-sig")
    except UnicodeDecodeError as error:
        raise UsageError(f"{file} is no UTF-8 text: {error}") from error


def _beside(register: Path | str | None) -> Path | None:
    """The file of maps beside a register that is a file; a server has none."""
    return Path(f"{register}.maps.yaml") if isinstance(register, Path) else None


def _remembered(kind: str, register: Path | str | None) -> list[str]:
    place = _beside(register)
    if place is None or not place.exists():
        return []
    try:
        loaded: Any = yaml.safe_load(_text(place))
    except yaml.YAMLError as error:
        raise UsageError(f"{place} is no YAML any more: {error}; name a map with --map") from error
    maps = loaded.get(kind, []) if isinstance(loaded, dict) else []
    return [str(text) for text in maps]


def remember(kind: str, text: str, register: Path | str | None) -> Path | None:
    """Keep a map for the next list of ``kind``, the latest first; return where it lies.

    Raises:
        UsageError: if the file beside the register cannot be written.
    """
    place = _beside(register)
    if place is None:
        return None
    from pobratim.register.exchange.lists.fields import KINDS

    kept = {name: _remembered(name, register) for name in KINDS}
    kept[kind] = [text, *(other for other in kept[kind] if other != text)]
    data = yaml.safe_dump({k: v for k, v in kept.items() if v}, allow_unicode=True)
    try:
        place.write_text(data, encoding="utf-8")
    except OSError as error:
        raise UsageError(f"cannot write {place}: {error.strerror or error}") from error
    return place
