from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st
from lxml import etree

from pobratim.brief.pictures import svg
from pobratim.brief.render.clean import printable


@given(st.text(max_size=60).map(printable))
def test_any_text_is_escaped(words: str) -> None:
    drawing = svg.document((10, 10), words, [svg.text((1, 2), words)])
    root = etree.fromstring(drawing.encode())
    assert {etree.QName(node).localname for node in root.iter()} <= {"svg", "title", "text"}


def test_a_run_of_one_point_is_no_path() -> None:
    assert svg.path([[(1, 1)]]) == ""
    assert svg.path([[(1, 1), (2, 2)]], closed=True).count("Z") == 1
