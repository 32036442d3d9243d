"""Statements: the exact words, whose they are, and what is none."""

from __future__ import annotations

import pytest

from pobratim.extract import RawDocument, read
from pobratim.extract.statements import statements_of
from pobratim.lexicon.gazetteer import Gazetteer
from tests.unit.extract.texts import Named, body, city, page, person

PETROV = person("Иван Петров", "p1")
ORLOVA = person("Анна Орлова", "p2")
PEOPLE = (PETROV, ORLOVA)
BE = (person("Уладзімір Кухараў", "p1"), person("Алена Сідарэйка", "p2"))
EN = (person("John Smith", "p1"), person("Mary Brown", "p2"))

Said = tuple[str | None, str]


def direct(text: str, *named: Named) -> list[Said]:
    return [(s.speaker, s.text) for s in statements_of(page(text, *named)) if s.direct]


def reported(text: str, *named: Named) -> list[Said]:
    return [(s.speaker, s.text) for s in statements_of(page(text, *named)) if not s.direct]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Мост нужен», – сказал Иван Петров.", [("p1", "Мост нужен")]),
        ("«Мост нужен!» — воскликнула Анна Орлова.", [("p2", "Мост нужен!")]),
        ('"Мост нужен", - отметил Иван Петров.', [("p1", "Мост нужен")]),
        ("„Мост нужен“, – считает Иван Петров.", [("p1", "Мост нужен")]),
        ("«Мост нужен», – не скрывал радости Иван Петров.", [("p1", "Мост нужен")]),
        ("Иван Петров сказал: «Мост нужен».", [("p1", "Мост нужен")]),
        ("Иван Петров: «Мост нужен».", [("p1", "Мост нужен")]),
        (
            "«Мост нужен, – сказал Иван Петров. – И скоро».",
            [("p1", "Мост нужен"), ("p1", "И скоро")],
        ),
        (
            "«Мост нужен», – сказал Иван Петров. – «И скоро».",
            [("p1", "Мост нужен"), ("p1", "И скоро")],
        ),
        (
            "– Мост нужен, – сказал Иван Петров. – И скоро.",
            [("p1", "Мост нужен"), ("p1", "И скоро.")],
        ),
        (
            "Завод «Заря» молчит. «Мы купим станки «Вектор» и пресс», – сказал Иван Петров.",
            [("p1", "Мы купим станки «Вектор» и пресс")],
        ),
        (
            "«Мы купим станки «Вектор», – сказал Иван Петров.",
            [("p1", "Мы купим станки «Вектор")],
        ),
        (
            "«Мост нужен, – продолжил Иван Петров, – чтобы ездить».",
            [("p1", "Мост нужен"), ("p1", "чтобы ездить")],
        ),
        (
            "По словам Ивана Петрова, мост «давно просится на карту».",
            [("p1", "давно просится на карту")],
        ),
        ("Идею моста Иван Петров попросил «отложить до лета».", [("p1", "отложить до лета")]),
        (
            "Мост нужен, говорит Иван Петров, однако «денег пока нет ни рубля».",
            [("p1", "денег пока нет ни рубля")],
        ),
        (
            "Иван Петров открыл встречу. «Мост нам очень нужен сегодня».",
            [("p1", "Мост нам очень нужен сегодня")],
        ),
    ],
)
def test_quotations_and_replies_are_direct(text: str, expected: list[Said]) -> None:
    assert direct(f"Новости моста\n{text}", *PEOPLE) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Завод «Заря» и холдинг «Новый мост» подписали договор.",
        "Выставка «Город и люди» открыта, сказал Иван Петров гостям.",
        "Сообщили в программе «Городские новости».",
        "Газета «Вестник»: «Мост закрыт». Так назвали заметку.",
        "Иван Петров возглавил проект «Чистый берег».",
        "Это «умный» город.",
    ],
)
def test_quoted_names_and_titles_are_no_speech(text: str) -> None:
    assert direct(f"Новости моста\n{text}", *PEOPLE) == []


