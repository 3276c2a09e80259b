"""A terminal without a window: the screen engine, key encoding and sessions in containers."""
