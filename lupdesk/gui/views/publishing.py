"""Oppsummering: the documents that leave the house, as they will be, and what is held back."""

from __future__ import annotations

from typing import Any, Final
from uuid import UUID

from PySide6.QtCore import QTimer
from PySide6.QtGui import QResizeEvent
from PySide6.QtWidgets import QHBoxLayout, QSizePolicy, QWidget

from lupdesk.desk import publishing
from lupdesk.desk.standing import Judgement
from lupdesk.desk.suppliers import suppliers_of
from lupdesk.domain.audience import (
    BUYER_TEAM,
    PUBLIC,
    BuyerTeam,
    Participant,
    Public,
)
from lupdesk.domain.composition.compose import READERS
from lupdesk.domain.composition.document import HeldBack
from lupdesk.domain.house import Office, Template
from lupdesk.domain.kinds import DocumentKind
from lupdesk.domain.results import Insight, Lesson, Measure, Measurement, Risk, Target, Tie
from lupdesk.domain.rules.finding import Finding, Holds
from lupdesk.domain.rules.register import holds_of, holds_up, stops
from lupdesk.domain.things import (
    Input,
    Meeting,
    Procurement,
    PromisedDate,
    Sending,
    Supplier,
    Thing,
)
from lupdesk.domain.treatment import Dispatch, Reason
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.all_papers import AllPapersDialog
from lupdesk.gui.dialogs.office import OfficeDialog
from lupdesk.gui.icons import pixmap
from lupdesk.gui.judged import Margin
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views.paper_export import export_to_file, reader_words
from lupdesk.gui.views.paper_trace import PaperTrace
from lupdesk.gui.views.preview_pane import PreviewPane
from lupdesk.gui.views.written_before import WrittenBefore
from lupdesk.gui.widgets.buttons import Button, icon_button
from lupdesk.gui.widgets.fields import Choice
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.gui.widgets.frames import Ground, PageHeader, Panel, column
from lupdesk.gui.widgets.labels import head, meta
from lupdesk.gui.widgets.rows import RowList, put
from lupdesk.problems import Problem

_KINDS = (
    DocumentKind.SUMMARY,
    DocumentKind.ANSWERS,
    DocumentKind.OWED,
    DocumentKind.INVITATION,
    DocumentKind.ROADMAP,
    DocumentKind.GUIDE,
    DocumentKind.TIMETABLE,
    DocumentKind.PARTICIPANTS,
    DocumentKind.SIGN_IN,
    DocumentKind.PROTOCOL,
    DocumentKind.INTERNAL,
    DocumentKind.PLAN,
    DocumentKind.LESSONS,
)


_HELD: Final = 54
_HELD_LEAST, _HELD_ELSE = 3, 9
"""Rows of what is held back that are shown, and rows' worth of panel for all the rest."""


