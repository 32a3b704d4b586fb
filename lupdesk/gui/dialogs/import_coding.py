"""Coded text or a codebook from a program for analysis: what it holds, before any is taken in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Final
from uuid import UUID

from PySide6.QtCore import QRect
from PySide6.QtGui import QPainter
from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from lupdesk.desk.importing import read_handed_in
from lupdesk.desk.importing_qda import (
    CodingPreview,
    CodingTaken,
    LookedPassage,
    PassageState,
    look_at_book,
    look_at_coding,
    take_in_coding,
)
from lupdesk.desk.loan import Watch
from lupdesk.desk.session import Desk
from lupdesk.domain.theming import BETWEEN
from lupdesk.domain.things import Supplier
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.dialogs.lent_work import LentWork
from lupdesk.gui.icons import pixmap
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.frames import column
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem
from lupdesk.wording_coding import not_taken_in, strangers_words

_ROW: Final = 52
_LARGE: Final = 200_000
"""Bytes above which a worker looks at the file."""
_SIGNS: Final = {
    PassageState.NEW: ("circle-check", "ok"),
    PassageState.THEMES: ("tag", "ok"),
    PassageState.KNOWN: ("copy", "text2"),
    PassageState.LEFT: ("minus", "text2"),
}


@dataclass(frozen=True, slots=True)
class _Line:
    icon: str
    token: str
    words: str
    below: str


class ImportCodingDialog(FileDialog):
    """``taken`` is what was taken in; a file may be dropped on it."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        path: Path | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._data, self._name = b"", ""
        self._looked: CodingPreview | None = None
        self._work = LentWork(context, self._busy, self._failed, self._moved)
        self.taken: CodingTaken | None = None
        say = self._wording.say
        top = self.file_row(
            self._wording,
            say("Drop a project (QDPX) or a codebook (QDC) here, or choose it."),
            "REFI-QDA (*.qdpx *.qdc *.qde)",
        )
        self.only_codes = QCheckBox(say("Only the codes, as themes"))
        self.only_codes.setFont(LOOK.font())
        self.only_codes.toggled.connect(lambda _: self._look())
        self.list = RowList(say("What is taken in"), _ROW, self._draw, lambda one: one.words)
        self.list.setMinimumHeight(LOOK.px(_ROW) * 5)
        self.left = meta("", wrap=True)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("Progress"))
        self._bar.hide()
        content = column(top, self.only_codes, gap=12)
        content.addWidget(self.list, 1)
        for part in (self.left, self._bar):
            content.addWidget(part)
        content.addStretch()  # before there is a file, its row stays at the top
        name = say("Coded text or a codebook (REFI-QDA)")
        super().__init__(name, say("Take them in"), content, self._wording, parent)
        self.take_room(820, 620)
        self._show()
        self.begin(path)

    # -- the file -------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        self.message.hide()
        self.file.setText(path.name)
        self._looked = None
        try:
            self._data, self._name = read_handed_in(path), path.name
        except Problem as problem:
            self._data = b""
            self._failed(problem)
            return
        self._look()

    def _look(self) -> None:
        if not self._data:
            return
        data, name, of = self._data, self._name, self._procurement
        look = look_at_book if self.only_codes.isChecked() else look_at_coding

        def work(desk: Desk, watch: Watch) -> CodingPreview:
            return look(desk, of, data, name)

        self._work.do(work, self._arrive, aside=len(data) > _LARGE)

    def _arrive(self, looked: CodingPreview) -> None:
        self._looked = looked
        self._show()
        (self.ok if self.ok.isEnabled() else self.choose).setFocus()

    # -- showing --------------------------------------------------------------------------------

    def _show(self) -> None:
        looked, count = self._looked, self._wording.count
        self.list.setVisible(looked is not None)
        self.only_codes.setVisible(looked is not None and not looked.found.is_book)
        self.list.show_rows(list(self._lines(looked)) if looked else [])
        parts: list[str] = []
        left = ""
        if looked is not None:
            parts.append(
                count("{n} code in the file", "{n} codes in the file", len(looked.found.codes))
            )
            new = len(looked.grown)
            if new:
                parts.append(
                    count("{n} theme is new in the tree", "{n} themes are new in the tree", new)
                )
            told = (
                strangers_words(self._wording, looked.strangers),
                not_taken_in(self._wording, looked.found.left),
            )
            left = "\n".join(filter(None, told))
        self.show_facts(" · ".join(parts))
        self.left.setText(left)
        self.left.setVisible(bool(left))
        self._settle()

    def _lines(self, looked: CodingPreview) -> Iterator[_Line]:
        for path, meaning in looked.grown:
            words = meaning or self._wording.say("New theme")
            yield _Line("tag", "ok", BETWEEN.join(path), words)
        firms = {one.supplier for one in looked.passages if one.supplier is not None}
        names = {id: self._desk.the(Supplier, id).name for id in firms}
        for one in looked.passages:
            icon, token = _SIGNS[one.state]
            yield _Line(icon, token, one.passage.text, self._below(one, names))

    def _below(self, one: LookedPassage, names: Mapping[UUID, str]) -> str:
        whose = [names[one.supplier]] if one.supplier is not None else []
        state = self._wording.code(f"passage-state.{one.state}")
        type = one.fields.get("type")
        sort = [self._wording.code(f"type.{type}")] if type is not None else []
        return " · ".join([state, *whose, *sort, *one.themes])

    def _draw(self, painter: QPainter, rect: QRect, one: _Line, selected: bool) -> None:
        top = rect.top() + LOOK.px(8)
        painter.drawPixmap(rect.left() + 8, top, pixmap(one.icon, one.token, 18))
        inside = rect.adjusted(LOOK.px(36), 4, -8, -4)
        half = inside.height() // 2
        put(painter, inside.adjusted(0, 0, 0, -half), one.words, strong=selected)
        put(painter, inside.adjusted(0, half, 0, 0), one.below, Size.SMALL, token="text2")

    def _settle(self) -> None:
        looked = self._looked
        wanted = (PassageState.NEW, PassageState.THEMES)
        something = looked is not None and bool(
            looked.grown or looked.same or any(looked.counted(state) for state in wanted)
        )
        self.ok.setEnabled(something and not self._work.under_way)

    # -- taking in ------------------------------------------------------------------------------

    def _try(self) -> None:
        looked = self._looked
        if looked is None or self._work.under_way:
            return
        if self._desk.read_only_reason is not None:
            self._failed(self._desk.read_only_reason)
            return
        if self.only_codes.isChecked() or looked.found.is_book:
            self._work.do(
                lambda desk, watch: take_in_coding(desk, looked), self._finish, aside=False
            )
            return
        self._work.do(
            lambda desk, watch: take_in_coding(desk, looked, watch), self._finish, aside=True
        )

    def _finish(self, done: CodingTaken) -> None:
        self.taken = done
        count = self._wording.count
        said = []
        if done.inputs:
            said.append(
                count("{n} statement taken in", "{n} statements taken in", len(done.inputs))
            )
        if done.themed:
            said.append(count("{n} statement got themes", "{n} statements got themes", done.themed))
        if done.grown:
            said.append(
                count("{n} theme is new in the tree", "{n} themes are new in the tree", done.grown)
            )
        if done.joined:
            said.append(
                count("{n} statement was joined", "{n} statements were joined", done.joined)
            )
        self._context.tell(" · ".join(said), "undo")
        self.accept()

    # -- while work is under way ----------------------------------------------------------------

    def _busy(self, busy: bool) -> None:
        self._bar.hide()
        for part in (self.choose, self.only_codes, self.list):
            part.setEnabled(not busy)
        self._settle()

    def _moved(self, at: int, of: int) -> None:
        self._bar.show()
        self._bar.setRange(0, of)
        self._bar.setValue(at)

    def _failed(self, problem: Problem) -> None:
        tone = "accent" if problem.code == "cancelled" else "stop"
        self.message.show_message(self._wording.problem(problem), tone)
        self._show()

    def reject(self) -> None:
        """While work is under way, *cancel* stops it and the dialog stays."""
        if self._work.under_way:
            self._work.cancel()
            return
        super().reject()

    @property
    def busy(self) -> bool:
        return self._work.under_way

    def done(self, result: int) -> None:
        self._work.close()
        super().done(result)
