"""Automatic scaling of Swarm services."""
