"""Bytes in: files that people hand us, each of which may be broken or hostile."""