def test_a_speaker_line_gives_the_paragraphs_below_without_quotation_marks() -> None:
    text = (
        "Новости моста\n\nИван Петров, мэр Твери:\nМы рады. Мост нам нужен.\n\n"
        "Наши соседи тоже ждут.\n\nТакже 20 мая делегация посетила завод."
    )
    assert direct(text, *PEOPLE) == [("p1", "Мы рады. Мост нам нужен.\n\nНаши соседи тоже ждут.")]


@pytest.mark.parametrize(
    "end",
    [
        "[Фото: мост]\n\nМы едем дальше.",
        "Анна Орлова // директор",
        "Иван Петров уехал в Тверь.",
        "Кроме того, стороны обсудили школы.",
        "Делегация посетила завод и уехала.",
        "Справка",
    ],
)
def test_a_speech_ends_at_a_caption_another_speaker_or_the_authors_words(end: str) -> None:
    text = f"Новости моста\n\nИван Петров // мэр Твери\nМы рады. Мост нам нужен.\n\n{end}"
    assert direct(text, *PEOPLE)[0] == ("p1", "Мы рады. Мост нам нужен.")


def test_a_quotation_under_a_speaker_line_loses_its_marks() -> None:
    text = "Новости моста\n\nИван Петров, мэр Твери:\n«Мы рады. Мост нужен»."
    assert direct(text, *PEOPLE) == [("p1", "Мы рады. Мост нужен")]


def test_a_speech_may_begin_with_a_quoted_name() -> None:
    text = "Новости моста\n\nИван Петров, мэр Твери:\n«Заря» – наш партнёр. Мы рады."
    assert direct(text, *PEOPLE) == [("p1", "«Заря» – наш партнёр. Мы рады.")]


def test_an_interview_gives_answers_by_initials_and_no_questions() -> None:
    text = (
        "Разговор о мосте\n\nГости – Иван Петров и Анна Орлова.\n\nВед.: Мост будет?\n"
        "И. П.: (смеётся) Будет.\nВед.: Когда?\nА. О.: Летом."
    )
    assert direct(text, *PEOPLE) == [("p1", "Будет."), ("p2", "Летом.")]


def test_questions_after_a_dash_are_the_interviewers() -> None:
    text = (
        "Разговор с мэром\n\nИван Петров ответил на вопросы.\n"
        "— Мост будет?\n— Будет. Мы нашли деньги."
    )
    assert direct(text, *PEOPLE) == [("p1", "Будет. Мы нашли деньги.")]


