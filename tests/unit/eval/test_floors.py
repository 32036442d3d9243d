from __future__ import annotations

import yaml

from eval.floors import FLOORS, GOLD, HERE, fingerprint, shortfalls


def test_every_gold_file_has_floors_with_its_fingerprint() -> None:
    floors = yaml.safe_load(FLOORS.read_text(encoding="utf-8"))
    assert {path.name for path in GOLD} == set(floors)
    for path in GOLD:
        assert floors[path.name]["sha256"] == fingerprint(path)


def test_a_figure_below_its_floor_and_a_changed_gold_file_are_told() -> None:
    name = GOLD[0].name
    right = {"sha256": fingerprint(HERE / "gold" / name), "f1": {"persons": 0.9}}
    assert list(shortfalls({name: {"persons": 0.95}}, {name: right})) == []
    low = list(shortfalls({name: {"persons": 0.8}}, {name: right}))
    assert low == [f"{name}: persons is 0.800, its floor is 0.90"]
    changed = list(shortfalls({name: {"persons": 0.95}}, {name: {**right, "sha256": "0"}}))
    assert len(changed) == 1
    assert "changed" in changed[0]


def test_a_gold_file_without_floors_is_told() -> None:
    assert list(shortfalls({"new.jsonl": {}}, {})) == ["new.jsonl has no floors; run with --write"]
