"""NewsLens."""
