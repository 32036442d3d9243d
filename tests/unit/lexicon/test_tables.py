"""Tables are plain data, whichever parser reads them."""

from __future__ import annotations

import pytest
import yaml

from pobratim.lexicon.tables import load_table, parse_table


def test_both_parsers_read_the_same(monkeypatch: pytest.MonkeyPatch) -> None:
    with_c = load_table("bodies.yaml")
    monkeypatch.delattr(yaml, "CSafeLoader", raising=False)
    assert load_table("bodies.yaml") == with_c


def test_no_tag_makes_an_object() -> None:
    with pytest.raises(yaml.YAMLError):
        parse_table("!!python/object/apply:os.getcwd []")
