"""A procurement started from a notice: what it says, what it lacks, then the case is made."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QPoint, QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QWidget

from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.importing_notice import import_notice, look_at_notice
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import column, hairline
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem
from lupdesk.wording import Wording
from lupdesk.wording_notices import notice_value

_SIGNS: Final = {
    "found": ("circle-check", "ok"),
    "missing": ("circle-dashed", "text2"),
    "refused": ("triangle-alert", "warn"),
}


class ImportNoticeDialog(FileDialog):
    """``made`` is the new procurement."""

    def __init__(
        self, context: PageContext, path: Path | None = None, parent: QWidget | None = None
    ) -> None:
        say = context.wording.say
        self._context = context
        self._wording = context.wording
        self._data = b""
        self._name = ""
        self.made: UUID | None = None
        top = self.file_row(
            context.wording,
            say("Drop an eForms notice (XML) here, or choose one."),
            f"{say('Notices')} (*.xml)",
            picture="file-text",
            wrap=False,
        )
        self.list = RowList(say("What the notice says"), 44, self._draw, self._row_words)
        self.list.setMinimumHeight(LOOK.px(44) * 8)
        self._rule = hairline()
        content = column(top, self._rule, gap=12)
        content.addWidget(self.list, 1)
        content.addStretch()  # before there is a file, its row stays at the top
        name, do = say("Start from a notice"), say("Make the procurement")
        super().__init__(name, do, content, context.wording, parent)
        self.take_room(880, 640)
        self._show_findings([])
        self.begin(path)

    # -- the file -------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Look at a notice; what is none is said in the dialog."""
        self.message.hide()
        try:
            self._data, self._name = read_handed_in(path), path.name
            notice = look_at_notice(self._data, self._name)
        except Problem as problem:
            self._show_findings([])
            self.message.show_message(self._wording.problem(problem), "stop")
            self.choose.setFocus()
            return
        self.file.setText(path.name)
        self._show_findings(notice.findings)
        self.ok.setFocus()

    def _show_findings(self, findings: Any) -> None:
        found = list(findings)
        count, parts = self._wording.count, []
        by_state = {state: sum(one.state == state for one in found) for state in _SIGNS}
        if found:
            parts.append(count("{n} found", "{n} found", by_state["found"]))
            lacking = sum(one.state == "missing" and one.needed for one in found)
            if lacking:
                parts.append(count("{n} missing", "{n} missing", lacking))
            if by_state["refused"]:
                parts.append(count("{n} not usable", "{n} not usable", by_state["refused"]))
        self.show_facts(" · ".join(parts))
        self.list.show_rows(found)
        self.list.pick_row(0)
        self.list.setVisible(bool(found))
        self._rule.setVisible(bool(found))
        self.ok.setEnabled(bool(found))

    # -- a row ----------------------------------------------------------------------------------

    def _state_words(self, one: Any) -> str:
        if one.state == "missing" and one.needed:
            return self._wording.say("Missing, should be there")
        return self._wording.code(f"notice-state.{one.state}")

    def _value_words(self, one: Any) -> str:
        if one.reason is not None:
            return self._wording.phrase(one.reason)
        value = notice_value(one.field.name, one.value[:400], self._wording)
        return " ".join(value.split("\n"))

    def _row_words(self, one: Any) -> str:
        name = self._wording.code(f"notice-field.{one.field.name}")
        parts = (name, self._state_words(one), self._value_words(one))
        return ", ".join(part for part in parts if part)

    def _draw(self, painter: QPainter, rect: QRect, one: Any, selected: bool) -> None:
        icon, token = _SIGNS[str(one.state)]
        lacking = one.state == "missing" and one.needed
        if lacking:
            icon, token = "triangle-alert", "warn"
        side = LOOK.px(18)
        top = rect.center().y() - side // 2
        painter.drawPixmap(QPoint(rect.left() + 10, top), pixmap(icon, token, 18))
        left = rect.left() + side + 22
        name = QRect(left, rect.top(), LOOK.px(264), rect.height())
        put(painter, name, self._wording.code(f"notice-field.{one.field.name}"))
        state = QRect(name.right() + 8, rect.top(), LOOK.px(164), rect.height())
        ink = token if token == "warn" else "text2"
        put(painter, state, self._state_words(one), Size.SMALL, token=ink)
        value = QRect(
            state.right() + 8, rect.top(), rect.right() - state.right() - 20, rect.height()
        )
        put(painter, value, self._value_words(one))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    # -- making it ------------------------------------------------------------------------------

    def agree(self) -> None:
        language = look_at_notice(self._data, self._name).language or "nb"
        made = import_notice(
            self._context.desk,
            self._data,
            self._name,
            questions_title=Wording(language).say("Deadline for questions"),
        )
        self.made = made.procurement
        words = self._wording.say("{reference} was made from the notice.", reference=made.reference)
        self._context.tell(words, "ok")
