"""One script file a page, each a table of contents: choose, load, show."""
