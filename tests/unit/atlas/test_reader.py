"""The packaged atlas: what it answers for real cities, with the data set behind each answer."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from pobratim.atlas import UN_YEAR, Atlas
from pobratim.errors import DataError
from pobratim.model.places import Agglomeration


@pytest.fixture(scope="module")
def atlas() -> Iterator[Atlas]:
    opened = Atlas.open()
    yield opened
    opened.close()


def _around(atlas: Atlas, name: str, km: float = 60) -> Agglomeration:
    return atlas.agglomeration(atlas.gazetteer.resolve(name), km)


def test_an_agglomeration_has_the_united_nations_figure_where_there_is_one(atlas: Atlas) -> None:
    minsk = _around(atlas, "Минск")
    assert (minsk.population, minsk.basis, minsk.vintage) == (
        2_028_104, "un-wup2018", str(UN_YEAR)
    )  # fmt: skip
    assert minsk.members[0] == 625144
    assert 618800 in minsk.members


def test_else_it_has_the_sum_over_its_members(atlas: Atlas) -> None:
    lida = _around(atlas, "Лида", 20)
    assert lida.basis == "geonames-sum"
    known = [atlas.gazetteer.city(member).population for member in lida.members]
    assert lida.population == sum(people for people in known if people is not None)


def test_a_wider_radius_has_all_members_of_a_narrower_one(atlas: Atlas) -> None:
    narrow, wide = _around(atlas, "Казань", 20), _around(atlas, "Казань", 80)
    assert set(narrow.members) < set(wide.members)


def test_the_un_series_runs_by_five_years(atlas: Atlas) -> None:
    series = dict(atlas.un_population(atlas.gazetteer.resolve("Екатеринбург")))
    assert min(series) == 1990
    assert series[2020] == 1_503_812
    assert atlas.un_population(atlas.gazetteer.resolve("Лида")) == ()


def test_power_plants_stand_once_and_nearest_first(atlas: Atlas) -> None:
    plants = atlas.power_plants(_around(atlas, "Екатеринбург"))
    names = [plant.name for plant in plants]
    assert "Beloyarsk" in names
    assert not [name for name in names if name.startswith("Beloyarskiy")]
    distances = [plant.km for plant in plants]
    assert distances == sorted(distances)
    assert {plant.fuel for plant in plants} == {"gas", "nuclear"}


def test_steel_plants_have_products_buyers_and_capacity(atlas: Atlas) -> None:
    pipes = {p.name: p for p in atlas.steel_plants(_around(atlas, "Екатеринбург"))}
    plant = pipes["Pervouralsk Pipe Plant"]
    assert "pipe" in plant.products
    assert "energy" in plant.end_users
    assert plant.capacities[0].steel_ktpa == 950


def test_air_links_are_seen_from_both_ends(atlas: Atlas) -> None:
    minsk, yekaterinburg = _around(atlas, "Минск"), _around(atlas, "Екатеринбург")
    (there,) = atlas.direct_routes(minsk, yekaterinburg)
    (back,) = atlas.direct_routes(yekaterinburg, minsk)
    assert (there.origin, there.destination) == ("MSQ", "SVX")
    assert (back.origin, back.destination) == ("SVX", "MSQ")
    assert there.airlines == back.airlines
    assert [airport.iata for airport in atlas.airports(yekaterinburg)] == ["SVX"]
    assert atlas.dataset("openflights").vintage == "about 2014"


def test_both_cities_run_metro_tram_and_trolleybus(atlas: Atlas) -> None:
    for name in ("Минск", "Екатеринбург"):
        modes = {system.mode for system in atlas.transit(_around(atlas, name))}
        assert modes == {"metro", "tram", "trolleybus"}


def test_universities_are_those_that_name_their_city(atlas: Atlas) -> None:
    names = [university.name for university in atlas.universities(_around(atlas, "Гомель"))]
    assert "Gomel State Medical University" in names
    assert all("Gomel" in name for name in names)


def test_heritage_is_loaded_for_one_city_only(atlas: Atlas) -> None:
    sites = atlas.heritage(_around(atlas, "Екатеринбург"))
    assert len(sites) > 700
    assert {site.level for site in sites} == {"federal", "regional", "municipal"}
    assert atlas.tourist_stops(_around(atlas, "Екатеринбург"))
    assert atlas.heritage(_around(atlas, "Минск")) == ()


def test_organisations_carry_addresses_and_idle_firms_are_marked(atlas: Atlas) -> None:
    found = {one.id: one for one in atlas.organisations(_around(atlas, "Минск"))}
    assert found["maz"].label("be") == "Мінскі аўтамабільны завод"
    assert found["maz"].addresses
    assert found["kamvol"].idle
    assert not found["maz"].idle
    assert not found["luch-watch"].verified
    assert atlas.organisations(_around(atlas, "Казань")) == ()


def test_founding_years_are_known_for_russian_cities(atlas: Atlas) -> None:
    yekaterinburg = atlas.founding(atlas.gazetteer.resolve("Екатеринбург"))
    assert yekaterinburg is not None
    assert yekaterinburg.founded == 1723
    assert atlas.founding(atlas.gazetteer.resolve("Минск")) is None


def test_twins_are_recorded_in_both_directions(atlas: Atlas) -> None:
    minsk = atlas.gazetteer.city(625144)
    twins = atlas.twins(minsk)
    assert len(twins) > 20
    assert list(twins) == sorted(twins)
    for twin in twins:
        assert minsk.geonames in atlas.twins(atlas.gazetteer.city(twin))


def test_outlines_are_closed_rings(atlas: Atlas) -> None:
    rings = atlas.outlines(["BY", "RU"])
    assert {ring.country for ring in rings} == {"BY", "RU"}
    assert all(ring.points[0] == ring.points[-1] for ring in rings)
    assert len(atlas.outlines()) > len(rings)


def test_every_data_set_has_a_reference(atlas: Atlas) -> None:
    for ref in atlas.catalogue():
        assert atlas.dataset(ref.id) == ref
        assert ref.licence
        assert ref.vintage


def test_share_alike_tables_stay_out_of_the_open_file(atlas: Atlas) -> None:
    folder = atlas.folder
    for group in ("open", "odbl", "by-sa"):
        assert (folder / f"atlas-{group}.sqlite").is_file()
        assert (folder / f"LICENCE-{group}.txt").is_file()


def test_an_absent_atlas_is_told_when_it_is_asked(tmp_path: Path) -> None:
    atlas = Atlas.open(tmp_path)
    minsk = atlas.gazetteer.resolve("Минск")
    with pytest.raises(DataError, match="no atlas there; build it with 'pobratim atlas build'"):
        atlas.twins(minsk)
    with pytest.raises(DataError, match="at least one file"):
        atlas.features()


def test_a_torn_atlas_is_told(tmp_path: Path) -> None:
    (tmp_path / "atlas-odbl.sqlite").write_bytes(b"torn")
    atlas = Atlas.open(tmp_path)
    with pytest.raises(DataError, match=r"atlas-odbl.sqlite: .*; build it with"):
        atlas.twins(atlas.gazetteer.resolve("Минск"))


def test_the_packaged_atlas_is_small_enough_to_ship() -> None:
    atlas = Atlas.open()
    package = atlas.folder.parents[1]
    shipped = [*(package / "atlas" / "data").iterdir()]
    shipped += (package / "lexicon" / "data").glob("*.sqlite")
    assert sum(path.stat().st_size for path in shipped) <= 25 * 1024 * 1024
