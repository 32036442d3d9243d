"""Data sets to tables to features of cities, with vintage and licence on each."""
