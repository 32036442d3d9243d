from __future__ import annotations

from pathlib import Path

from pobratim.app.notice import notice
from pobratim.atlas.catalogue import catalogue

ROOT = Path(__file__).parents[3]


def test_the_committed_notice_is_what_the_catalogue_says() -> None:
    assert (ROOT / "NOTICE").read_text(encoding="utf-8") == notice()


def test_every_data_set_is_attributed() -> None:
    for dataset in catalogue():
        assert dataset.attribution in notice()
