"""Where an article names something, and what kind of thing it names."""
