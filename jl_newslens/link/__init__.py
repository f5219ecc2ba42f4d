"""From names in an article to reference pages: mentions, coreference, candidates, choice."""
