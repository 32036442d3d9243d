"""Whatever is read comes back from the register exactly, once, and in the same bytes."""

from __future__ import annotations

import tempfile
from functools import cache
from pathlib import Path

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from pobratim.model.spans import Span
from pobratim.register import Register
from tests.unit.register.reports import MINSK, YEKATERINBURG, Report

_text = st.text(
    st.characters(exclude_categories=["Cs"], exclude_characters="\x00"), min_size=4, max_size=80
)


@st.composite
def _reports(draw: st.DrawFn) -> Report:
    """A text of any letters at all, with facts on random spans of it."""
    text = draw(_text)
    report = Report(text, draw(st.sampled_from([None, "2022", "2022-07-05"])))

    def words() -> str:
        start = draw(st.integers(0, len(text) - 1))
        return text[start : draw(st.integers(start + 1, len(text)))]

    parties = (
        report.city(words(), MINSK, "Минск"),
        report.city(words(), YEKATERINBURG, "Екатеринбург"),
    )
    person = report.person(words(), first="Анна", last="Иванова")
    report.event(
        words(),
        draw(st.sampled_from(["meeting", "visit", "twinning", "agreement"])),
        draw(st.sampled_from(["done", "planned", "discussed"])),
        parties=parties,
        participants=(person,),
    )
    report.says(draw(st.sampled_from([person, None])), words())
    report.promise(words(), by=parties)
    return report


@cache
def _empty() -> bytes:
    """An empty register, made once: each example starts from a copy."""
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "empty.sqlite"
        Register.open(path, create=True).seal()
        return path.read_bytes()


def _fresh(folder: Path) -> Path:
    path = folder / "register.sqlite"
    path.write_bytes(_empty())
    return path


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.lists(_reports(), min_size=1, max_size=3))
def test_claims_read_back_verbatim_and_a_second_reading_changes_nothing(
    reports: list[Report],
) -> None:
    with (
        tempfile.TemporaryDirectory() as folder,
        Register.open(_fresh(Path(folder))) as register,
    ):
        for report in reports:
            register.add(report.reading(), report.source())
        once = list(register.dump())
        for report in reports:
            assert not register.add(report.reading(), report.source()).changed
        assert list(register.dump()) == once
        assert register.check() == []
        _assert_verbatim(register, reports)


def _assert_verbatim(register: Register, reports: list[Report]) -> None:
    texts = {report.document().id: report.text for report in reports}
    claims = register.claims()
    for claim in claims:
        for value in claim.values:
            assert value.evidence
            for item in value.evidence:
                assert item.reads_verbatim(texts[item.document])
                assert register.text(item.document) == texts[item.document]
    told = {
        (item.document, item.span)
        for claim in claims
        if claim.property == "text"
        for value in claim.values
        for item in value.evidence
    }
    said: set[tuple[str, Span]] = {
        (report.document().id, statement.span)
        for report in reports
        for statement in report.statements
    }
    assert said <= told
