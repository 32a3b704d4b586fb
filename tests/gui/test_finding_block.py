"""A reason that is being written while the rules find something new."""

from __future__ import annotations

from datetime import date

from PySide6.QtCore import Qt
from pytestqt.qtbot import QtBot

from lupdesk.domain.rules import dates
from lupdesk.domain.rules.finding import Finding
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.wording import Wording


def test_half_a_reason_is_not_taken_for_the_whole(qtbot: QtBot) -> None:
    first = dates.PRED_1.found("passed", None, date="x", promised=date(2026, 1, 1))
    second = dates.DATE_3.found("sign-up", None, day=date(2026, 1, 1))
    block = FindingBlock(Wording("nb"))
    qtbot.addWidget(block)
    given: list[tuple[Finding, str]] = []
    block.reasoned.connect(lambda one, text: given.append((one, text)))
    block.show_findings([first])
    block.show()
    block.activateWindow()
    (field,) = block.reasons
    field.setFocus()
    qtbot.waitUntil(field.hasFocus)
    qtbot.keyClicks(field, "Fordi kommunen har")
    block.show_findings([first, second])
    assert given == []
    qtbot.keyClicks(field, " sagt det")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert given == [(first, "Fordi kommunen har sagt det")]
    qtbot.waitUntil(lambda: len(block._shown) == 2)
