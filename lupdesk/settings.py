"""What the program remembers of one person on one computer; nothing of this lies in a desk."""

from __future__ import annotations

import json
import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field, fields
from pathlib import Path
from typing import Any, Final, TypeGuard, TypeVar

from lupdesk.problems import Problem

LANGUAGES: Final = ("", "nb", "en")
THEMES: Final = ("system", "light", "dark")
TEXT_SIZES: Final = (100, 115, 130)
LOCK_AFTER: Final = (1, 5, 10, 30, 60, 0)

_T = TypeVar("_T", str, int)


@dataclass(frozen=True, slots=True)
class WindowPlace:
    """Where the window stood, in logical pixels; width 0 is a window that never stood."""

    x: int = 0
    y: int = 0
    width: int = 0
    height: int = 0
    maximised: bool = False


@dataclass(frozen=True, slots=True)
class Settings:
    language: str = ""
    """``nb``, ``en``, or empty for the system's."""
    theme: str = "system"
    text_size: int = 100
    last_desk: str = ""
    recent_desks: tuple[str, ...] = ()
    """Desks that were open, the latest first."""
    author: str = ""
    last_place: str = ""
    """The page and the procurement that were shown last, as ``page id``."""
    lock_after: int = 10
    """Minutes without a key or the mouse after which a sealed desk locks itself; 0 for never."""
    window: WindowPlace = WindowPlace()
    sizes: Mapping[str, tuple[int, ...]] = field(default_factory=dict)
    """Widths of columns and parts of splitters, by the name of the place."""


def read_settings(path: Path) -> Settings:
    """What stands in the file, with defaults for what is missing or makes no sense.

    A file that is no TOML is kept beside as ``*.broken`` and the program starts as new.
    """
    try:
        found = tomllib.loads(path.read_bytes().decode("utf-8"))
    except OSError:
        return Settings()
    except ValueError:
        _put_aside(path)
        return Settings()
    return _understood(found)


def write_settings(path: Path, settings: Settings) -> None:
    """Replaced whole or not at all. Raises ``Problem("settings-not-saved")``."""
    part = path.with_name(f"{path.name}.{os.getpid()}.part")
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with part.open("wb") as file:
            file.write(_as_toml(settings).encode("utf-8", "replace"))
            file.flush()
            os.fsync(file.fileno())
        part.replace(path)
    except OSError as error:
        _forget(part)
        raise Problem("settings-not-saved", path=str(path)) from error


def _put_aside(path: Path) -> None:
    try:
        path.replace(path.with_name(f"{path.name}.broken"))
    except OSError:
        return


def _forget(part: Path) -> None:
    try:
        part.unlink(missing_ok=True)
    except OSError:
        return


def _understood(found: Mapping[str, Any]) -> Settings:
    usual = Settings()
    return Settings(
        language=_one_of(found.get("language"), LANGUAGES, usual.language),
        theme=_one_of(found.get("theme"), THEMES, usual.theme),
        text_size=_one_of(found.get("text_size"), TEXT_SIZES, usual.text_size),
        last_desk=_text(found.get("last_desk")),
        recent_desks=_texts(found.get("recent_desks")),
        author=_text(found.get("author")),
        last_place=_text(found.get("last_place")),
        lock_after=_one_of(found.get("lock_after"), LOCK_AFTER, usual.lock_after),
        window=_window(found.get("window")),
        sizes=_sizes(found.get("sizes")),
    )


def _one_of(value: object, known: tuple[_T, ...], usual: _T) -> _T:
    return next((one for one in known if type(value) is type(one) and value == one), usual)


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""


def _texts(value: object) -> tuple[str, ...]:
    return tuple(one for one in value if isinstance(one, str)) if isinstance(value, list) else ()


def _whole(value: object) -> TypeGuard[int]:
    return type(value) is int and abs(value) < 100_000


def _window(value: object) -> WindowPlace:
    if not isinstance(value, dict):
        return WindowPlace()
    x, y, width, height = (value.get(name) for name in ("x", "y", "width", "height"))
    if not (_whole(x) and _whole(y) and _whole(width) and _whole(height)):
        return WindowPlace()
    return WindowPlace(x, y, width, height, value.get("maximised") is True)


def _sizes(value: object) -> dict[str, tuple[int, ...]]:
    if not isinstance(value, dict):
        return {}
    return {
        name: tuple(widths)
        for name, widths in value.items()
        if isinstance(widths, list) and all(_whole(width) for width in widths)
    }


def _as_toml(settings: Settings) -> str:
    lines = [
        f"{name} = {_value(getattr(settings, name))}"
        for name in (
            "language",
            "theme",
            "text_size",
            "last_desk",
            "author",
            "last_place",
            "lock_after",
        )
    ]
    recent = ", ".join(_value(path) for path in settings.recent_desks)
    lines += [f"recent_desks = [{recent}]", "", "[window]"]
    lines += [
        f"{part.name} = {_value(getattr(settings.window, part.name))}"
        for part in fields(settings.window)
    ]
    lines += ["", "[sizes]"]
    lines += [
        f"{_value(name)} = [{', '.join(str(width) for width in widths)}]"
        for name, widths in sorted(settings.sizes.items())
    ]
    return "\n".join(lines) + "\n"


def _value(value: str | int | bool) -> str:
    """TOML's strings and JSON's agree but for DEL, which TOML wants escaped."""
    return json.dumps(value, ensure_ascii=False).replace("\x7f", "\\u007f")
