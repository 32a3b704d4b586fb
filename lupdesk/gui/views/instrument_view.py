"""Virkemidler: what one can use, who owns it, what it relieves, and how sure that is."""

from __future__ import annotations

from datetime import date
from typing import Any
from uuid import UUID

from PySide6.QtCore import Qt
from PySide6.QtWidgets import QStackedWidget, QWidget

from lupdesk.desk import instruments
from lupdesk.domain.instruments import InstrumentState, KnownInstrument, valid_words
from lupdesk.domain.kinds import PHASES
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.results import Instrument
from lupdesk.gui.context import PageContext
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import Choice, DayField, LongText, TextField, named
from lupdesk.gui.widgets.filter_button import FilterButton
from lupdesk.gui.widgets.frames import EmptyState, Panel, column, row
from lupdesk.gui.widgets.instrument_rows import InstrumentRows
from lupdesk.gui.widgets.labels import meta
from lupdesk.gui.widgets.new_line import NewLine
from lupdesk.gui.widgets.shortcuts import within

_ORDER = (
    InstrumentState.VERIFIED,
    InstrumentState.SOURCED,
    InstrumentState.TO_VERIFY,
    InstrumentState.NOT_YET,
    InstrumentState.CLOSED,
)


class InstrumentView(QWidget):
    """Its ``panel`` stands beside it on the page."""

    def __init__(self, context: PageContext, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self.panel = Panel(340, self)
        self._build()
        self.refresh()

    def _build(self) -> None:
        say, code = self._wording.say, self._wording.code
        self.barrier = Choice(
            say("Barrier"),
            [
                (say("All barriers"), None),
                *((code(f"barrier.{one}"), one) for one in Barrier),
            ],
        )
        self.phase = Choice(
            say("Phase"),
            [(say("All phases"), None), *((code(f"phase.{one}"), one) for one in PHASES)],
        )
        for choice in (self.barrier, self.phase):
            choice.chosen.connect(lambda _: self.refresh())
        self.list = InstrumentRows(self._wording, say("Policy instruments"), self._desk.today())
        self.list.picked.connect(self._show)
        self.list.opened.connect(lambda _: self.panel.show_field(self.name))
        self._stack = QStackedWidget()
        self._stack.addWidget(self.list)
        self._stack.addWidget(
            EmptyState(
                "hand-coins",
                say("No instrument fits both"),
                say("Choose another barrier or phase, or write one of your own below."),
            )
        )
        self.new = NewLine(
            say("New policy instrument"), hint=say("Name of an instrument of your own, Enter saves")
        )
        self.new.entered.connect(self._add)
        middle = column(row(self.barrier, self.phase, None, gap=8), gap=12, margins=(24, 0, 16, 16))
        middle.addWidget(self._stack, 1)
        middle.addWidget(self.new)
        self._make_fields()
        self._fill_panel()
        self.setLayout(middle)
        for part in (self, self.panel):
            within(part, "Ctrl+Return", self.verify)

    def _make_fields(self) -> None:
        say, code = self._wording.say, self._wording.code
        self.name = self._text(say("Name"), "name")
        self.agency = self._text(say("Agency"), "owner")
        self.relieves = LongText(say("What it relieves"), lines=3)
        self.relieves.committed.connect(lambda text: self._edit(relieves=text.strip()))
        today = self._desk.today()
        self.first = DayField(say("Valid from"), today)
        self.first.changed.connect(lambda day: self._day("valid_from", day))
        self.last = DayField(say("Valid until"), today)
        self.last.changed.connect(lambda day: self._day("valid_to", day))
        self.barriers = FilterButton(say("Barriers"), say("None"), say("None chosen"))
        self.barriers.set_options([(code(f"barrier.{one}"), one) for one in Barrier])
        self.barriers.changed.connect(lambda: self._edit(barriers=self.barriers.values()))
        self.phases = FilterButton(say("Phases"), say("None"), say("None chosen"))
        self.phases.set_options([(code(f"phase.{one}"), one) for one in PHASES])
        self.phases.changed.connect(lambda: self._edit(phases=self.phases.values()))
        self.link = self._text(say("Link"), "link")
        self.note = LongText(say("Note"), lines=2)
        self.note.committed.connect(lambda text: self._edit(note=text.strip()))
        self._state = meta("", wrap=True)
        self._about = meta("", wrap=True)
        self.verified = Button(say("Verified today"), icon="badge-check")
        self.verified.setToolTip("Ctrl+Enter")
        self.verified.clicked.connect(self.verify)
        self.remove = Button(say("Remove own entry"), kind="quiet", icon="trash-2")
        self.remove.clicked.connect(self._remove)

    def _text(self, name: str, field: str) -> TextField:
        made = TextField(name)
        made.committed.connect(lambda text: self._edit(**{field: text.strip()}))
        return made

    def _fill_panel(self) -> None:
        say = self._wording.say
        days = row(gap=12)
        days.addLayout(named(say("Valid from"), self.first))
        days.addLayout(named(say("Valid until"), self.last))
        self._whole = QWidget()
        self._whole.setLayout(
            column(
                named(say("Name"), self.name),
                self._state,
                self._about,
                row(self.verified, None),
                8,
                named(say("Agency"), self.agency),
                named(say("What it relieves"), self.relieves),
                days,
                named(say("Barriers"), self.barriers),
                named(say("Phases"), self.phases),
                named(say("Link"), self.link),
                named(say("Note"), self.note),
                8,
                row(self.remove, None),
                gap=8,
            )
        )
        self._nothing = meta(say("Select an instrument to see and edit it."), wrap=True)
        self.panel.content.addWidget(self._nothing)
        self.panel.content.addWidget(self._whole)
        self.panel.content.addStretch(1)

    # -- showing --------------------------------------------------------------------------------

    def refresh(self) -> None:
        today = self._desk.today()
        known = instruments.known_instruments(self._desk, self._wording.language)
        barrier, phase = self.barrier.value(), self.phase.value()
        shown = [
            one
            for one in known
            if (barrier is None or barrier in one.barriers)
            and (phase is None or phase in one.phases)
        ]
        shown.sort(key=lambda one: _ORDER.index(one.state(today)))
        before = self.list.currentIndex().row()
        self.list.show_rows(shown, key=lambda one: one.code)
        if shown and not self.list.currentIndex().isValid():
            self.list.pick_row(min(max(before, 0), len(shown) - 1))
        self._stack.setCurrentIndex(0 if shown else 1)
        self._show(self.list.value())

    def _show(self, one: KnownInstrument | None) -> None:
        self._nothing.setVisible(one is None)
        self._whole.setVisible(one is not None)
        if one is None:
            return
        self.name.show_text(one.name)
        self.agency.show_text(one.agency)
        self.relieves.show_text(one.relieves)
        self._show_days(one)
        for button, values in ((self.barriers, one.barriers), (self.phases, one.phases)):
            button.blockSignals(True)
            button.tick(*values)
            button.blockSignals(False)
        self.link.show_text(one.link)
        self.note.show_text(one.note)
        self._state.setText(self.list.state_words(one))
        self._about.setText(self._about_words(one))
        self._about.setVisible(bool(self._about.text()))
        self.verified.setVisible(one.state(self._desk.today()) is not InstrumentState.CLOSED)
        self.remove.setVisible(one.own)

    def _show_days(self, one: KnownInstrument) -> None:
        """A year that a source names is no day: it stands beside the empty fields."""
        self.first.show_day(None if one.whole_years else one.valid_from)
        self.last.show_day(None if one.whole_years else one.valid_to)

    def _about_words(self, one: KnownInstrument) -> str:
        say = self._wording.say
        parts = []
        if one.whole_years:
            parts.append(self._wording.phrase(valid_words(one)))
        if one.own:
            parts.append(say("The office's own entry"))
        elif one.state(self._desk.today()) is not InstrumentState.CLOSED:
            parts.append(say("Ask the agency before you use it: terms and days change."))
        return "\n".join(parts)

    # -- acts -----------------------------------------------------------------------------------

    def begin_new(self) -> None:
        self.new.setFocus(Qt.FocusReason.ShortcutFocusReason)

    def _add(self) -> None:
        with self._context.trouble():
            made = instruments.add_instrument(self._desk, name=self.new.text())
            self.new.clear()
            self.new.show_text("")
            self.barrier.show_value(None)
            self.phase.show_value(None)
            self.refresh()
            self.show_thing(made)

    def _edit(self, **fields: Any) -> None:
        one = self.list.value()
        if one is None:
            return
        same = {
            "barriers": one.barriers,
            "phases": one.phases,
            "name": one.name,
            "owner": one.agency,
            "relieves": one.relieves,
            "link": one.link,
            "note": one.note,
        }
        if all(name in same and same[name] == _plain(value) for name, value in fields.items()):
            return
        with self._context.trouble():
            instruments.edit_instrument(
                self._desk, one.code, language=self._wording.language, **fields
            )

    def _day(self, field: str, day: date | None) -> None:
        one = self.list.value()
        if one is not None and not (day is None and one.whole_years):
            self._edit(**{field: day})

    def verify(self) -> None:
        self.flush()
        one = self.list.value()
        if one is not None:
            with self._context.trouble():
                instruments.verify_instrument(self._desk, one.code, language=self._wording.language)

    def _remove(self) -> None:
        one = self.list.value()
        if one is not None:
            with self._context.trouble():
                instruments.remove_instrument(self._desk, one.code)

    def flush(self) -> None:
        for field in (self.relieves, self.note):
            field.commit()

    def shows(self, id: UUID) -> bool:
        """Whether it is one that comes with the program."""
        return any(instruments.id_of(one.code) == id for one in self.list.rows.values)

    def show_thing(self, id: UUID) -> None:
        own = self._desk.get(Instrument, id)
        for place, one in enumerate(self.list.rows.values):
            if instruments.id_of(one.code) == id or (own is not None and one.code == own.code):
                self.list.pick_row(place)
                self.list.setFocus()
                return


def _plain(value: Any) -> Any:
    return tuple(value) if isinstance(value, list | tuple) else value
