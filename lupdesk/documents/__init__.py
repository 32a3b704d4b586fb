"""Bytes out: documents as files."""
