"""Bilder: four pictures of the dialogue, what each shows in words, and the statements of a cell."""

from __future__ import annotations

from collections.abc import Callable
from html import escape
from typing import Any, Final, TypeVar
from uuid import UUID

from PySide6.QtCore import QRect, Qt
from PySide6.QtGui import QPainter, QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QStackedWidget, QWidget

from lupdesk.desk import pictures
from lupdesk.desk.input_table import more_than
from lupdesk.desk.meetings import title_of
from lupdesk.domain.pictures import Picture, PictureKind, Place
from lupdesk.domain.results import Theme
from lupdesk.domain.things import (
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Participation,
    Question,
    Supplier,
    Thing,
)
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.clipboard import put_on_clipboard
from lupdesk.gui.widgets.frames import EmptyState, Ground, PageHeader, Panel, column
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.gui.widgets.picture_grid import PictureGrid, PictureScroll
from lupdesk.gui.widgets.rows import RowList, fitted, put
from lupdesk.gui.widgets.shortcuts import within
from lupdesk.gui.widgets.switch import Switch
from lupdesk.wording_pictures import finding_words, table_of

KINDS: Final = tuple(PictureKind)
_AT_ONCE: Final = 5_000
"""Statements; with more they are counted in a worker."""
_ROW: Final = 60
"""Of a statement in one line; each further one makes all rows higher."""
_LINES: Final = 3
_BESIDE: Final = 66
"""Of the panel's width, what its margins, those of a row and the scrollbar take."""
Found = tuple[int, list[Input]]
R = TypeVar("R")


class PicturesPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset(
        {Input, Theme, Question, Guide, Meeting, MeetingSupplier, Participation, Supplier}
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._jobs: dict[str, Job] = {}
        self._opened: Place | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        say, code = self._wording.say, self._wording.code
        self.kinds = Switch(say("Picture"), [code(f"picture.tab.{kind}") for kind in KINDS])
        for kind, part in zip(KINDS, self.kinds.parts, strict=True):
            part.setToolTip(code(f"picture.{kind}"))
        self.kinds.turned.connect(lambda _: self._turn())
        self._copy = icon_button("copy", say("Copy the numbers as a table (Ctrl+C)"))
        self._copy.clicked.connect(self.copy)
        self._header = PageHeader(say("Pictures"), self._copy)
        self.finding = body("", wrap=True)
        self.grid = PictureGrid(self._wording)
        self.grid.moved.connect(self._tell_cell)
        self.grid.picked.connect(self._look)
        self.grid.opened.connect(self._open)
        filled = Ground("card")
        inside = column(self.finding, gap=16, margins=(20, 16, 20, 16))
        inside.addWidget(PictureScroll(self.grid), 1)
        filled.setLayout(inside)
        self._stack = QStackedWidget()
        self._stack.addWidget(filled)
        self._stack.addWidget(self._nothing_yet())
        middle = column(self._header, self.kinds, gap=8, margins=(24, 8, 16, 16))
        middle.addWidget(self._stack, 1)
        self._panel = Panel(340)
        self._fill_panel()
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self._panel)
        self.first: QWidget = self.grid
        self.doors = {"phases-picture": lambda: self.kinds.turn(KINDS.index(PictureKind.PHASES))}
        self.kinds.serve(self, lambda: self.first)
        within(self, "Ctrl+C", self.copy)

    def _nothing_yet(self) -> EmptyState:
        say = self._wording.say
        self._way = Button(say("To the inputs"), kind="primary", icon="message-square-text")
        self._way.clicked.connect(lambda: self._context.go_to("inputs", None))
        return EmptyState(
            "grid-3x3",
            say("No picture yet"),
            say("Give the statements a theme, a question, a phase: what is counted shows here."),
            self._way,
        )

    def _fill_panel(self) -> None:
        say = self._wording.say
        self._cell = body("", wrap=True, strong=True)
        self._many = meta("", wrap=True)
        self._hint = meta(
            say("Enter opens the statements of a cell. Enter once more goes to the statement."),
            wrap=True,
        )
        self.list = RowList(say("Statements of the cell"), _ROW, self._draw, self._say)
        self.list.opened.connect(lambda one: self._context.go_to("inputs", one.id))
        within(self.list, "Escape", self.grid.setFocus)
        self._panel.content.addWidget(head(say("The cell")))
        self._panel.content.addWidget(self._cell)
        self._panel.content.addWidget(self._hint)
        self._panel.content.addWidget(self._many)
        below = QWidget()
        below.setLayout(column(gap=0))
        below.layout().addWidget(self.list)  # type: ignore[union-attr]
        self._panel.content.addWidget(below, 1)
        self.list.hide()

    # -- showing ------------------------------------------------------------------------------

    @property
    def kind(self) -> PictureKind:
        return KINDS[self.kinds.value()]

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        path, clock = self._desk.working_path, self._desk.clock
        procurement, kind = self._procurement, self.kind
        self._ask(
            "picture",
            lambda: pictures.picture(self._desk, procurement, kind),
            lambda: pictures.picture_beside(path, procurement, kind, clock),
            self._show,
        )

    def _turn(self) -> None:
        self._close()
        self.refresh()

    def _ask(
        self,
        what: str,
        here: Callable[[], R],
        beside: Callable[[], R],
        show: Callable[[R], None],
    ) -> None:
        """At once where there are few statements; a later question makes an earlier one unwanted."""
        if (job := self._jobs.pop(what, None)) is not None:
            job.drop()
        if not more_than(self._desk, self._procurement, _AT_ONCE):
            with self._context.trouble():
                show(here())
            return

        def work(progress: Progress) -> R:
            progress.step(0, 1)
            return beside()

        self._jobs[what] = self._context.jobs.run(
            work, show, title=self._wording.say("Counting the picture")
        )

    def _show(self, found: Picture) -> None:
        if found.kind is not self.kind:
            return
        self.finding.setText(finding_words(found, self._wording))
        self.grid.show_picture(found)
        self._stack.setCurrentIndex(0 if found.rows and not found.empty else 1)
        self._panel.setVisible(not found.empty)
        self._copy.setEnabled(not found.empty)
        self.first = self._way if found.empty else self.grid
        self._header.show_line("" if found.empty else self._counted(found))
        if self._opened is not None:
            self._look(self._opened)

    def _counted(self, found: Picture) -> str:
        """What a number in the picture is."""
        say = self._wording.say
        if found.kind is PictureKind.PHASES:
            return say("A number is how many say it: suppliers, and the buyer itself as one.")
        if found.kind is PictureKind.ROUNDS:
            return say("A number is points of view: what several say counts once.")
        return say("A number is statements of one supplier; the last column counts suppliers.")

    def _tell_cell(self) -> None:
        self._cell.setText(self.grid.words())
        if self.grid.place() != self._opened:
            self._close()
            self._look_here()

    def _look_here(self) -> None:
        """What is under the cursor stands beside it at once, where that costs nothing."""
        place = self.grid.place()
        few = not more_than(self._desk, self._procurement, _AT_ONCE)
        if few and place is not None and self._opened is None and not self.grid.picture.empty:
            self._look(place)

    def _close(self) -> None:
        self._opened = None
        self.list.hide()
        self._many.setText("")
        self._many.hide()
        self._hint.show()

    # -- the statements of a cell -------------------------------------------------------------

    def _open(self, place: Place) -> None:
        """With the focus in the list."""
        self._look(place, then=self._to_list)

    def _to_list(self) -> None:
        if self.list.rows.rowCount():
            self.list.setFocus(Qt.FocusReason.OtherFocusReason)
            self.list.pick_row(0)

    def _look(self, place: Place, then: Callable[[], None] | None = None) -> None:
        self._opened = place
        path, clock = self._desk.working_path, self._desk.clock
        procurement, kind = self._procurement, self.kind

        def show(found: Found) -> None:
            if self._opened == place and self.kind is kind:
                self._show_statements(found)
                if then is not None:
                    then()

        self._ask(
            "statements",
            lambda: pictures.statements(self._desk, procurement, kind, place),
            lambda: pictures.statements_beside(path, procurement, kind, place, clock),
            show,
        )

    def _show_statements(self, found: Found) -> None:
        number, some = found
        self._names = {one.id: one.name for one in self._desk.all(Supplier)}
        meetings = {one.meeting for one in some if one.meeting is not None}
        self._titles = {
            one.id: title_of(self._desk, one)
            for one in (self._desk.all(Meeting, id=tuple(meetings)) if meetings else [])
        }
        self.list.show_rows(some, key=lambda one: one.id)
        self.list.setVisible(bool(some))
        self._fit_rows()
        self._hint.hide()
        self._many.show()
        if not some:
            self._many.setText(self._wording.say("Nobody has said anything here."))
        elif number > len(some):
            words = self._wording.say("The first {shown} of {n}", shown=len(some), n=number)
            self._many.setText(words)
        else:
            self._many.hide()

    def _fit_rows(self) -> None:
        """As high as the longest statement wants, within reason."""
        room, metrics = self._panel.width() - _BESIDE, LOOK.metrics()
        lines = max(
            (
                len(fitted(one.text, room, _LINES, metrics).splitlines())
                for one in self.list.rows.values
            ),
            default=1,
        )
        further = round(metrics.lineSpacing() * 100 / LOOK.theme.scale)
        self.list.set_row_height(_ROW + (lines - 1) * further)

    def _source(self, one: Input) -> str:
        who = self._names.get(one.supplier, "") if one.supplier else ""
        where = self._titles.get(one.meeting, "") if one.meeting else ""
        label = f"I{one.number:02d}"
        # A one-to-one bears the supplier's name.
        return " · ".join(dict.fromkeys(filter(None, (label, who, where))))

    def _say(self, one: Input) -> str:
        return f"{one.text} ({self._source(one)})"

    def _draw(self, painter: QPainter, rect: QRect, one: Input, selected: bool) -> None:
        inside = rect.adjusted(8, 8, -8, -8)
        metrics = LOOK.metrics()
        line = QRect(inside.left(), inside.top(), inside.width(), metrics.lineSpacing())
        for words in fitted(one.text, inside.width(), _LINES, metrics).splitlines():
            put(painter, line, words)
            line.translate(0, line.height())
        put(painter, line, self._source(one), Size.SMALL, token="text2")
        painter.fillRect(rect.left(), rect.bottom(), rect.width(), 1, LOOK.colour("line"))

    # -- acts ---------------------------------------------------------------------------------

    def copy(self) -> None:
        """The numbers as text and as a table, with the finding over them."""
        picture = self.grid.picture
        if picture.empty:
            return
        rows = table_of(picture, self._wording)
        finding = finding_words(picture, self._wording)
        plain = "\n".join([finding, "", *("\t".join(row) for row in rows)])
        cells = "".join(
            f"<tr>{''.join(f'<td>{escape(cell)}</td>' for cell in row)}</tr>" for row in rows
        )
        put_on_clipboard(plain, f"<p>{escape(finding)}</p><table>{cells}</table>")
        self._context.tell(self._wording.say("The numbers are copied"), "ok")

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.fit(self.width())
        self._fit_rows()

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_thing(self, id: Any) -> None:
        self.grid.setFocus()
