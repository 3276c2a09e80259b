"""Dialogs: each a real QDialog that can be worked by keyboard alone."""
