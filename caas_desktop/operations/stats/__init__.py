"""Statistics of containers, groups and machines: live streams, background history, sums."""
