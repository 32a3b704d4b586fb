"""A Document as a tagged PDF."""
