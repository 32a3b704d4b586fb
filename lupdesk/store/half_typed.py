"""What is half typed as it lies in a draft row: the line of a meeting, or the texts of fields.

A meeting's line is an object with its texts by name; the fields are a list of places, names and
texts. What another version wrote in another shape is one text.
"""

from __future__ import annotations

import json
import unicodedata
from collections.abc import Callable, Mapping
from typing import Any

Holds = Callable[[str], bool]


def without(kept: str, holds: Holds) -> tuple[str, int]:
    """What is left without the texts that hold something, empty for nothing; and how many went."""
    try:
        told = json.loads(kept)
    except ValueError:
        told = None
    left: Any
    if isinstance(told, Mapping):
        left, gone = _line_without(told, holds)
    elif isinstance(told, list) and all(_is_field(one) for one in told):
        left = [one for one in told if not _is_held(one[-1], holds)]
        gone = len(told) - len(left)
    else:
        return ("", 1) if _is_held(kept, holds) else (kept, 0)
    return (json.dumps(left, ensure_ascii=False) if left else "", gone)


def _is_field(one: Any) -> bool:
    return isinstance(one, list) and bool(one) and all(isinstance(part, str) for part in one)


def _line_without(told: Mapping[str, Any], holds: Holds) -> tuple[dict[str, Any], int]:
    """The line itself, and beside it the statement that was being changed."""
    left, gone = dict(told), 0
    if _is_held(told.get("text"), holds):
        left |= {"text": "", "kept": [], "themes": []}
        gone += 1
    if _is_held(told.get("edited"), holds):
        left |= {"edited": "", "editing": ""}
        gone += 1
    themes = left.get("themes")
    if isinstance(themes, list) and any(_is_held(one, holds) for one in themes):
        left["themes"] = [one for one in themes if not _is_held(one, holds)]
        gone += 1
    stands = any(left.get(name) for name in ("text", "editing", "themes"))
    return (left if stands else {}, gone)


def _is_held(text: Any, holds: Holds) -> bool:
    """As it was typed, and as the desk would have stored it."""
    if not isinstance(text, str) or not text.strip():
        return False
    plain = unicodedata.normalize("NFC", text)
    return holds(plain) or holds(plain.strip())
