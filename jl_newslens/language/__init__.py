"""The second stage: an article's text becomes sentences of tokens, by a spaCy pipeline."""
