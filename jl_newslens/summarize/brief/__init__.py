"""The length `brief`: a sentence without what a reader will not miss."""
