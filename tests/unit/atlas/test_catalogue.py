"""The catalogue: complete, and every licence group has its file."""

from __future__ import annotations

import pytest

from pobratim.atlas.catalogue import catalogue, dataset, notice
from pobratim.errors import DataError


def test_every_data_set_has_all_that_a_notice_needs() -> None:
    for one in catalogue():
        assert all((one.title, one.address, one.vintage, one.licence, one.attribution))


def test_share_alike_data_stand_apart_from_the_open_ones() -> None:
    groups = {one.id: one.group for one in catalogue()}
    for one in catalogue():
        wanted = "odbl" if "ODbL" in one.licence else "by-sa" if "BY-SA" in one.licence else "open"
        assert groups[one.id] == wanted


def test_the_notice_names_every_attribution() -> None:
    text = notice()
    assert all(one.attribution in text for one in catalogue())


def test_an_unknown_data_set_is_told() -> None:
    with pytest.raises(DataError, match="no data set 'nothing'"):
        dataset("nothing")


def test_the_short_form_carries_vintage_and_licence() -> None:
    ref = dataset("openflights").ref
    assert (ref.vintage, ref.licence) == ("about 2014", "ODbL 1.0")
