"""Comparing two cities of the packaged atlas."""

from __future__ import annotations

import pytest

from pobratim.affinity import compare
from pobratim.atlas import Atlas
from pobratim.errors import UnknownPlaceError, UsageError
from pobratim.model.places import City
from pobratim.model.scores import Commonality, Comparison

_PAIRS = [
    ("Минск", "Екатеринбург"),
    ("Lyon", "Birmingham, GB"),
    ("Гомель", "Екатеринбург"),
    ("Минск", "Гомель"),
    ("Zagreb", "Minsk"),
]


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def _compared(atlas: Atlas, one: str, other: str) -> Comparison:
    return compare(atlas, atlas.gazetteer.resolve(one), atlas.gazetteer.resolve(other))


def _by_code(found: Comparison) -> dict[str, Commonality]:
    return {one.code: one for one in found.commonalities}


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_shares_and_p_values_are_bounded_and_never_nought(
    atlas: Atlas, one: str, other: str
) -> None:
    for found in _compared(atlas, one, other).commonalities:
        assert 0 < found.share_of_pairs <= 1
        assert found.pairs >= 0
        assert found.p_value is None or 0 < found.p_value <= 1
        assert found.sources, found.code


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_the_order_of_the_cities_changes_the_sides_only(
    atlas: Atlas, one: str, other: str
) -> None:
    there, back = _compared(atlas, one, other), _compared(atlas, other, one)
    assert [c.code for c in there.commonalities] == [c.code for c in back.commonalities]
    for mine, theirs in zip(there.commonalities, back.commonalities, strict=True):
        assert (mine.a, mine.b) == (theirs.b, theirs.a)
        assert mine.share_of_pairs == theirs.share_of_pairs
        assert mine.p_value == pytest.approx(theirs.p_value)
    assert there.distance_km == pytest.approx(back.distance_km)
    assert {(d.code, d.a, d.b) for d in there.differences} == {
        (d.code, d.b, d.a) for d in back.differences
    }


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_commonalities_are_ranked_by_surprise(atlas: Atlas, one: str, other: str) -> None:
    shares = [c.share_of_pairs for c in _compared(atlas, one, other).commonalities if c.pairs]
    assert shares == sorted(shares)


@pytest.mark.parametrize(("one", "other"), _PAIRS)
def test_nothing_is_both_shared_and_different_and_nothing_unknown_differs(
    atlas: Atlas, one: str, other: str
) -> None:
    found = _compared(atlas, one, other)
    for difference in found.differences:
        assert difference.a is not None
        assert difference.b is not None
        assert difference.a != difference.b
        assert difference.code not in _by_code(found) or difference.code == "transit-modes"


def test_minsk_and_yekaterinburg_share_all_three_modes_of_transit(atlas: Atlas) -> None:
    found = _by_code(_compared(atlas, "Минск", "Екатеринбург"))
    modes = found["transit-modes"]
    assert modes.values["shared"] == ("metro", "tram", "trolleybus")
    assert modes.share_of_pairs < 0.05


def test_a_language_of_both_lands_is_shared_and_makes_its_branch_needless(atlas: Atlas) -> None:
    found = _by_code(_compared(atlas, "Минск", "Екатеринбург"))
    assert found["language"].a == found["language"].b == "ru"
    assert "language-branch" not in found
    assert "language" not in _by_code(_compared(atlas, "Минск", "Варшава"))
    assert _by_code(_compared(atlas, "Минск", "Гомель"))["language"].a == ("be", "ru")


def test_destinations_of_about_2014_are_shared_and_named(atlas: Atlas) -> None:
    found = _by_code(_compared(atlas, "Минск", "Екатеринбург"))["destinations-in-common"]
    assert "Москва" in str(found.values["names_ru"])
    assert found.sources[0].id == "openflights"


def test_industries_stand_last_as_no_other_city_has_rows(atlas: Atlas) -> None:
    found = _compared(atlas, "Минск", "Екатеринбург").commonalities[-1]
    assert (found.code, found.pairs, found.p_value) == ("industries-in-common", 0, None)
    assert "industries-in-common" not in _by_code(_compared(atlas, "Минск", "Гомель"))


def test_common_twins_are_named_in_each_language(atlas: Atlas) -> None:
    twins = _by_code(_compared(atlas, "Lyon", "Birmingham, GB"))["twins-in-common"]
    count = twins.values["count"]
    for language in ("ru", "be", "en"):
        names = twins.values[f"names_{language}"]
        assert isinstance(names, tuple)
        assert len(names) == count


def test_what_is_not_loaded_is_named_with_its_importer(atlas: Atlas) -> None:
    missing = {m.sphere: m for m in _compared(atlas, "Lyon", "Birmingham, GB").missing}
    assert (missing["industry"].side, missing["industry"].importer) == ("both", "own-list")
    assert missing["trade"].importer == "comtrade"
    assert missing["rail"].importer == "connections"
    kazan = {m.sphere: m for m in _compared(atlas, "Минск", "Казань").missing}
    assert (kazan["industry"].side, kazan["industry"].importer) == ("b", "rfsd")
    gomel = {m.sphere: m for m in _compared(atlas, "Гомель", "Екатеринбург").missing}
    assert (gomel["industry"].side, gomel["industry"].importer) == ("a", "egr")


def test_a_city_outside_the_table_is_an_error(atlas: Atlas) -> None:
    stray = City(1, "Nowhere", "BY", "", 53.9, 27.6, None, "Europe/Minsk")
    with pytest.raises(UnknownPlaceError):
        compare(atlas, stray, atlas.gazetteer.resolve("Минск"))


def test_a_city_is_not_compared_with_itself(atlas: Atlas) -> None:
    minsk = atlas.gazetteer.resolve("Минск")
    with pytest.raises(UsageError, match="two cities"):
        compare(atlas, minsk, minsk)
