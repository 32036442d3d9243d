"""Offers and requests: words of three languages, classes, last days, and lists with mistakes."""

from __future__ import annotations

import datetime as dt
from dataclasses import replace
from pathlib import Path

import pytest

from pobratim.affinity.goods_words import concepts, likeness, terms_of
from pobratim.affinity.measures.offer_words import fit
from pobratim.affinity.offer_requests import current, offer_requests, stated_profiles
from pobratim.affinity.profile_files import NEEDED, read_profiles
from pobratim.affinity.sides import Sides, sides_of
from pobratim.atlas import Atlas
from pobratim.errors import DataError, UsageError
from pobratim.model.profiles import Profile
from pobratim.model.readings import PlaceRef
from pobratim.model.rows import NamedRef, PositionRow
from pobratim.model.spans import Evidence

MINSK, EKB = 625144, 1486209
TODAY = "2026-11-24"
_HEAD = ";".join((*NEEDED, "hs", "nace"))


def _profile(kind: str, what: str, city: int = MINSK) -> Profile:
    assert kind in ("offer", "request")
    return Profile(
        f"{kind} {what}",
        "offer" if kind == "offer" else "request",
        f"firm of {what}",
        city,
        what,
        "2027-01-31",
        "the office",
    )


@pytest.fixture(scope="module")
def pair() -> Sides:
    atlas = Atlas.open()
    return sides_of(atlas, atlas.gazetteer.city(MINSK), atlas.gazetteer.city(EKB))


def _find(name: str) -> int:
    return Atlas.open().gazetteer.resolve(name).geonames


@pytest.mark.parametrize("concept", concepts(), ids=lambda concept: concept.id)
def test_every_entry_of_the_goods_words_decides_in_each_of_its_languages(concept: object) -> None:
    from pobratim.affinity.goods_words import Concept

    assert isinstance(concept, Concept)
    assert {language for language, _ in concept.ways} == {"ru", "be", "en"}
    for _, stems in concept.ways:
        phrase = " ".join(stem.strip() for stem in stems)
        assert f"c:{concept.id}" in terms_of(phrase), phrase


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("городские автобусы", "city buses"),
        ("сухое молоко", "малако сухое"),
        ("калийные удобрения", "potash fertilisers"),
    ],
)
def test_the_same_goods_are_alike_across_languages(one: str, other: str) -> None:
    assert likeness(terms_of(one), terms_of(other)) > 0.6


def test_what_stands_behind_a_preposition_is_not_what_is_asked_for() -> None:
    asked = _profile("request", "автобусы")
    tyres = fit(asked, _profile("offer", "шины для автобусов")).score
    assert fit(asked, _profile("offer", "buses")).score > tyres


def test_english_names_its_goods_last() -> None:
    assert terms_of("bus tyres")["c:tyre"] > terms_of("bus tyres")["c:bus"]


def test_codes_of_one_scheme_decide_and_codes_of_two_say_nothing() -> None:
    asked = replace(_profile("request", "насосы"), classes=(("hs", "8413"),))
    given = replace(_profile("offer", "помпы"), classes=(("hs", "841370"),))
    assert fit(asked, given).by_class == 1.0
    assert fit(asked, replace(given, classes=(("hs", "9018"),))).by_class == 0.0
    assert fit(asked, replace(given, classes=(("nace", "28.13"),))).by_class is None
    okved = replace(asked, classes=(("okved", "28.13.1"),))
    assert fit(okved, replace(given, classes=(("nace", "28.13"),))).by_class == 1.0


def test_the_last_day_counts_and_the_day_after_does_not() -> None:
    profile = replace(_profile("offer", "buses"), valid_until=TODAY)
    assert current([profile], TODAY) == (profile,)
    assert current([profile], "2026-11-25") == ()


def test_an_expired_offer_or_request_never_matches(pair: Sides) -> None:
    asked, given = _profile("request", "granulated sugar"), _profile("offer", "сахар", EKB)
    found = offer_requests(pair, [asked, given], TODAY)
    assert [match.seller.label("ru") for match in found] == ["firm of сахар"]
    for old in (
        replace(asked, valid_until="2026-11-23"),
        replace(given, valid_until="2025-01-01"),
    ):
        rest = [given if old.kind == "request" else asked, old]
        assert not any(
            m.seller.label("ru") == "firm of сахар" for m in offer_requests(pair, rest, TODAY)
        )


def test_a_request_is_answered_by_the_other_side_only(pair: Sides) -> None:
    asked, near = _profile("request", "granulated sugar"), _profile("offer", "сахар")
    assert offer_requests(pair, [asked, near], TODAY) == ()


def test_what_enterprises_make_answers_a_request_of_the_other_side(pair: Sides) -> None:
    found = offer_requests(pair, [_profile("request", "городские автобусы", EKB)], TODAY)
    assert found
    assert {match.seller.city for match in found} == {MINSK}
    assert not any(match.seller.idle for match in found)
    reason = found[0].reasons[0]
    assert reason.code == "offer-answers-request"
    assert reason.values["valid_until"] == "2027-01-31"
    assert reason.sources


def test_codes_that_disagree_outweigh_words_that_agree(pair: Sides) -> None:
    asked = replace(_profile("request", "pumps"), classes=(("hs", "8413"),))
    given = replace(_profile("offer", "insulin pumps", EKB), classes=(("hs", "9018"),))
    assert "firm of insulin pumps" not in {
        match.seller.label("ru") for match in offer_requests(pair, [asked, given], TODAY)
    }


