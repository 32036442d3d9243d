"""The footnote behind an enterprise or institution: its data set, and the page that states it."""

from __future__ import annotations

from pobratim.brief.context import Brief
from pobratim.model.scores import DatasetRef, Organisation

__all__ = ["dataset_of", "firm_note"]


def dataset_of(brief: Brief, firm: Organisation) -> DatasetRef:
    """Return the data set of a row: what its id begins with, the curated list by default."""
    known = {dataset.id for dataset in brief.measured.catalogue}
    prefix = firm.id.partition(":")[0]
    return brief.measured.dataset(prefix if prefix in known else "curated")


def firm_note(brief: Brief, firm: Organisation) -> int:
    """Return the footnote of a row, with its name and the first page that states its facts."""
    address = next(iter(firm.addresses), None)
    return brief.notes.data(dataset_of(brief, firm), firm.label(brief.words.language), address)