@pytest.mark.parametrize(
    ("title", "expected"),
    [
        ("Петров о мосте: у нас один берег", [("p1", "у нас один берег")]),
        ("Иван Петров: «Мост нужен всем»", [("p1", "Мост нужен всем")]),
        ("«Мост нужен всем» – Иван Петров", [("p1", "Мост нужен всем")]),
        ("Тверь и Минск: мост на двоих", []),
    ],
)
def test_a_headline_quotes_the_person_that_it_names(title: str, expected: list[Said]) -> None:
    cities = (city("Тверь", "c1"), city("Минск", "c2"))
    assert direct(f"{title}\n\nИван Петров открыл встречу.", PETROV, *cities) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иван Петров отметил, что мост нужен городу.", "мост нужен городу"),
        ("Мост нужен городу, рассказал Иван Петров.", "Мост нужен городу"),
        ("По словам Ивана Петрова, мост нужен городу.", "мост нужен городу"),
        ("По мнению Ивана Петрова, мэра Твери, мост нужен городу.", "мост нужен городу"),
        ("Мост нужен городу, по словам Ивана Петрова.", "Мост нужен городу"),
        ("Городу, как пояснил Иван Петров, нужен мост.", None),
        ("Иван Петров добавил, что мост нужен, и поблагодарил гостей.", "мост нужен"),
        ("Как считает Иван Петров, мост нужен городу.", "мост нужен городу"),
        ("В планах города – мост, отметил Иван Петров.", "В планах города – мост"),
        ("Иван Петров подчеркнул: мост нужен городу.", "мост нужен городу"),
        ("Иван Петров уверен, что мост нужен городу.", "мост нужен городу"),
        ("Иван Петров отметил, что мост нужен городу.-0-", "мост нужен городу"),
    ],
)
def test_reported_clauses_are_given_without_what_introduces_them(
    text: str, expected: str | None
) -> None:
    assert reported(f"Новости моста\n{text}", *PEOPLE) == [("p1", expected or text[:-1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Иван Петров дал понять, что мост нужен городу.", "мост нужен городу"),
        ("Иван Петров обратил внимание на то, что мост стар.", "мост стар"),
        ("Иван Петров выразил надежду, что мост откроют.", "мост откроют"),
        ("Мост, сообщил Иван Петров, уже построили рабочие.", None),
        ("Мост, по словам Ивана Петрова, уже построили рабочие.", None),
        ("Мост нужен, сказал Иван Петров, который строил его.", "Мост нужен"),
    ],
)
def test_set_phrases_and_authors_words_inside_a_clause_report_it(
    text: str, expected: str | None
) -> None:
    assert reported(f"Новости моста\n{text}", *PEOPLE) == [("p1", expected or text[:-1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("John Smith made it clear that the bridge is late.", "the bridge is late"),
        ("John Smith pointed out that the bridge is late.", "the bridge is late"),
        ("John Smith replied that the bridge is late.", "the bridge is late"),
        ("The bridge, John Smith noted, has been built by now.", None),
        ("John Smith came. In his words, the bridge is late.", "the bridge is late"),
        ("John Smith told the guests the bridge was late.", "the bridge was late"),
    ],
)
def test_english_set_phrases_report_a_clause(text: str, expected: str | None) -> None:
    assert reported(f"Bridge news\n{text}", *EN) == [("p1", expected or text[:-1])]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Алена Сідарэйка дала зразумець, што мост патрэбны.", "мост патрэбны"),
        ("Алена Сідарэйка звярнула ўвагу на тое, што мост стары.", "мост стары"),
        ("Алена Сідарэйка выказала надзею, што мост адкрыюць.", "мост адкрыюць"),
    ],
)
def test_belarusian_set_phrases_report_a_clause(text: str, expected: str) -> None:
    assert reported(f"Навіны моста\n{text}", *BE) == [("p2", expected)]


def test_a_full_stop_inside_english_marks_ends_the_speech() -> None:
    text = """"It is late," John Smith said. "It is not cheap." Mary Brown replied that it was."""
    assert direct(f"Bridge news\n{text}", *EN) == [
        ("p1", "It is late"),
        ("p1", "It is not cheap."),
    ]


def test_several_speakers_are_not_the_one_spoken_of_last() -> None:
    text = "Новости моста\nИван Петров открыл мост. Собеседники отметили, что мост хорош."
    assert [speaker for speaker, _ in reported(text, *PEOPLE)] in ([], [None])


@pytest.mark.parametrize(
    "text",
    [
        "Иван Петров рассказал о планах.",
        "Иван Петров рассказал, чем удивил мост.",
        "Иван Петров предложил построить мост.",
        "О том, что связывает города, рассказывает Иван Петров.",
        "Мост нужен городу, сообщили в программе новостей.",
        "Паводле календара, мост откроют.",
        "Как сообщили в мэрии, мост нужен городу.",
        "Иван Петров подписал договор о мосте.",
    ],
)
def test_nouns_questions_infinitives_and_unnamed_sources_are_not_reported(text: str) -> None:
    assert reported(f"Новости моста\n{text}", *PEOPLE) == []


def test_a_pronoun_is_the_person_spoken_of_last_with_its_gender() -> None:
    text = (
        "Новости моста\nИван Петров встретил гостей. Анна Орлова выступила. "
        "«Мост нужен», – сказал он. «И школа тоже», – добавила она."
    )
    assert direct(text, *PEOPLE) == [("p1", "Мост нужен"), ("p2", "И школа тоже")]


