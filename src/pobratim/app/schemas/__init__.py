"""The public JSON shapes: how records look outside. The JSON Schema of a reading lies beside."""
