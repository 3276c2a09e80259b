"""Real Docker hosts on one Linux machine, for trying, testing and demos (see README.md)."""
