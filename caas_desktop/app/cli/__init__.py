"""The program without a window, for scripts and terminals; imports no Qt."""
