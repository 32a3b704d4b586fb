"""A log that may be sent to a stranger: what the program did, never what anybody said.

Text reaches the log only as a literal in the code or as a code of ours (``desk-locked``,
``act.write-input``). Any other string in a record is written as its length, and of an error only
the kind and the places in the code are kept: messages of errors often quote what failed.
"""

from __future__ import annotations

import logging
import re
import traceback
from datetime import UTC, datetime
from logging.handlers import RotatingFileHandler
from pathlib import Path
from types import TracebackType
from typing import Any, Final

LOGGER: Final = logging.getLogger("lupdesk")
_CODE: Final = re.compile(r"[a-z][a-z0-9_.-]{0,39}")
_MOST_BYTES: Final = 500_000
_OLD_FILES: Final = 3

_Error = tuple[type[BaseException], BaseException, TracebackType | None]


class ContentlessFormatter(logging.Formatter):
    """Writes UTC time, level, logger and the message with each fact stripped of content."""

    def format(self, record: logging.LogRecord) -> str:
        at = datetime.fromtimestamp(record.created, UTC)
        line = f"{at:%Y-%m-%d %H:%M:%S}Z {record.levelname} {record.name}: {_message(record)}"
        error = record.exc_info[1] if record.exc_info else None
        return f"{line}\n{bare_trace(error)}" if error else line


def start_log(folder: Path) -> logging.Handler:
    """The log goes to ``folder/lupdesk.log``, in a few files that take turns.

    Where the folder cannot be written to, the program does without. Close the handler that is
    given back with ``stop_log``.
    """
    handler: logging.Handler
    try:
        folder.mkdir(parents=True, exist_ok=True)
        handler = RotatingFileHandler(
            folder / "lupdesk.log", maxBytes=_MOST_BYTES, backupCount=_OLD_FILES, encoding="utf-8"
        )
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(ContentlessFormatter())
    LOGGER.addHandler(handler)
    LOGGER.setLevel(logging.INFO)
    return handler


def stop_log(handler: logging.Handler) -> None:
    LOGGER.removeHandler(handler)
    handler.close()


def bare_trace(error: BaseException) -> str:
    """Kind of error and the lines of code that led to it, without the error's own words."""
    lines: list[str] = []
    seen: set[int] = set()
    link: BaseException | None = error
    while link is not None and id(link) not in seen:
        seen.add(id(link))
        lines.append(f"{type(link).__module__}.{type(link).__qualname__}")
        lines += [
            f"  {Path(frame.filename).name}:{frame.lineno} {frame.name}"
            for frame in traceback.extract_tb(link.__traceback__)
        ]
        link = link.__cause__ or link.__context__
    return "\n".join(lines)


def _message(record: logging.LogRecord) -> str:
    """The literal with its facts; a message made beforehand shows as its length."""
    args = record.args
    if isinstance(args, dict):
        return str(record.msg) % {name: _fact(value) for name, value in args.items()}
    return str(record.msg) % tuple(_fact(value) for value in args or ())


def _fact(value: Any) -> Any:
    if value is None or isinstance(value, bool | int | float):
        return value
    text = str(value)
    return text if _CODE.fullmatch(text) else f"<{len(text)} characters>"
