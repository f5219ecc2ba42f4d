"""Which sentences matter most: one ranker a file."""
