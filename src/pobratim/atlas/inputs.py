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
    """

    data: Path
    open_gazetteer: Callable[[], Gazetteer]

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
