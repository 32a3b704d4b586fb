"""A Workbook as XLSX: a table with a head that stays, filters, and dates that are dates; and its
sheets as CSV.
"""

from lupdesk.documents.sheets.writing import sheet_bytes

__all__ = ["sheet_bytes"]
