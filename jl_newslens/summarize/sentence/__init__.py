"""A sentence as every rule sees it: its words, its tree, its quotations, its pieces."""
