from __future__ import annotations

import io
from pathlib import Path

import docx
import pytest
from openpyxl import load_workbook

from tests.functional.conftest import Run

DAY = ("--as-of", "2026-11-24")
KINDS = (
    ("yearly", "--year", "2022"),
    ("visits", "--year", "2022"),
    ("digest", "--since", "2025-09"),
    ("stale",),
)


@pytest.mark.parametrize("kind", KINDS, ids=lambda kind: kind[0])
@pytest.mark.parametrize("language", ["ru", "be", "en"])
def test_a_report_says_the_same_rows_in_each_language_and_format(
    kind: tuple[str, ...], language: str, tmp_path: Path, run: Run
) -> None:
    ask = ("register", "report", *kind, *DAY, "--language", language)
    markdown = run(*ask)
    assert markdown.code == 0, markdown.err
    tables = sum(line.startswith("| --- ") for line in markdown.out.splitlines())
    word, sheet = tmp_path / "a.docx", tmp_path / "a.xlsx"
    run(*ask, "-o", str(word))
    run(*ask, "-o", str(sheet))
    document, book = docx.Document(str(word)), load_workbook(sheet)
    assert len(document.tables) == tables > 0
    lines = sum(len(table.rows) for table in document.tables)
    filled = sum(max(page.max_row, 1) - 1 for page in book.worksheets[1:])
    assert lines - tables == filled
    assert markdown.out.splitlines()[0][2:] == book.worksheets[0]["A1"].value


@pytest.mark.parametrize("suffix", ["docx", "xlsx", "md"])
def test_the_same_report_has_the_same_bytes(suffix: str, tmp_path: Path, run: Run) -> None:
    for name in ("a", "b"):
        path = str(tmp_path / f"{name}.{suffix}")
        assert run("register", "report", "yearly", "--year", "2022", *DAY, "-o", path).code == 0
    first, second = (tmp_path / f"{name}.{suffix}" for name in ("a", "b"))
    assert first.read_bytes() == second.read_bytes()


def test_the_yearly_list_has_the_signing_its_signatories_and_what_is_missing(run: Run) -> None:
    out = run("register", "report", "yearly", "Минск", "--year", "2022", *DAY).out
    signed = out.split("## ")[1]
    assert "05.07.2022" in signed
    assert "Дмитрий Микуленок, первый заместитель председателя" in signed
    gaps = out.split("## ")[-1]
    assert "регистрационный номер" in gaps
    assert "кто подписал" not in gaps.split("05.07.2022")[1].split("\n")[0]


def test_every_row_of_a_report_names_its_source(run: Run) -> None:
    out = run("register", "report", "stale", *DAY, "--language", "en").out
    rows = [line for line in out.splitlines() if line.startswith("|")][2:]
    assert rows
    assert all("(retold)" in row for row in rows)


def test_the_stale_report_has_the_overdue_promise_first_with_its_age(run: Run) -> None:
    out = run("register", "report", "stale", "Минск", "Екатеринбург", *DAY).out
    first = [line for line in out.splitlines() if line.startswith("|")][2]
    assert "13.09.2024" in first
    assert "просрочено" in first
    assert "| 868 |" in first


def test_the_digest_tells_what_is_new_and_what_changed_since_the_day(run: Run) -> None:
    out = run("register", "report", "digest", "--since", "2025-09", *DAY).out
    sections = {part.split("\n")[0]: part for part in out.split("## ")[1:]}
    assert "дорожная карта" in sections["Новые события"]
    assert "на несколько лет" in sections["Изменилось состояние обещаний"]
    assert "2026/2028" in sections["Новые расхождения источников"]
    assert "2022" not in sections["Публикации"].replace("20220705", "")


