"""Faser: the ten phases from both sides, what each leaves behind, and days promised and kept."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final
from uuid import UUID

from PySide6.QtWidgets import QHBoxLayout, QVBoxLayout, QWidget

from lupdesk.desk import phases
from lupdesk.desk.input_table import more_than
from lupdesk.domain.phases import PointStanding, PointState, standings
from lupdesk.domain.results import PhaseMark
from lupdesk.domain.things import Procurement, PromisedDate, Thing
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Job, Progress
from lupdesk.gui.views.phase_moving import move_to_phase
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.dates_axis import DatesAxis
from lupdesk.gui.widgets.fields import DayField, TextField, named
from lupdesk.gui.widgets.frames import (
    Ground,
    PageHeader,
    Scrolled,
    TwoColumns,
    column,
    hairline,
    row,
)
from lupdesk.gui.widgets.labels import Label, body, head, meta
from lupdesk.gui.widgets.phase_line import PhaseLine
from lupdesk.gui.widgets.point_list import PointList

_SIDES: Final = ("buyer", "supplier")
_AT_ONCE: Final = 5_000
"""Statements; with more the evidence is looked for in a worker."""


class PhasesPage(Ground):
    KINDS: frozenset[type[Thing]] = phases.KINDS

    def __init__(
        self, context: PageContext, procurement: UUID, parent: QWidget | None = None
    ) -> None:
        super().__init__("page", parent)
        self._context = context
        self._desk = context.desk
        self._wording = context.wording
        self._procurement = procurement
        self._here = -1
        self._standings: tuple[PointStanding, ...] = ()
        self._voiced: Mapping[int, Any] = {}
        self._job: Job | None = None
        self._chosen: PointStanding | None = None
        self._build()
        self.refresh()

    def _build(self) -> None:
        say = self._wording.say
        roadmap = Button(say("Supplier's roadmap"), kind="quiet", icon="map-pin")
        roadmap.clicked.connect(lambda: self._context.go_to("summary:roadmap", None))
        self.go = Button(say("Go to this phase"), icon="flag")
        self.go.clicked.connect(self._go)
        self._header = PageHeader(say("Phases"), roadmap, self.go)
        self.line = PhaseLine(self._wording, browsing=True)
        self.line.looked.connect(lambda _: self._show_phase())
        self.line.moved.connect(self._move)
        self._title = body("", strong=True)
        inside = Ground("page")
        inside.setLayout(
            column(
                self._header,
                self.line,
                8,
                self._title,
                self._two_sides(),
                4,
                self._two_lists(),
                self._edit_row(),
                8,
                hairline(),
                4,
                *self._dates(),
                None,
                gap=12,
                margins=(24, 8, 24, 24),
            )
        )
        layout = QVBoxLayout(self)
        layout.setContentsMargins(0, 0, 0, 0)
        layout.addWidget(Scrolled(inside))
        self.first: QWidget = self.line
        self.doors = {"tick-point": self.artefacts.setFocus}

    def _two_sides(self) -> QWidget:
        self._texts = {side: body("", wrap=True) for side in _SIDES}
        self._more = {side: meta("", wrap=True) for side in _SIDES}
        self._counts: dict[str, Label] = {side: meta("") for side in _SIDES}
        sides = TwoColumns()
        columns = [
            column(
                head(self._wording.code(f"side.{side}")),
                self._texts[side],
                self._more[side],
                self._counts[side],
                None,
                gap=4,
            )
            for side in _SIDES
        ]
        sides.share(columns[0], columns[1], (1, 1), 32)
        return sides

    def _two_lists(self) -> QWidget:
        say = self._wording.say
        self.artefacts = PointList(say("What the phase leaves behind"), self._wording)
        self.gate = PointList(say("Before the next phase"), self._wording)
        self._gate_line = meta("", wrap=True)
        for points in (self.artefacts, self.gate):
            points.opened.connect(self._toggle)
            points.picked.connect(self._pick)
        both = TwoColumns()
        both.share(
            column(
                head(say("What the phase leaves behind")),
                self.artefacts,
                meta(say("Space ticks a point, and takes the tick away."), wrap=True),
                None,
                gap=4,
            ),
            column(head(say("Before the next phase")), self.gate, self._gate_line, None, gap=4),
            (1, 1),
            32,
        )
        return both

    def _edit_row(self) -> QWidget:
        """The day and a note of the point that is selected, once it is ticked."""
        say = self._wording.say
        self._of = head("")
        self.since = DayField(say("Since"), self._desk.today())
        self.since.changed.connect(lambda day: self._tick_again(on=day))
        self.note = TextField(say("Note on the point"))
        self.note.committed.connect(lambda text: self._tick_again(note=text))
        self._edit = QWidget()
        line = row(named(say("Since"), self.since), gap=16)
        line.addLayout(named(say("Note on the point"), self.note), 1)
        self._edit.setLayout(column(self._of, line, gap=4))
        self._edit.hide()
        return self._edit

    def _dates(self) -> tuple[QWidget | QHBoxLayout, ...]:
        say = self._wording.say
        self.axis = DatesAxis(self._wording)
        self._key = meta(
            say(
                "○ promised · ● kept · → moved, and everybody told. Days are written on the page Case."
            ),
            wrap=True,
        )
        self._no_dates = meta(
            say("No days are promised yet. Write them on the page Case, under Edit."), wrap=True
        )
        self.to_case = Button(say("Go to the case"), kind="quiet", icon="landmark")
        self.to_case.clicked.connect(lambda: self._context.go_to("procurement", None))
        return (
            body(say("Days promised and kept"), strong=True),
            self.axis,
            self._key,
            self._no_dates,
            row(self.to_case, None),
        )

    # -- showing ------------------------------------------------------------------------------

    def refresh(self, kinds: frozenset[type[Thing]] | None = None) -> None:
        case = self._desk.get(Procurement, self._procurement)
        if case is None:
            return
        self._look_for_evidence()
        looked = self.line.at
        if case.phase != self._here:
            self._here = looked = case.phase
        self.line.show_phase(case.phase)
        self.line.look_at(looked)
        self._header.show_line(
            self._wording.say(
                "Phase {n} of {last}: {phase}",
                n=case.phase,
                last=9,
                phase=self._wording.code(f"phase.{case.phase}"),
            )
        )
        self._show_phase()
        dates = self._desk.all(PromisedDate, procurement=self._procurement)
        dated = any(one.promised or one.kept or one.moved_to for one in dates)
        self.axis.show_dates(dates, self._desk.today())
        for widget, there in (
            (self.axis, dated),
            (self._key, dated),
            (self._no_dates, not dated),
            (self.to_case, not dated),
        ):
            widget.setVisible(there)

    def _look_for_evidence(self) -> None:
        """At once where there are few statements; until it is there, what was known stands."""
        if self._job is not None:
            self._job.drop()
            self._job = None
        if not more_than(self._desk, self._procurement, _AT_ONCE):
            self._know(phases.seen(self._desk, self._procurement))
            return
        path, clock, of = self._desk.working_path, self._desk.clock, self._procurement

        def work(progress: Progress) -> phases.Seen:
            progress.step(0, 1)
            return phases.seen_beside(path, of, clock)

        self._job = self._context.jobs.run(work, self._arrive)

    def _know(self, seen: phases.Seen) -> None:
        self._standings = standings(seen.evidence)
        self._voiced = seen.of_phase

    def _arrive(self, seen: phases.Seen) -> None:
        self._know(seen)
        self._show_phase()

    def _show_phase(self) -> None:
        at, code, say = self.line.at, self._wording.code, self._wording.say
        self._title.setText(f"{at}  {code(f'phase.{at}')}")
        self._texts["buyer"].setText(code(f"phase-buyer.{at}"))
        self._texts["supplier"].setText(code(f"phase-supplier.{at}"))
        self._more["buyer"].setText(code(f"phase-buyer-more.{at}"))
        self._more["supplier"].setText(say("Gets back: {what}.", what=code(f"phase-gets.{at}")))
        self._show_counts(at)
        mine = [one for one in self._standings if one.point.phase == at]
        self.artefacts.show_points([one for one in mine if not one.point.gate])
        gate = [one for one in mine if one.point.gate]
        self.gate.show_points(gate)
        missing = sum(one.state is PointState.MISSING for one in gate)
        self._gate_line.setText(
            self._wording.count(
                "{n} point is missing. You may go on all the same.",
                "{n} points are missing. You may go on all the same.",
                missing,
            )
            if missing
            else say("Nothing is missing here.")
        )
        self.go.setEnabled(at != self._here)
        chosen = self._chosen
        again = [one for one in mine if chosen and one.point.code == chosen.point.code]
        self._pick(again[0] if again else None)

    def _show_counts(self, at: int) -> None:
        found = self._voiced.get(at)
        count = self._wording.count
        for side in _SIDES:
            barriers = getattr(found, f"{side}_barriers", 0)
            chances = getattr(found, f"{side}_opportunities", 0)
            parts = [
                count("{n} barrier", "{n} barriers", barriers) if barriers else "",
                count("{n} opportunity", "{n} opportunities", chances) if chances else "",
            ]
            words = " · ".join(part for part in parts if part)
            self._counts[side].setText(words)
            self._counts[side].setVisible(bool(words))

    def _pick(self, one: PointStanding | None) -> None:
        self._chosen = one
        ticked = one is not None and one.mark is not None
        self._edit.setVisible(ticked)
        if one is not None and one.mark is not None:
            self._of.setText(self._wording.code(f"point.{one.point.code}"))
            self.since.show_day(one.mark.done_on)
            self.note.show_text(one.mark.note)

    # -- acts ---------------------------------------------------------------------------------

    def _move(self, phase: int) -> None:
        move_to_phase(self._context, self._procurement, phase)

    def _go(self) -> None:
        self._move(self.line.at)

    def _toggle(self, one: PointStanding) -> None:
        with self._context.trouble():
            if one.mark is not None:
                phases.untick(self._desk, self._procurement, one.point.code)
            else:
                phases.tick(self._desk, self._procurement, one.point.code)

    def _tick_again(self, **given: Any) -> None:
        one = self._chosen
        if one is None or one.mark is None:
            return
        fields = {"on": one.mark.done_on, "note": one.mark.note} | given
        with self._context.trouble():
            phases.tick(self._desk, self._procurement, one.point.code, **fields)

    def flush(self) -> None:
        """What is typed commits itself when the focus leaves."""

    def show_thing(self, id: UUID) -> None:
        mark = self._desk.get(PhaseMark, id)
        if mark is None:
            self.line.setFocus()
            return
        self.line.look_at(mark.phase)
        for points in (self.artefacts, self.gate):
            for place, one in enumerate(points.rows.values):
                if one.point.code == mark.code:
                    points.pick_row(place)
                    points.setFocus()
