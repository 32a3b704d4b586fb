"""LUPDesk: the dialogue between a public buyer and its suppliers, on one laptop."""

__version__ = "0.1.0"
