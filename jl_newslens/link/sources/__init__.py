"""Where names are looked up: one source a file; `table.py` lists those that come with NewsLens."""
