"""The length `headline`: the core statement of a sentence."""
