"""Krav: texts for the tender documents by kind, each with the statements that shaped it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import Any
from uuid import UUID

from PySide6.QtCore import QRect, Qt, QTimer
from PySide6.QtGui import QKeyEvent, QPainter, QResizeEvent
from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.desk import requirements
from lupdesk.desk.requirements import Shaped
from lupdesk.desk.ties import ties_of
from lupdesk.domain.result_kinds import RequirementKind
from lupdesk.domain.things import Supplier
from lupdesk.gui.chips import Tone, chip_height, chip_width, paint_chip
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.choose_statements import ChooseStatementsDialog
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.basis_list import BasisList, basis_rows
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, LongText, named
from lupdesk.gui.widgets.frames import EmptyState, Panel, card, column, row
from lupdesk.gui.widgets.labels import Picture, body, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList, needs_two, put, put_lines
from lupdesk.gui.widgets.shortcuts import within

_ROW, _TALL_ROW = 54, 76


@dataclass(frozen=True, slots=True)
class KindRow:
    kind: RequirementKind
    number: int


Row = KindRow | Shaped


class _Rows(RowList):
    headings = (KindRow,)

    def keyPressEvent(self, event: QKeyEvent) -> None:
        if event.modifiers() & Qt.KeyboardModifier.ControlModifier:
            event.ignore()
            return
        super().keyPressEvent(event)


class RequirementView(QWidget):
    """Its ``panel`` stands beside it on the page."""

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._shown: UUID | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        say, code = self._wording.say, self._wording.code
        self.list = _Rows(say("Requirements"), _ROW, self._draw, self._say)
        self.list.picked.connect(self._show)
        self.list.opened.connect(self._open)
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState(
                "ruler",
                say("No requirements yet"),
                say(
                    "Write below what the tender documents are to ask for, and choose the statements that shaped it."
                ),
            )
        )
        self.kind_of_new = Choice(
            say("Kind of requirement"),
            [(code(f"requirement.{one}"), one) for one in RequirementKind],
        )
        self.new = NewLine(
            say("New requirement"), hint=say("Write what is to be asked for, Enter saves")
        )
        self.new.entered.connect(self._add)
        line = row(self.kind_of_new, gap=8)
        line.addWidget(self.new, 1)
        middle = column(gap=12, margins=(24, 0, 16, 16))
        middle.addWidget(self._stack, 1)
        middle.addLayout(line)
        self.panel = Panel(340, self)
        self._fill_panel()
        self.setLayout(middle)
        for part in (self, self.panel):
            within(part, "Ctrl+B", self.choose_bases)
        within(self.list, "Delete", self._remove)
        within(self.list, "Alt+Up", lambda: self._move(-1))
        within(self.list, "Alt+Down", lambda: self._move(1))

    def _fill_panel(self) -> None:
        say, code = self._wording.say, self._wording.code
        self._nothing = meta(say("Select a requirement to see what shaped it."), wrap=True)
        self._sign = Picture("triangle-alert", "warn")
        self._warning = body("", wrap=True)
        warned = row(column(2, self._sign, None, gap=0), gap=8)
        warned.addWidget(self._warning, 1)
        self._warned = card(warned, ground="warn")
        self.text = LongText(say("Requirement"), lines=3)
        self.text.committed.connect(lambda text: self._edit(text=text))
        self.kind = Choice(
            say("Kind of requirement"),
            [(code(f"requirement.{one}"), one) for one in RequirementKind],
        )
        self.kind.chosen.connect(lambda value: self._edit(kind=value))
        self.note = LongText(say("Note"), hint=say("The buyer's own, for nobody else"), lines=2)
        self.note.committed.connect(lambda text: self._edit(note=text.strip()))
        self.bases = BasisList(self._wording, say("Shaped by"))
        self.bases.wanted.connect(self.choose_bases)
        self.bases.dropped.connect(self._leave_out)
        self.bases.opened.connect(self._context.go_to)
        self.remove = Button(say("Remove requirement"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._remove)
        self._whole = QWidget()
        self._whole.setLayout(
            column(
                named(say("Requirement"), self.text),
                self._warned,
                named(say("Kind of requirement"), self.kind),
                8,
                self.bases,
                8,
                named(say("Note"), self.note),
                8,
                row(self.remove, None),
                gap=8,
            )
        )
        self.panel.content.addWidget(self._nothing)
        self.panel.content.addWidget(self._whole)
        self.panel.content.addStretch(1)

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        found = requirements.read_shaped(self._desk, self._procurement)
        shown: list[Row] = []
        for kind in RequirementKind:
            some = [one for one in found if one.requirement.kind is kind]
            if some:
                shown += [KindRow(kind, len(some)), *some]
        before = self.list.currentIndex().row()
        self.list.show_rows(shown, key=_key)
        if shown and not self.list.currentIndex().isValid():
            self.list.pick_near(before)
        self._fit_rows()
        self._stack.setCurrentIndex(0 if shown else 1)
        self.panel.setVisible(bool(shown))
        self._show(self.list.value())

    def _show(self, shown: Row | None) -> None:
        one = shown if isinstance(shown, Shaped) else None
        id = one.requirement.id if one is not None else None
        if id != self._shown:
            self.flush()
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is not None:
            self.text.show_text(one.requirement.text)
            self.kind.show_value(one.requirement.kind)
            self.note.show_text(one.requirement.note)
            words = self.warning(one)
            self._warning.setText(words)
            self._warned.setVisible(bool(words))
            ids = [tie.basis for tie in ties_of(self._desk, one.requirement.id)]
            self.bases.show_rows(basis_rows(self._desk, self._wording, ids))
        self._shown = id

    def warning(self, one: Shaped) -> str:
        """What the rule on tailored requirements will say of it."""
        say = self._wording.say
        if one.makes:
            return say(
                "“{words}” points at a make. Describe the function instead.",
                words=", ".join(one.makes),
            )
        if one.only is not None:
            firm = self._desk.get(Supplier, one.only)
            return say(
                "Only {supplier} has asked for this. Word it as a function, or find others who need it.",
                supplier=firm.name if firm is not None else "",
            )
        return ""

    def _short(self, one: Shaped) -> str:
        say = self._wording.say
        return say("Names a make") if one.makes else say("From one alone") if one.only else ""

    def _shaped_words(self, one: Shaped) -> str:
        if not one.said:
            return self._wording.say("Nothing behind it yet")
        labels = [self._wording.input_label(said.kind, said.number) for said in one.said]
        return self._wording.say("Shaped by {labels}", labels=", ".join(labels))

    def _say(self, shown: Row) -> str:
        if isinstance(shown, KindRow):
            return f"{self._wording.code(f'requirement.{shown.kind}')} {shown.number}"
        parts = (shown.requirement.text, self._shaped_words(shown), self._short(shown))
        return ", ".join(part for part in parts if part)

    def _draw(self, painter: QPainter, rect: QRect, shown: Row, selected: bool) -> None:
        inside = rect.adjusted(12, 0, -12, 0)
        if isinstance(shown, KindRow):
            line = QRect(inside.left(), 0, inside.width(), LOOK.px(36))
            line.moveBottom(inside.bottom())
            put(painter, line, self._wording.code(f"requirement.{shown.kind}"), strong=True)
            put(painter, line, str(shown.number), Size.SMALL, token="text2", right=True)
            painter.fillRect(inside.left(), rect.bottom(), inside.width(), 1, LOOK.colour("field"))
            return
        short = self._short(shown)
        if short:
            wide = chip_width(short, "triangle-alert", Tone.WARN)
            top = inside.center().y() - chip_height() // 2
            place = QRect(inside.right() - wide, top, wide, chip_height())
            paint_chip(painter, place, short, "triangle-alert", Tone.WARN)
        words = inside.adjusted(0, 4, self._words_wide(shown, inside.width()) - inside.width(), -4)
        put_lines(painter, words, shown.requirement.text, self._shaped_words(shown))
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    def _words_wide(self, one: Shaped, inside: int) -> int:
        """What the chip leaves."""
        short = self._short(one)
        return inside - chip_width(short, "triangle-alert", Tone.WARN) - 12 if short else inside

    def _fit_rows(self) -> None:
        """Taller where what is asked for needs a second line."""
        inside = self.list.viewport().width() - 24
        long = any(
            needs_two((one.requirement.text,), self._words_wide(one, inside))
            for one in self.list.rows.values
            if isinstance(one, Shaped)
        )
        self.list.set_row_height(_TALL_ROW if long else _ROW)

    # -- acts -----------------------------------------------------------------------------------

    def begin_new(self) -> None:
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        with self._context.trouble():
            made = requirements.add_requirement(
                self._desk,
                self._procurement,
                text=self.new.text(),
                kind=self.kind_of_new.value(),
            )
            self.new.clear()
            self.new.show_text("")
            self.refresh()
            self._pick(made)

    def _pick(self, id: UUID) -> None:
        for place, one in enumerate(self.list.rows.values):
            if isinstance(one, Shaped) and one.requirement.id == id:
                self.list.pick_row(place)

    def _open(self, shown: Row) -> None:
        if isinstance(shown, Shaped):
            self.panel.show_field(self.text)
        else:
            self.kind_of_new.show_value(shown.kind)
            self.begin_new()

    def _edit(self, **fields: Any) -> None:
        if self._shown is not None:
            with self._context.trouble():
                requirements.edit_requirement(self._desk, self._shown, **fields)

    def choose_bases(self) -> None:
        id = self._shown
        if id is None:
            return
        before = [tie.basis for tie in ties_of(self._desk, id)]
        dialog = ChooseStatementsDialog(
            self._context, self._procurement, before, self, barriers_first=False
        )
        if dialog.exec():
            with self._context.trouble():
                requirements.shape_by(self._desk, id, dialog.chosen)

    def _leave_out(self, basis: UUID) -> None:
        if self._shown is not None:
            ties = ties_of(self._desk, self._shown)
            left = [one.basis for one in ties if one.basis != basis]
            with self._context.trouble():
                requirements.shape_by(self._desk, self._shown, left)

    def _remove(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                requirements.remove_requirement(self._desk, self._shown)

    def _move(self, by: int) -> None:
        """Past the next one of its kind."""
        here = self.list.value()
        if not isinstance(here, Shaped):
            return
        every = requirements.requirements_of(self._desk, self._procurement)
        alike = [one.id for one in every if one.kind is here.requirement.kind]
        place = alike.index(here.requirement.id) + by
        if 0 <= place < len(alike):
            to = [one.id for one in every].index(alike[place])
            with self._context.trouble():
                requirements.move_requirement(self._desk, here.requirement.id, to)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        # Once the list has its own width.
        QTimer.singleShot(0, self, self._fit_rows)

    def flush(self) -> None:
        self.text.commit()
        self.note.commit()

    def show_thing(self, id: UUID) -> None:
        self._pick(id)
        self.list.setFocus()


def _key(shown: Row) -> tuple[str, object]:
    if isinstance(shown, KindRow):
        return "kind", shown.kind
    return "requirement", shown.requirement.id