def test_a_stated_request_that_names_goods_is_a_profile_for_some_years() -> None:
    ref = NamedRef("city", "Екатеринбург", PlaceRef("city", geonames=EKB))
    row = PositionRow("p1", "request", ref, "нужны автобусы", "2025-05", (ref,), ())
    (found,) = stated_profiles([row])
    assert (found.kind, found.city, found.valid_until) == ("request", EKB, "2028-12-31")
    assert stated_profiles([replace(row, text="дружба важна")]) == ()
    assert stated_profiles([replace(row, date=None)]) == ()
    assert stated_profiles([replace(row, kind="priority")]) == ()


def _stated(text: str) -> PositionRow:
    ref = NamedRef("city", "Екатеринбург", PlaceRef("city", geonames=EKB))
    evidence = (Evidence("sha256:0", 0, len(text), text),)
    return PositionRow("p1", "request", ref, text, "2025-09-29", (ref,), evidence)


def test_a_broad_word_of_a_report_is_answered_by_what_has_its_heading(pair: Sides) -> None:
    row = _stated("Екатеринбург заинтересован в пассажирской технике")
    found = offer_requests(pair, stated_profiles([row]), TODAY)
    assert {match.seller.id for match in found} == {"maz", "belkommunmash"}
    for match in found:
        assert match.evidence == row.evidence
        assert match.reasons[0].values["listed"] == "register"
        assert len(match.seller.products) == 1
        assert match.sphere == match.seller.sphere


def test_a_report_leads_to_no_offer_of_what_the_city_makes(pair: Sides) -> None:
    row = _stated("Екатеринбург заинтересован в электротехнической продукции")
    headings = {
        product["hs4"]
        for match in offer_requests(pair, stated_profiles([row]), TODAY)
        for product in match.seller.products
    }
    # Transformers (8504) are made in Yekaterinburg, switchboards (8537) are not.
    assert headings == {"8537"}


def test_a_list_is_read_from_csv_workbook_and_yaml_alike(tmp_path: Path) -> None:
    import openpyxl
    import yaml

    cells = ("request", "Парк", "Минск", "автобусы", "2027-01-31", "дирекция", "8702", "")
    (tmp_path / "a.csv").write_text(f"{_HEAD}\n{';'.join(cells)}\n", encoding="utf-8")
    book = openpyxl.Workbook()
    sheet = book.worksheets[0]
    sheet.append(_HEAD.split(";"))
    sheet.append([*cells[:4], dt.datetime(2027, 1, 31), *cells[5:]])  # noqa: DTZ001  a cell has no zone
    book.save(tmp_path / "a.xlsx")
    entry = dict(zip(_HEAD.split(";"), cells, strict=True))
    (tmp_path / "a.yaml").write_text(yaml.safe_dump([entry], allow_unicode=True), encoding="utf-8")
    found = [read_profiles(tmp_path / f"a.{form}", _find)[0] for form in ("csv", "xlsx", "yaml")]
    assert {(p.kind, p.city, p.what, p.valid_until, p.classes) for p in found} == {
        ("request", MINSK, "автобусы", "2027-01-31", (("hs", "8702"),))
    }


def test_a_list_in_the_encoding_of_an_old_spreadsheet_is_read(tmp_path: Path) -> None:
    text = f"{_HEAD}\nrequest;Парк;Минск;автобусы;2027-01-31;дирекция;8702;\n"
    (tmp_path / "a.csv").write_bytes(text.encode("cp1251"))
    (found,) = read_profiles(tmp_path / "a.csv", _find)
    assert (found.what, found.place) == ("автобусы", "a.csv, row 2")


def test_all_mistakes_of_a_list_are_told_at_once(tmp_path: Path) -> None:
    rows = ("wish;A;Минск;x;2027-06-30;c;;", "offer;;Nowheretown;y;soon;c;84x;2")
    (tmp_path / "bad.csv").write_text("\n".join((_HEAD, *rows)), encoding="utf-8")
    with pytest.raises(DataError, match="6 mistakes") as caught:
        read_profiles(tmp_path / "bad.csv", _find)
    for part in (
        "bad.csv, row 2: kind 'wish'",
        "bad.csv, row 3: who is empty",
        "'soon'",
        "Nowheretown",
        "84x",
    ):
        assert part in str(caught.value)


@pytest.mark.parametrize(
    ("name", "content", "message"),
    [
        ("a.txt", "x", "a list is .csv"),
        ("a.csv", "kind;who\n", "no column 'city'"),
        ("a.csv", _HEAD + "\n", "no offers or requests"),
        ("a.xlsx", "PK\x03\x04torn", "no XLSX"),
        ("a.yaml", "kind: offer", "a list of entries"),
        ("a.yaml", "[", "no YAML"),
    ],
)
def test_a_file_that_is_no_list_says_what_a_list_is(
    tmp_path: Path, name: str, content: str, message: str
) -> None:
    (tmp_path / name).write_text(content, encoding="utf-8")
    with pytest.raises((UsageError, DataError), match=message):
        read_profiles(tmp_path / name, _find)


def test_the_held_out_half_of_our_own_pairs_reaches_its_floor() -> None:
    from eval.offers.__main__ import FLOOR, figures, pairs

    found = pairs()
    assert len(found) >= 100
    assert figures(found)["held out"]["measure"]["hits@5"] >= FLOOR
