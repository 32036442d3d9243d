from __future__ import annotations

import numpy as np

from tests.unit.affinity.partner_towns import graph_of

LINKS = ((1, 4), (1, 5), (2, 5), (2, 99))


def test_a_link_to_an_unknown_city_falls_out() -> None:
    assert len(graph_of(*LINKS)) == 3


def test_links_count_at_both_ends() -> None:
    graph = graph_of(*LINKS)
    assert graph.degree.tolist() == [2, 1, 0, 1, 2, 0]
    assert sorted(graph.partners(0).tolist()) == [3, 4]
    assert sorted(graph.partners(4).tolist()) == [0, 1]
    assert graph.linked.tolist() == [0, 1, 3, 4]
    assert graph.countries.tolist() == [[0, 3], [3, 0]]


def test_a_graph_without_a_link_is_the_graph_that_never_had_it() -> None:
    left, never = graph_of(*LINKS).without(np.array([1])), graph_of((1, 4), (2, 5))
    assert left.degree.tolist() == never.degree.tolist()
    assert left.countries.tolist() == never.countries.tolist()
    assert left.partners(0).tolist() == never.partners(0).tolist()


def test_openness_is_nought_without_a_link_and_more_with_more_links() -> None:
    graph = graph_of((1, 4), (1, 5), (1, 6), (2, 4), (2, 5), (3, 6))
    assert graph_of().openness.tolist() == [0.0] * 6
    assert graph.without(np.array([5])).openness[2] == 0.0
    assert np.isfinite(graph.openness).all()


def test_linked_cities_are_listed_by_country() -> None:
    lists = graph_of((1, 4), (3, 6)).linked_by_country
    assert [rows.tolist() for rows in lists] == [[0, 2], [3, 5]]


def test_shares_of_countries_add_up_to_about_one() -> None:
    graph = graph_of((1, 4), (1, 5), (2, 3))
    assert graph.shares.sum(axis=1).tolist() == [1.0, 1.0]
    assert graph.shares[0, 1] == 2.5 / 5
