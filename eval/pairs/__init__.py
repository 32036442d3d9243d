"""Pairs of our own making on which resolution is measured: who is whom, and who is not.

``people.yaml``, ``organisations.yaml``, ``events.yaml``, ``places.yaml`` and ``names.yaml`` are
written by hand; :mod:`eval.pairs.make` unfolds them into pairs, :mod:`eval.pairs.score` judges
them with the product. ``python -m eval.pairs`` prints the figures and fails below a floor.
"""

from __future__ import annotations

__all__: list[str] = []
