"""Our entities against the real FollowTheMoney; skipped where it is not installed."""

from __future__ import annotations

import json
from typing import Any

import pytest

from pobratim.app.exporting import Request, export
from pobratim.app.pipeline import open_register

ftm = pytest.importorskip("followthemoney")


@pytest.fixture(scope="module")
def entities() -> list[dict[str, Any]]:
    written = export(open_register(None), Request("ftm"))
    return [json.loads(line) for line in written.data.decode().splitlines()]


def test_every_entity_is_valid_by_the_real_schema(entities: list[dict[str, Any]]) -> None:
    assert len(entities) > 50
    for entity in entities:
        schema = ftm.model.get(entity["schema"])
        assert schema is not None, entity["schema"]
        assert not schema.abstract, entity["schema"]
        schema.validate(entity)


def test_no_value_is_dropped_or_changed_when_the_real_model_cleans_it(
    entities: list[dict[str, Any]],
) -> None:
    for entity in entities:
        proxy = ftm.model.get_proxy({**entity, "properties": {}})
        for name, values in entity["properties"].items():
            for value in values:
                proxy.add(name, value, quiet=False)
            assert set(proxy.get(name)) == set(values), (entity["schema"], name)


def test_every_pointer_leads_to_an_entity_of_the_range_that_the_schema_asks(
    entities: list[dict[str, Any]],
) -> None:
    kinds = {entity["id"]: entity["schema"] for entity in entities}
    for entity in entities:
        schema = ftm.model.get(entity["schema"])
        for name, values in entity["properties"].items():
            wanted = schema.get(name).range
            for value in values if wanted is not None else ():
                assert ftm.model.get(kinds[value]).is_a(wanted), (entity["id"], name, value)
