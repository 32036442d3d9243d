"""The dossier as one HTML file: no script, no request, printable on A4."""

from __future__ import annotations

from functools import lru_cache
from pathlib import Path

import jinja2
from markupsafe import Markup

from pobratim.brief.render.notes import Marks, header_lines, note_of
from pobratim.brief.words import words_for
from pobratim.model.dossiers import Dossier

__all__ = ["to_html"]

_TEMPLATES = Path(__file__).parent / "templates"


@lru_cache(maxsize=1)
def _environment() -> jinja2.Environment:
    return jinja2.Environment(
        loader=jinja2.FileSystemLoader(_TEMPLATES),
        autoescape=True,
        undefined=jinja2.StrictUndefined,
        trim_blocks=True,
        lstrip_blocks=True,
    )


def to_html(dossier: Dossier) -> str:
    """Return the whole page. Text from sources is escaped; only our own drawings are markup."""
    return (
        _environment()
        .get_template("dossier.html")
        .render(
            dossier=dossier,
            words=words_for(dossier.language),
            lines=header_lines(dossier),
            notes=[note_of(dossier, note) for note in dossier.footnotes],
            front=[s for s in dossier.sections if not s.annex],
            annexes=[s for s in dossier.sections if s.annex],
            marks=Marks(),
            drawing=Markup,
            style=Markup((_TEMPLATES / "dossier.css").read_text("utf-8")),  # noqa: S704 - our file
        )
    )
