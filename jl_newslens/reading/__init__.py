"""The first stage: any source (pasted text, file, page, address) becomes an `Article`."""
