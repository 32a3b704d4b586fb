"""A register: the things of one kind in a list, a line under it for a new one, and beside it the
panel of the one that is selected. Risks and benefits are shown so.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Any, Final, TypeVar
from uuid import UUID

from PySide6.QtCore import Qt, Signal
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QCheckBox, QStackedWidget, QWidget

from lupdesk.domain.things import Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.history import HistoryList, told
from lupdesk.gui.views.rests_on import RestsOn
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.committing import Committing
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, TextField, WrappedText
from lupdesk.gui.widgets.frames import Ground, Item, PageHeader, Panel, column, row
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.rows import RowList
from lupdesk.gui.widgets.shortcuts import within

_PANEL: Final = 340
Made = TypeVar("Made", bound=TextField | LongText)


@dataclass(frozen=True, slots=True)
class Kept:
    """What is kept in a register, and the acts that write to it."""

    kind: type[Thing]
    add: Callable[..., UUID]
    """Given desk, procurement and what was written."""
    edit: Callable[..., None]
    """Given desk and id, with the fields by name, among them ``bases``."""
    remove: Callable[..., None]


@dataclass(frozen=True, slots=True)
class PanelWords:
    nothing: str
    """Where none is selected."""
    remove: str


class RegisterPanel(Panel):
    """Every edit is one act. ``left`` comes when the thing was removed. A register of its own says
    which fields there are (``_fields``), and shows what is more than a field (``_fill``).
    """

    left = Signal()
    what: LongText
    """The field that says what it is."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        kept: Kept,
        words: PanelWords,
        *,
        measures: bool,
    ) -> None:
        super().__init__(_PANEL)
        self._context = context
        self._desk = context.desk
        self._kept = kept
        self._shown: Any = None
        self._shows: list[tuple[str, Callable[[Any], object]]] = []
        self.bases = RestsOn(context, procurement, measures=measures)
        self.bases.changed.connect(lambda bases: self._edit(bases=bases))
        self._history = HistoryList(context.wording)
        self.remove = Button(words.remove, kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._remove)
        self._nothing = meta(words.nothing, wrap=True)
        self._whole = QWidget()
        self._whole.setLayout(column(*self._fields(), *self._last(), gap=8))
        self.content.addWidget(self._nothing)
        self.content.addWidget(self._whole)
        self.content.addStretch(1)
        self.show_thing(None)

    def _fields(self) -> Sequence[Item]:
        """Made and in their order; what they rest on, the history and the way out come after."""
        raise NotImplementedError

    def _last(self) -> Sequence[Item]:
        self._past = QWidget()
        history = head(self._context.wording.say("History"))
        self._past.setLayout(column(history, self._history, gap=8))
        return (8, self.bases, 8, self._past, row(self.remove, None))

    # -- making ---------------------------------------------------------------------------------

    def _text(self, name: str, field: str) -> TextField:
        return self._typed(TextField(name), field)

    def _wrapped(self, name: str, field: str) -> WrappedText:
        return self._typed(WrappedText(name), field)

    def _long(self, name: str, field: str, hint: str = "") -> LongText:
        return self._typed(LongText(name, hint=hint, lines=2), field)

    def _typed(self, made: Made, field: str) -> Made:
        made.committed.connect(lambda text: self._edit(**{field: text.strip()}))
        self._shows.append((field, made.show_text))
        return made

    def _choice(self, name: str, field: str, options: Sequence[tuple[str, Any]]) -> Choice:
        made = Choice(name, options)
        made.chosen.connect(lambda value: self._edit(**{field: value}))
        self._shows.append((field, made.show_value))
        return made

    def _day(self, name: str, field: str) -> DayField:
        made = DayField(name, self._desk.today())
        made.changed.connect(lambda day: self._edit(**{field: day}))
        self._shows.append((field, made.show_day))
        return made

    def _tick(self, name: str, field: str, ticked: Callable[[bool], Any] = bool) -> QCheckBox:
        """``ticked`` gives what is written for it."""
        made = QCheckBox(name)
        made.setFont(LOOK.font())
        made.clicked.connect(lambda on: self._edit(**{field: ticked(on)}))
        self._shows.append((field, lambda value: made.setChecked(bool(value))))
        return made

    # -- showing --------------------------------------------------------------------------------

    def show_thing(self, one: Any) -> None:
        other = one is None or self._shown is None or one.id != self._shown.id
        if other:
            self.flush()
            for field in self.findChildren(QWidget):
                if isinstance(field, Committing):
                    field.give_up()
        self._shown = one
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        self._fill(one)
        self.bases.show_of(one.id)
        lines = self._desk.history(one.id)
        self._history.show_lines(lines)
        # A heading over nothing is none.
        self._past.setVisible(bool(told(lines)))
        if other:
            self.to_top()

    def _fill(self, one: Any) -> None:
        for field, show in self._shows:
            show(getattr(one, field))

    # -- acts -----------------------------------------------------------------------------------

    def _edit(self, **fields: Any) -> None:
        if self._shown is None:
            return
        with self._context.trouble():
            self._kept.edit(self._desk, self._shown.id, **fields)
        # A choice or a day that was refused does not stay in its field; a text does.
        self.show_thing(self._desk.get(self._kept.kind, self._shown.id))

    def _remove(self) -> None:
        if self._shown is not None:
            with self._context.trouble():
                self._kept.remove(self._desk, self._shown.id)
                self.left.emit()

    def flush(self) -> None:
        """Commit what is being typed, while it still belongs to the one that is shown."""
        if self._shown is None:
            return
        here = self.window().focusWidget()
        if isinstance(here, TextField) and self.isAncestorOf(here):
            here.editingFinished.emit()
        for text in self.findChildren(LongText):
            text.commit()


