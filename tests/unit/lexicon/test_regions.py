"""Regions: every name in every language finds its row."""

from __future__ import annotations

from importlib import resources
from typing import Any

import pytest
import yaml

from pobratim.lexicon.regions import region

ROWS: list[dict[str, Any]] = yaml.safe_load(
    resources.files("pobratim.lexicon").joinpath("data", "regions.yaml").read_text("utf-8")
)


@pytest.mark.parametrize("row", ROWS, ids=lambda row: str(row["en"]))
def test_every_name_of_a_region_finds_it(row: dict[str, Any]) -> None:
    for name in filter(None, (row["ru"], row.get("be"), row["en"], *row.get("also", ()))):
        found = region(name)
        assert found is not None
        assert found.country == row["country"]


def test_a_city_is_no_region() -> None:
    assert region("Минск") is None
