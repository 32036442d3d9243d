"""Status, stage and effect of a cue in its clause."""

from __future__ import annotations

import pytest

from pobratim.extract.clauses import clauses_of, tense_of
from pobratim.extract.status import effect_of, in_setting, stage_of, status_of
from pobratim.lexicon.events import CueKind, fold_keeping_length
from pobratim.model.documents import Language
from tests.unit.extract.pages import page_with


def status(
    text: str, word: str, kind: CueKind = "verb", language: Language = "ru", *, strict: bool = True
) -> str | None:
    """Return the status of ``word`` in the clause of ``text`` that holds it."""
    page = page_with(text, (), language=language)
    folded = fold_keeping_length(text)
    for sentence in page.sentences:
        for clause in clauses_of(sentence, folded, language):
            at = clause.text.find(word)
            if at >= 0:
                return status_of(
                    clause, at=at, word=word, kind=kind, language=language, strict=strict
                )
    raise AssertionError(f"{word!r} is not in {text!r}")


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Города подписали договор.", "подписали", "done"),
        ("Договор был подписан в мае.", "подписан", "done"),
        ("Города подпишут договор.", "подпишут", "planned"),
        ("Города намерены подписать договор.", "подписать", "planned"),
        ("Мэр предложил подписать договор.", "подписать", "proposed"),
        ("Города могут подписать договор.", "подписать", "proposed"),
        ("Договор не был подписан.", "подписан", "cancelled"),
        ("Мэр договора не подписывал.", "подписывал", "denied"),
        ("Мэр опроверг, что города подписали договор.", "подписали", "denied"),
        ("Завод продолжает поставлять лифты.", "поставлять", "done"),
    ],
)
def test_the_form_of_a_verb_and_the_words_that_govern_it_decide(
    text: str, word: str, expected: str
) -> None:
    assert status(text, word) == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Форум состоялся в мае.", "форум", "done"),
        ("Форум пройдет в мае.", "форум", "planned"),
        ("Форум запланирован на май.", "форум", "planned"),
        ("Форум отменён.", "форум", "cancelled"),
        ("Мэр предложил форум.", "форум", "proposed"),
        ("Стороны обсудили форум.", "форум", "discussed"),
        ("Гости похвалили форум.", "форум", None),
        ("Форум.", "форум", None),
        ("На форуме выступил мэр.", "форуме", "done"),
        ("Мэр поблагодарил за прошлый форум.", "форум", "done"),
        ("Форум не состоится, если пойдет дождь.", "форум", "planned"),
    ],
)
def test_a_noun_takes_its_status_from_the_predicate_of_its_clause(
    text: str, word: str, expected: str | None
) -> None:
    assert status(text, word, "noun") == expected


def test_of_a_suspension_any_verb_tells() -> None:
    text = "Магистрат уведомил город о приостановке программ."
    assert status(text, "приостановке", "noun") is None
    assert status(text, "приостановке", "noun", strict=False) == "done"


def test_a_status_does_not_leak_over_a_clause_boundary() -> None:
    text = "Города подписали договор, а визит отменён."
    assert status(text, "подписали") == "done"
    assert status(text, "визит", "noun") == "cancelled"


def test_an_accepted_proposal_is_planned() -> None:
    assert status("Предложение провести форум принято.", "форум", "noun") == "planned"


def test_a_head_before_a_colon_governs_the_list_behind_it() -> None:
    text = "Не реализовано: открытие филиала; поездка ансамбля."
    assert status(text, "поездка", "noun") == "cancelled"


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("Гарады падпісалі дагавор.", "падпісалі", "done"),
        ("Гарады падпішуць дагавор.", "падпішуць", "planned"),
        ("Гарады плануюць падпісаць дагавор.", "падпісаць", "planned"),
        ("Дагавор не быў падпісаны.", "падпісаны", "cancelled"),
    ],
)
def test_belarusian_verbs(text: str, word: str, expected: str) -> None:
    assert status(text, word, language="be") == expected


@pytest.mark.parametrize(
    ("text", "word", "expected"),
    [
        ("The cities signed a pact.", "signed", "done"),
        ("The cities will sign a pact.", "sign", "planned"),
        ("A pact will be signed in May.", "signed", "planned"),
        ("The mayor proposed to sign a pact.", "sign", "proposed"),
        ("The pact was not signed.", "signed", "cancelled"),
    ],
)
def test_english_verbs(text: str, word: str, expected: str) -> None:
    assert status(text, word, language="en") == expected


@pytest.mark.parametrize(
    ("word", "language", "tense"),
    [
        ("встретился", "ru", "past"),
        ("подписана", "ru", "past"),
        ("принято", "ru", "past"),
        ("подписанного", "ru", "participle"),
        ("посетят", "ru", "nonpast"),
        ("договор", "ru", "none"),
        ("сустрэўся", "be", "past"),
        ("наведае", "be", "nonpast"),
        ("met", "en", "past"),
    ],
)
def test_endings_show_the_tense(word: str, language: Language, tense: str) -> None:
    assert tense_of(word, language) == tense


def test_a_setting_reaches_over_adjectives_but_not_over_a_verb() -> None:
    page = page_with("На прошлой рабочей встрече решили провести встречу.", ())
    clause = clauses_of(page.sentences[0], fold_keeping_length(page.document.text), "ru")[0]
    assert in_setting(clause, clause.text.index("встрече"), "ru")
    assert not in_setting(clause, clause.text.index("встречу"), "ru")


def test_what_is_not_done_is_at_most_agreed_or_delayed() -> None:
    assert stage_of("договорились подписать договор", "planned", "ru") == "agreed"
    assert stage_of("подписать договор", "planned", "ru") is None
    assert stage_of("подписали договор", "done", "ru") == "signed"


@pytest.mark.parametrize(
    ("text", "effect"),
    [
        ("приостановил отношения", "suspend"),
        ("разорвал договор", "end"),
        ("продлил соглашение", "change"),
        ("подписал соглашение", "begin"),
        ("сообщил о погоде", None),
    ],
)
def test_the_effect_on_a_tie(text: str, effect: str | None) -> None:
    assert effect_of(text, "ru") == effect
