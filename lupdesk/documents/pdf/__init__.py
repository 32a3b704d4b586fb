"""A Document as a tagged PDF."""

from lupdesk.documents.pdf.writing import Print, Written, pdf_bytes, printed, write_pdf

__all__ = ["Print", "Written", "pdf_bytes", "printed", "write_pdf"]
