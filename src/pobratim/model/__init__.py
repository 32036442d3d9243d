"""The records that travel between the rooms: frozen, typed, without behaviour of their own.

This room needs the standard library only and knows no wire format: public JSON shapes live in
``app/schemas``.
"""
