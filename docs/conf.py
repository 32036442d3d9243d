"""The manual: Sphinx with MyST; a warning fails the build."""

from pobratim import __version__

project = "Pobratim"
author = "The Pobratim authors"
copyright = "2026, The Pobratim authors"
release = __version__
extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx.ext.napoleon"]
source_suffix = {".md": "markdown"}
exclude_patterns = ["_build"]
html_theme = "alabaster"
html_theme_options = {"description": "City-to-city cooperation", "fixed_sidebar": True}
myst_heading_anchors = 3
autodoc_member_order = "bysource"
autodoc_typehints = "signature"
nitpicky = False
