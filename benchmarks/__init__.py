"""Measurements of the console beside public tools; see docs/benchmarks.md."""
