"""Teasers of other articles, told by their form: linked headline, a little text, and again."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Sequence

from lxml import html

from pobratim.extract.html.walk import TextBlock

__all__ = ["card_elements"]

_LONGEST = 700
_LEVELS = 6


def card_elements(blocks: Sequence[TextBlock]) -> set[html.HtmlElement]:
    """Return the elements that are cards: two or more siblings of one tag and class do it.

    A card opens a block with a link of at least 15 characters, and holds at most 700 characters.
    """
    size: dict[html.HtmlElement, int] = defaultdict(int)
    headed: set[html.HtmlElement] = set()
    for block in blocks:
        for element in block.place[:_LEVELS]:
            size[element] += len(block.text)
            if block.opens_with_link:
                headed.add(element)
    alike: dict[tuple[html.HtmlElement, str, str], list[html.HtmlElement]] = defaultdict(list)
    for element in headed:
        parent = element.getparent()
        if parent is not None and size[element] <= _LONGEST and element.tag != "body":
            alike[parent, element.tag, element.get("class") or ""].append(element)
    return {
        element
        for (_, tag, _), group in alike.items()
        if len(group) >= 2 and tag not in ("p", "h1", "h2")
        for element in group
    }
