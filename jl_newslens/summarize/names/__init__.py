"""Who and what a bullet speaks of: pronouns, full names, roles, short forms."""
