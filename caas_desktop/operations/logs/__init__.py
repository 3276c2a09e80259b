"""Container logs: read, demultiplexed, merged by time, kept in an arena, searched, exported."""
