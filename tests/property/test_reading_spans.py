"""Whatever the text, every offset lies in it and reads verbatim."""

from __future__ import annotations

import re
from dataclasses import replace

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.extract.blocks import blocks_of, title_of
from pobratim.extract.commitments import commitments_of
from pobratim.extract.cooperation import cooperation_of
from pobratim.extract.dates import dates_of
from pobratim.extract.language import language_of
from pobratim.extract.positions import positions_of
from pobratim.extract.segment import page_of
from pobratim.extract.spheres import spheres_of
from pobratim.extract.statements import statements_of
from pobratim.extract.tokens import Page
from pobratim.model.documents import Document, hash_text
from pobratim.model.readings import Entity, PersonName, PlaceRef
from pobratim.model.spans import Span

PIECES = [
    "Иван Петров, мэр Твери:",
    "Мы рады гостям. Мост нам нужен до 1 марта.",
    "«Мост нужен», – сказал Иван Петров. – «И скоро».",
    "– Да, – ответил он. – Поставим лифты к 9 мая.",
    "Анна Орлова отметила, что 20 мая делегация посетила «Амкодор».",
    "По словам Орловой, главная тема – транспорт.",
    "[Фото: мост]",
    "Мост и школа-4",
    "Стороны договорились провести форум в 2026–2028 годах.",
    "1. Комитету (Петров И. И.): направить список до 1 июня;",
    "Паводле слоў Кухарава, бакі дамовіліся ўчора.",
    '"We need trams," said Mary Brown on 5 July 2022.',
    "Читайте также: мост закрыт",
    "Комментарии (2)",
    "А. В.: Жаль.",
    "ТВЕРЬ, 5 июл — Агентство. Начало.",
]
NOISE = st.text(
    st.sampled_from(
        "«»„“”\"'–—-:;,.!?…()[] \n\t\r\u2028\u00a0\u0301ёЁўІЖ09ab№//|#\ufeff\U0001f600İ"
    ),
    max_size=6,
)
TEXTS = st.lists(
    st.one_of(st.sampled_from(PIECES), NOISE, st.sampled_from(["\n", "\n\n", " "])), max_size=14
).map("".join)


def page_in(text: str, published: str | None) -> Page:
    """Return ``text`` as a page where every pair of capitalised words is a person or a city."""
    language = language_of(text)
    blocks = blocks_of(text, language)
    document = Document(
        hash_text(text), "-", language, title_of(text, blocks), published, text, blocks
    )
    entities = []
    for number, match in enumerate(re.finditer(r"[A-ZА-Я]\w+(?: [A-ZА-Я]\w+)?", text)):
        words = match.group().split()
        name = PersonName(words[0], None, words[-1]) if len(words) > 1 else None
        entities.append(
            Entity(
                f"e{number}",
                "person" if name else "place",
                match.group(),
                (Span(*match.span()),),
                None if name else PlaceRef("city", number),
                None,
                name,
            )
        )
    return replace(page_of(document), entities=tuple(entities))


FUZZ = settings(max_examples=150, deadline=None, suppress_health_check=[HealthCheck.too_slow])


@FUZZ
@given(st.one_of(TEXTS, st.text()))
def test_blocks_are_ordered_apart_and_visible(text: str) -> None:
    end = 0
    for block in blocks_of(text, language_of(text)):
        assert end <= block.start < block.end <= len(text)
        assert block.span.of(text) == block.span.of(text).strip()
        end = block.end


@FUZZ
@given(st.one_of(TEXTS, st.text()))
def test_sentences_lie_in_their_block_and_tokens_in_their_sentence(text: str) -> None:
    read = page_in(text, None)
    for sentence in read.sentences:
        assert read.document.blocks[sentence.block].span.contains(sentence.span)
        for token in sentence.tokens:
            assert sentence.span.contains(token.span)
            assert token.span.of(text) == token.text
            assert len(token.lower) == len(token.text)


@FUZZ
@given(TEXTS, st.sampled_from([None, "2024", "2024-05", "2024-05-16", "--05-16"]))
def test_dates_read_verbatim_in_order_and_apart(text: str, published: str | None) -> None:
    end = 0
    for dated in dates_of(page_in(text, published)):
        assert end <= dated.span.start < dated.span.end <= len(text)
        assert dated.span.of(text) == dated.value.text
        end = dated.span.end


@FUZZ
@given(TEXTS)
def test_statements_commitments_and_positions_read_verbatim(text: str) -> None:
    read = page_in(text, "2024-05-16")
    known = {entity.id for entity in read.entities}
    for statement in statements_of(read):
        assert statement.text
        assert statement.span.of(text) == statement.text
        assert statement.speaker is None or statement.speaker in known
        assert statement.cue is None or statement.cue.of(text)
    for commitment in commitments_of(read):
        assert commitment.text
        assert commitment.span.of(text) == commitment.text
        assert {*commitment.by, *commitment.to} <= known
    for position in positions_of(read):
        assert position.text
        assert position.span.of(text) == position.text
        assert {position.by, position.on_behalf_of, position.to} - {None} <= known


@FUZZ
@given(TEXTS)
def test_spheres_have_visible_words_and_the_score_is_a_probability(text: str) -> None:
    read = page_in(text, None)
    for sphere in spheres_of(read):
        assert all(words.of(text).strip() for words in sphere.evidence)
    assert 0 <= cooperation_of(read).score <= 1


@FUZZ
@given(TEXTS)
def test_reading_the_same_text_twice_gives_the_same_statements(text: str) -> None:
    one, other = page_in(text, None), page_in(text, None)
    assert statements_of(one) == statements_of(other)
