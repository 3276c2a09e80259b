"""The terminal on screen: view, pane, tabs."""
