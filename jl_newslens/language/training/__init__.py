"""The recipe that made the shipped English weights: `python -m jl_newslens.language.training`."""