class PublishingPage(Ground):
    KINDS: frozenset[type[Thing]] = frozenset(
        {
            Input,
            Procurement,
            Meeting,
            Supplier,
            Sending,
            Dispatch,
            Reason,
            Office,
            Template,
            Insight,
            Tie,
            PromisedDate,
            Lesson,
            *(Input, Procurement, Meeting, Supplier, Sending, Dispatch, Reason, Office, Template),
            *(Measure, Risk, Target, Measurement, Tie),
        }
    )

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        self._later = QTimer(self)
        self._later.setSingleShot(True)
        self._later.setInterval(0)
        self._later.timeout.connect(self._draw_paper)
        self._make_choices()
        self._export = Button(say("Export …"), kind="primary", icon="download")
        self._export.clicked.connect(self._write)
        self.doors = {
            "export-summary": self._write_or_say_why,
            "invitation": lambda: self.show_part(DocumentKind.INVITATION),
            "participants": lambda: self.show_part(DocumentKind.PARTICIPANTS),
            "internal-report": lambda: self.show_part(DocumentKind.INTERNAL),
            "plan": lambda: self.show_part(DocumentKind.PLAN),
            "roadmap": lambda: self.show_part(DocumentKind.ROADMAP),
            "lessons": lambda: self.show_part(DocumentKind.LESSONS),
            "look": self._choose_look,
            "all-papers": self._write_all,
        }
        look = icon_button("settings", say("Look and sections …"))
        look.clicked.connect(self._choose_look)
        every = icon_button("folder-open", say("All papers for everybody …"))
        every.clicked.connect(self._write_all)
        self._header = PageHeader(
            say("Summary and sending out"), self._kind, self._reader, every, look
        )
        self.preview = PreviewPane(self._context, self._procurement)
        self.preview.serve(self)
        self.trace = PaperTrace(self._context, self._procurement, self.preview.paper, self)
        self._panel = Panel(340)
        self._held = RowList(say("Held back"), _HELD, self._draw_held, self._say_held)
        self._held.opened.connect(self._open_held)
        self._held_words = meta("", wrap=True)
        self._sent = WrittenBefore(self._context)
        self._what_happens = meta("", wrap=True)
        found = FindingBlock(self._wording, most=1)
        found.follow(self._reader)
        self._margin = Margin(self._context, self._procurement, found, self)
        self._margin.judged = self._hear
        self._findings: tuple[Finding, ...] = ()
        self._made = False
        """Whether there is a document to let out."""
        content = self._panel.content
        content.addWidget(found)
        content.addWidget(head(say("Held back")))
        content.addWidget(self._held_words)
        content.addWidget(self._held)
        content.addSpacing(12)
        content.addWidget(self._sent)
        content.addStretch(1)
        self._panel.put_below(self._what_happens, self._export)
        middle = column(self._header, gap=12, margins=(24, 8, 8, 16))
        middle.addWidget(self.preview, 1)
        middle.addWidget(self.trace.words)
        layout = QHBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.setSpacing(0)
        layout.addLayout(middle, 1)
        layout.addWidget(self._panel)
        self.first: QWidget = self._kind
        self._offer_readers()

    def _make_choices(self) -> None:
        say, code = self._wording.say, self._wording.code
        self._kind = Choice(say("Document"), [(code(f"document.{kind}"), kind) for kind in _KINDS])
        self._kind.setSizePolicy(QSizePolicy.Policy.Minimum, QSizePolicy.Policy.Fixed)
        self._kind.chosen.connect(lambda _: self._offer_readers())
        self._reader = Choice(say("Reader"))
        self._reader.chosen.connect(lambda _: self._later.start())

    def _offer_readers(self) -> None:
        kind: DocumentKind = self._kind.value()
        allowed = READERS[kind]
        options: list[tuple[str, Any]] = []
        if Public in allowed:
            options.append((reader_words(self._context, PUBLIC), PUBLIC))
        if BuyerTeam in allowed:
            options.append((reader_words(self._context, BUYER_TEAM), BUYER_TEAM))
        if Participant in allowed:
            for _, firm in suppliers_of(self._desk, self._procurement):
                reader: Any = Participant(firm.id)
                options.append((reader_words(self._context, reader, firm.name), reader))
        self._reader.set_options(options)
        holds = holds_of(kind, PUBLIC) | Holds.TELLING
        self._margin.show_those(lambda one: holds_up(one, holds))
        self._later.start()

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        self._margin.ask()
        self.trace.forget()
        if kinds is None or Supplier in kinds:
            self._offer_readers()
        self._numbers = {
            one.id: one for one in self._desk.all(Input, procurement=self._procurement)
        }
        self._insights = {
            one.id: one for one in self._desk.all(Insight, procurement=self._procurement)
        }
        self._later.start()

    def _draw_paper(self) -> None:
        kind: DocumentKind = self._kind.value()
        reader = self._reader.value()
        self._show_sent(kind)
        try:
            document = publishing.compose_document(self._desk, self._procurement, kind, reader)
        except Problem as problem:
            self.preview.show_why_not(self._wording.problem(problem))
            self._made = False
            self._export.setEnabled(False)
            self._what_happens.setText(self._wording.problem(problem))
            self._show_held(())
            return
        self.preview.show_document(document)
        self._made = True
        self._let_out()
        self._show_held(document.held_back)

    def _hear(self, judgement: Judgement) -> None:
        self._findings = judgement.findings
        if self._made:
            self._let_out()

    def _let_out(self) -> None:
        """A STOP keeps the paper from everybody outside; the team may read it as it is."""
        held = len(stops(self._findings, holds_of(self._kind.value(), self._reader.value())))
        self._export.setEnabled(not held)
        self._what_happens.setText(
            self._wording.count(
                "One finding stops this paper. Mend it first: it stands above.",
                "{n} findings stop this paper. Mend them first: the gravest stands above.",
                held,
            )
            if held
            else self._wording.say(
                "The file is written, read back by another program and looked through for everything that this reader must not see."
            )
        )

    def _show_held(self, held: tuple[HeldBack, ...]) -> None:
        self._held.show_rows(held, key=lambda one: one.input)
        self._held.setVisible(bool(held))
        self._fit_held()
        self._held_words.setText(self._held_line(held))

    def _held_line(self, held: tuple[HeldBack, ...]) -> str:
        words = self._wording
        findings = sum(one.input in self._insights for one in held)
        said = len(held) - findings
        parts = []
        if findings:
            parts.append(
                words.count(
                    "{n} main finding is not in this document.",
                    "{n} main findings are not in this document.",
                    findings,
                )
            )
        if said:
            parts.append(
                words.count(
                    "{n} statement is not in this document. Enter opens it.",
                    "{n} statements are not in this document. Enter opens one.",
                    said,
                )
            )
        return " ".join(parts) or words.say("Nothing that this reader would have got is missing.")

    def _show_sent(self, kind: DocumentKind) -> None:
        self._sent.show_sendings(
            self._desk.all(Sending, procurement=self._procurement, kind=kind.value)
        )

    def _open_held(self, one: HeldBack) -> None:
        page = "synthesis" if one.input in self._insights else "inputs"
        self._context.go_to(page, one.input)

    def _held_text(self, one: HeldBack) -> str:
        if one.input in self._insights:
            return self._insights[one.input].heard
        return self._numbers[one.input].text if one.input in self._numbers else ""

    def _say_held(self, one: HeldBack) -> str:
        text = self._held_text(one)
        return f"{one.label}, {self._wording.code(f'held.{one.reason}')}, {text}"

    def _draw_held(self, painter: Any, rect: Any, one: HeldBack, selected: bool) -> None:
        icon = "lock" if one.reason in ("secret", "internal") else "triangle-alert"
        token = "stop" if one.reason == "secret" else "warn"
        painter.drawPixmap(rect.left() + 4, rect.top() + LOOK.px(8), pixmap(icon, token, 18))
        inside = rect.adjusted(LOOK.px(32), 4, -8, -4)
        half = inside.height() // 2
        first = inside.adjusted(0, 0, 0, -half)
        put(painter, first, f"{one.label} {self._held_text(one)}")
        below = inside.adjusted(0, half, 0, 0)
        put(painter, below, self._wording.code(f"held.{one.reason}"), Size.SMALL, token="text2")

    # -- acts ---------------------------------------------------------------------------------

    def _choose_look(self) -> None:
        OfficeDialog(self._desk, self._kind.value(), self._wording, self).exec()

    def _write_all(self) -> None:
        AllPapersDialog(self._context, self._procurement, self).exec()

    def _write_or_say_why(self) -> None:
        self._draw_paper()
        if self._export.isEnabled():
            self._write()
        else:
            self._context.tell(self._what_happens.text(), "warn")

    def _write(self) -> None:
        kind: DocumentKind = self._kind.value()
        found = self._desk.get(Procurement, self._procurement)
        name = f"{self._wording.code(f'document.{kind}')} {found.reference if found else ''}"
        export_to_file(
            self._context, self._procurement, kind, self._reader.value(), None, name, self
        )

    def resizeEvent(self, event: QResizeEvent) -> None:
        super().resizeEvent(event)
        self._panel.fit(self.width())
        self._fit_held()

    def _fit_held(self) -> None:
        """Whole rows, as many as the page is high; the list scrolls for the rest."""
        room = max(_HELD_LEAST, self.height() // LOOK.px(_HELD) - _HELD_ELSE)
        shown = min(self._held.rows.rowCount(), room)
        self._held.setFixedHeight(shown * LOOK.px(_HELD))

    def flush(self) -> None:
        """Nothing is typed here."""

    def show_thing(self, id: UUID) -> None:
        """Nothing to select: the page shows whole documents."""

    def show_part(self, part: str) -> None:
        """A kind of document, by its code."""
        self._kind.show_value(DocumentKind(part))
        self._offer_readers()
