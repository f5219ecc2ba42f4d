"""A name as it is written: its forms, its short forms, what only dresses it."""
