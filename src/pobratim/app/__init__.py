"""The doors: the command line, settings, the one composition root, public schemas."""
