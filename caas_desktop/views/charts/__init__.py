"""Charts of statistics; pyqtgraph is imported when the first one is shown."""
