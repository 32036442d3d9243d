"""Who uses whose products: the US supply and use table of 2017, about 400 by 400.

Origin: Bureau of Economic Analysis, benchmark use table before redefinitions, producer prices,
million USD, as published by the USEPA ``useeior`` project. It describes the technology of one
economy in one year: "which industry uses what", never the trade of any city.

Three tables come out. ``bea_commodity`` says of each product how much industries use, and which
share of its domestic use is equipment investment or goes to households; ``bea_industry`` gives
output; ``bea_use`` holds the cells that matter: those with at least ``THRESHOLD`` of the
product's use by industries or of the industry's inputs. What falls below is counted.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
import numpy.typing as npt

from pobratim.atlas.border import Record, read_delimited
from pobratim.atlas.inputs import Inputs
from pobratim.atlas.tables import Built, Cell, Column, Dropped, Table
from pobratim.errors import DataError

__all__ = ["NAME", "THRESHOLD", "UseMatrix", "build", "read_use", "use_cells"]

NAME = "useeior-bea2017"
THRESHOLD = 0.002
"""A cell stays if it is at least this share of the product's use or of the industry's inputs."""

_USE = "Detail_Use_2017_PRO_BeforeRedef_17sch.csv.gz"
_COMMODITIES = ("Detail_CommodityCodeName_2017.csv.gz", "BEA_2017_Detail_Commodity")
_INDUSTRIES = ("Detail_IndustryCodeName_2017.csv.gz", "BEA_2017_Detail_Industry")
_OUTPUT_ROW = "T008"
_HOUSEHOLDS = ("F01000",)
_EQUIPMENT = ("F02E00", "F06E00", "F07E00", "F10E00")
_OTHER_FINAL = ("F02N00", "F02R00", "F02S00", "F06C00", "F06N00", "F06S00", "F07C00", "F07N00",
                "F07S00", "F10C00", "F10N00", "F10S00")  # fmt: skip

FloatMatrix = npt.NDArray[np.float64]


@dataclass(frozen=True, slots=True)
class UseMatrix:
    """The use table as published, million USD: products by industries, and final demand.

    ``cells`` is products by industries; ``final`` maps a final demand column to one value a
    product; ``output`` is each industry's total output. Names map codes to English titles.
    """

    commodities: tuple[str, ...]
    industries: tuple[str, ...]
    cells: FloatMatrix
    final: Mapping[str, FloatMatrix]
    output: FloatMatrix
    commodity_names: Mapping[str, str]
    industry_names: Mapping[str, str]


def _names(folder: Path, file: str, stem: str) -> dict[str, str]:
    columns = (f"{stem}_Code", f"{stem}_Name")
    records = read_delimited(folder / file, columns)
    return {record.text(columns[0]): record.text(columns[1]).strip() for record in records}


def _values(record: Record, columns: Sequence[str]) -> list[float]:
    return [record.number(column, low=-1e8, high=1e8) for column in columns]


def read_use(folder: Path) -> UseMatrix:
    """Read the use table and the names of its products and industries.

    Raises:
        DataError: if a file is absent, a cell is no number, or a product, an industry or the
            row of total output is not in the table.
    """
    commodities, industries = _names(folder, *_COMMODITIES), _names(folder, *_INDUSTRIES)
    final = (*_HOUSEHOLDS, *_EQUIPMENT, *_OTHER_FINAL)
    wanted = (*industries, *final)
    rows: dict[str, list[float]] = {}
    for record in read_delimited(folder / _USE, ("code", *wanted)):
        code = record.text("code")
        if code in commodities:
            rows[code] = _values(record, wanted)
        elif code == _OUTPUT_ROW:
            rows[code] = _values(record, tuple(industries))
    absent = [code for code in (*commodities, _OUTPUT_ROW) if code not in rows]
    if absent:
        raise DataError(f"{folder.name}/{_USE}: no row {', '.join(absent[:5])}")
    table = np.array([rows[code] for code in commodities])
    return UseMatrix(
        tuple(commodities),
        tuple(industries),
        table[:, : len(industries)],
        {code: table[:, len(industries) + place] for place, code in enumerate(final)},
        np.array(rows[_OUTPUT_ROW]),
        commodities,
        industries,
    )


def use_cells(matrix: UseMatrix) -> tuple[FloatMatrix, FloatMatrix]:
    """Return two matrices, products by industries, both shares in [0, 1].

    The first is the share of the product's use by industries that goes to this industry
    (allocation coefficient), the second the share of the industry's bought inputs that is this
    product. Negative cells (sales of by-products) count as zero; a product that no industry
    uses, or an industry that buys nothing, has a row or column of zeros.
    """
    cells = np.maximum(matrix.cells, 0.0)
    by_product, by_industry = cells.sum(axis=1, keepdims=True), cells.sum(axis=0, keepdims=True)
    of_use = np.divide(cells, by_product, out=np.zeros_like(cells), where=by_product > 0)
    of_inputs = np.divide(cells, by_industry, out=np.zeros_like(cells), where=by_industry > 0)
    return of_use, of_inputs


def _commodity_rows(matrix: UseMatrix) -> list[tuple[Cell, ...]]:
    used = np.maximum(matrix.cells, 0.0).sum(axis=1)
    households = np.maximum(sum(matrix.final[code] for code in _HOUSEHOLDS), 0.0)
    equipment = np.maximum(sum(matrix.final[code] for code in _EQUIPMENT), 0.0)
    other = np.maximum(sum(matrix.final[code] for code in _OTHER_FINAL), 0.0)
    total = used + households + equipment + other
    rows: list[tuple[Cell, ...]] = []
    for place, code in enumerate(matrix.commodities):
        whole = float(total[place])
        shares = (
            (None, None)
            if whole <= 0
            else (
                round(float(equipment[place]) / whole, 4),
                round(float(households[place]) / whole, 4),
            )
        )
        rows.append((code, matrix.commodity_names[code], float(used[place]), *shares))
    return rows


def build(inputs: Inputs) -> Built:
    """Make the tables of products, industries and uses.

    Raises:
        DataError: if the raw files break their stated shape.
    """
    matrix = read_use(inputs.folder(NAME))
    of_use, of_inputs = use_cells(matrix)
    kept = (of_use >= THRESHOLD) | (of_inputs >= THRESHOLD)
    positive = np.maximum(matrix.cells, 0.0)
    uses: list[tuple[Cell, ...]] = [
        (
            matrix.commodities[row],
            matrix.industries[column],
            round(float(of_use[row, column]), 5),
            round(float(of_inputs[row, column]), 5),
        )
        for row, column in np.argwhere(kept)
    ]
    industries: list[tuple[Cell, ...]] = [
        (code, matrix.industry_names[code], float(output))
        for code, output in zip(matrix.industries, matrix.output, strict=True)
    ]
    return Built(
        tables=(
            _table("bea_commodity", _COMMODITY_COLUMNS, 1, _commodity_rows(matrix)),
            _table("bea_industry", _INDUSTRY_COLUMNS, 1, industries),
            _table("bea_use", _USE_COLUMNS, 2, uses),
        ),
        dropped=(
            Dropped(
                NAME,
                f"use cell under {THRESHOLD:.1%} of the product's use and of the inputs",
                int(((positive > 0) & ~kept).sum()),
            ),
            Dropped(NAME, "use cell below zero", int((matrix.cells < 0).sum())),
        ),
        figures={
            "use cells kept": float(kept.sum()),
            "share of the value of all uses kept": float(positive[kept].sum() / positive.sum()),
        },
    )


def _table(
    name: str, columns: tuple[Column, ...], keys: int, rows: Sequence[tuple[Cell, ...]]
) -> Table:
    return Table(name, NAME, columns, tuple(c.name for c in columns[:keys]), rows)


_COMMODITY_COLUMNS = (
    Column("commodity", "TEXT"),
    Column("name", "TEXT"),
    Column("used_million_usd", "REAL", low=0),
    Column("equipment_share", "REAL", optional=True, low=0, high=1),
    Column("household_share", "REAL", optional=True, low=0, high=1),
)
_INDUSTRY_COLUMNS = (
    Column("industry", "TEXT"),
    Column("name", "TEXT"),
    Column("output_million_usd", "REAL", low=0),
)
_USE_COLUMNS = (
    Column("commodity", "TEXT"),
    Column("industry", "TEXT"),
    Column("share_of_use", "REAL", low=0, high=1),
    Column("share_of_inputs", "REAL", low=0, high=1),
)
