"""From Sentences to bullets: ranking, selection, compression, and the checks a bullet must pass.

`bullets.summarize` is the way in; `compress.compress` shortens one sentence; `rankers.BUILT_IN` is
the table of rankers. Importing this package loads nothing heavy.
"""
