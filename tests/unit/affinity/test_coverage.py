"""What is missing names an importer, and the importer exists and fills it."""

from __future__ import annotations

import pytest

from pobratim.affinity.coverage import NOWHERE, not_loaded
from pobratim.atlas import Atlas
from pobratim.atlas.importers import IMPORTERS

PAIRS = [
    ("Минск", "Екатеринбург"),
    ("Гомель", "Казань"),
    ("Lyon", "Birmingham, GB"),
    ("Walvis Bay", "Suva"),
]
FILLS = {one.NAME: set(one.FILLS) for one in IMPORTERS}


@pytest.mark.parametrize(("a", "b"), PAIRS)
def test_every_sphere_that_is_missing_names_an_importer_that_fills_it(a: str, b: str) -> None:
    atlas = Atlas.open()
    missing = not_loaded(atlas, *(atlas.gazetteer.resolve(name) for name in (a, b)))
    assert missing
    for gap in missing:
        assert gap.importer in FILLS
        assert gap.sphere in FILLS[gap.importer], gap


def test_what_no_packaged_table_holds_has_its_importer_too() -> None:
    for sphere, importer in NOWHERE:
        assert sphere in FILLS[importer]


def test_two_cities_without_any_row_lack_every_sphere() -> None:
    atlas = Atlas.open()
    missing = not_loaded(atlas, *(atlas.gazetteer.resolve(n) for n in ("Walvis Bay", "Suva")))
    assert {gap.sphere for gap in missing} >= {
        "industry", "health-care", "culture", "wellness", "heritage", "science", "transport",
        "trade", "ownership", "flights", "rail",
    }  # fmt: skip
