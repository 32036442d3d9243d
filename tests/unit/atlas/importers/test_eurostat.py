from __future__ import annotations

import gzip

import pytest

from pobratim.atlas.loaded import Activity
from pobratim.errors import DataError
from tests.unit.atlas.importers.conftest import Reader

TSV = (
    "freq,nace_r2,indic_sb,geo\\TIME_PERIOD\t2020 \t2021 \n"
    "A,C24,V16110,FR\t12 \t: c\nA,C28,V16110,FR\t7.5 p\t0 \n"
)
FIGURES = [
    Activity(2020, "FR", "C24", "V16110", 12.0),
    Activity(2020, "FR", "C28", "V16110", 7.5),
    Activity(2021, "FR", "C28", "V16110", 0.0),
]


@pytest.mark.parametrize("packed", [False, True])
def test_the_bulk_form_keeps_zero_and_leaves_out_what_is_missing(
    *, packed: bool, read_file: Reader
) -> None:
    name = "sbs.tsv.gz" if packed else "sbs.tsv"
    found = read_file("eurostat", name, gzip.compress(TSV.encode()) if packed else TSV)
    assert found.records == FIGURES
    assert len(found.left_out) == 1


def test_sdmx_csv_reads_too(read_file: Reader) -> None:
    content = (
        "DATAFLOW,LAST UPDATE,freq,nace_r2,indic_sb,geo,TIME_PERIOD,OBS_VALUE,OBS_FLAG\n"
        "ESTAT:SBS(1.0),01/01/26,A,C24,V16110,FR,2020,12,\n"
        "ESTAT:SBS(1.0),01/01/26,A,C24,V16110,FR,2021,,c\n"
    )
    found = read_file("eurostat", "sbs.csv", content)
    assert found.records == FIGURES[:1]
    assert len(found.left_out) == 1


def test_rows_out_of_shape_are_told_and_other_tables_refused(read_file: Reader) -> None:
    torn = TSV.replace("A,C24,V16110,FR", "A,C24,FR").replace("7.5 p", "seven")
    assert len(read_file("eurostat", "sbs.tsv", torn).problems) == 2
    with pytest.raises(DataError, match="nace_r2"):
        read_file("eurostat", "sbs.tsv", "freq,geo\\TIME_PERIOD\t2020\nA,FR\t1\n")
