"""What is known before reading: names, posts, spheres, morphology, and the gazetteer."""
