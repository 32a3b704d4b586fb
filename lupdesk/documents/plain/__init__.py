"""A Document as plain text: for mail, for a braille display, for the archive."""

from lupdesk.documents.plain.writing import text_bytes

__all__ = ["text_bytes"]
