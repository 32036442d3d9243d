"""Sentences stay inside their block; tokens carry what the neighbours support."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from razdel import tokenize

from pobratim.extract.segment import words_of
from tests.unit.extract.texts import page

TITLE = "Мэр о дружбе с Тверью: у нас один берег и много дел впереди"


def test_no_sentence_crosses_a_line_break() -> None:
    read = page(f"{TITLE}\n\nИван Петров, мэр:\nМы рады. Берег один\n\nКонец")
    assert all("\n" not in s.span.of(read.document.text) for s in read.sentences)


def test_a_caption_that_repeats_the_title_has_no_sentences() -> None:
    read = page(f"{TITLE}\n\nТекст абзаца.\n\n{TITLE}-1")
    assert [s.span.of(read.document.text) for s in read.sentences] == [TITLE, "Текст абзаца."]


def test_another_caption_has_sentences_and_boilerplate_has_none() -> None:
    read = page("Заголовок\n\nТекст.\n\n[Фото: мэр Твери]\n\nЧитайте также: мост")
    texts = [s.span.of(read.document.text) for s in read.sentences]
    assert "[Фото: мэр Твери]" in texts
    assert "Читайте также: мост" not in texts


def test_every_token_reads_verbatim() -> None:
    read = page("Заголовок\n\nПётр приехал в Минск, «МАЗ-203» куплен.")
    for sentence in read.sentences:
        assert all(t.span.of(read.document.text) == t.text for t in sentence.tokens)


@pytest.mark.parametrize(
    ("text", "word", "case"),
    [
        ("Он приехал в новые города.", "новые", "accs"),
        ("Встреча с главой администрации.", "главой", "ablt"),
        ("Это сделано для города Твери.", "города", "gent"),
        ("Визит к министру.", "министру", "datv"),
    ],
)
def test_the_preposition_decides_the_case(text: str, word: str, case: str) -> None:
    tokens = page(text).sentences[0].tokens
    assert case in next(t for t in tokens if t.text == word).grammemes


def test_an_adjective_agrees_with_its_noun() -> None:
    tokens = page("Гости посетили белорусские предприятия.").sentences[0].tokens
    adjective, noun = (next(t for t in tokens if t.text.startswith(s)) for s in ("бел", "предпр"))
    assert adjective.grammemes & noun.grammemes >= {"plur", "accs"} or (
        adjective.grammemes & noun.grammemes >= {"plur", "nomn"}
    )


def test_lower_folds_yo_and_lemma_is_the_normal_form() -> None:
    token = page("Подписали Соглашения о Пётре.").sentences[0].tokens[0]
    assert (token.lower, token.lemma, token.pos) == ("подписали", "подписать", "VERB")


CHARACTERS = "абўй" + "Zkyaho" + "1 5.,-–—_/\\:)(»«!?…'\u00a0\tΔ*&"


@given(st.text(alphabet=CHARACTERS) | st.text())
def test_a_sentence_falls_into_the_same_words_as_razdel_alone_cuts(text: str) -> None:
    assert [(start, end, word) for start, end, word, _ in words_of(text)] == [
        (piece.start, piece.stop, piece.text) for piece in tokenize(text)
    ]


def test_marks_at_the_rim_of_a_word_lean_on_their_neighbours_as_in_razdel() -> None:
    for text in ("а -б", "5. 6", "5 .6", "и/ или", "a_ b", "слово- и", "1, 2"):
        assert [w[:3] for w in words_of(text)] == [
            (p.start, p.stop, p.text) for p in tokenize(text)
        ]
