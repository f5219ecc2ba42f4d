"""Which of its candidates a name means, or none."""