class RegisterPage(Ground):
    """A register of its own builds its ``list``, ``panel`` and what is seen of them."""

    list: RowList
    panel: RegisterPanel

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._stack = QStackedWidget()
        self._build()
        self.refresh()

    def _build(self) -> None:
        raise NotImplementedError

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        raise NotImplementedError

    # -- making ---------------------------------------------------------------------------------

    def _head(self, title: str) -> PageHeader:
        say = self._wording.say
        plan = Button(say("Plan …"), kind="quiet", icon="file-text")
        plan.setToolTip(say("Plan of measures and benefits"))
        plan.clicked.connect(lambda: self._context.go_to("summary:plan", None))
        return PageHeader(title, plan)

    def _lay_out(self, kept: Kept, new: NewLine, *above: Item, gap: int) -> None:
        """What stands ``above``, what the page shows of the register, the line for a ``new`` thing,
        and the panel beside them.
        """
        self._kept = kept
        self.new = new
        self.new.entered.connect(self._add)
        self.panel.left.connect(self.list.setFocus)
        self.list.opened.connect(lambda _: self.panel.what.setFocus())
        middle = column(*above, gap=gap, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.new)
        layout = row(gap=0)
        layout.addLayout(middle, 1)
        layout.addWidget(self.panel)
        self.setLayout(layout)
        self.first: QWidget = self.list
        within(self, "Ctrl+N", self.new.setFocus)
        within(self, "Ctrl+B", self._choose_bases)

    # -- acts -----------------------------------------------------------------------------------

    def _add(self) -> None:
        with self._context.trouble():
            made = self._kept.add(self._desk, self._procurement, self.new.text())
            self.new.show_text("")
            self.new.clear()
            self.refresh()
            self.list.pick_key(made)

    def _choose_bases(self) -> None:
        if self.list.value() is not None:
            self.panel.bases.choose()

    def flush(self) -> None:
        self.panel.flush()

    def show_thing(self, id: UUID) -> None:
        self.list.pick_key(id)
        self.list.setFocus(Qt.FocusReason.OtherFocusReason)

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self.panel.fit(self.width())
