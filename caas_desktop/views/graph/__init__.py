"""Graphs on screen: nodes that can be reached by mouse and keyboard, lines between them."""
