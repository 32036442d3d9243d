"""Twin records and what a user atlas holds between two cities."""

from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.affinity.structure.similarity import complementarity, export_similarity
from pobratim.affinity.ties import FEWEST_SELLERS, loaded_ties, trade_fit, twin_record
from pobratim.atlas import Atlas
from pobratim.atlas.importers import importer
from pobratim.atlas.loaded import Given
from pobratim.atlas.taking_in import Terms, take_in
from pobratim.atlas.user_file import UserAtlas

CODES = ("FR", "DE", "IT", "PL", "ES", "NL", "BE", "AT", "CZ", "SE")
NUMBERS = {"BY": 112, "RU": 643, "FR": 251, "DE": 276, "IT": 380, "PL": 616, "ES": 724,
           "NL": 528, "BE": 56, "AT": 40, "CZ": 203, "SE": 752}  # fmt: skip


@pytest.fixture(scope="module")
def packaged() -> Atlas:
    return Atlas.open()


def _with_trade(folder: Path, packaged: Atlas, rows: list[tuple[str, str, str, float]]) -> Atlas:
    lines = ["t,i,j,k,v,q"]
    lines += [f"2023,{NUMBERS[a]},{NUMBERS[b]},{product},{usd},1" for a, b, product, usd in rows]
    path = folder / "BACI_HS17_Y2023.csv"
    path.write_text("\n".join(lines), encoding="utf-8")
    mine = folder / "mine.sqlite"
    terms = Terms("2026-11-24")
    found = take_in(importer("baci"), Given(path), terms, mine, packaged.gazetteer)
    assert not found.problems
    return Atlas.open(loaded=mine)


def test_a_link_that_is_not_recorded_comes_with_how_thin_the_record_is(packaged: Atlas) -> None:
    minsk, ekb, kazan = (
        packaged.gazetteer.resolve(name) for name in ("Минск", "Екатеринбург", "Казань")
    )
    record = twin_record(packaged, minsk, ekb)
    assert not record.recorded
    assert record.sparse == ("b",)
    assert record.links[1] < 3 <= record.links[0]
    assert record.source.vintage == "2016-09"
    assert twin_record(packaged, minsk, kazan).sparse == ()


def test_a_recorded_link_is_recorded_both_ways(packaged: Atlas) -> None:
    a, b = packaged.gazetteer.resolve("Lyon"), packaged.gazetteer.resolve("Birmingham, GB")
    assert twin_record(packaged, a, b).recorded
    assert twin_record(packaged, b, a).recorded


def test_without_a_user_atlas_nothing_ties_two_cities(packaged: Atlas) -> None:
    a, b = packaged.gazetteer.resolve("Минск"), packaged.gazetteer.resolve("Казань")
    ties = loaded_ties(packaged, a, b)
    assert (ties.links, ties.owners, ties.trade) == ((), (), None)


def test_trade_of_two_countries_fits_as_the_measures_say(tmp_path: Path, packaged: Atlas) -> None:
    rows = [("BY", "RU", "870120", 3.0), ("BY", "RU", "310420", 1.0), ("RU", "BY", "270900", 4.0)]
    rows += [(code, "RU", "870120", 1.0) for code in CODES]
    atlas = _with_trade(tmp_path, packaged, rows)
    a, b = atlas.gazetteer.resolve("Минск"), atlas.gazetteer.resolve("Екатеринбург")
    trade = loaded_ties(atlas, a, b).trade
    assert trade is not None
    assert (trade.year, trade.countries) == (2023, ("BY", "RU"))
    assert trade.similarity == pytest.approx(
        float(export_similarity([[3.0, 1.0, 0.0], [0.0, 0.0, 4.0]])[0, 1])
    )
    assert trade.a_to_b == pytest.approx(float(complementarity([[3.0, 1.0]], [[13.0, 1.0]])[0, 0]))
    # What Belarus imports is told by one seller alone: that is no figure.
    assert trade.b_to_a is None
    assert trade.missing == ("imports-a",)
    assert trade.sources
    # Only Belarus sells 310420, so its share of that supply is whole; 870120 it shares with ten.
    assert set(trade.goods[0]) == {"870120", "310420"}
    assert trade.goods[1] == ()


def test_with_too_few_sellers_what_a_country_imports_is_not_known(
    tmp_path: Path, packaged: Atlas
) -> None:
    rows = [("BY", "RU", "870120", 3.0)]
    rows += [(code, "RU", "870120", 1.0) for code in CODES[: FEWEST_SELLERS - 2]]
    atlas = _with_trade(tmp_path, packaged, rows)
    assert isinstance(atlas.loaded, UserAtlas)
    trade = trade_fit(atlas.loaded, ("BY", "RU"))
    assert trade is not None
    assert (trade.similarity, trade.a_to_b, trade.b_to_a) == (None, None, None)
    assert trade.missing == ("exports-b", "imports-a", "imports-b")


def test_two_cities_of_one_country_have_no_trade_between_countries(
    tmp_path: Path, packaged: Atlas
) -> None:
    atlas = _with_trade(tmp_path, packaged, [("BY", "RU", "870120", 3.0)])
    assert isinstance(atlas.loaded, UserAtlas)
    assert trade_fit(atlas.loaded, ("BY", "BY")) is None
    assert trade_fit(atlas.loaded, ("FR", "IT")) is None


def test_loaded_connections_are_told_until_they_expire(tmp_path: Path, packaged: Atlas) -> None:
    path = tmp_path / "lines.csv"
    path.write_text(
        "from,to,mode,carrier,per_week,valid_until\nМинск,Казань,rail,BCh,3,2026-12-31\n",
        encoding="utf-8",
    )
    mine = tmp_path / "mine.sqlite"
    terms = Terms("2026-11-24")
    assert not take_in(
        importer("connections"), Given(path), terms, mine, packaged.gazetteer
    ).problems
    atlas = Atlas.open(loaded=mine)
    a, b = atlas.gazetteer.resolve("Минск"), atlas.gazetteer.resolve("Казань")
    (link,) = loaded_ties(atlas, a, b, "2026-11-24").links
    assert (link.mode, link.carrier, link.per_week) == ("rail", "BCh", 3.0)
    assert {link.a.geonames, link.b.geonames} == {a.geonames, b.geonames}
    assert loaded_ties(atlas, a, b, "2027-01-01").links == ()
