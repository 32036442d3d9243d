"""Events across reports."""

from __future__ import annotations

from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report, day


def _signing(address: str, text: str, **fields: object) -> Report:
    report = Report(text, "2025-09-29", address=address)
    parties = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
    report.event(
        "подписали дорожную карту",
        "agreement",
        parties=parties,
        document_title="дорожная карта",
        **fields,  # type: ignore[arg-type]
    )
    return report


def _add(register: Register, *reports: Report) -> None:
    for report in reports:
        register.add(report.reading(), report.source())


def test_one_signing_from_two_outlets_is_one_event_with_two_sources(register: Register) -> None:
    _add(
        register,
        _signing("https://a.org", "Минск и Екатеринбург подписали дорожную карту."),
        _signing("https://b.org", "Города Минск и Екатеринбург подписали дорожную карту!"),
    )
    (event,) = register.events()
    assert event.sources == 2
    assert len(event.evidence) == 2
    assert [p.name for p in event.parties] in (
        ["Минск", "Екатеринбург"],
        ["Екатеринбург", "Минск"],
    )


def test_a_body_and_its_city_are_one_party(register: Register) -> None:
    told = Report(
        "Мингорисполком и администрация Екатеринбурга подписали дорожную карту.",
        "2025-09-29",
        address="https://c.org",
    )
    parties = (
        told.body("Мингорисполком", MINSK),
        told.body("администрация Екатеринбурга", YEKATERINBURG),
    )
    told.event(
        "подписали дорожную карту", "agreement", parties=parties, document_title="дорожная карта"
    )
    _add(
        register, _signing("https://a.org", "Минск и Екатеринбург подписали дорожную карту."), told
    )
    (event,) = register.events()
    assert event.sources == 2
    assert len(event.parties) == 2


def test_a_planned_signing_and_the_signing_stay_two_records(register: Register) -> None:
    planned = Report("Минск и Екатеринбург планируют побратимство.", "2022-07-04")
    parties = (planned.city("Минск", MINSK), planned.city("Екатеринбург", YEKATERINBURG))
    planned.event("планируют побратимство", "twinning", "planned", parties=parties)
    done = Report("Минск и Екатеринбург стали побратимами.", "2022-07-05", address="https://b.org")
    parties = (done.city("Минск", MINSK), done.city("Екатеринбург", YEKATERINBURG))
    done.event("стали побратимами", "twinning", parties=parties)
    _add(register, planned, done)
    assert [event.status for event in register.events()] == ["planned", "done"]


def test_two_terms_are_one_claim_with_two_values(register: Register) -> None:
    _add(
        register,
        _signing(
            "https://a.org",
            "Минск и Екатеринбург подписали дорожную карту на 2026–2028.",
            term=day("2026", "2028", "2026–2028"),
        ),
        _signing(
            "https://b.org",
            "Минск и Екатеринбург подписали дорожную карту на 2026–2027.",
            term=day("2026", "2027", "2026–2027"),
        ),
    )
    (event,) = register.events()
    assert event.term is None
    assert event.conflicts == ("term",)
    claims = [c for c in register.claims() if c.property == "term"]
    assert len(claims) == 1
    assert {v.value for v in claims[0].values} == {"2026/2028", "2026/2027"}
    assert {v.evidence[0].exact for v in claims[0].values} == {"2026–2028", "2026–2027"}


def test_two_figures_for_the_same_goods_are_a_conflict_and_neither_is_shown(
    register: Register,
) -> None:
    for number, quantity in enumerate((58.0, 60.0)):
        report = Report(
            f"Екатеринбург купил у города Минск автобусы МАЗ, {quantity:.0f}.",
            "2015-09-07",
            address=f"https://{number}.org",
        )
        parties = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
        goods = report.goods("автобусы МАЗ", quantity=quantity, unit="шт.")
        report.event("купил", "contract", parties=parties, goods=(goods,), date=day("2015-09"))
        _add(register, report)
    (event,) = register.events()
    assert event.goods[0].what == "автобусы МАЗ"
    assert event.goods[0].quantity is None
    assert event.goods[0].unit == "шт."
    assert event.conflicts == ("goods-quantity",)
    assert {v.value for v in register.conflicts()[0].values} == {"58", "60"}


def test_a_day_without_a_year_is_completed_by_another_source_and_marked(
    register: Register,
) -> None:
    for address, published, date in (
        ("https://a.org", None, day("--05-20", text="20 мая")),
        ("https://b.org", "2022-07-04", day("2022-05", text="в мае 2022 года")),
    ):
        report = Report(
            f"Орлов посетил Минск из города Екатеринбург. {date.text}", published, address=address
        )
        parties = (report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG))
        person = report.person("Орлов", first="Алексей", last="Орлов")
        report.event("посетил", "visit", parties=parties, participants=(person,), date=date)
        _add(register, report)
    (event,) = register.events()
    assert event.date is not None
    assert (event.date.start, event.date.resolved_from) == ("2022-05-20", "register")
    assert event.conflicts == ()
