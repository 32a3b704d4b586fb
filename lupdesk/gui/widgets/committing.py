"""What a field brings to the desk when one leaves it, and what becomes of it where it is refused."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any, cast

from PySide6.QtWidgets import QWidget

_under_way: list[str] = []
"""Of each commit under way the code of the Problem that met it; empty while none did."""


def refuse(code: str) -> None:
    """A Problem met what is being committed, if anything is."""
    if _under_way:
        _under_way[-1] = code


def _refusal(bring: Callable[[], object]) -> str:
    """The code of the Problem that met what was brought; empty where it was taken."""
    _under_way.append("")
    try:
        bring()
    finally:
        code = _under_way.pop()
    return code


class Committing:
    """Of a field with ``committed``, ``taken`` and ``refused``.

    What the desk refused stays in its field, not saved, and is brought again when one leaves it. It
    is never brought to another thing: where the field is to show something else, ``refused`` tells
    what stood there.
    """

    committed: Any
    taken: Any
    refused: Any
    STAYS = True
    """Whether a text that was refused is worth keeping."""
    _before: str
    _is_refused = False

    def written(self) -> str:
        raise NotImplementedError

    def _put(self, text: str) -> None:
        """From the desk: what is too long shows its beginning."""
        raise NotImplementedError

    def _put_back(self, text: str) -> None:
        """As it was typed, the cursor where it is."""
        raise NotImplementedError

    def is_dirty(self) -> bool:
        """Whether something is typed that is not committed."""
        return self.written() != self._before

    def show_text(self, text: str) -> None:
        """Set the text from the desk; leaves what somebody is typing alone."""
        if self._is_refused and not (text == self._before and cast(QWidget, self).hasFocus()):
            self._give_up(text)
        if not self.is_dirty():
            self._put(text)
        self._before = text

    def give_up(self) -> None:
        """Another thing is to be shown: what was refused of this one is not brought to that."""
        if self._is_refused:
            self._give_up(self._before)

    def _give_up(self, shown: str) -> None:
        self._is_refused = False
        text = self._before = self.written()
        if text != shown:
            self.refused.emit(text)

    def _bring(self, text: str) -> None:
        before, self._before = self._before, text
        self._is_refused = False
        code = _refusal(lambda: self.committed.emit(text))
        if not code:
            self.taken.emit()
        elif self.STAYS and text.strip():
            self._stay(text, before, gone=code == "gone")

    def _stay(self, text: str, before: str, *, gone: bool) -> None:
        if gone or self._before not in (text, before):
            # What it was written of is shown no more.
            self.refused.emit(text)
            return
        if self.written() != text:
            self._put_back(text)
        self._before, self._is_refused = before, True
