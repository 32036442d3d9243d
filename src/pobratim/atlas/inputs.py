"""What a source may read: the folders of raw data, and the gazetteer to join them to."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from pobratim.errors import DataError
from pobratim.lexicon.gazetteer import Gazetteer

__all__ = ["Inputs"]


@dataclass(frozen=True, slots=True)
class Inputs:
    """The data folder, with one sub-folder per data set, and how to open the gazetteer.

    The first source builds the gazetteer itself, so it is opened when first asked for.
    ``open_wide`` opens the draft with every town of the long list, ``linked`` says which of its
    cities (GeoNames ids) bear a twin link; without them the main list is all there is.
    """

    data: Path
    open_gazetteer: Callable[[], Gazetteer]
    open_wide: Callable[[], Gazetteer] | None = None
    linked: Callable[[], frozenset[int]] | None = None

    def folder(self, dataset: str) -> Path:
        """Return the folder of a data set.

        Raises:
            DataError: if it is absent.
        """
        folder = self.data / dataset
        if not folder.is_dir():
            raise DataError(f"{folder}: no such folder; is the data folder the right one?")
        return folder

    @property
    def gazetteer(self) -> Gazetteer:
        """The gazetteer that this build has just made."""
        return self.open_gazetteer()

    @property
    def wide(self) -> Gazetteer:
        """Every town of the long list; the gazetteer of this build where there is none."""
        return self.open_gazetteer() if self.open_wide is None else self.open_wide()
