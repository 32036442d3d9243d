from __future__ import annotations

from importlib import resources

import pytest

from pobratim.atlas.class_codes import nace_class, sphere_of_class
from pobratim.lexicon.tables import parse_table
from pobratim.model.spheres import PARENT, SPHERES

TABLE: dict[str, list[str]] = parse_table(
    resources.files("pobratim.atlas").joinpath("spheres_of_classes.yaml").read_text("utf-8")
)
STARTS = [(start, sphere) for sphere, starts in TABLE.items() for start in starts]


@pytest.mark.parametrize(("start", "sphere"), STARTS)
def test_each_beginning_decides_the_sphere_of_its_classes(start: str, sphere: str) -> None:
    assert sphere in SPHERES or sphere in PARENT
    assert sphere_of_class(start) == sphere
    assert sphere_of_class(start if "." in start else f"{start}.99") == sphere


def test_no_beginning_stands_twice() -> None:
    assert len({start for start, _ in STARTS}) == len(STARTS)


@pytest.mark.parametrize(
    ("code", "expected"),
    [("24.10", "24.10"), ("24.10.2", "24.10"), ("62010", "62.01"), ("24.1", None), ("24", None)],
)
def test_national_codes_come_down_to_the_class(code: str, expected: str | None) -> None:
    assert nace_class(code) == expected


@pytest.mark.parametrize("code", ["steel", "C24", ""])
def test_what_is_no_code_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no code"):
        nace_class(code)


def test_a_division_that_nace_lacks_is_refused() -> None:
    with pytest.raises(ValueError, match="no division 04"):
        sphere_of_class("04.10")
