"""Quality measured on gold: one command per task, every figure with its counts."""
