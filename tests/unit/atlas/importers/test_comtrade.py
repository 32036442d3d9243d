from __future__ import annotations

import pytest

from pobratim.atlas.loaded import Flow
from pobratim.errors import DataError, UsageError
from tests.unit.atlas.importers.conftest import Reader

HEAD = (
    "typeCode,freqCode,refYear,reporterCode,reporterISO,flowCode,partnerISO,partner2Code,"
    "cmdCode,customsCode,motCode,primaryValue\n"
)
OLD = (
    "Classification,Year,Trade Flow Code,Reporter ISO,Partner ISO,Commodity Code,"
    "Trade Value (US$)\n"
)


def test_exports_become_flows_from_the_reporter(read_file: Reader) -> None:
    content = (
        HEAD
        + "C,A,2023,112,BLR,X,RUS,0,8701,C00,0,1500.5\nC,A,2023,112,BLR,X,W00,0,8701,C00,0,9\n"
    )
    found = read_file("comtrade", "trade.csv", content)
    assert found.records == [
        Flow(2023, "BY", "RU", "HS", "8701", 1500.5),
        Flow(2023, "BY", "W0", "HS", "8701", 9.0),
    ]


def test_imports_become_flows_to_the_reporter_when_asked_for(read_file: Reader) -> None:
    content = HEAD + "C,A,2023,112,BLR,M,RUS,0,2709,C00,0,7\nC,A,2023,112,BLR,X,RUS,0,1,C00,0,1\n"
    found = read_file("comtrade", "trade.csv", content, flow="imports")
    assert found.records == [Flow(2023, "RU", "BY", "HS", "2709", 7.0)]
    assert len(found.left_out) == 1


def test_parts_of_a_row_are_not_counted_beside_it(read_file: Reader) -> None:
    content = HEAD + "C,A,2023,112,BLR,X,RUS,0,8701,C00,2100,4\n"
    assert not read_file("comtrade", "trade.csv", content).records


def test_the_older_form_reads_too(read_file: Reader) -> None:
    found = read_file("comtrade", "old.csv", OLD + "H4,2016,2,BLR,RUS,8701,12\n")
    assert found.records == [Flow(2016, "BY", "RU", "HS", "8701", 12.0)]


def test_rows_out_of_shape_are_problems_with_their_lines(read_file: Reader) -> None:
    content = HEAD + "C,A,2023,1,XXX,X,RUS,0,87,C00,0,1\nC,A,2023,112,BLR,X,RUS,0,87,C00,0,-1\n"
    found = read_file("comtrade", "trade.csv", content)
    assert [p.split(":")[0] for p in found.problems] == ["trade.csv, row 2", "trade.csv, row 3"]


def test_another_table_and_another_flow_are_refused(read_file: Reader) -> None:
    with pytest.raises(DataError, match="no CSV of UN Comtrade"):
        read_file("comtrade", "trade.csv", "a,b\n1,2\n")
    with pytest.raises(UsageError, match="exports or imports"):
        read_file("comtrade", "trade.csv", HEAD, flow="both")
