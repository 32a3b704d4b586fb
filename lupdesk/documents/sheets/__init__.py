"""A Workbook as XLSX: a table with a head that stays, filters, and dates that are dates."""

from lupdesk.documents.sheets.writing import sheet_bytes

__all__ = ["sheet_bytes"]
