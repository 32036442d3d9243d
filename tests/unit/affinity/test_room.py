"""The front of the room."""

from __future__ import annotations

import subprocess
import sys

import pytest

from pobratim import affinity


@pytest.mark.parametrize("name", affinity.__all__)
def test_everything_that_the_room_offers_is_a_function(name: str) -> None:
    assert callable(getattr(affinity, name))


def test_a_name_that_the_room_does_not_offer_is_an_attribute_error() -> None:
    with pytest.raises(AttributeError, match="nothing_of_the_kind"):
        _ = affinity.nothing_of_the_kind


def test_importing_the_room_loads_no_numbers() -> None:
    code = "import pobratim.affinity, sys; sys.exit('numpy' in sys.modules)"
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0


def test_importing_a_module_of_the_room_hides_no_function() -> None:
    code = (
        "import pobratim.affinity.comparison, pobratim.affinity.matching, pobratim.affinity as a;"
        "from pobratim.affinity import compare, match, not_loaded;"
        "assert all(callable(f) for f in (compare, match, not_loaded, a.compare, a.match))"
    )
    assert subprocess.run([sys.executable, "-c", code], check=False).returncode == 0
