"""A dossier as a document: HTML, DOCX, PDF or Markdown. Each renderer loads its own tools."""

from __future__ import annotations

from pathlib import Path

from pobratim.errors import UsageError
from pobratim.model.dossiers import Dossier

__all__ = ["FORMATS", "render"]

FORMATS: tuple[str, ...] = ("html", "docx", "pdf", "md")


def render(dossier: Dossier, format: str, template: Path | None = None) -> bytes:  # noqa: A002
    """Return the dossier as ``html``, ``docx``, ``pdf`` or ``md`` (UTF-8).

    ``template`` is a DOCX whose styles, headers and footers are taken over; the other formats
    take none.

    Raises:
        UsageError: if the format is unknown, or the template cannot be used.
    """
    if template is not None and format != "docx":
        raise UsageError(f"a template goes with docx only, not with {format!r}")
    if format == "html":
        from pobratim.brief.render.html import to_html

        return to_html(dossier).encode()
    if format == "md":
        from pobratim.brief.render.markdown import to_markdown

        return to_markdown(dossier).encode()
    if format == "pdf":
        from pobratim.brief.render.pdf import to_pdf

        return to_pdf(dossier)
    if format == "docx":
        from pobratim.brief.render.docx import to_docx

        return to_docx(dossier, template)
    raise UsageError(f"no such format: {format!r}; choose one of {', '.join(FORMATS)}")
