"""What everything else speaks about: standard library only."""
