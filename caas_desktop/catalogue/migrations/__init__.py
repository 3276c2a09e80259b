"""Alembic's migrations; a package so that they are part of every wheel and frozen program."""
