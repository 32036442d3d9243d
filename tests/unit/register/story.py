"""The relation of two cities over three years, told by hand in seven reports."""

from __future__ import annotations

from pobratim.model.readings import PlaceRef
from pobratim.register import Register
from tests.unit.register.reports import KAZAN, MINSK, YEKATERINBURG, Report, day

__all__ = ["TODAY", "fill"]

TODAY = "2026-11-24"


def _pair(report: Report) -> tuple[str, str]:
    return report.city("Минск", MINSK), report.city("Екатеринбург", YEKATERINBURG)


def _intent() -> Report:
    report = Report(
        "Минск и Екатеринбург станут побратимами: глава администрации Екатеринбурга "
        "Алексей Орлов и председатель Мингорисполкома Владимир Кухарев "
        "договорились об этом в мае.",
        "2022-07-04",
        address="https://intent.example",
    )
    pair = _pair(report)
    body = report.body(
        "администрации Екатеринбурга", YEKATERINBURG, name="администрация Екатеринбурга"
    )
    guest = report.person("Алексей Орлов", first="Алексей", last="Орлов")
    host = report.person("Владимир Кухарев", first="Владимир", last="Кухарев")
    report.post(
        host,
        "председатель",
        organisation=report.body("Мингорисполкома", MINSK, name="Мингорисполком"),
    )
    report.post(guest, "глава", organisation=body)
    event = report.event(
        "станут побратимами", "twinning", "planned", parties=pair, date=day("2022-07-05")
    )
    report.promise("договорились об этом в мае", by=(host,), about=event)
    return report


def _twinning() -> Report:
    report = Report(
        "Минск и Екатеринбург стали побратимами 5 июля. Алексей Орлов и Дмитрий Микуленок "
        "подписали соглашение. Города составят план на несколько лет.",
        "2022-07-05",
        address="https://twinning.example",
    )
    pair = _pair(report)
    people = tuple(
        report.person(name, first=name.split()[0], last=name.split()[1])
        for name in ("Алексей Орлов", "Дмитрий Микуленок")
    )
    report.event(
        "стали побратимами 5 июля",
        "twinning",
        parties=pair,
        participants=people,
        date=day("2022-07-05", text="5 июля"),
    )
    report.event(
        "составят план на несколько лет",
        "agreement",
        "planned",
        parties=pair,
        document_title="план на несколько лет",
    )
    return report


def _days() -> Report:
    report = Report(
        "Свердловская область и Беларусь: губернатор Евгений Куйвашев рассказал о Днях "
        "Екатеринбурга в Минске 13 сентября. Минск. Екатеринбург.",
        "2024-07-09",
        address="https://days.example",
    )
    pair = _pair(report)
    region = report.place(
        "Свердловская область", PlaceRef("region", None, "Sverdlovsk Oblast", "RU")
    )
    land = report.place("Беларусь", PlaceRef("country", None, "Belarus", "BY"))
    report.event("рассказал", "meeting", parties=(region, land), level="region")
    report.event(
        "Днях Екатеринбурга в Минске 13 сентября",
        "exchange",
        "planned",
        parties=pair,
        date=day("2024-09-13", text="13 сентября"),
    )
    who = report.person("Евгений Куйвашев", first="Евгений", last="Куйвашев")
    report.post(who, "губернатор", place=region)
    report.says(who, "рассказал о Днях Екатеринбурга")
    return report


def _youth() -> Report:
    report = Report(
        "Минск и Екатеринбург провели молодежные дни Екатеринбурга.",
        "2025-09-28",
        address="https://youth.example",
    )
    report.event("провели молодежные дни Екатеринбурга", "exchange", parties=_pair(report))
    return report


def _roadmap(address: str, end: str) -> Report:
    report = Report(
        f"Минск и Екатеринбург подписали дорожную карту на 2026–{end} годы 29 сентября.",
        "2025-09-29",
        address=address,
    )
    report.event(
        "подписали дорожную карту",
        "agreement",
        parties=_pair(report),
        document_title="дорожная карта",
        term=day("2026", end, f"2026–{end} годы"),
        date=day("2025-09-29", text="29 сентября"),
    )
    return report


def _kazan() -> Report:
    report = Report("Минск и Казань стали побратимами.", "2024-12-05", address="https://k.example")
    pair = (report.city("Минск", MINSK), report.city("Казань", KAZAN))
    mayor = report.person("Казань", first="Ильсур", last="Метшин", name="Ильсур Метшин")
    report.post(mayor, "стали", place=pair[1])
    report.says(mayor, "побратимами")
    report.event("стали побратимами", "twinning", parties=pair, date=day("2024-12-05"))
    return report


def fill(register: Register) -> Register:
    """Add the seven reports in the order of their dates."""
    for report in (
        _intent(),
        _twinning(),
        _days(),
        _kazan(),
        _youth(),
        _roadmap("https://one.example", "2028"),
        _roadmap("https://two.example", "2027"),
    ):
        register.add(report.reading(), report.source())
    return register
