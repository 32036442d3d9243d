"""Pictures drawn in Python as SVG: the same drawing serves HTML, PDF and DOCX."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import replace

from pobratim.brief.context import Brief
from pobratim.brief.pictures import chart, timeline, worldmap
from pobratim.model.dossiers import Picture, Section

__all__ = ["illustrate"]

_PLACES = (("main", worldmap.draw), ("timeline", timeline.draw), ("commonalities", chart.draw))


def illustrate(brief: Brief, sections: Iterable[Section]) -> list[Section]:
    """Return the sections with their pictures: the map, the timeline, the chart.

    A picture without anything to show is left out.
    """
    drawn: dict[str, Picture] = {}
    for place, draw in _PLACES:
        picture = draw(brief)
        if picture is not None:
            drawn[place] = picture
    return [
        replace(section, pictures=(drawn[section.id],)) if section.id in drawn else section
        for section in sections
    ]
