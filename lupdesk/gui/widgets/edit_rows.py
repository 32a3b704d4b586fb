"""Things edited in rows of fields. A row is kept by the id of its thing, so that a change from
elsewhere leaves the field that has the focus where it is.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any
from uuid import UUID

from PySide6.QtWidgets import QVBoxLayout, QWidget


class EditRows(QWidget):
    """``make`` gives the row of an id: a widget with ``show_thing(thing)``."""

    def __init__(
        self, make: Callable[[UUID], QWidget], gap: int = 4, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._make = make
        self._rows: dict[UUID, Any] = {}
        self._layout = QVBoxLayout(self)
        self._layout.setContentsMargins(0, 0, 0, 0)
        self._layout.setSpacing(gap)

    def show_things(self, things: Sequence[Any]) -> None:
        wanted = {thing.id for thing in things}
        for id in [id for id in self._rows if id not in wanted]:
            self._drop(id)
        for place, thing in enumerate(things):
            if thing.id not in self._rows:
                self._rows[thing.id] = self._make(thing.id)
            row = self._rows[thing.id]
            if self._layout.indexOf(row) != place:
                self._layout.insertWidget(place, row)
            row.show_thing(thing)
        self.setVisible(bool(things))

    def _drop(self, id: UUID) -> None:
        row = self._rows.pop(id)
        if row.isAncestorOf(row.window().focusWidget() or self):
            row.focusNextChild()
        self._layout.removeWidget(row)
        row.hide()
        row.deleteLater()

    def row_of(self, id: UUID) -> Any:
        """The row of a thing; None where it is not shown."""
        return self._rows.get(id)
