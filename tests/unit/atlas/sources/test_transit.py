"""Urban transit: files of one city are kept, wide and mislabelled ones are not."""

from __future__ import annotations

from collections.abc import Callable

from pobratim.atlas.inputs import Inputs
from pobratim.atlas.sources import transit
from pobratim.atlas.tables import Built

Give = Callable[[str, str], None]

HEADER = (
    "mode,country_prefix,place_label,features,points,route_refs,refs,unreferenced_route_names,"
    "lat_median,lon_median,lat_span,lon_span,origin_path\n"
)


def _build(inputs: Inputs, give: Give, *lines: str) -> Built:
    give("osm-transit-2016/systems.csv.gz", HEADER + "".join(f"{line}\n" for line in lines))
    return transit.build(inputs)


def _rows(built: Built) -> list[tuple[object, ...]]:
    return [row[:4] for row in built.tables[0].rows]


def test_a_system_is_joined_to_the_city_of_its_label(inputs: Inputs, give: Give) -> None:
    built = _build(
        inputs, give,
        "metro,by,minsk-metro,53,37,3,1|2|3,0,53.89,27.55,0.1,0.25,x",
        "tram_light_rail,ru,yekaterinburg-tram,60,30,0,,9,56.84,60.61,0.1,0.2,x",
    )  # fmt: skip
    assert _rows(built) == [("metro", 625144, "minsk-metro", 3),
                            ("tram", 1486209, "yekaterinburg-tram", None)]  # fmt: skip


def test_the_same_data_under_another_citys_label_stay_with_their_city(
    inputs: Inputs, give: Give
) -> None:
    data = "265,205,4,1|2,18,56.8483,53.2098,0.09,0.13,x"
    built = _build(
        inputs, give,
        f"tram_light_rail,ru,kaliningrad-tram,{data}", f"tram_light_rail,ru,izhevsk-tram,{data}",
    )  # fmt: skip
    assert _rows(built) == [("tram", 554840, "izhevsk-tram", 4)]
    assert built.dropped[0].reason == "no city there, or the label names another one"


def test_a_file_over_several_cities_says_nothing_of_one(inputs: Inputs, give: Give) -> None:
    built = _build(inputs, give, "metro,by,minsk,53,37,3,1|2,0,53.89,27.55,2.4,0.25,x")
    assert not _rows(built)
    assert built.dropped[0].reason == "file over more than one agglomeration"


def test_of_two_files_of_a_system_the_fuller_one_is_kept(inputs: Inputs, give: Give) -> None:
    built = _build(
        inputs, give,
        "metro,by,minsk,5,37,1,1,0,53.89,27.55,0.1,0.1,x",
        "metro,by,minsk-metro,53,37,3,1|2|3,0,53.89,27.56,0.1,0.1,x",
    )  # fmt: skip
    assert _rows(built) == [("metro", 625144, "minsk-metro", 3)]


def test_ferries_and_empty_files_are_counted_and_dropped(inputs: Inputs, give: Give) -> None:
    built = _build(
        inputs, give,
        "ferry,ru,kazan-ferry,4,0,0,,0,55.77,49.02,0.8,0.7,x",
        "metro,by,minsk,0,0,0,,0,,,,,x",
        "tram_light_rail,by,MSQ-lr,4,0,0,,0,53.89,27.55,0.1,0.1,x",
    )  # fmt: skip
    assert {drop.reason for drop in built.dropped} == {
        "mode that no measure uses", "empty file", "people mover of an airport"
    }  # fmt: skip
