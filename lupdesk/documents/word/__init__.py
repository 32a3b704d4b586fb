"""A Document as DOCX: styles, headings, lists and tables that Word itself knows as such."""

from lupdesk.documents.word.writing import word_bytes

__all__ = ["word_bytes"]
