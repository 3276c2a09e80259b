"""The log console: a view over an arena of lines, and its toolbar."""
