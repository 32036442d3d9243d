"""Whether an offer names what a request asks for, in whichever of three languages.

Formula: ``words`` is the cosine of weighted terms (concepts of ``tables/goods_words.csv``, else
beginnings of words), ``letters`` that of three-letter pieces in Latin letters; ``class`` is 1 for
one four-digit heading of the Harmonized System or one NACE class, 0.5 for one chapter or group,
0 for codes of one scheme that share neither, and stays out where the two have no scheme in common.
``score = 0.85 words + 0.15 letters`` without classes, else half of that and half of the class.
Source: the two profiles; our judgement for the weights, chosen on the development half of
``eval/offers``. Unit: none. Range: [0, 1].

Missing: a word in no table compares by its letters only; that says nothing about the goods.
Validated by: ``python -m eval.offers``, 121 pairs of our own in three languages.
"""

from __future__ import annotations

from dataclasses import dataclass

from pobratim.affinity.goods_words import likeness, terms_of, trigrams
from pobratim.model.profiles import Profile

__all__ = ["WORDS", "OfferFit", "fit"]

WORDS = 0.85
"""The share of terms in the score of words; three-letter pieces have the rest."""


@dataclass(frozen=True, slots=True)
class OfferFit:
    """How an offer fits a request: ``by_class`` is ``None`` without a scheme in common.

    ``shared`` are the concepts that both name, by id.
    """

    score: float
    words: float
    letters: float
    by_class: float | None
    shared: tuple[str, ...]


def fit(request: Profile, offer: Profile) -> OfferFit:
    """Measure an offer against a request."""
    asked, given = terms_of(request.what), terms_of(offer.what)
    words, letters = likeness(asked, given), likeness(trigrams(request.what), trigrams(offer.what))
    told = WORDS * words + (1 - WORDS) * letters
    by_class = _by_class(request, offer)
    score = told if by_class is None else (told + by_class) / 2
    shared = (term[2:] for term in asked if term.startswith("c:") and term in given)
    return OfferFit(score, words, letters, by_class, tuple(sorted(shared)))


def _by_class(request: Profile, offer: Profile) -> float | None:
    found = [
        _agree(scheme, one, two)
        for scheme, one in request.classes
        for other, two in offer.classes
        if _family(scheme) == _family(other)
    ]
    return max(found, default=None)


def _family(scheme: str) -> str:
    # OKVED follows NACE down to its classes.
    return "nace" if scheme == "okved" else scheme


def _agree(scheme: str, one: str, two: str) -> float:
    first, second = one.replace(".", "")[:4], two.replace(".", "")[:4]
    if first == second:
        return 1.0
    wider = 2 if scheme == "hs" else 3
    return 0.5 if first[:wider] == second[:wider] else 0.0
