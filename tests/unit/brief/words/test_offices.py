from __future__ import annotations

from pathlib import Path

import pytest
import yaml

from pobratim.brief.words import offices
from pobratim.brief.words.offices import body_in_words, post_in_words

TABLE = yaml.safe_load(Path(offices.__file__).with_name("offices.yaml").read_text("utf-8"))


@pytest.mark.parametrize("entry", TABLE["posts"], ids=lambda entry: entry["ru"])
def test_every_post_of_the_table_decides(entry: dict[str, str]) -> None:
    assert post_in_words("en", entry["ru"]) == entry["en"]
    assert post_in_words("be", entry["ru"].upper()) == entry["be"]


@pytest.mark.parametrize("entry", TABLE["bodies"], ids=lambda entry: entry["stem"])
def test_every_body_of_the_table_decides(entry: dict[str, str]) -> None:
    for form in set(entry) - {"stem"}:
        words = body_in_words(form, f"Мин{entry['stem']}", "X", "of X")
        assert words == entry[form].format(city="X", city_of="of X")


def test_what_the_table_lacks_is_left_to_the_caller() -> None:
    assert post_in_words("en", "смотритель маяка") is None
    assert body_in_words("en", "Амкодор", "Minsk") is None
