"""Routes: labels on services, the edge that reads them, and whether they really work."""
