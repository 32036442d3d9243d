"""Own sentences with the ties between entities that they tell, and their score."""
