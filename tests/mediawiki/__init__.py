"""A real MediaWiki, for the tests marked "mediawiki"."""
