"""Facts to resolved, evidenced, dated claims, and the questions one may ask of them."""
