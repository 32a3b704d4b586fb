"""What stands beside a body: whether it is read before it or after it, where there is no margin."""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from lupdesk.domain.composition.document import Noted
from lupdesk.domain.phrases import Text

_SHORT: Final = 28
_SECOND: Final = 2


def is_label(block: Noted, line: Callable[[Text], str]) -> bool:
    """A mark, a count or a short name is the label of the body; a remark is read after it."""
    if block.mark or block.count is not None:
        return True
    if not block.notes:
        return False
    first = line(block.notes[0])
    return len(first) <= _SHORT and not first.endswith((".", ":"))


def begins_with_question(block: Noted, line: Callable[[Text], str]) -> bool:
    """A question stands out over what is said about it."""
    if len(block.body) < _SECOND or block.count is not None:
        return False
    return line(block.body[0]).endswith("?")
