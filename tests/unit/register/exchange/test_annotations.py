from __future__ import annotations

import json

from pobratim.app.pipeline import open_register
from pobratim.register.exchange.annotations import to_annotations


def test_every_annotation_finds_its_words_in_the_text_by_position_and_by_quotation() -> None:
    register = open_register(None)
    collection = json.loads(to_annotations(register.claims(), register.source).data)
    items = collection["first"]["items"]
    assert collection["total"] == len(items) > 500
    assert len({item["id"] for item in items}) == len(items)
    for item in items:
        text = register.text(item["target"]["source"]["id"].removeprefix("urn:"))
        place, quote = item["target"]["selector"]
        assert text[place["start"] : place["end"]] == quote["exact"]
        assert text[: place["start"]].endswith(quote["prefix"])
        assert text[place["end"] :].startswith(quote["suffix"])
