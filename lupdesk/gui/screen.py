"""Whether there is a screen for a window: without one Qt would end the process with a core."""

from __future__ import annotations

import sys
from collections.abc import Mapping
from typing import Final

_WANTED: Final = ("DISPLAY", "WAYLAND_DISPLAY", "QT_QPA_PLATFORM")
"""Any of these on X11 and Wayland; the last also names a platform that wants no screen."""


def has_screen(surroundings: Mapping[str, str], system: str = sys.platform) -> bool:
    if system in ("win32", "darwin"):
        return True
    return any(surroundings.get(name) for name in _WANTED)
