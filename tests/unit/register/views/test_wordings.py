"""What other outlets make of the same words, and whose words a quotation is."""

from __future__ import annotations

from pobratim.register import Register
from tests.unit.register.reports import MINSK, Report


def _said(words: str, published: str, *, tail: str = "", who: str = "Владимир Кухарев") -> Report:
    report = Report(f"{who}, глава Мингорисполкома, сказал: {words} {tail}", published)
    first, last = who.split()
    speaker = report.person(who, first=first, last=last)
    body = report.body("Мингорисполкома", MINSK, name="Мингорисполком")
    report.post(speaker, "глава", organisation=body)
    report.says(speaker, words)
    return report


def _filled(register: Register, *reports: Report) -> Register:
    for report in reports:
        register.add(report.reading(), report.source())
    return register


WHOLE = "У городов много общего, и мы готовы развивать транспорт и промышленность."
PART = "мы готовы развивать транспорт"
OTHER = "Погода сегодня обещает быть хорошей весь день."


def test_the_same_words_in_another_report_of_those_days_stand_beside_each_other(
    register: Register,
) -> None:
    _filled(register, _said(WHOLE, "2022-05-20"), _said(PART, "2022-05-21", tail="Так и вышло."))
    rows = {row.text: row for row in register.statements()}
    (here,) = rows[WHOLE].elsewhere
    assert (here.text, here.share) == (PART, 1.0)
    assert rows[PART].elsewhere[0].text == WHOLE


def test_other_words_another_month_or_another_speaker_are_no_other_wording(
    register: Register,
) -> None:
    _filled(
        register,
        _said(WHOLE, "2022-05-20"),
        _said(OTHER, "2022-05-20", tail="Вот."),
        _said(PART, "2022-08-20", tail="Опять."),
        _said(PART, "2022-05-20", tail="Здесь.", who="Алексей Орлов"),
    )
    assert all(not row.elsewhere for row in register.statements())


def test_a_quotation_is_found_whatever_its_case_and_punctuation(register: Register) -> None:
    _filled(register, _said(WHOLE, "2022-05-20"), _said(OTHER, "2022-05-20", tail="Вот."))
    ((row, exact),) = register.quote("МЫ ГОТОВЫ, развивать транспорт!")
    assert (row.text, exact) == (WHOLE, True)
    assert row.organisation is not None


def test_a_changed_quotation_is_not_passed_for_the_words_themselves(register: Register) -> None:
    _filled(register, _said(WHOLE, "2022-05-20"), _said(OTHER, "2022-05-20", tail="Вот."))
    ((row, exact),) = register.quote("мы не готовы развивать транспорт")
    assert (row.text, exact) == (WHOLE, False)
    assert register.quote("о погоде никто не говорил ничего") == ()
