from __future__ import annotations

import pytest

from pobratim.atlas.country_codes import iso2


@pytest.mark.parametrize(
    ("code", "expected"),
    [("BLR", "BY"), ("by", "BY"), ("112", "BY"), ("36", "AU"), ("842", "US"), ("757", "CH")],
)
def test_codes_of_every_kind_give_the_alpha_2(code: str, expected: str) -> None:
    assert iso2(code) == expected


@pytest.mark.parametrize("code", ["XXX", "QQQ", "999", "WLD", "Belarus", ""])
def test_what_is_no_country_is_refused(code: str) -> None:
    with pytest.raises(ValueError, match="no code of a country"):
        iso2(code)
