"""Pobratim: read what is published on city cooperation, measure it, and write the dossier."""

__version__ = "0.1.0"

__all__ = ["__version__"]
