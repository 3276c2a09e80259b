"""New containers and images: creating, duplicating, pulling."""
