"""Pages of the centre: one file each."""
