"""Claims and scores to the dossier: choose, word, lay out, render."""
