"""The case to read: need, targets, team and timeline."""

from __future__ import annotations

from collections.abc import Sequence
from uuid import UUID

from PySide6.QtWidgets import QGridLayout, QWidget

from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Role
from lupdesk.domain.results import Target
from lupdesk.domain.things import Procurement, PromisedDate, TeamMember
from lupdesk.gui.views.case_notice import day_lines
from lupdesk.gui.views.timeline import Timeline
from lupdesk.gui.widgets.frames import TwoColumns, clear, column, row
from lupdesk.gui.widgets.labels import Picture, body, meta, title
from lupdesk.wording import Wording

_ACROSS = 3


class CaseView(TwoColumns):
    def __init__(self, desk: Desk, wording: Wording, parent: QWidget | None = None) -> None:
        super().__init__(parent)
        self._desk = desk
        self._wording = wording
        say = wording.say
        self._effect = body("", wrap=True)
        self._targets = _grid()
        self._owner = meta("", wrap=True)
        self._team_head = body(say("Team"), strong=True)
        self._team = _grid()
        self._codes = meta("", wrap=True)
        self._days = meta("", wrap=True)
        self._notice_head = body(say("Notice"), strong=True)
        self._notice = body("", wrap=True)
        self._dates_head = body(say("Timeline"), strong=True)
        self.timeline = Timeline(wording)
        self._no_dates = meta(say("No dates are promised yet. Write them under Edit."), wrap=True)
        left = column(
            body(say("Need"), strong=True),
            self._effect,
            4,
            self._targets,
            self._owner,
            12,
            self._notice_head,
            self._notice,
            12,
            self._team_head,
            self._team,
            None,
            gap=6,
        )
        right = column(
            self._dates_head,
            self.timeline,
            self._no_dates,
            8,
            self._days,
            self._codes,
            None,
            gap=6,
        )
        self.share(left, right, (1, 1), gap=48)

    def show_case(self, case: Procurement) -> None:
        say = self._wording.say
        empty = say("Write what shall be better, and for whom, under Edit.")
        self._effect.setText(case.effect or empty)
        self._effect.set_tone("text" if case.effect else "text2")
        team = self._desk.all(TeamMember, procurement=case.id)
        self._show_targets(self._desk.all(Target, procurement=case.id))
        self._owner.setText(" · ".join(self._about_need(case, team)))
        self._owner.setVisible(bool(self._owner.text()))
        self._show_team(team)
        self._codes.setText(" · ".join(self._about_case(case)))
        self._days.setText(" · ".join(day_lines(case, self._wording)))
        self._days.setVisible(bool(self._days.text()))
        self._notice.setText(case.notice_text)
        for label in (self._notice_head, self._notice):
            label.setVisible(bool(case.notice_text))
        self._show_dates(case.id)

    def _about_need(self, case: Procurement, team: Sequence[TeamMember]) -> list[str]:
        say, parts = self._wording.say, []
        if case.for_whom:
            parts.append(say("For whom: {whom}", whom=case.for_whom))
        owners = [one.name for one in team if one.role is Role.NEED_OWNER]
        if owners:
            parts.append(say("Owner {name}", name=", ".join(owners)))
        return parts

    def _about_case(self, case: Procurement) -> list[str]:
        say, parts = self._wording.say, []
        if case.cpv:
            parts.append(f"CPV {', '.join(case.cpv)}")
        if case.nuts:
            parts.append(f"NUTS {', '.join(case.nuts)}")
        if case.archive_case:
            parts.append(say("Archive case {number}", number=case.archive_case))
        english = case.language == "en"
        parts.append(say("Documents in English") if english else say("Documents in Norwegian"))
        return parts

    def _show_targets(self, targets: Sequence[Target]) -> None:
        clear(self._targets)
        for place, one in enumerate(targets):
            figure = row(meta(one.baseline), Picture("arrow-right", "text2", 16), gap=8)
            if not one.baseline:
                clear(figure)
            figure.addWidget(title(one.target))
            figure.addStretch(1)
            cell = column(figure, meta(one.what, wrap=True), None, gap=2)
            self._targets.addLayout(cell, place // _ACROSS, place % _ACROSS)

    def _show_team(self, team: Sequence[TeamMember]) -> None:
        clear(self._team)
        self._team_head.setVisible(bool(team))
        for place, one in enumerate(team):
            role = self._wording.code(f"role.{one.role}")
            cell = column(body(one.name, wrap=True), meta(role, wrap=True), None, gap=0)
            self._team.addLayout(cell, place // _ACROSS, place % _ACROSS)

    def _show_dates(self, procurement: UUID) -> None:
        dates = self._desk.all(PromisedDate, procurement=procurement)
        self.timeline.show_dates(dates, self._desk.today())
        self.timeline.setVisible(bool(dates))
        self._no_dates.setVisible(not dates)


def _grid() -> QGridLayout:
    grid = QGridLayout()
    grid.setContentsMargins(0, 0, 0, 0)
    grid.setHorizontalSpacing(16)
    grid.setVerticalSpacing(8)
    for place in range(_ACROSS):
        grid.setColumnStretch(place, 1)
    return grid
