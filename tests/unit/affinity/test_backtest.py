from __future__ import annotations

from pathlib import Path

import numpy as np
import pytest
from sklearn.linear_model import LogisticRegression

from pobratim.affinity.backtest import (
    KINDS,
    Split,
    baselines,
    cases_of,
    measure,
    model_ranker,
    model_scorer,
    positions_of,
    read_split,
)
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_model import PartnerModel, columns_of
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.partners import SHORTLIST
from pobratim.affinity.ranking_figures import Hidden, area_under_curve
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas
from pobratim.errors import DataError

SOME = 30
INVENTED, LINKED, DISORDERS = 160, 20, 200


@pytest.fixture(scope="module")
def world() -> PartnerWorld:
    return world_of(Atlas.open())


@pytest.fixture(scope="module")
def split() -> Split:
    return read_split()


@pytest.fixture(scope="module")
def left(world: PartnerWorld, split: Split) -> TwinGraph:
    return world.graph.without(positions_of(world.graph, split.hidden))


@pytest.fixture(scope="module")
def cases(world: PartnerWorld, split: Split, left: TwinGraph) -> list[Hidden]:
    few = Split(split.hidden[:SOME], {k: n[:SOME] for k, n in split.negatives.items()}, {})
    return list(cases_of(world, left, few))


def test_a_tenth_of_the_links_is_hidden(
    world: PartnerWorld, split: Split, left: TwinGraph
) -> None:
    assert len(split.hidden) == round(len(world.graph) / 10)
    assert len(left) == len(world.graph) - len(split.hidden)


def test_no_hidden_link_is_left_in_the_graph(
    world: PartnerWorld, split: Split, left: TwinGraph
) -> None:
    ids = world.cities.ids
    known = {frozenset(map(int, pair)) for pair in zip(ids[left.a], ids[left.b], strict=True)}
    assert not any(frozenset(map(int, pair)) in known for pair in split.hidden)


def test_a_hidden_link_is_never_in_its_own_features(
    world: PartnerWorld, left: TwinGraph, cases: list[Hidden]
) -> None:
    for case in cases[:20]:
        row, a, b = np.array([case.partner]), [case.query], [case.partner]
        hidden = columns_of(left, case.query, row)
        shown = columns_of(
            TwinGraph(world.cities, np.append(left.a, a), np.append(left.b, b)), case.query, row
        )
        assert case.partner not in left.partners(case.query)
        assert not np.array_equal(hidden, shown, equal_nan=True)
        # Nothing of the graph that holds the link is remembered.
        anew = TwinGraph(world.cities, left.a.copy(), left.b.copy())
        assert np.array_equal(columns_of(anew, case.query, row), hidden, equal_nan=True)


def test_negatives_are_no_twins_and_of_their_kind(
    world: PartnerWorld, left: TwinGraph, cases: list[Hidden]
) -> None:
    country = world.cities.codes["country"]
    for case in cases:
        assert set(case.negatives) == set(KINDS)
        for rows in case.negatives.values():
            assert not np.isin(rows, case.known).any()
        assert (left.degree[case.negatives["same_degree"]] == left.degree[case.partner]).all()
        assert (country[case.negatives["same_country"]] == country[case.partner]).all()
        assert len(case.negatives["random"]) == 20


def test_the_model_beats_every_baseline_in_the_right_order(
    world: PartnerWorld, left: TwinGraph, cases: list[Hidden]
) -> None:
    field, model = world.graph.linked, PartnerModel.read()
    found = measure(left, cases, field, model_ranker(model), model_scorer(model))
    for score in baselines().values():
        base = measure(left, cases, field, score)
        for figure in ("auc_random", "auc_same_degree", "mrr", "hits@100"):
            assert found[figure] > base[figure], figure


def test_the_ranking_puts_the_short_list_first_and_scores_it_as_the_whole_model(
    world: PartnerWorld, left: TwinGraph, cases: list[Hidden]
) -> None:
    model, field, query = PartnerModel.read(), world.graph.linked, cases[0].query
    ordered = model_ranker(model)(left, query, field)
    best = np.argsort(-ordered, kind="stable")[:SHORTLIST]
    exact = model_scorer(model)(left, query, field[best])
    assert np.allclose(ordered[best], exact)
    assert np.delete(ordered, best).max() < exact.min()


