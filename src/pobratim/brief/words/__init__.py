"""The words of a dossier in Russian, Belarusian and English: catalogues, names, dates, numbers."""

from pobratim.brief.words.catalogue import LANGUAGES, Catalogue, catalogue
from pobratim.brief.words.phrases import Words, words_for

__all__ = ["LANGUAGES", "Catalogue", "Words", "catalogue", "words_for"]
