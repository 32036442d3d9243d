"""Features to scores between cities: in common, opportunities, each explained."""
