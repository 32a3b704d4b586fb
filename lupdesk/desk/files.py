"""Acts on kept files: slides, notes, the dialogue note that was shown. They live in the desk."""

from __future__ import annotations

import mimetypes
import os
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.things import Attachment
from lupdesk.problems import Problem
from lupdesk.store import contents, database

LIMIT: Final = 50 * 1024 * 1024
"""Bytes of one kept file; said in the message that refuses a larger one."""


def add_file(
    desk: Desk,
    procurement: UUID,
    source: Path,
    *,
    meeting: UUID | None = None,
    input: UUID | None = None,
    secrecy: Secrecy = Secrecy.UNASSESSED,
    note: str = "",
) -> UUID:
    """Keep a copy of a file. Problem ``file-too-large``, ``file-missing``, ``file-is-folder`` or
    ``no-permission``.
    """
    data = _read(source)
    with desk.act(Act.ADD_FILE) as act:
        digest = contents.put(desk.database, data)
        return act.add(
            Attachment,
            procurement=procurement,
            meeting=meeting,
            input=input,
            name=source.name,
            media_type=mimetypes.guess_type(source.name)[0] or "application/octet-stream",
            size=len(data),
            content=digest,
            secrecy=secrecy,
            note=note,
        )


def _read(source: Path) -> bytes:
    if source.is_dir():
        raise Problem("file-is-folder", name=source.name)
    try:
        size = source.stat().st_size
        if size > LIMIT:
            raise Problem("file-too-large", name=source.name, size=size, limit=LIMIT)
        return source.read_bytes()
    except FileNotFoundError as error:
        raise Problem("file-missing", path=str(source)) from error
    except OSError as error:
        raise Problem("no-permission", path=str(source)) from error


def edit_file(desk: Desk, id: UUID, **fields: Any) -> None:
    """Name, note, secrecy, or what it belongs to; never the bytes."""
    if fields.keys() & {"content", "size"}:
        raise ValueError("the bytes of a kept file do not change")
    with desk.act(Act.EDIT_FILE) as act:
        act.set(Attachment, id, **fields)


def remove_file(desk: Desk, id: UUID) -> None:
    with desk.act(Act.REMOVE_FILE) as act:
        act.remove(Attachment, id)


def bytes_of(desk: Desk, file: Attachment) -> bytes:
    """Problem ``file-purged`` where the bytes were lawfully taken away."""
    with database.told(desk.path):
        data = contents.get(desk.database, file.content)
    if data is None:
        raise Problem("file-purged", name=file.name)
    return data


def save_file(desk: Desk, file: Attachment, target: Path) -> None:
    """Write a copy out of the desk, whole or not at all."""
    part = target.with_name(f".{target.name}.{os.getpid()}.part")
    try:
        with part.open("wb") as out:
            out.write(bytes_of(desk, file))
            out.flush()
            os.fsync(out.fileno())
        part.replace(target)
    except OSError as error:
        raise Problem("no-permission", path=str(target)) from error
    finally:
        part.unlink(missing_ok=True)
