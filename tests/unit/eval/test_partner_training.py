from __future__ import annotations

from typing import Any

import numpy as np
import pytest

from eval import partner_sample
from eval.partner_sample import RANDOM, _others
from eval.partner_splits import SHIFTED, cities_hidden, random_split, shifted_splits
from eval.partner_trees import DEPTH, laid_out
from pobratim.affinity.partner_field import Floats, Ints
from pobratim.affinity.partner_trees import Trees
from pobratim.affinity.partner_world import PartnerWorld, world_of
from pobratim.affinity.twin_graph import TwinGraph
from pobratim.atlas import Atlas


@pytest.fixture(scope="module")
def world() -> PartnerWorld:
    return world_of(Atlas.open())


def test_a_tenth_is_hidden_at_random_and_the_same_each_time(world: PartnerWorld) -> None:
    hidden = random_split(world.graph)
    assert len(hidden) == round(len(world.graph) / 10)
    assert np.array_equal(hidden, random_split(world.graph))


def test_a_hidden_city_has_no_link_left(world: PartnerWorld) -> None:
    rng = np.random.default_rng(1)
    left = world.graph.without(cities_hidden(world.graph, rng))
    cold = world.graph.linked[left.degree[world.graph.linked] == 0]
    assert len(cold) >= len(world.graph.linked) // 8


def test_shifted_splits_leave_links_and_hide_each_link_once(world: PartnerWorld) -> None:
    splits = dict(shifted_splits(world.graph))
    assert tuple(splits) == SHIFTED
    for name, hidden in splits.items():
        assert len(np.unique(hidden)) == len(hidden), name
        assert 0.1 < len(hidden) / len(world.graph) <= 0.5, name


@pytest.mark.parametrize("cold", [1, 0])
def test_the_others_have_a_link_left_only_where_the_partner_has_one(
    world: PartnerWorld, cold: int
) -> None:
    graph, rng = world.graph, np.random.default_rng(3)
    hidden = cities_hidden(graph, rng)
    left = graph.without(hidden)
    link = next(
        link
        for link in hidden
        if (left.degree[graph.b[link]] == 0) == cold and graph.a[link] != graph.b[link]
    )
    pair = int(graph.a[link]), int(graph.b[link])
    drawn = _others(graph, left, graph.linked, pair, rng)
    assert 0 < len(drawn[0]) <= RANDOM
    for rows in drawn:
        assert ((left.degree[rows] == 0) == cold).all()
        assert not np.isin(rows, np.append(graph.partners(pair[0]), pair[0])).any()


def test_no_link_is_learned_from_on_a_graph_that_holds_it(
    world: PartnerWorld, monkeypatch: pytest.MonkeyPatch
) -> None:
    seen: list[bool] = []

    def columns(graph: TwinGraph, query: int, rows: Ints) -> Floats:
        seen.append(bool(np.isin(rows, graph.partners(query)).any()))
        return np.zeros((len(rows), 1))

    for name in ("TENTHS", "EIGHTHS", "HALVES"):
        monkeypatch.setattr(partner_sample, name, (2, 50))
    monkeypatch.setattr(partner_sample, "columns_of", columns)
    sample = partner_sample.sample_pairs(world.graph, world.graph.linked)
    assert sample.truth.sum() == 300
    assert not any(seen)


def test_a_tree_is_laid_out_as_a_complete_one() -> None:
    kind: Any = [
        ("is_leaf", bool), ("feature_idx", int), ("num_threshold", float), ("left", int),
        ("right", int), ("value", float), ("count", int),
    ]  # fmt: skip
    nodes = np.array(
        [
            (False, 3, 0.5, 1, 2, 9.0, 4),
            (True, 0, 0.0, 0, 0, -1.0, 3),
            (False, 1, 2.0, 3, 4, 9.0, 1),
            (True, 0, 0.0, 0, 0, 1.0, 1),
            (True, 0, 0.0, 0, 0, 5.0, 0),
        ],
        dtype=kind,
    )
    columns, thresholds, values = laid_out(nodes)
    assert len(values) == 2 ** (DEPTH + 1) - 1
    assert (columns[0], thresholds[0]) == (3, 0.5)
    assert values[0] == pytest.approx(-0.5)
    trees = Trees(np.array([columns]), np.array([thresholds]), np.array([values]))
    cells = np.array([[0.0, 0, 0, 0.5], [0, 2.0, 0, 0.6], [0, 2.1, 0, 0.6]])
    assert trees.sums(cells).tolist() == [-1.0, 1.0, 5.0]
