"""Each construction by which reports tell an event: verb, noun, passive, phrase."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
import yaml

from pobratim.extract import read
from pobratim.extract.formats import RawDocument
from pobratim.lexicon.gazetteer import Gazetteer
from pobratim.model.documents import Language

LEADS: dict[Language, str] = {
    "ru": "Гродно и Калуга развивают сотрудничество\n\nОб этом сообщили в Гродненском "
    "горисполкоме: делегация Калуги посетила Гродно в 2011 году.\n\n",
    "be": "Гродна і Калуга развіваюць супрацоўніцтва\n\nПра гэта паведамілі ў Гродзенскім "
    "гарвыканкаме: дэлегацыя Калугі наведала Гродна ў 2011 годзе.\n\n",
    "en": "Grodno and Kaluga develop cooperation\n\nGrodno City Council said a delegation from "
    "Kaluga visited Grodno in 2011.\n\n",
}


def cases() -> Iterator[tuple[Language, str, str, str]]:
    """Yield language, type, status and sentence of each construction of the table."""
    table = yaml.safe_load(
        Path(__file__).with_name("event_constructions.yaml").read_text(encoding="utf-8")
    )
    for language, types in table.items():
        for kind, statuses in types.items():
            for status, sentences in statuses.items():
                for sentence in sentences:
                    yield language, kind, status, sentence


@pytest.mark.parametrize(("language", "kind", "status", "sentence"), list(cases()))
def test_each_construction_tells_its_event(
    language: Language, kind: str, status: str, sentence: str
) -> None:
    lead = LEADS[language]
    raw = RawDocument(
        source="-",
        text=lead + sentence,
        title=None,
        published="2025-03-20",
        language=language,
        source_id=None,
    )
    told = {
        (event.type, "proposed" if event.status == "discussed" else event.status)
        for event in read(raw, Gazetteer.open()).events
        if any(span.start >= len(lead) for span in event.evidence)
    }
    assert (kind, status) in told
