"""One module per measure; each docstring gives formula, source, unit, range and validation."""
