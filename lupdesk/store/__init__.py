"""Rows in, rows out: the only folder that knows SQLite."""
