from __future__ import annotations

from dataclasses import replace
from typing import Any

from pobratim.brief import Measured, assemble
from pobratim.model.dossiers import Sentence
from pobratim.model.rows import NamedRef, PersonRow


def who(register: Any, measured: Measured, as_of: str = "2026-11-24") -> list[Sentence]:
    dossier = assemble(register, measured, as_of=as_of, language="ru")
    return list(next(s for s in dossier.sections if s.id == "who").sentences)


def test_each_side_stands_with_post_and_the_date_that_confirms_it(
    register: Any, measured: Measured
) -> None:
    texts = [s.text for s in who(register, measured)]
    assert texts[0] == (
        "Владимир Кухарев — председатель Мингорисполкома (по источнику от 29 сентября 2025 года)."
    )
    assert texts[1].startswith("Алексей Орлов — глава Екатеринбурга")


def test_a_post_confirmed_long_ago_has_to_be_checked(register: Any, measured: Measured) -> None:
    warned = [s.text for s in who(register, measured) if s.emphasis == "warning"]
    assert len(warned) == 1
    assert "14 месяцев назад или раньше: Владимир Кухарев и Алексей Орлов" in warned[0]
    fresh = who(register, measured, as_of="2025-10-15")
    assert not [s for s in fresh if s.emphasis == "warning"]


def test_a_post_confirmed_more_than_five_years_ago_is_no_longer_on_the_front(
    register: Any, measured: Measured
) -> None:
    late = [s.text for s in who(register, measured, as_of="2031-01-10")]
    assert not any("Кухарев" in text for text in late)


def test_who_was_followed_in_a_post_is_no_longer_shown_in_it(
    register: Any, measured: Measured
) -> None:
    first = register.held["people"][0]
    old_ref = NamedRef("p-old", "Анатолий Сивак")
    post = replace(first.posts[0], person=old_ref, seen=("2021-06-01",))
    old = PersonRow("p-old", "Анатолий Сивак", (), (post,), post.evidence)
    register.held["people"] = (old, *register.held["people"])
    assert not any("Сивак" in s.text for s in who(register, measured))
    dossier = assemble(register, measured, as_of="2026-11-24", language="ru")
    annex = next(s for s in dossier.sections if s.id == "people")
    row = next(r for r in annex.tables[0].rows if "Сивак" in r.cells[0])
    assert row.cells[2].startswith("сменился")


def test_who_came_after_the_last_contact_is_new(register: Any, measured: Measured) -> None:
    first, second = register.held["people"]
    post = replace(first.posts[0], seen=("2026-03-01",))
    register.held["people"] = (replace(first, posts=(post,)), second)
    texts = [s.text for s in who(register, measured)]
    assert any(t.startswith("Новое лицо после последнего контакта: Владимир") for t in texts)


def test_a_side_that_the_register_does_not_know_is_said_so(
    register: Any, measured: Measured
) -> None:
    register.held["people"] = register.held["people"][:1]
    sentence = next(s for s in who(register, measured) if "не знает" in s.text)
    assert sentence.text == "Кто представляет Екатеринбург, реестр не знает."
    assert sentence.footnotes


def test_it_is_the_turn_of_those_who_came_last(register: Any, measured: Measured) -> None:
    assert who(register, measured)[-1].text.endswith("теперь очередь принимать за Екатеринбургом.")
