"""Whether a desk lies in a folder that a service synchronises, or on a network share."""

from __future__ import annotations

import os
import sys
from collections.abc import Iterator
from pathlib import Path

from lupdesk.domain.places import Mount, Placed, placed


def danger_at(path: Path) -> Placed | None:
    """None for an ordinary folder, and where the computer does not tell. Reads no desk."""
    resolved = str(path.absolute().resolve())
    return placed(resolved, os.environ, tuple(_mounts(resolved)))


if sys.platform == "win32":
    import ctypes

    _REMOTE = 4

    def _mounts(path: str) -> Iterator[Mount]:
        drive = os.path.splitdrive(path)[0] + "\\"
        if ctypes.windll.kernel32.GetDriveTypeW(drive) == _REMOTE:
            yield Mount(drive, "remote")

else:

    def _mounts(path: str) -> Iterator[Mount]:
        """Linux lists them; elsewhere the path has to do."""
        del path
        try:
            lines = Path("/proc/self/mounts").read_text("utf-8", errors="replace").splitlines()
        except OSError:
            return
        for line in lines:
            parts = line.split(" ")
            if len(parts) > 2:
                yield Mount(_unescaped(parts[1]), parts[2])

    def _unescaped(folder: str) -> str:
        for sign, code in ((" ", "\\040"), ("\t", "\\011"), ("\n", "\\012"), ("\\", "\\134")):
            folder = folder.replace(code, sign)
        return folder
