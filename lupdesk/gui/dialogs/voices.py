"""Who stands behind a sentence of a paper, and the way to what they said."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Final
from uuid import UUID

from PySide6.QtWidgets import QWidget

from lupdesk.domain.tracing import Origin, Traced
from lupdesk.gui.dialogs.frame import Dialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.frames import column, row
from lupdesk.gui.widgets.labels import body, meta
from lupdesk.gui.widgets.voice_list import ROW, VoiceList
from lupdesk.wording import Wording

_SEEN: Final = 5


class VoicesDialog(Dialog):
    """Enter goes to the statement. ``went`` is the page and the thing to turn to afterwards."""

    def __init__(
        self,
        one: Traced,
        firms: Mapping[UUID, str],
        wording: Wording,
        parent: QWidget | None = None,
    ) -> None:
        say = wording.say
        self._traced = one
        self.went: tuple[str, UUID] | None = None
        self.list = VoiceList(say("Statements behind the sentence"), wording)
        self.list.show_voices(one.voices, firms)
        shown = min(max(len(self.list.rows.values), 1), _SEEN)
        self.list.setMinimumHeight(LOOK.px(ROW) * shown)
        self.list.opened.connect(lambda _: self.ok.click())
        parts = (wording.code(f"trace.{one.origin}"), self.list.counted(one.voices))
        self._open = Button(say("Open in Synthesis"), kind="quiet", icon="lightbulb")
        self._open.clicked.connect(self._to_insight)
        self._open.setVisible(one.origin is Origin.INSIGHT)
        content = column(
            body(one.text, wrap=True),
            row(meta(" · ".join(parts)), None, self._open),
            gap=8,
        )
        content.addWidget(self.list, 1)
        super().__init__(
            say("Who stands behind it"), say("Go to the statement"), content, wording, parent
        )
        self.no.show_words(say("Close"))
        self.ok.setEnabled(bool(self.list.rows.values))
        self.setMinimumWidth(LOOK.px(640))
        self.list.pick_row(0)
        self.list.setFocus()

    def agree(self) -> None:
        one = self.list.value()
        if one is not None:
            self.went = ("inputs", one.id)

    def _to_insight(self) -> None:
        if self._traced.insight is not None:
            self.went = ("synthesis", self._traced.insight)
            self.accept()
