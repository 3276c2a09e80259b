"""What stops a benchmark."""

from __future__ import annotations


class BenchmarkError(Exception):
    """Something a benchmark needs is missing or failed; the text is a sentence."""