def test_a_field_set_of_a_jurisdiction_replaces_the_default(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "fields.yaml"
    path.write_text("name: Свердловская область\nfields: [title, date, file]\n", "utf-8")
    ask = ("register", "report", "yearly", "--year", "2022", *DAY, "--fields", str(path))
    out = run(*ask).out
    assert "Состав сведений: Свердловская область" in out
    assert "| файл | обязательно | 0 |" in out
    assert "регистрационный номер" not in out


def test_the_profile_of_a_jurisdiction_measures_the_list_in_its_own_words(run: Run) -> None:
    ask = ("register", "report", "yearly", "--year", "2022", *DAY)
    out = run(*ask, "--fields", "ru-municipal").out
    assert "Основание: Федеральный закон" in out
    assert "| согласование с органом власти региона | обязательно | 0 |" in out
    assert "| регистрационный номер | желательно |" in out
    english = run(*ask, "--fields", "us", "--language", "en").out
    assert "| resolution of the council | required | 0 |" in english
    missing = run(*ask, "--fields", "nowhere")
    assert missing.code == 2
    assert "ru-municipal" in missing.err


def test_the_field_set_of_the_settings_is_used_where_a_command_names_none(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POBRATIM_FIELDS", "eu")
    out = run("register", "report", "yearly", "--year", "2022", *DAY, "--language", "en").out
    assert "Field set: town twinning (European Union)" in out


def test_a_field_set_is_listed_and_printed_to_be_made_one_s_own(tmp_path: Path, run: Run) -> None:
    assert {r["id"] for r in run("register", "fields", "--json").records} >= {"by", "ru-region"}
    path = tmp_path / "mine.yaml"
    path.write_text(run("register", "fields", "by").out, "utf-8")
    ask = ("register", "report", "yearly", "--year", "2022", *DAY, "--language", "be")
    assert "узгадненне з МЗС" in run(*ask, "--fields", str(path)).out


def test_what_ended_is_asked_for_its_ground_and_what_stands_is_not(
    tmp_path: Path, run: Run
) -> None:
    table = tmp_path / "list.csv"
    table.write_text(
        "Название;Город;Дата;Окончание\n"
        "Соглашение о партнёрстве;Пермь;01.02.2019;01.03.2024\n"
        "Соглашение о побратимстве;Уфа;01.02.2020;\n",
        "utf-8",
    )
    chart = tmp_path / "map.yaml"
    chart.write_text(
        "columns: {Название: title, Город: party_b, Дата: signed, Окончание: ended}\n"
        "constants: {party_a: Минск}\n",
        "utf-8",
    )
    mine = ("--register", str(tmp_path / "mine.sqlite"))
    done = run("register", "import", "agreements", str(table), "--map", str(chart), *mine)
    assert done.code == 0, done.err
    ask = ("register", "report", "yearly", "Минск", "Пермь", "--year", "2025", *DAY, *mine)
    ended = run(*ask, "--fields", "ru-municipal").out
    assert "| основание утраты силы | обязательно | 0 | 1 |" in ended
    standing = ("register", "report", "yearly", "Минск", "Уфа", "--year", "2025", *DAY, *mine)
    assert "основание утраты силы" not in run(*standing, "--fields", "ru-municipal").out


def test_a_field_that_nothing_is_known_of_is_a_clear_error(tmp_path: Path, run: Run) -> None:
    path = tmp_path / "fields.yaml"
    path.write_text("fields: [title, colour]\n", "utf-8")
    outcome = run("register", "report", "yearly", *DAY, "--fields", str(path))
    assert outcome.code == 2
    assert "no field colour" in outcome.err


def test_a_source_that_may_not_be_cited_is_counted_and_not_named(
    run: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("POBRATIM_DO_NOT_CITE", "ural-news.net")
    out = run("register", "report", "stale", *DAY, "--language", "en").out
    assert "ural-news.net" not in out
    assert "not shown: " in out
    assert "source not to be cited" in out


@pytest.mark.parametrize(
    ("words", "problem"),
    [
        (("digest",), "--since"),
        (("visits", "--year", "2022", "--since", "2021"), "not both"),
        (("stale", "--as-of", "2022"), "for a day"),
        (("stale", "-o", "a.pdf"), ".docx"),
    ],
)
def test_a_request_that_lacks_something_says_what(
    words: tuple[str, ...], problem: str, run: Run
) -> None:
    outcome = run("register", "report", *words)
    assert outcome.code == 2
    assert problem in outcome.err


def test_a_formula_in_a_list_is_text_in_a_report(tmp_path: Path, run: Run) -> None:
    register, chart = str(tmp_path / "r.sqlite"), tmp_path / "m.yaml"
    chart.write_text(
        "columns: {t: title, p: party_b, d: signed}\nconstants: {party_a: Минск}", "utf-8"
    )
    (tmp_path / "l.csv").write_text("t,p,d\n=1+1,Казань,05.07.2022\n", "utf-8")
    ask = ("register", "import", "agreements", str(tmp_path / "l.csv"), "--map", str(chart))
    assert run(*ask, "--register", register).code == 0
    target = tmp_path / "y.xlsx"
    yearly = ("register", "report", "yearly", "--year", "2022", *DAY, "--register", register)
    run(*yearly, "-o", str(target))
    cells = [
        cell
        for page in load_workbook(io.BytesIO(target.read_bytes())).worksheets
        for row in page.iter_rows()
        for cell in row
        if cell.value == "=1+1"
    ]
    assert cells
    assert {cell.data_type for cell in cells} == {"s"}


def test_an_agreement_of_a_list_with_all_fields_lacks_none_and_goes_on_by_itself(
    tmp_path: Path, run: Run
) -> None:
    fields = {
        "Название": "title",
        "Город": "party_b",
        "Дата": "signed",
        "Подписал": "signatories_b",
        "Место": "place",
        "Срок": "term",
        "Согласие": "consent",
        "Отдел": "unit",
        "Языки": "languages",
        "Файл": "file",
        "План": "plan",
        "Всилу": "in_force",
        "Продление": "renewal",
    }
    row = (
        "Соглашение о побратимстве;Пермь;01.02.2019;Иван Петров, глава города;Минск;2019–2024;"
        "МИД 12.01.2019;Управление внешних связей;ru, be;agr77.pdf;План на 2020;01.03.2019;"
        "автоматически на 5 лет"
    )
    (tmp_path / "list.csv").write_text(f"{';'.join(fields)}\n{row}\n", "utf-8")
    columns = ", ".join(f"{name}: {field}" for name, field in fields.items())
    chart = f"columns: {{{columns}}}\nconstants: {{party_a: Минск}}\n"
    (tmp_path / "map.yaml").write_text(chart, "utf-8")
    mine = ("--register", str(tmp_path / "mine.sqlite"))
    words = ("agreements", str(tmp_path / "list.csv"), "--map", str(tmp_path / "map.yaml"))
    assert run("register", "import", *words, *mine).code == 0
    (relation,) = run("register", "relations", "Минск", "Пермь", "--json", *mine).records
    assert relation["level"] == "twin"
    ask = ("register", "report", "yearly", "Минск", "Пермь", "--year", "2026", *DAY, *mine)
    sections = {part.split("\n")[0]: part for part in run(*ask, "--fields", "by").out.split("## ")}
    assert "побратимстве" in sections["Подписаны в прежние годы, об окончании не сообщалось"]
    assert "побратимстве" not in sections["Утратили силу или срок истёк"]
    complete = sections["Полнота сведений"].splitlines()
    required = [line for line in complete if "обязательно" in line]
    assert len(required) == 14
    assert all(line.endswith("| 1 | 1 |") for line in required)