def test_the_areas_are_taken_from_the_exact_scores(
    world: PartnerWorld, left: TwinGraph, cases: list[Hidden]
) -> None:
    model, field, few = PartnerModel.read(), world.graph.linked, cases[:6]
    found = measure(left, few, field, model_ranker(model), model_scorer(model))
    own, others = [], []
    for case in few:
        rows = np.append(case.partner, case.negatives["random"])
        scores = model_scorer(model)(left, case.query, rows)
        own.append(float(scores[0]))
        others += scores[1:].tolist()
    assert found["auc_random"] == pytest.approx(area_under_curve(own, others))


@pytest.fixture(scope="module")
def invented(world: PartnerWorld) -> dict[int, tuple[Ints, Ints]]:
    """Links that nobody recorded: by query some cities to link it with, and others of the draw."""
    rng = np.random.default_rng(4)
    found = {}
    for query in rng.choice(world.graph.linked, INVENTED, replace=False).tolist():
        taken = np.append(world.graph.partners(query), query)
        drawn = rng.choice(np.setdiff1d(world.graph.linked, taken), 100, replace=False)
        found[query] = (drawn[:LINKED], drawn[LINKED:])
    return found


def _area_of_invented(graph: TwinGraph, invented: dict[int, tuple[Ints, Ints]]) -> float:
    score, own, others = model_scorer(PartnerModel.read()), list[float](), list[float]()
    for query, (linked, rest) in invented.items():
        scores = score(graph, query, np.concatenate([linked, rest]))
        own += scores[: len(linked)].tolist()
        others += scores[len(linked) :].tolist()
    return area_under_curve(own, others)


def _with_invented(world: PartnerWorld, invented: dict[int, tuple[Ints, Ints]]) -> TwinGraph:
    a = np.repeat(list(invented), LINKED)
    b = np.concatenate([linked for linked, _ in invented.values()])
    graph = world.graph
    return TwinGraph(world.cities, np.append(graph.a, a), np.append(graph.b, b))


def test_invented_links_put_in_and_hidden_again_look_like_no_links(
    world: PartnerWorld, invented: dict[int, tuple[Ints, Ints]]
) -> None:
    whole = _with_invented(world, invented)
    left = whole.without(np.arange(len(world.graph), len(whole)))
    assert _area_of_invented(left, invented) == pytest.approx(0.5, abs=0.02)


def test_invented_links_that_are_not_hidden_give_themselves_away(
    world: PartnerWorld, invented: dict[int, tuple[Ints, Ints]]
) -> None:
    few = dict(list(invented.items())[:20])
    assert _area_of_invented(_with_invented(world, few), few) > 0.8


def test_labels_in_disorder_teach_nothing(left: TwinGraph, cases: list[Hidden]) -> None:
    rows = [np.append(case.partner, case.negatives["random"]) for case in cases]
    cells = np.array([columns_of(left, c.query, r) for c, r in zip(cases, rows, strict=True)])
    usual, spread = (f(cells, axis=(0, 1)) for f in (np.nanmean, np.nanstd))
    scaled = np.nan_to_num((cells - usual) / (spread + 1e-9))
    assert _learned(scaled, np.zeros(len(cases), np.int64)) > 0.7
    # Each time another city of every query is called its twin, in both halves: 6,000 of them.
    rng = np.random.default_rng(1)
    areas = [_learned(scaled, rng.integers(0, len(rows[0]), len(cases))) for _ in range(DISORDERS)]
    assert float(np.mean(areas)) == pytest.approx(0.5, abs=0.02)


def _learned(cells: Floats, twins: Ints) -> float:
    """Train on the first half of the queries and return the area on the second.

    ``cells`` are queries by cities by columns; ``twins`` says which city of each query is one.
    """
    truth = (np.arange(cells.shape[1]) == twins[:, None]).astype(np.int64)
    half = len(cells) // 2
    known, asked = (part.reshape(-1, cells.shape[2]) for part in (cells[:half], cells[half:]))
    fitted = LogisticRegression(C=0.01, max_iter=2000).fit(known, truth[:half].reshape(-1))
    score, right = fitted.decision_function(asked), truth[half:].reshape(-1).astype(bool)
    return area_under_curve(score[right].tolist(), score[~right].tolist())


def test_a_split_of_another_atlas_is_refused(world: PartnerWorld) -> None:
    with pytest.raises(DataError, match="train the partner model again"):
        positions_of(world.graph, np.array([[1, 2]]))


def test_what_is_no_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no split"):
        read_split(tmp_path / "none.npz")