@pytest.mark.parametrize(
    ("text", "speaker"),
    [
        ("Приехала Анна Орлова. Её ждал Иван Петров. «Мост готов», – улыбнулась она.", "p2"),
        ("Посол Анна Орлова осмотрела мост. Там Иван Петров. «Хорошо», – сказал дипломат.", "p2"),
        ("Директор Иван Петров ждал. Рядом Анна Орлова. «Ура», – признался топ-менеджер.", "p1"),
        ("Тренер Анна Орлова ждала. Рядом Иван Петров. «Ура», – заявила наставник команды.", "p2"),
        ("Мэр Твери Анна Орлова ждала. Там Иван Петров. «Ура», – написал чиновник.", "p2"),
        ("Анна Орлова приехала в Тверь. «Ура», – сказала гостья.", "p2"),
        ("Директор Анна Орлова ждала. Там Иван Петров. «Ура», – сказал глава завода.", "p2"),
        ("Глава Твери Иван Петров ждал. «Ура», – сообщил журналистам глава города.", "p1"),
    ],
)
def test_a_word_for_somebody_spoken_of_before_is_resolved(text: str, speaker: str) -> None:
    assert direct(f"Новости моста\n{text}", *PEOPLE, city("Тверь"))[-1][0] == speaker


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "– Мост нужен. И школа тоже, – считает тренер «Волны» Иван Петров.",
            [("p1", "Мост нужен. И школа тоже")],
        ),
        ("«Мост нужен», – заявил И. Петров.", [("p1", "Мост нужен")]),
        ("«Мост нужен», – рассмеялась Анна Орлова.", [("p2", "Мост нужен")]),
    ],
)
def test_authors_words_with_a_quoted_name_an_initial_or_a_gesture(
    text: str, expected: list[Said]
) -> None:
    initials = Named(PETROV.entity, r"(?:И\.|Иван) Петров")
    assert direct(f"Новости моста\n{text}", initials, ORLOVA) == expected


def test_items_of_a_list_with_semicolons_are_no_replies() -> None:
    text = "Договор моста\n\nСтороны решили:\n– Тверь строит мост;\n– Минск даёт кран."
    assert direct(text, *PEOPLE) == []


def test_a_speech_of_we_ends_where_the_author_tells_of_the_past_again() -> None:
    text = (
        "Навіны моста\n\nАлена Сідарэйка, дырэктар:\nМы рады. Будуем мост разам.\n\n"
        "Гасцям паказалі і новы прычал. Праўда, ад куплі яны ўстрымаліся."
    )
    assert direct(text, *BE) == [("p2", "Мы рады. Будуем мост разам.")]


def test_a_fragment_in_english_needs_a_finite_verb() -> None:
    said = 'John Smith called it "the best bridge of all the years".'
    kept = """The bridge is late but, in John Smith's words, "the sums do not add up yet"."""
    assert direct(f"Bridge news\n{said}", *EN) == []
    assert direct(f"Bridge news\n{kept}", *EN) == [("p1", "the sums do not add up yet")]


def test_a_post_alone_is_the_only_person_who_holds_it() -> None:
    text = (
        "Новости моста\nМэр Твери Иван Петров встретил гостей. Анна Орлова выступила. "
        "«Мост нужен», – сказал глава города."
    )
    assert direct(text, *PEOPLE, city("Тверь")) == [("p1", "Мост нужен")]


TWO_MAYORS = "Новости моста\nВстретились мэр Твери Иван Петров и мэр Минска Анна Орлова."


def test_a_post_that_two_persons_hold_or_nobody_is_left_open() -> None:
    two = f"{TWO_MAYORS} «Мост нужен», – сказал мэр."
    assert direct(two, *PEOPLE) == [(None, "Мост нужен")]
    none = "Новости моста\n«Мост нужен», – сказал мэр Орла."
    found = statements_of(page(none, *PEOPLE))
    assert [(s.speaker, s.speaker_text) for s in found] == [(None, "мэр Орла")]


def test_of_two_holders_the_one_named_so_far_is_meant() -> None:
    text = (
        "Новости моста\nПриехал мэр Твери Иван Петров. «Мост нужен», – сказал мэр. "
        "Мэр Минска Анна Орлова молчала."
    )
    assert direct(text, *PEOPLE) == [("p1", "Мост нужен")]


def test_the_place_of_a_post_tells_two_mayors_apart() -> None:
    text = f"{TWO_MAYORS} «Мост нужен», – сказал мэр Минска."
    assert direct(text, *PEOPLE, city("Тверь", "c1"), city("Минск", "c2")) == [
        ("p2", "Мост нужен")
    ]


