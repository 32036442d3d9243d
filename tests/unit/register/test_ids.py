"""Ids are hashes of content."""

from __future__ import annotations

import hashlib
import json

from hypothesis import given
from hypothesis import strategies as st

from pobratim.register.ids import canonical, claim_id, digest, identify


def test_an_id_names_its_kind_and_depends_on_content_alone() -> None:
    assert identify("event", "a", 1) == identify("event", "a", 1)
    assert identify("event", "a", 1).startswith("event:")
    assert identify("event", "a") != identify("person", "a").replace("person", "event")


def test_the_border_between_parts_counts() -> None:
    assert digest("a", "bc") != digest("ab", "c")


def test_a_claim_has_one_id_whatever_the_order_of_its_qualifiers() -> None:
    one = claim_id("event:1", "goods-quantity", {"goods": "автобусы", "maker": "x"})
    other = claim_id("event:1", "goods-quantity", {"maker": "x", "goods": "автобусы"})
    assert one == other
    assert one != claim_id("event:1", "goods-quantity", {})


def test_canonical_json_keeps_letters_as_they_are() -> None:
    assert canonical(["ў", None]) == '["ў",null]'


@given(
    st.lists(
        st.one_of(
            st.text(),
            st.integers(),
            st.none(),
            st.booleans(),
            st.dictionaries(st.text(), st.text(), max_size=3),
        )
    )
)
def test_the_quick_way_to_hash_gives_the_hash_of_the_one_spelling(parts: list[object]) -> None:
    whole = canonical(parts).encode("utf-8", "surrogatepass")
    assert digest(*parts) == hashlib.sha256(whole).hexdigest()[:32]
    assert canonical(parts) == json.dumps(
        parts, ensure_ascii=False, sort_keys=True, separators=(",", ":")
    )
