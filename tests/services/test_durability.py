"""Two hundred kills at random moments of a bulk import: a slow test, so it stands here."""

from __future__ import annotations

import random
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from pobratim.register import Register
from pobratim.register.store import Address
from tests.unit.register.test_durability import Nursery, assert_nothing_lost

KILLS = 200
AT_ONCE = 25
"""Kills of one register, before it has grown so much that looking at it takes the time."""


@pytest.fixture
def nursery() -> Iterator[Nursery]:
    made = Nursery()
    yield made
    made.close()


def _kill(nursery: Nursery, new: Callable[[int], Address], kills: int) -> int:
    draw = random.Random(20261124)  # noqa: S311  the moments, no secret
    acknowledged = 0
    for number in range(kills // AT_ONCE):
        address, told = new(number), set[str]()
        Register.open(address, create=True).close()
        for _ in range(AT_ONCE):
            told |= nursery.import_until(address, draw.uniform(0, 0.12))
            assert_nothing_lost(address, told)
        acknowledged += len(told)
    return acknowledged


def test_two_hundred_kills_of_an_import_lose_nothing_acknowledged(
    nursery: Nursery, tmp_path: Path
) -> None:
    assert _kill(nursery, lambda number: tmp_path / f"{number}.sqlite", KILLS) > KILLS


def test_kills_of_an_import_on_a_server_lose_nothing_acknowledged(
    nursery: Nursery, fresh_address: str
) -> None:
    assert _kill(nursery, lambda _: fresh_address, AT_ONCE) > 0
