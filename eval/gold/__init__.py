"""Gold of our own words for the reading half, and the check of its form."""
