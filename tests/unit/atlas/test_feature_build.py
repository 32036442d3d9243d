from __future__ import annotations

import numpy as np

from pobratim.atlas import Atlas
from pobratim.atlas.catalogue import dataset
from pobratim.atlas.features import FeatureTable
from pobratim.atlas.files import PACKAGED


def test_the_packaged_table_describes_every_city_of_the_gazetteer() -> None:
    atlas = Atlas.open()
    assert atlas.features().ids.tolist() == [city.geonames for city in atlas.gazetteer]


def test_each_licence_group_has_a_file_of_its_own() -> None:
    for path in PACKAGED.glob("features-*.npz"):
        group = path.stem.removeprefix("features-")
        found = {dataset(feature.dataset).group for feature in FeatureTable.read([path]).columns}
        assert found == {group}


def test_every_column_says_what_it_means_and_holds_something() -> None:
    table = Atlas.open().features()
    for feature in table.columns:
        cells = table.column(feature.code)
        assert feature.unit or feature.note or feature.categories, feature.code
        assert not np.isnan(cells).all(), feature.code
        if feature.kind == "binary":
            assert set(np.unique(cells[~np.isnan(cells)])) == {0.0, 1.0}, feature.code
        if feature.kind == "categorical":
            assert np.nanmax(cells) == len(feature.categories) - 1, feature.code


def test_minsk_and_yekaterinburg_are_described_as_known() -> None:
    table = Atlas.open().features()
    assert table.value(625144, "capital") == 1
    assert table.value(1486209, "capital") == 0
    assert table.value(1486209, "steel_works") == 1
    assert table.value(1486209, "founding_year") == 1723
    assert table.value(625144, "founding_year") is None
    for city in (625144, 1486209):
        assert [table.value(city, mode) for mode in ("metro", "tram", "trolleybus")] == [1, 1, 1]
