from __future__ import annotations

from typing import cast

import pytest

from pobratim.affinity import rank_partners
from pobratim.affinity.partners import REASONS
from pobratim.atlas import Atlas
from pobratim.atlas.features import FeatureTable
from pobratim.errors import UnknownPlaceError
from pobratim.model.places import City
from pobratim.model.scores import DatasetRef
from tests.unit.affinity.partner_towns import NAMES, table_of


class SmallGazetteer:
    """The names of the six towns."""

    def main_names(self) -> dict[int, str]:
        return dict(enumerate(NAMES, start=1))

    def city(self, geonames: int) -> City:
        if not 1 <= geonames <= len(NAMES):
            raise UnknownPlaceError(str(geonames))
        return City(geonames, NAMES[geonames - 1], "AA", "1", 0.0, 0.0, None, "UTC")


class SmallAtlas:
    """What the ranking asks of an atlas, for the six towns."""

    gazetteer = SmallGazetteer()

    def __init__(self, links: tuple[tuple[int, int], ...]) -> None:
        self._links = links

    def features(self) -> FeatureTable:
        return table_of()

    def twin_links(self) -> tuple[tuple[int, int], ...]:
        return self._links

    def dataset(self, name: str) -> DatasetRef:
        return DatasetRef(name, "2016", "CC0 1.0")


def small_atlas(*links: tuple[int, int]) -> Atlas:
    return cast("Atlas", SmallAtlas(links))


TOWNS = SmallGazetteer()


@pytest.fixture(scope="module")
def packaged() -> Atlas:
    return Atlas.open()


def test_every_other_city_is_ranked_once_without_the_known_twins() -> None:
    found = rank_partners(small_atlas((1, 4), (2, 5)), TOWNS.city(1), top=10)
    assert sorted(score.partner.geonames for score in found) == [2, 3, 5, 6]
    assert [score.rank for score in found] == [1, 2, 3, 4]
    assert not any(score.known for score in found)


def test_known_twins_are_marked_when_asked_for() -> None:
    found = rank_partners(small_atlas((1, 4)), TOWNS.city(1), top=10, include_known=True)
    assert {score.partner.geonames for score in found if score.known} == {4}


def test_only_the_candidates_given_are_scored() -> None:
    asked = (TOWNS.city(5), TOWNS.city(3), TOWNS.city(1))
    found = rank_partners(small_atlas((1, 4)), TOWNS.city(1), top=10, candidates=asked)
    assert {score.partner.geonames for score in found} == {3, 5}


def test_probabilities_fall_with_the_rank() -> None:
    found = rank_partners(small_atlas((1, 4), (2, 5)), TOWNS.city(1), top=10)
    given = [score.probability for score in found if score.probability is not None]
    assert given == sorted(given, reverse=True)
    assert all(0 < probability < 1 for probability in given)


def test_a_city_that_nothing_is_known_of_is_refused_and_comes_last() -> None:
    stranger = City(77, "Nowhere", "ZZ", "", 0.0, 0.0, None, "UTC")
    asked = (stranger, TOWNS.city(5))
    found = rank_partners(small_atlas((1, 4)), TOWNS.city(1), top=10, candidates=asked)
    assert [score.partner.geonames for score in found] == [5, 77]
    assert found[1].refused
    assert found[1].probability is None
    assert found[1].reasons == ()
    assert "population-b" in found[1].missing


def test_nothing_is_scored_for_a_city_that_nothing_is_known_of() -> None:
    stranger = City(77, "Nowhere", "ZZ", "", 0.0, 0.0, None, "UTC")
    found = rank_partners(small_atlas((1, 4)), stranger, top=2)
    assert all(score.refused for score in found)


def test_what_is_missing_is_named_with_its_side() -> None:
    (score,) = rank_partners(
        small_atlas((1, 4)), TOWNS.city(1), top=1, candidates=(TOWNS.city(3),)
    )
    assert set(score.missing) == {"population-b", "twins-b"}


def test_a_reason_carries_its_numbers_and_its_data_set(packaged: Atlas) -> None:
    minsk, warsaw = packaged.gazetteer.city(625144), packaged.gazetteer.city(756135)
    (score,) = rank_partners(packaged, minsk, top=1, include_known=True, candidates=(warsaw,))
    assert 0 < len(score.reasons) <= REASONS
    reasons = {reason.code: reason for reason in score.reasons}
    assert "both-capitals" in reasons
    assert all(reason.sources for reason in score.reasons)
    weights = [cast("float", reason.values["log_odds"]) for reason in score.reasons]
    assert weights == sorted(weights, reverse=True)
    assert min(weights) > 0


def test_a_likely_pair_stands_above_the_base_rate(packaged: Atlas) -> None:
    minsk, ural = packaged.gazetteer.city(625144), packaged.gazetteer.city(1486209)
    (score,) = rank_partners(packaged, minsk, top=1, candidates=(ural,))
    assert score.probability is not None
    assert score.probability > score.base_rate
    assert not score.known


def test_a_recorded_link_does_not_speak_for_itself() -> None:
    asked = (TOWNS.city(4),)
    links = ((1, 5), (2, 5), (2, 4))
    before, after = (
        rank_partners(
            small_atlas(*known), TOWNS.city(1), top=1, candidates=asked, include_known=True
        )
        for known in (links, (*links, (1, 4)))
    )
    assert after[0].known
    assert after[0].probability == pytest.approx(before[0].probability)
    assert after[0].reasons == before[0].reasons


def test_the_ranking_is_the_same_each_time(packaged: Atlas) -> None:
    minsk = packaged.gazetteer.city(625144)
    assert rank_partners(packaged, minsk, top=20) == rank_partners(packaged, minsk, top=20)


def test_a_pair_has_the_same_probability_among_all_and_alone(packaged: Atlas) -> None:
    minsk = packaged.gazetteer.city(625144)
    first = rank_partners(packaged, minsk, top=1)[0]
    (alone,) = rank_partners(packaged, minsk, top=1, candidates=(first.partner,))
    assert alone.probability == pytest.approx(first.probability)
