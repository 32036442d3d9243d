from __future__ import annotations

from tests.unit.atlas.importers.conftest import Reader


def test_trains_and_flights_are_read(read_file: Reader) -> None:
    content = "from,to,mode,carrier,per_week,valid_until\nMinsk,Lyon,flight,Ours,2,2027-03-27\n"
    (one,) = read_file("connections", "lines.csv", content).records
    assert (one.mode, one.a.town, one.b.town, one.per_week) == ("flight", "Minsk", "Lyon", 2.0)


def test_unknown_modes_and_days_are_problems_of_their_rows(read_file: Reader) -> None:
    content = (
        "from,to,mode,per_week,valid_until\nMinsk,Lyon,ship,1,\nMinsk,Lyon,rail,0,\n"
        "Minsk,Lyon,rail,1,2027-02-30\n,Lyon,rail,1,\n"
    )
    found = read_file("connections", "lines.csv", content)
    assert len(found.problems) == 4
    assert not found.records
