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
from pobratim.affinity.partner_field import Floats
from pobratim.affinity.partner_model import PartnerModel, columns_of
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.partners import SHORTLIST
from pobratim.affinity.ranking_figures import Hidden, area_under_curve
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas
from pobratim.errors import DataError

SOME = 30


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
    never = TwinGraph(world.cities, left.a.copy(), left.b.copy())
    for case in cases[:20]:
        row = np.array([case.partner])
        one, other = (columns_of(graph, case.query, row) for graph in (left, never))
        assert np.array_equal(one, other, equal_nan=True)
        assert case.partner not in left.partners(case.query)


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
    field = world.graph.linked
    found = measure(left, cases, field, model_scorer(PartnerModel.read()))
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


def test_partners_drawn_at_random_are_ranked_in_the_middle(
    world: PartnerWorld, left: TwinGraph, cases: list[Hidden]
) -> None:
    shuffled = [
        Hidden(c.query, int(c.negatives["random"][0]), {"random": c.negatives["random"][1:]},
               c.known, c.cold)
        for c in cases
    ]  # fmt: skip
    found = measure(left, shuffled, world.graph.linked, model_scorer(PartnerModel.read()))
    assert found["auc_random_within_query"] == pytest.approx(0.5, abs=0.12)


def test_labels_in_disorder_teach_nothing(left: TwinGraph, cases: list[Hidden]) -> None:
    rng = np.random.default_rng(1)
    rows = [np.append(case.partner, case.negatives["random"]) for case in cases]
    cells = np.concatenate(
        [columns_of(left, case.query, r) for case, r in zip(cases, rows, strict=True)]
    )
    truth = np.concatenate([np.arange(len(r)) == 0 for r in rows])
    half = len(truth) // 2
    scaled = np.nan_to_num((cells - np.nanmean(cells, axis=0)) / (np.nanstd(cells, axis=0) + 1e-9))
    assert _learned(scaled, truth, half) > 0.7
    areas = [_learned(scaled, rng.permutation(truth), half, truth) for _ in range(8)]
    assert float(np.mean(areas)) == pytest.approx(0.5, abs=0.12)


def _learned(cells: Floats, labels: Floats, half: int, truth: Floats | None = None) -> float:
    """Train on the first half with ``labels`` and return the area on the second half."""
    fitted = LogisticRegression(C=0.01, max_iter=2000).fit(cells[:half], labels[:half])
    score = fitted.decision_function(cells[half:])
    known = (labels if truth is None else truth)[half:].astype(bool)
    return area_under_curve(score[known].tolist(), score[~known].tolist())


def test_a_split_of_another_atlas_is_refused(world: PartnerWorld) -> None:
    with pytest.raises(DataError, match="train the partner model again"):
        positions_of(world.graph, np.array([[1, 2]]))


def test_what_is_no_split_is_refused(tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no split"):
        read_split(tmp_path / "none.npz")
