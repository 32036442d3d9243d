from __future__ import annotations

from pathlib import Path

import pytest

from pobratim.brief import FORMATS, render
from pobratim.errors import UsageError
from pobratim.model.dossiers import Dossier

BEGINNINGS = {"html": b"<!doctype html>", "docx": b"PK", "pdf": b"%PDF", "md": b"# "}


@pytest.mark.parametrize("kind", FORMATS)
def test_every_format_is_what_it_says(dossier: Dossier, kind: str) -> None:
    assert render(dossier, kind).lstrip().startswith(BEGINNINGS[kind])


def test_an_unknown_format_is_a_usage_error(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="choose one of html, docx, pdf, md"):
        render(dossier, "odt")


def test_a_template_goes_with_docx_only(dossier: Dossier) -> None:
    with pytest.raises(UsageError, match="docx only"):
        render(dossier, "pdf", Path("own.docx"))
