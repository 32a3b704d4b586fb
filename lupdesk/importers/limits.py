"""How much a handed-in file may hold. Each limit is named in the sentence that refuses."""

from __future__ import annotations

from typing import Final

MAX_FILE_BYTES: Final = 50_000_000
MAX_UNPACKED_BYTES: Final = 200_000_000
MAX_PARTS: Final = 2_000
"""Files inside one workbook."""
MAX_PART_TAGS: Final = 400_000
"""Tags in one row, one shared string or one other piece of a workbook: each costs memory."""
MAX_ROWS: Final = 100_000
"""Rows that hold something."""
MAX_SHEET_ROWS: Final = 1_048_576
"""Rows of a sheet, empty ones too: what Excel itself can hold."""
MAX_COLUMNS: Final = 200
MAX_CELL_CHARACTERS: Final = 131_072
"""The limit that ``csv`` itself has; Excel stops at 32 767."""
MAX_NOTICE_BYTES: Final = 10_000_000
MAX_NOTICE_DEPTH: Final = 64
MAX_CODING_BYTES: Final = 20_000_000
"""Of the project or codebook itself, without its texts."""
MAX_CODED_CHARACTERS: Final = 20_000_000
"""In all passages that have codes: they may lie over each other."""
MAX_CODE_NAME: Final = 200
