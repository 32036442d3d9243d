"""The build: raw data sets in, the SQLite files that ship inside the package out."""

from __future__ import annotations

import shutil
import tempfile
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from pathlib import Path

from pobratim.atlas.catalogue import Dataset, catalogue, dataset
from pobratim.atlas.feature_build import build_features
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import SOURCES, SourceModule
from pobratim.atlas.tables import Built, Column, Dropped, Table, write_sqlite
from pobratim.atlas.widening import Widen, widen
from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import MORE_IDS, PACKAGED, Gazetteer

__all__ = ["BuildReport", "FeatureBuilder", "build", "licence_note"]

FeatureBuilder = Callable[[Path, Gazetteer, Path], Sequence[Path]]
"""What writes the feature table: raw data, gazetteer and folder of built tables to files."""

_GAZETTEER = "gazetteer"
_MORE_IDS = Path(MORE_IDS).stem
_JOINED_BY_BRIDGE = "wikidata-twins-2016"
_BRIDGE = "csc-qid-bridge"
_HEADS = {
    "open": "The tables of this file may be used freely; name the sources below.",
    "odbl": "This database is made available under the Open Database License 1.0 "
    "(opendatacommons.org/licenses/odbl/1-0/): share alike, keep open, name the sources.",
    "by-sa": "The tables of this file are under CC BY-SA 4.0 "
    "(creativecommons.org/licenses/by-sa/4.0/): name the sources, share alike.",
}
_DATASET_COLUMNS = tuple(
    Column(name, "TEXT")
    for name in ("id", "title", "address", "vintage", "licence", "attribution")
)
_TABLE_COLUMNS = (Column("name", "TEXT"), Column("dataset", "TEXT"))


@dataclass(frozen=True, slots=True)
class BuildReport:
    """What was written and what was left out.

    ``sizes`` maps each file to its bytes, ``rows`` each table to its rows, ``figures`` each
    source to what it says about its joins.
    """

    sizes: Mapping[Path, int]
    rows: Mapping[str, int]
    dropped: tuple[Dropped, ...]
    figures: Mapping[str, Mapping[str, float]]


def build(
    data_dir: Path,
    out_dir: Path,
    *,
    gazetteer_path: Path = PACKAGED,
    sources: Sequence[SourceModule] = SOURCES,
    features: FeatureBuilder = build_features,
    wider: Widen | None = widen,
) -> BuildReport:
    """Build all tables from ``data_dir`` and write them, the same bytes for the same input.

    ``out_dir`` receives one file per licence group with its note, ``gazetteer_path`` the
    gazetteer. Nothing there changes unless every table could be made. ``features`` writes
    further files from the finished tables; ``wider`` lets the sources see towns below the main
    list, ``None`` leaves them out.

    Raises:
        DataError: naming file, row and column, if a data set breaks its stated shape.
    """
    with tempfile.TemporaryDirectory() as folder:
        drafts = Path(folder)
        done: dict[str, Built] = {}
        inputs = Inputs(data_dir, _opener(drafts / "draft.sqlite", done))
        if wider is not None:
            inputs = wider(inputs, drafts)
        for source in sources:
            done[source.NAME] = source.build(inputs)
        files = _by_file(table for built in done.values() for table in built.tables)
        written = [*_write(files, drafts), *_described(features, data_dir, drafts)]
        sizes = _put_in_place(written, out_dir, gazetteer_path)
    return BuildReport(
        sizes=sizes,
        rows={table.name: len(table.rows) for tables in files.values() for table in tables},
        dropped=tuple(drop for built in done.values() for drop in built.dropped),
        figures={name: built.figures for name, built in done.items() if built.figures},
    )


def licence_note(tables: Sequence[Table]) -> str:
    """Return the note that lies beside the file of ``tables``: its licence and its sources.

    Raises:
        DataError: if a table names a data set that the catalogue lacks.
    """
    names = {table.dataset for table in tables}
    group = _group(tables)
    if group == "odbl" and _JOINED_BY_BRIDGE in names:
        names.add(_BRIDGE)
    members = [one for one in catalogue() if one.id in names]
    lines = [f"- {m.title}: {m.attribution}. {m.licence}. Changes: {m.change}" for m in members]
    return "\n".join((_HEADS[group], "", *lines)) + "\n"


