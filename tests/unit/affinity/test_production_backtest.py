"""The back-test of production cooperation: what it hides, what it ranks, and that it can fail."""

from __future__ import annotations

import datetime as dt
from pathlib import Path
from typing import Any
from urllib.parse import urlparse

import pytest
import yaml

from eval.production import FLOOR, complaints
from pobratim.affinity import goods
from pobratim.affinity.production_backtest import HITS, KNOWN, known_deliveries, production
from pobratim.atlas import Atlas
from pobratim.errors import DataError

PER_ENTERPRISE = f"hits@{HITS}_per_enterprise"


@pytest.fixture(scope="module")
def atlas() -> Atlas:
    return Atlas.open()


@pytest.fixture(scope="module")
def figures(atlas: Atlas) -> dict[str, Any]:
    return production(atlas)


def _written(tmp_path: Path, rows: Any) -> Path:
    path = tmp_path / "known.yaml"
    path.write_text(yaml.safe_dump(rows, allow_unicode=True), encoding="utf-8")
    return path


def _rows() -> dict[str, Any]:
    rows: dict[str, Any] = yaml.safe_load(KNOWN.read_text(encoding="utf-8"))
    return rows


def test_every_delivery_has_the_address_of_its_page_and_a_state_that_is_no_plan() -> None:
    for row in _rows()["deliveries"]:
        assert urlparse(row["source"]).scheme in {"http", "https"}, row
        assert row["state"] in {"done", "agreed"}, row
        assert row["year"] is None or 1990 < row["year"] <= dt.date(2026, 11, 24).year, row


def test_no_delivery_stands_twice() -> None:
    ends = [(row["seller"], row["buyer"]) for row in _rows()["deliveries"]]
    assert len(ends) == len(set(ends))


def test_every_organisation_of_the_file_is_in_a_delivery() -> None:
    named = {row[side] for row in _rows()["deliveries"] for side in ("seller", "buyer")}
    assert {row["id"] for row in _rows()["organisations"]} <= named


def test_lists_of_purchases_are_hidden_from_the_score(atlas: Atlas) -> None:
    field = known_deliveries(atlas)
    assert any(one.buys for one in (*field.pair.a, *field.pair.b))
    assert not any(one.buys for one in field.organisations.values())


def test_no_idle_enterprise_and_no_outside_seller_is_ranked_as_a_buyer(atlas: Atlas) -> None:
    field = known_deliveries(atlas)
    ranked = {one.id for one in field.pool}
    assert "kamvol" in field.organisations
    assert all(goods.active(one) for one in field.pool)
    assert not ranked & {"kamvol", "x-kolomna"}
    assert "x-kazan-transit" in ranked


def test_the_score_beats_chance_and_the_seller_s_own_class(figures: dict[str, Any]) -> None:
    assert complaints(figures) == []
    assert figures["model"][PER_ENTERPRISE] >= FLOOR


def test_chance_finds_ten_of_those_ranked(figures: dict[str, Any]) -> None:
    # Other known buyers of a seller stand out of its ranking, so a little more than 10 in all.
    fewest = HITS / figures["counts"]["organisations_ranked"]
    assert fewest <= figures["baselines"]["random"][PER_ENTERPRISE] < fewest * 1.05


def test_figures_that_fall_are_complained_of(figures: dict[str, Any]) -> None:
    fallen = {**figures, "model": figures["baselines"]["same_class"]}
    assert len(complaints(fallen)) == 2


def test_hits_per_enterprise_are_the_mean_of_those_shown(figures: dict[str, Any]) -> None:
    shown = [one[f"hits@{HITS}"] for one in figures["enterprises"].values()]
    assert len(shown) == figures["counts"]["sellers"]
    assert sum(shown) / len(shown) == pytest.approx(figures["model"][PER_ENTERPRISE])


def test_a_buyer_of_another_known_delivery_takes_no_place(atlas: Atlas, tmp_path: Path) -> None:
    rows = _rows()
    belaz = [row for row in rows["deliveries"] if row["seller"] == "belaz"]
    # Ten more mines that buy from BelAZ would push each other out of the first ten.
    more = [{"id": f"x-mine-{n}", "name": f"Mine {n}", "nace": "07.10"} for n in range(10)]
    bought = [{**belaz[0], "buyer": one["id"]} for one in more]
    rows = {"organisations": rows["organisations"] + more, "deliveries": belaz + bought}
    field = known_deliveries(atlas, _written(tmp_path, rows))
    from pobratim.affinity import production_backtest as own

    hits = own._by_seller(field, own._may_buy(field, own._link(field)))["belaz"]
    assert len(hits) == len(belaz) + 10
    assert set(hits) == {1.0}


@pytest.mark.parametrize(
    ("change", "message"),
    [
        ({"buyer": "nobody"}, "the atlas has no nobody"),
        ({"source": None}, "lacks 'source'"),
    ],
)
def test_a_delivery_that_nobody_can_check_is_refused(
    atlas: Atlas, tmp_path: Path, change: dict[str, Any], message: str
) -> None:
    rows = _rows()
    first = {**rows["deliveries"][0], **change}
    rows["deliveries"] = [{key: value for key, value in first.items() if value is not None}]
    with pytest.raises(DataError, match=message):
        known_deliveries(atlas, _written(tmp_path, rows))


def test_a_file_without_deliveries_is_refused(atlas: Atlas, tmp_path: Path) -> None:
    with pytest.raises(DataError, match="no organisations and deliveries"):
        known_deliveries(atlas, _written(tmp_path, ["maz"]))
    with pytest.raises(DataError, match="cannot be read"):
        known_deliveries(atlas, tmp_path / "absent.yaml")


def test_an_organisation_of_an_unknown_family_is_refused(atlas: Atlas, tmp_path: Path) -> None:
    rows = _rows()
    rows["organisations"][0]["family"] = "shipyard"
    with pytest.raises(DataError, match="unknown family 'shipyard'"):
        known_deliveries(atlas, _written(tmp_path, rows))
