"""Offers and requests of our own in three languages, and the figures of matching them."""
