"""The starter knowledge base: what the news names most, as readable TSV files by area.

`rows.py` says what a line holds. After editing run `python -m jl_newslens.link.starter_kb check`.
"""
