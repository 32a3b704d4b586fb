"""Where things lie on this computer. ``LUPDESK_HOME`` moves all of them, for tests and sticks."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

import platformdirs

_NAME: Final = "LUPDesk"
_OF_ANY_DESK: Final = ("replaced", "restored", "migrations")
"""Folders beside those of the desks: what a restore or a new format took the place of."""


def resources() -> Path:
    """Icons, fonts, words and the demonstration: beside the package in a checkout, inside it
    in an installed copy.
    """
    here = Path(__file__).resolve().parent
    inside = here / "_resources"
    return inside if inside.is_dir() else here.parent / "resources"


def _home() -> Path | None:
    chosen = os.environ.get("LUPDESK_HOME", "")
    return Path(chosen) if chosen else None


def config_folder() -> Path:
    home = _home()
    return home / "config" if home else Path(platformdirs.user_config_dir(_NAME, False))


def data_folder() -> Path:
    home = _home()
    return home / "data" if home else Path(platformdirs.user_data_dir(_NAME, False))


def cache_folder() -> Path:
    home = _home()
    return home / "cache" if home else Path(platformdirs.user_cache_dir(_NAME, False))


def log_folder() -> Path:
    home = _home()
    return home / "log" if home else Path(platformdirs.user_log_dir(_NAME, False))


def documents_folder() -> Path:
    """The person's own documents, where desks and exports are looked for first."""
    home = _home()
    return home / "documents" if home else Path(platformdirs.user_documents_dir())


def default_desk() -> Path:
    """The desk that is made the first time."""
    return documents_folder() / "LUPDesk.lupdesk"


def kept_copies(desk_id: str) -> tuple[Path, ...]:
    """Every folder in which the program itself keeps copies of a desk."""
    return tuple(backups_folder(name) for name in (desk_id, *_OF_ANY_DESK))


def backups_folder(desk_id: str) -> Path:
    """Rolling backups of one desk, by the desk's own id."""
    return data_folder() / "backups" / desk_id
