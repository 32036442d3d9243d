from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.functional.conftest import Run

PAIRS = [
    ("Минск", "Екатеринбург"),
    ("Минск", "Казань"),
    ("Lyon", "Birmingham, GB"),
    ("Гомель", "Екатеринбург"),
    ("geonames:625144", "wikidata:Q887"),
]


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_any_two_cities_can_be_compared(a: str, b: str, run: Run) -> None:
    (record,) = run("compare", a, b, "--json").records
    assert record["schema"] == "pobratim.comparison/1"
    assert record["commonalities"]
    for item in record["commonalities"]:
        assert 0 < item["share_of_pairs"] <= 1
        assert item["sources"][0]["vintage"]
    assert record["missing"]
    assert all(item["share_of_pairs"] is None for item in record["uncompared"])


def test_comparing_the_other_way_round_tells_the_same(run: Run) -> None:
    there = run("compare", "Минск", "Казань", "--json").records[0]["commonalities"]
    back = run("compare", "Казань", "Минск", "--json").records[0]["commonalities"]
    assert {(c["code"], c["share_of_pairs"]) for c in there} == {
        (c["code"], c["share_of_pairs"]) for c in back
    }


@pytest.mark.parametrize(
    "words",
    [("compare", "Брест", "Минск"), ("partners", "Birmingham"), ("match", "Минск", "Брест")],
)
def test_an_ambiguous_name_lists_its_candidates_and_leaves_with_2(
    words: tuple[str, ...], run: Run
) -> None:
    outcome = run(*words)
    assert outcome.code == 2
    assert outcome.err.count("geonames:") >= 2


def test_a_candidate_is_listed_once_and_all_of_them_are(run: Run) -> None:
    named = re.findall(r"geonames:\d+", run("compare", "Springfield", "Минск").err)
    assert len(named) == len(set(named)) > 5


@pytest.mark.parametrize("id_", [f"geonames:{10**22}", f"geonames:{'9' * 5000}"])
def test_an_id_too_long_to_be_one_leaves_with_2(id_: str, run: Run) -> None:
    outcome = run("compare", id_, "Минск")
    assert outcome.code == 2
    assert "is not in the gazetteer" in outcome.err


def test_an_unknown_name_leaves_with_2_and_says_what_to_do(run: Run) -> None:
    outcome = run("compare", "Xyzzyville", "Минск")
    assert outcome.code == 2
    assert "Xyzzyville" in outcome.err


def test_partners_come_ranked_with_probability_base_rate_and_reasons(run: Run) -> None:
    records = run("partners", "Минск", "--top", "5", "--json").records
    assert [r["rank"] for r in records] == [1, 2, 3, 4, 5]
    assert not any(r["known"] for r in records)
    for record in records:
        assert 0 < record["probability"] < 1
        assert 0 < record["base_rate"] < 0.1
        assert record["reasons"]


def test_given_candidates_are_scored_and_no_others(tmp_path: Path, run: Run) -> None:
    file = tmp_path / "candidates.txt"
    file.write_text("Екатеринбург\nКазань\nLyon\n", encoding="utf-8")
    records = run("partners", "Минск", "--candidates", str(file), "--json").records
    assert {r["partner"] for r in records} == {1486209, 551487, 2996944}


def test_matches_for_the_demo_pair_run_both_ways_and_show_their_chain(run: Run) -> None:
    records = run("match", "Минск", "Екатеринбург", "--json").records
    may_buy = [r for r in records if r["kind"] == "may-buy"]
    assert {r["seller"]["city"] for r in may_buy} == {625144, 1486209}
    assert all(r["chain"] for r in may_buy)
    assert not any(r["seller"]["idle"] or r["buyer"]["idle"] for r in records)


def test_cities_without_loaded_enterprises_leave_with_4_and_name_the_importers(run: Run) -> None:
    outcome = run("match", "Lyon", "Birmingham, GB", "--json")
    assert outcome.code == 4
    assert outcome.out == ""
    assert "industry (both cities); importer: own-list" in outcome.err


def test_a_sphere_filter_keeps_only_that_sphere(run: Run) -> None:
    records = run("match", "Минск", "Екатеринбург", "--sphere", "education", "--json").records
    assert records
    assert {r["sphere"] for r in records} == {"education"}


def test_the_catalogue_names_vintage_and_licence_of_every_data_set(run: Run) -> None:
    records = run("atlas", "sources", "--json").records
    assert len(records) >= 14
    assert all(r["vintage"] and r["licence"] and r["attribution"] for r in records)


def test_a_misspelt_city_is_answered_with_the_one_that_may_be_meant(run: Run) -> None:
    outcome = run("compare", "Минск", "Екатеренбург")
    assert outcome.code == 2
    assert "did you mean Екатеринбург, RU?" in outcome.err
    assert "did you mean Minsk, BY?" in run("partners", "Minsck").err


def test_a_comparison_tells_the_twin_record_and_never_that_cities_are_no_partners(
    run: Run,
) -> None:
    (record,) = run("compare", "Минск", "Екатеринбург", "--json").records
    assert record["twinning"]["recorded"] is False
    assert record["twinning"]["sparse"] == ["b"]
    assert record["loaded"] == {"connections": [], "ownership": [], "trade": None}
    assert record["route"]["hours"].keys() == {"air", "rail", "road"}
    said = run("compare", "Минск", "Екатеринбург").out
    assert "No twinning record in the open data (2016; record of Yekaterinburg is sparse)" in said
    assert "not partners" not in said


def test_differences_are_worded_beside_what_is_common(run: Run) -> None:
    said = run("compare", "Минск", "Уфа", "--explain", "--language", "ru").out
    assert "capital: столица: да (Минск), нет (Уфа)" in said


def test_what_a_report_asks_for_is_matched_without_a_list(run: Run) -> None:
    records = run("match", "Минск", "Екатеринбург", "--json").records
    answers = [one for one in records if one["kind"] == "offer-request"]
    assert {one["seller"]["id"] for one in answers} >= {"maz", "belkommunmash"}
    assert all(one["evidence"] for one in answers)


def test_the_back_test_of_production_counts_its_deliveries(run: Run) -> None:
    (record,) = run("eval", "production", "--json").records
    assert record["schema"] == "pobratim.eval/1"
    assert record["counts"]["deliveries"] >= record["counts"]["pages"] > 50
    per = "hits@10_per_enterprise"
    assert record["model"][per] > 2 * record["baselines"]["same_class"][per]