def test_a_deputy_does_not_speak_for_the_chief() -> None:
    text = "Новости моста\nПриехал заместитель мэра Иван Петров. «Мост нужен», – сказал мэр."
    assert direct(text, *PEOPLE) == [(None, "Мост нужен")]


def test_a_medium_that_passes_on_is_no_speaker() -> None:
    text = "Новости моста\nМост откроют летом, сообщил телеканал Волна."
    assert reported(text, body("Волна", kind="media")) == []


def test_a_body_speaks_where_no_person_does() -> None:
    text = "Новости моста\nМингорисполком сообщил, что мост откроют летом."
    assert reported(text, body("Мингорисполком")) == [("o1", "мост откроют летом")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("«Мост патрэбны», – сказаў Уладзімір Кухараў.", ("p1", "Мост патрэбны", True)),
        ("Паводле слоў Уладзіміра Кухарава, мост патрэбны.", ("p1", "мост патрэбны", False)),
        ("Алена Сідарэйка адзначыла, што мост патрэбны.", ("p2", "мост патрэбны", False)),
        ("– Мост патрэбны, – прызналася Алена Сідарэйка.", ("p2", "Мост патрэбны", True)),
    ],
)
def test_belarusian_forms(text: str, expected: tuple[str, str, bool]) -> None:
    found = statements_of(page(f"Навіны моста\n{text}", *BE))
    assert [(s.speaker, s.text, s.direct) for s in found] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ('"We need a bridge," said John Smith.', ("p1", "We need a bridge", True)),
        ("“We need a bridge,” John Smith said.", ("p1", "We need a bridge", True)),
        ('"We need a bridge," noted Mr. Smith.', ("p1", "We need a bridge", True)),
        ('John Smith said: "We need a bridge."', ("p1", "We need a bridge.", True)),
        ("John Smith said the bridge was needed.", ("p1", "the bridge was needed", False)),
        ("Mary Brown stressed that the bridge was late.", ("p2", "the bridge was late", False)),
        ("John Smith told reporters that it was late.", ("p1", "it was late", False)),
        ("The bridge is late, said Mary Brown.", ("p2", "The bridge is late", False)),
        ("According to Mary Brown, the bridge is late.", ("p2", "the bridge is late", False)),
    ],
)
def test_english_forms(text: str, expected: tuple[str, str, bool]) -> None:
    named = (*EN, person("Mr. Smith", "p1")) if "Mr." in text else EN
    found = statements_of(page(f"Bridge news\n{text}", *named))
    assert [(s.speaker, s.text, s.direct) for s in found] == [expected]


def test_the_cue_is_the_verb_the_phrase_or_the_speaker_line() -> None:
    text = (
        "Новости моста\nПо словам Ивана Петрова, мост готов.\n«Да», – сказала Анна Орлова.\n\n"
        "Иван Петров, мэр:\nМы рады."
    )
    read = page(text, *PEOPLE)
    cues = [s.cue.of(text) for s in statements_of(read) if s.cue]
    assert cues == ["По словам", "сказала", "Иван Петров, мэр:"]


def test_a_statement_carries_the_spheres_that_it_names() -> None:
    text = "Новости моста\n«Развиваем туризм и транспорт», – сказал Иван Петров."
    assert statements_of(page(text, *PEOPLE))[0].spheres == ("transport", "tourism")


def test_readers_comments_are_no_statements() -> None:
    text = "Новости моста\n\nМост открыт.\n\nКомментарии (1)\nНаталья Иванова: а самолёты?"
    assert statements_of(page(text, person("Наталья Иванова"))) == ()


def test_a_verb_and_a_set_phrase_of_one_sentence_report_a_clause_each() -> None:
    text = (
        "Встреча\n\nГубернатор Евгений Куйвашев рассказал, что 13 сентября в Минске планируется "
        "провести Дни Екатеринбурга, и выразил надежду, что гости примут в них участие."
    )
    found = read(RawDocument("-", text), Gazetteer.open()).statements
    assert [s.span.of(text) for s in found] == [
        "13 сентября в Минске планируется провести Дни Екатеринбурга",
        "гости примут в них участие",
    ]
    assert len({s.speaker for s in found}) == 1
