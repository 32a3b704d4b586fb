"""Taking in a table: choose the file, see what was found, correct the columns, take it in."""

from __future__ import annotations

from pathlib import Path
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QCheckBox, QProgressBar, QWidget

from lupdesk.desk.importing import (
    Imported,
    Matching,
    Preview,
    TableKind,
    import_rows,
    preview,
    read_handed_in,
    refuse_unmatched,
    rematch,
)
from lupdesk.desk.loan import Watch
from lupdesk.desk.session import Desk
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.dialogs.lent_work import LentWork
from lupdesk.gui.models.import_lines import (
    ImportLine,
    LineState,
    column_label,
    lines_of,
    reason_words,
)
from lupdesk.gui.models.import_words import fact_words, import_title, result_words
from lupdesk.gui.theme import LOOK
from lupdesk.gui.widgets.column_matching import ColumnMatching
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.frames import Ground, Scrolled, column, hairline, row
from lupdesk.gui.widgets.import_rows import ImportRows
from lupdesk.gui.widgets.labels import body, head, meta
from lupdesk.problems import Problem

_LARGE: Final = 200_000
"""From this many bytes on, the file is looked at beside the window."""


class ImportDialog(FileDialog):
    """``imported`` says what was done. The import is one act, which Ctrl+Z undoes."""

    def __init__(
        self,
        context: PageContext,
        procurement: UUID,
        kind: TableKind | str,
        path: Path | None = None,
        meeting: UUID | None = None,
        parent: QWidget | None = None,
    ) -> None:
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._kind = TableKind(kind)
        self._meeting = meeting
        self._data = b""
        self._name = ""
        self._looked_at: Preview | None = None
        self._lines: list[ImportLine] = []
        self._work = LentWork(context, self._busy, self._failed, self._moved)
        self.imported: Imported | None = None
        content = self._build()
        name = import_title(self._kind, context.wording)
        super().__init__(name, context.wording.say("Bring in"), content, context.wording, parent)
        self.take_room(1040, 660)
        self._show_preview()
        self.begin(path)

    # -- making ---------------------------------------------------------------------------------

    def _build(self) -> Any:
        say = self._wording.say
        self._warnings = meta("", wrap=True, tone="warn")
        self.sheet = Choice(say("Sheet"))
        self.sheet.chosen.connect(lambda sheet: self._look(sheet=sheet))
        self.heading = Choice(say("Headings are in"))
        self.heading.setSizeAdjustPolicy(
            Choice.SizeAdjustPolicy.AdjustToMinimumContentsLengthWithIcon
        )
        self.heading.setMinimumContentsLength(24)
        self.heading.chosen.connect(lambda number: self._look(heading=number))
        self.matching = ColumnMatching(self._wording)
        self.matching.changed.connect(self._rematch)
        self.rows = ImportRows(self._wording, self._kind)
        self.rows.picked.connect(self._explain)
        self._why = meta("", wrap=True, tone="text")
        self._tally = body("", strong=True)
        self.only_bad = QCheckBox(say("Only errors"))
        self.only_bad.setFont(LOOK.font())
        self.only_bad.toggled.connect(self._show_rows)
        self.skip = QCheckBox("")
        self.skip.setFont(LOOK.font())
        self.skip.toggled.connect(self._settle)
        self._bar = QProgressBar()
        self._bar.setTextVisible(False)
        self._bar.setAccessibleName(say("Progress"))
        self._bar.hide()
        top = self.file_row(
            self._wording,
            say("Drop a file here, or choose one: CSV or XLSX."),
            f"{say('Tables')} (*.csv *.txt *.tsv *.xlsx *.xlsm)",
            self.sheet,
            self.heading,
            picture="file-text",
            wrap=False,
        )
        self._nothing_yet = QWidget()
        self._found = QWidget()
        self._found.setLayout(self._found_parts())
        everything = column(top, self._warnings, gap=12)
        everything.addWidget(self._found, 1)
        everything.addWidget(self._nothing_yet, 1)
        everything.addWidget(self._bar)
        return everything

    def _found_parts(self) -> Any:
        say = self._wording.say
        inside = Ground("page")
        inside.setLayout(column(self.matching))
        fields = Scrolled(inside)
        fields.setFixedWidth(LOOK.px(400))
        left = column(head(say("Columns")), gap=8)
        left.addWidget(fields, 1)
        right = column(row(self._tally, None, self.only_bad), hairline(), gap=4)
        right.addWidget(self.rows, 1)
        right.addWidget(self._why)
        right.addWidget(self.skip)
        both = row(gap=24)
        both.addLayout(left)
        both.addLayout(right, 1)
        return both

    # -- the file -------------------------------------------------------------------------------

    def read(self, path: Path) -> None:
        """Look at a file; what is no table is said in the dialog."""
        self.message.hide()
        try:
            self._data, self._name = read_handed_in(path), path.name
        except Problem as problem:
            self._refuse(problem)
            return
        self._look()

    def _look(self, sheet: str | None = None, heading: int | None = None) -> None:
        if sheet is None and heading is not None and self._looked_at is not None:
            sheet = self._looked_at.table.sheet or None
        data, name = self._data, self._name

        def work(desk: Desk, watch: Watch) -> Preview:
            return preview(
                desk,
                self._procurement,
                self._kind,
                data,
                name,
                sheet=sheet,
                heading=heading,
                meeting=self._meeting,
            )

        self._work.do(work, self._arrive, aside=len(data) > _LARGE)

    def _rematch(self, matching: Matching) -> None:
        before = self._looked_at
        if before is None:
            return

        def work(desk: Desk, watch: Watch) -> Preview:
            return rematch(desk, before, matching)

        self._work.do(work, self._show_again, aside=len(self._data) > _LARGE)

    def _arrive(self, looked_at: Preview) -> None:
        self._looked_at = looked_at
        self.skip.setChecked(False)
        self._show_preview()
        self._show_first_error()
        self._focus_next()

    def _show_first_error(self) -> None:
        for place, line in enumerate(self._lines):
            if line.state is LineState.BAD:
                self.rows.pick_row(place)
                self.rows.scrollTo(self.rows.currentIndex())
                return

    def _show_again(self, looked_at: Preview) -> None:
        self._looked_at = looked_at
        self._show_preview()

    def _focus_next(self) -> None:
        """Where the person has something to say: a column, the bad rows, or the act."""
        looked_at = self._looked_at
        if looked_at is not None and looked_at.missing:
            self.matching.focus_field(looked_at.missing[0][0])
        elif self.skip.isVisibleTo(self):
            self.skip.setFocus()
        else:
            self.ok.setFocus()

    # -- showing --------------------------------------------------------------------------------

    def _show_preview(self) -> None:
        looked_at = self._looked_at
        self._found.setVisible(looked_at is not None)
        self._nothing_yet.setVisible(looked_at is None)
        self.sheet.setVisible(looked_at is not None and len(looked_at.table.sheets) > 1)
        self.heading.setVisible(looked_at is not None and bool(looked_at.table.above))
        self._warnings.hide()
        if looked_at is None:
            self.show_facts("")
            self._settle()
            return
        table = looked_at.table
        self.file.setText(table.name)
        self.show_facts(fact_words(looked_at, self._wording))
        self.sheet.set_options([(name, name) for name in table.sheets])
        self.sheet.show_value(table.sheet)
        self._offer_headings(looked_at)
        said = " ".join(self._wording.phrase(one) for one in table.warnings)
        self._warnings.setText(said)
        self._warnings.setVisible(bool(said))
        labels = [column_label(table.label(n), self._wording) for n in range(len(table.columns))]
        self.matching.show_matching(looked_at.matching, labels)
        self._say_missing(looked_at)
        self._lines = lines_of(looked_at)
        self._show_rows()
        self._settle()

    def _offer_headings(self, looked_at: Preview) -> None:
        say, table = self._wording.say, looked_at.table
        options = []
        for one in list(table.candidates())[:10]:
            words = ", ".join(cell.strip() for cell in one.cells if cell.strip())[:40]
            options.append((say("Row {n}: {cells}", n=one.number, cells=words), one.number))
        self.heading.set_options(options)
        self.heading.show_value(table.heading.number)

    def _say_missing(self, looked_at: Preview) -> None:
        try:
            refuse_unmatched(looked_at)
        except Problem as problem:
            self.message.show_message(self._wording.problem(problem), "warn")
        else:
            self.message.hide()

    def _show_rows(self) -> None:
        bad = self.only_bad.isChecked()
        shown = [one for one in self._lines if not bad or one.state is LineState.BAD]
        self._why.hide()
        self.rows.show_rows(shown, key=lambda line: line.number)

    def _explain(self, line: ImportLine) -> None:
        """In full, what the row has room for the beginning of."""
        self._why.setText(reason_words(line, self._kind, self._wording))
        self._why.setVisible(bool(line.why))

    def _settle(self) -> None:
        """What the button says, and whether it can be pressed."""
        looked_at, count = self._looked_at, self._wording.count
        if looked_at is None:
            self.ok.setText(self._wording.say("Bring in"))
            self.ok.setEnabled(False)
            return
        good, bad = len(looked_at.rows.good), len(looked_at.bad)
        known = len(looked_at.duplicates)
        parts = [count("{n} good", "{n} good", good)]
        if bad:
            parts.append(count("{n} error", "{n} errors", bad))
        if known:
            parts.append(count("{n} known", "{n} known", known))
        self._tally.setText(" · ".join(parts))
        self.skip.setVisible(bool(bad))
        self.skip.setText(count("Skip {n} error", "Skip {n} errors", bad))
        self.only_bad.setVisible(bool(bad))
        words = (
            count("Bring in {n} row", "Bring in {n} rows", good)
            if good or not known
            else self._wording.say("Complete what is known")
        )
        self.ok.setText(words)
        self.ok.setAccessibleName(words)
        able = bool(good or known) and not looked_at.missing
        self.ok.setEnabled(able and (not bad or self.skip.isChecked()) and not self._work.under_way)

    def _refuse(self, problem: Problem) -> None:
        self._looked_at = None
        self._show_preview()
        self.file.setText(self._name or self._wording.say("Choose another file."))
        self.message.show_message(self._wording.problem(problem), "stop")
        self.choose.setFocus()

    # -- taking in ------------------------------------------------------------------------------

    def _try(self) -> None:
        looked_at = self._looked_at
        if looked_at is None or self._work.under_way:
            return
        if self._desk.read_only_reason is not None:
            self.message.show_message(self._wording.problem(self._desk.read_only_reason), "stop")
            return
        skip = self.skip.isChecked()

        def work(desk: Desk, watch: Watch) -> Imported:
            return import_rows(desk, looked_at, skip_bad=skip, watch=watch)

        self._work.do(work, self._finish, aside=True)

    def _finish(self, done: Imported) -> None:
        self.imported = done
        self._context.tell(result_words(done, self._wording), "undo")
        self.accept()

    # -- while work is under way ----------------------------------------------------------------

    def _busy(self, busy: bool) -> None:
        self._bar.hide()
        self._found.setEnabled(not busy)
        self.choose.setEnabled(not busy)
        self._settle()

    def _moved(self, at: int, of: int) -> None:
        self._bar.show()
        self._bar.setRange(0, of)
        self._bar.setValue(at)

    def _failed(self, problem: Problem) -> None:
        if self._looked_at is None:
            self._refuse(problem)
            return
        tone = "accent" if problem.code == "cancelled" else "stop"
        self.message.show_message(self._wording.problem(problem), tone)

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
