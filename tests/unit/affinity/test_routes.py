"""The route score: what it counts, what it refuses, and that it never sees its own answer."""

from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest

from pobratim.affinity import route_backtest
from pobratim.affinity.measures import route_carriers, route_lands, route_neighbours, route_places
from pobratim.affinity.route_model import COLUMNS, RouteModel, cells_of, packaged_routes
from pobratim.affinity.route_network import Airports, RouteNetwork
from pobratim.affinity.routes import SPEEDS, network_of, route_between
from pobratim.atlas import Atlas
from pobratim.errors import DataError, UsageError


def _star() -> RouteNetwork:
    """Airports A, B, C, D on the equator, 1 degree apart: A-B, B-C, C-D; airline 0 flies all."""
    airports = Airports(
        tuple("ABCD"),
        np.zeros(4),
        np.arange(4.0),
        np.array([0, 0, 1, 1]),
        np.full((4, 2), 1000.0),
        np.zeros(4),
        np.zeros(4),
    )
    ends = np.array([0, 1, 2]), np.array([1, 2, 3])
    return RouteNetwork(airports, *ends, [np.array([0])] * 3, 1)


def _column(network: RouteNetwork, query: int, name: str) -> list[float]:
    found: list[float] = cells_of(network, query)[:, COLUMNS.index(name)].tolist()
    return found


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


def test_common_transfer_points_are_counted() -> None:
    assert _column(_star(), 0, "common") == [1.0, 0.0, 1.0, 0.0]
    assert _column(_star(), 0, "allocation")[2] == pytest.approx(0.5)


def test_a_hidden_route_leaves_every_count() -> None:
    left = _star().without(np.array([1]))
    assert left.degree.tolist() == [1.0, 1.0, 1.0, 1.0]
    assert left.lands.tolist() == [[2.0, 0.0], [0.0, 2.0]]
    assert left.served.sum() == 4.0
    assert _column(left, 0, "common")[2] == 0.0


def test_a_hidden_route_cannot_be_told_from_its_own_cells(atlas: Atlas) -> None:
    whole = network_of(atlas)
    hidden = route_backtest.read_split().hidden[:1]
    left = whole.without(hidden)
    query, partner = int(whole.a[hidden[0]]), int(whole.b[hidden[0]])
    assert left.linked(query)[partner] == 0
    assert left.degree[query] == whole.degree[query] - 1


def test_airlines_at_both_ends_are_counted_by_airport() -> None:
    assert _column(_star(), 0, "airlines_both") == [1.0, 1.0, 1.0, 1.0]
    assert _column(_star(), 0, "airlines_expected")[1] == pytest.approx(2 / 6)


def test_distances_are_great_circle_kilometres() -> None:
    assert np.exp(_column(_star(), 0, "km")[3]) == pytest.approx(333.6, abs=0.5)


def test_an_airport_without_routes_has_no_length_to_compare() -> None:
    left = _star().without(np.array([0]))
    assert np.isnan(left.middle[0])
    assert np.isnan(_column(left, 1, "middle_second")[0])


def test_every_measure_gives_a_column_a_name() -> None:
    network = _star()
    for measure in (route_carriers, route_lands, route_neighbours, route_places):
        assert len(measure.columns(network, 0)) == len(measure.COLUMNS)


def test_reasons_carry_numbers_and_are_silent_on_nothing() -> None:
    network = _star()
    found = route_neighbours.reason(network, 0, 2)
    assert found is not None
    assert found.values == {"count": 1}
    assert route_neighbours.reason(network, 0, 3) is None
    assert route_lands.reason(network, 0, 1) is None
    assert route_places.reason(network, 0, 1) is None


def test_the_shipped_model_is_small_and_knows_its_columns() -> None:
    model = packaged_routes()
    assert model.about["columns"] == list(COLUMNS)
    path = Path(route_backtest.__file__).parent / "data" / "route-model.npz"
    assert path.stat().st_size < 1_000_000


def test_the_shares_of_the_model_rise_with_the_score() -> None:
    shares = packaged_routes().shares
    assert bool((np.diff(shares, axis=0) >= 0).all())
    assert packaged_routes().share(-99.0) == shares[0, 1]
    assert packaged_routes().share(99.0) == shares[-1, 1]


def test_a_file_that_is_no_model_says_what_to_do(tmp_path: Path) -> None:
    (tmp_path / "model.npz").write_bytes(b"torn")
    with pytest.raises(DataError, match="train it again"):
        RouteModel.read(tmp_path / "model.npz")
    with pytest.raises(DataError, match="no split of routes"):
        route_backtest.read_split(tmp_path / "model.npz")


def test_the_model_beats_every_baseline_on_hidden_routes(atlas: Atlas) -> None:
    figures = route_backtest.routes(atlas, most=25)
    assert figures["counts"]["queries"] == 50
    best = max(one["mrr"] for one in figures["baselines"].values())
    assert figures["model"]["mrr"] > best


def test_a_listed_route_is_said_and_not_scored(atlas: Atlas) -> None:
    a, b = (atlas.gazetteer.resolve(name) for name in ("Минск", "Москва"))
    found = route_between(atlas, a, b)
    assert found.had_direct
    assert found.share is None
    assert found.reasons == ()


def test_a_pair_without_a_route_gets_the_share_of_pairs_alike(atlas: Atlas) -> None:
    a, b = (atlas.gazetteer.resolve(name) for name in ("Минск", "Казань"))
    found = route_between(atlas, a, b)
    assert not found.had_direct
    assert found.share is not None
    assert 0 <= found.share <= 1
    assert "MSQ" in found.airports
    assert {"DME", "SVO"} & set(found.transfers)
    assert found.hours["air"] == pytest.approx(found.distance_km / 750 + SPEEDS["air"][1], abs=0.1)
    assert {source.vintage for source in found.sources if source.id == "openflights"}


def test_a_side_without_a_listed_airport_is_refused(atlas: Atlas) -> None:
    a, b = atlas.gazetteer.resolve("Минск"), atlas.gazetteer.resolve("Мозырь")
    found = route_between(atlas, a, b)
    assert found.share is None
    assert found.missing == ("airport-b",)


def test_a_city_has_no_route_to_itself(atlas: Atlas) -> None:
    city = atlas.gazetteer.resolve("Минск")
    with pytest.raises(UsageError, match="two cities"):
        route_between(atlas, city, city)