def _opener(draft: Path, done: Mapping[str, Built]) -> Callable[[], Gazetteer]:
    """Return what writes the gazetteer's tables of the first source and opens them, once."""

    @lru_cache(maxsize=1)
    def open_draft() -> Gazetteer:
        tables = [table for built in done.values() for table in built.tables]
        ready = [table for table in tables if table.file == _GAZETTEER]
        if not ready:
            raise DataError("no source has built the gazetteer yet; it must come first")
        write_sqlite(draft, ready)
        return Gazetteer.open(draft)

    return open_draft


def _by_file(tables: Iterable[Table]) -> dict[str, list[Table]]:
    """Group the tables by file; parts of one table from several sources become one."""
    files: dict[str, dict[str, Table]] = {}
    for table in tables:
        file = table.file or dataset(table.dataset).group
        known = files.setdefault(file, {}).get(table.name)
        files[file][table.name] = table if known is None else _joined(known, table)
    if place := files.get("odbl", {}).get("twin_place"):
        # The ids go where the gazetteer, a room below, can read them; still share-alike.
        files[_MORE_IDS] = {"wikidata": _ids_of(place)}
    return {file: list(by_name.values()) for file, by_name in sorted(files.items())}


def _ids_of(place: Table) -> Table:
    columns = tuple(replace(c, name={"city": "id"}.get(c.name, c.name)) for c in place.columns)
    return replace(place, name="wikidata", columns=columns, indexes=(("id",),))


def _joined(first: Table, second: Table) -> Table:
    if (first.columns, first.key) != (second.columns, second.key):
        raise DataError(f"two sources give table {first.name!r} different columns or keys")
    return replace(first, rows=list(dict.fromkeys((*first.rows, *second.rows))))


def _write(files: Mapping[str, list[Table]], folder: Path) -> list[Path]:
    written = []
    for file, tables in files.items():
        beside = file in {_GAZETTEER, _MORE_IDS}
        path = folder / (f"{file}.sqlite" if beside else f"atlas-{file}.sqlite")
        write_sqlite(path, [*tables, *_about(tables)])
        note = folder / f"LICENCE-{file}.txt"
        note.write_text(licence_note(tables), encoding="utf-8")
        written += [path, note]
    return written


def _group(tables: Sequence[Table]) -> str:
    """Return the licence group of a file's tables: the narrower one where they differ."""
    groups = {table.file or "" for table in tables} | {dataset(t.dataset).group for t in tables}
    return next((group for group in ("by-sa", "odbl") if group in groups), "open")


def _described(features: FeatureBuilder, data_dir: Path, drafts: Path) -> Sequence[Path]:
    gazetteer = Gazetteer.open(drafts / f"{_GAZETTEER}.sqlite")
    try:
        return features(data_dir, gazetteer, drafts)
    finally:
        gazetteer.close()


def _put_in_place(written: Sequence[Path], out_dir: Path, gazetteer: Path) -> dict[Path, int]:
    sizes = {}
    for draft in written:
        if draft.stem == _GAZETTEER:
            target = gazetteer
        elif draft.stem.removeprefix("LICENCE-") in {_GAZETTEER, _MORE_IDS}:
            target = gazetteer.with_name(draft.name)
        else:
            target = out_dir / draft.name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(draft, target)
        sizes[target] = target.stat().st_size
    return sizes


def _about(tables: Sequence[Table]) -> tuple[Table, Table]:
    """Return the two tables that say which data set each table of a file comes from."""
    names = sorted({table.dataset for table in tables})
    listed = [_dataset_row(dataset(name)) for name in names]
    origin = [(table.name, table.dataset) for table in tables]
    return (
        Table("dataset", names[0], _DATASET_COLUMNS, ("id",), listed),
        Table("table_origin", names[0], _TABLE_COLUMNS, ("name",), origin),
    )


def _dataset_row(one: Dataset) -> tuple[str, ...]:
    return (one.id, one.title, one.address, one.vintage, one.licence, one.attribution)
