"""Reading a file that somebody hands in: whole, or a plain sentence."""

from __future__ import annotations

from pathlib import Path

from lupdesk.importers.limits import MAX_FILE_BYTES
from lupdesk.problems import Problem


def read_bytes(path: Path, limit: int = MAX_FILE_BYTES) -> bytes:
    """The content of the file; raises ``Problem`` if it is missing, unreadable or too large."""
    name = path.name or str(path)
    try:
        with path.open("rb") as file:
            data = file.read(limit + 1)
    except FileNotFoundError as error:
        raise Problem("file-missing", path=str(path)) from error
    except IsADirectoryError as error:
        raise Problem("import-file-is-folder", file=name) from error
    except PermissionError as error:
        raise Problem("no-permission", path=str(path)) from error
    except (OSError, ValueError) as error:
        reason = error.strerror if isinstance(error, OSError) else None
        raise Problem("import-file-unreadable", file=name, reason=reason or str(error)) from error
    check_size(data, name, limit)
    return data


def check_size(data: bytes, name: str, limit: int = MAX_FILE_BYTES) -> None:
    if len(data) > limit:
        raise Problem("import-file-too-large", file=name, megabytes=limit // 1_000_000)
