"""The worked case as a desk: the whole story told through the acts of this room, on its own days."""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID

from lupdesk.desk import benefits, guides, inputs, meetings, procurements, room, suppliers
from lupdesk.desk.demo_benefits import tell_benefits
from lupdesk.desk.demo_measures import tell_measures
from lupdesk.desk.demo_phases import tell_phases
from lupdesk.desk.demo_review import tell_remarks
from lupdesk.desk.demo_synthesis import tell_synthesis
from lupdesk.desk.demo_themes import tell_themes
from lupdesk.desk.demo_treatment import tell_treatment
from lupdesk.desk.importing import TableKind, import_rows, preview
from lupdesk.desk.minutes import (
    approve_minutes,
    draft_minutes,
    record_response,
    send_minutes,
)
from lupdesk.desk.session import ZONE, Desk
from lupdesk.desk.story_clock import StoryClock
from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    MeetingKind,
    Milestone,
    Response,
    Role,
    Secrecy,
    Side,
    SignUpChannel,
)
from lupdesk.domain.things import Attendance, Input, Meeting, PromisedDate, Supplier

Told = Mapping[str, Any]
AUTHOR: Final = "Selma Lie"


@dataclass(frozen=True, slots=True)
class Story:
    """``told`` is ``case.toml``, ``treatment`` what shows equal treatment; the tables are the lists
    as a facilitator gets them.
    """

    told: Told
    treatment: Told
    tables: Mapping[str, bytes]

    @property
    def today(self) -> date:
        on: date = self.told["today"]["date"]
        return on


def read_story(folder: Path) -> Story:
    names = ("leverandorer.csv", "sporsmal.csv", "timeplan.csv", "innspill.csv")
    told, treatment = (
        tomllib.loads((folder / name).read_text("utf-8"))
        for name in ("case.toml", "treatment.toml")
    )
    return Story(told, treatment, {name: (folder / name).read_bytes() for name in names})


def tell(desk: Desk, story: Story, clock: StoryClock) -> UUID:
    """The case in an empty desk that keeps the clock of the story; gives the procurement's id."""
    teller = _Teller(desk, story, clock)
    teller.prepare()
    teller.invite()
    teller.hold_conference()
    teller.hold_one_to_ones()
    teller.work_up()
    teller.send_and_approve()
    teller.keep_dates(story.today)
    tell_treatment(desk, teller.procurement, story.treatment)
    tell_themes(desk, teller.procurement)
    tell_measures(desk, teller.procurement)
    tell_benefits(desk, teller.procurement)
    tell_phases(desk, teller.procurement)
    tell_synthesis(desk, teller.procurement)
    return teller.procurement


@dataclass(slots=True)
class _Teller:
    desk: Desk
    story: Story
    clock: StoryClock
    procurement: UUID = field(init=False)
    firms: dict[str, UUID] = field(init=False, default_factory=dict)

    @property
    def told(self) -> Told:
        return self.story.told

    # -- before the dialogue --------------------------------------------------------------------

    def prepare(self) -> None:
        case = dict(self.told["procurement"])
        buyers = [procurements.Body(name) for name in case.pop("buyers")]
        case.pop("phase")
        for name in ("cpv", "nuts"):
            case[name] = tuple(case[name])
        self.procurement = procurements.add_procurement(self.desk, buyers=buyers, **case)
        for one in self.told["team"]:
            person = procurements.Person(
                one["name"], Role(one["role"]), one.get("organisation", ""), one.get("email", "")
            )
            procurements.add_member(self.desk, self.procurement, person)
        for one in self.told["targets"]:
            benefits.add_benefit(self.desk, self.procurement, planned=True, **one)
        for one in self.told["dates"]:
            procurements.add_date(
                self.desk,
                self.procurement,
                Milestone(one["kind"]),
                one.get("promised"),
                promised_end=one.get("end"),
            )

    def keep_dates(self, until: date) -> None:
        """Moves are told and dates kept on their days, up to and with ``until``."""
        for one in self.told["dates"]:
            line = self._date(Milestone(one["kind"]))
            told = one.get("told")
            if told is not None and told <= until and line.told_on is None:
                self.clock.go_to(told)
                procurements.edit_date(
                    self.desk, line.id, moved_to=one["moved"], told_on=one["told"]
                )
            kept = one.get("kept")
            if kept is not None and kept <= until and line.kept is None:
                self.clock.go_to(kept)
                procurements.edit_date(self.desk, line.id, kept=kept)

    def _date(self, kind: Milestone) -> PromisedDate:
        return self.desk.all(PromisedDate, procurement=self.procurement, kind=kind)[0]

    def invite(self) -> None:
        noticed = self._promised(Milestone.NOTICE)
        self.keep_dates(noticed)
        self.clock.go_to(noticed)
        procurements.move_phase(self.desk, self.procurement, 2)
        self.take(TableKind.QUESTIONS, "sporsmal.csv")
        self._name_questions()
        registered = self._promised(Milestone.REGISTRATION)
        self.keep_dates(registered)
        self.clock.go_to(registered)
        self.take(TableKind.SUPPLIERS, "leverandorer.csv")
        for part, firm in suppliers.suppliers_of(self.desk, self.procurement):
            self.firms[firm.name] = firm.id
            suppliers.set_participation(
                self.desk,
                self.procurement,
                firm.id,
                invited_on=noticed,
                registered_on=registered,
                registered_by=SignUpChannel.FORM,
                written_only=not part.wants_one_to_one,
            )

    def _promised(self, kind: Milestone) -> date:
        promised = self._date(kind).promised
        assert promised is not None
        return promised

    def _name_questions(self) -> None:
        guide = guides.latest_guide(self.desk, self.procurement)
        assert guide is not None
        questions = guides.questions_of(self.desk, guide.id)
        names = self.told["guide"]["short_names"]
        for question, name in zip(questions, names, strict=True):
            guides.edit_question(self.desk, question.id, short_name=name)

    def take(
        self,
        kind: TableKind,
        name: str,
        data: bytes | None = None,
        meeting: UUID | None = None,
    ) -> None:
        """Take a table in, without the row that is wrong on purpose."""
        table = self.story.tables[name] if data is None else data
        found = preview(self.desk, self.procurement, kind, table, name, meeting=meeting)
        import_rows(self.desk, found, skip_bad=True)

    # -- the dialogue ---------------------------------------------------------------------------

    def hold_conference(self) -> None:
        plan = self.told["conference"]
        start = _local(plan["start"])
        meeting = meetings.add_meeting(
            self.desk,
            self.procurement,
            kind=MeetingKind.CONFERENCE,
            title=plan["title"],
            start=start,
            minutes=plan["minutes"],
            suppliers=list(self.firms.values()),
            place=plan["place"],
        )
        meetings.set_agenda(
            self.desk,
            meeting,
            [
                meetings.AgendaLine(one["title"], one["start"], one["minutes"])
                for one in plan["agenda"]
            ],
        )
        self.clock.go(start)
        procurements.move_phase(self.desk, self.procurement, 3)
        room.start_meeting(self.desk, meeting)
        self._note_present(meeting, plan["present_team"])
        self._agree(plan["title"], meeting)
        self.clock.go(start + timedelta(minutes=plan["minutes"]))
        room.end_meeting(self.desk, meeting)
        self.keep_dates(start.date())

    def _note_present(self, meeting: UUID, team: Sequence[str]) -> None:
        for person in self.desk.all(Attendance, meeting=meeting):
            if person.supplier is not None or person.name in team:
                room.set_attendance(self.desk, person.id, present=True)

    def hold_one_to_ones(self) -> None:
        self.clock.go_to(date(2027, 3, 2))
        self.take(TableKind.SLOTS, "timeplan.csv")
        for slot in room.meetings_of(self.desk, self.procurement, kind=MeetingKind.ONE_TO_ONE):
            meetings.edit_meeting(self.desk, slot.id, place=self.told["meetings"]["place"])
        self.keep_dates(self._promised(Milestone.WRITTEN_INPUT))
        self._take_written()
        for place, slot in enumerate(
            room.meetings_of(self.desk, self.procurement, kind=MeetingKind.ONE_TO_ONE)
        ):
            firms = meetings.suppliers_in(self.desk, slot.id)
            if firms:
                self._hold(slot, firms[0], late=place % 3)
        self.keep_dates(date(2027, 3, 18))

    def _hold(self, slot: Meeting, firm: Supplier, *, late: int) -> None:
        assert slot.planned_start is not None
        start = slot.planned_start + timedelta(minutes=late)
        lasted = self.told["meetings"]["lasted"].get(firm.name, slot.planned_minutes)
        self.clock.go(start)
        if late == 0 and slot.planned_start.astimezone(ZONE).date() == self._promised(
            Milestone.ONE_TO_ONE
        ):
            procurements.move_phase(self.desk, self.procurement, 5)
        room.start_meeting(self.desk, slot.id)
        self._note_present(slot.id, self.told["meetings"]["team"])
        self._ask(slot, start, lasted, all_of_them=lasted <= slot.planned_minutes)
        self.take(TableKind.INPUTS, "innspill.csv", self._said_by(firm.name), slot.id)
        self._tell_new(firm.name, slot.id)
        self._agree(firm.name, slot.id)
        self.clock.go(start + timedelta(minutes=lasted))
        room.end_meeting(self.desk, slot.id)

    def _ask(self, slot: Meeting, start: datetime, lasted: int, *, all_of_them: bool) -> None:
        """Each question in its turn; a meeting that took too long did not get to the last ones."""
        questions = room.questions_of(self.desk, slot)
        asked = questions if all_of_them else questions[:-2]
        for place, question in enumerate(asked):
            self.clock.go(start + timedelta(minutes=lasted * place // len(asked)))
            room.go_to_question(self.desk, slot.id, question.id)
            room.tick_question(self.desk, slot.id, question.id, asked=True)

    def _said_by(self, name: str) -> bytes:
        """The rows of one supplier, with the number of the question that each answers."""
        text = self.story.tables["innspill.csv"].decode("utf-8-sig")
        heads, *rows = csv.reader(io.StringIO(text), delimiter=";")
        id, firm = heads.index("Id"), heads.index("Leverandør")
        out = io.StringIO()
        writer = csv.writer(out, delimiter=";", lineterminator="\r\n")
        writer.writerow([*heads, "Spørsmål"])
        for row in rows:
            if row[firm] == name:
                writer.writerow([*row, self.told["answers"].get(row[id], "")])
        return out.getvalue().encode("utf-8")

    def _take_written(self) -> None:
        """Those who only write belong to their written round."""
        for part, firm in suppliers.suppliers_of(self.desk, self.procurement):
            if part.written_only:
                self.take(TableKind.INPUTS, "innspill.csv", self._said_by(firm.name))

    def _tell_new(self, name: str, meeting: UUID) -> None:
        for one in self.told["given"]:
            if one["supplier"] == name:
                inputs.add_input(
                    self.desk,
                    self.procurement,
                    text=one["text"],
                    number=int(one["label"].removeprefix("N")),
                    kind=InputKind.GIVEN,
                    meeting=meeting,
                    side=Side.BUYER,
                    secrecy=Secrecy.OPEN,
                )

    def _agree(self, name: str, meeting: UUID) -> None:
        """What was agreed in the meeting is open to those who took part."""
        for kind, told in (
            (InputKind.ACTION, self.told["actions"]),
            (InputKind.DECISION, self.told["decisions"]),
        ):
            for one in told:
                if one["meeting"] == name:
                    id = inputs.add_follow_up(
                        self.desk,
                        self.procurement,
                        kind=kind,
                        text=one["text"],
                        owner=one.get("owner", ""),
                        due=one.get("due"),
                        meeting=meeting,
                    )
                    inputs.set_secrecy(self.desk, [id], Secrecy.OPEN)

    # -- afterwards -----------------------------------------------------------------------------

    def work_up(self) -> None:
        for one in self.told["actions"]:
            if "done" in one:
                (found,) = self.desk.all(Input, kind=InputKind.ACTION, text=one["text"])
                self.clock.go_to(one["done"])
                inputs.set_follow_up(self.desk, found.id, done_on=one["done"])
        by_source = {one.source_id: one.id for one in self.desk.all(Input) if one.source_id}
        for source, why in self.told["secret"].items():
            self.clock.go_to(why["on"])
            inputs.set_secrecy(
                self.desk,
                [by_source[source]],
                Secrecy.SECRET,
                by=why["by"],
                secrecy_kind=why["kind"],
                secrecy_harm=why["harm"],
                review_on=why["review"],
                harmful=True,
                legal_basis=why["basis"],
            )
        for source, wording in self.told["public_wording"].items():
            inputs.edit_input(self.desk, by_source[source], public_wording=wording)
        for one in self.told["themes"]:
            inputs.tag_inputs(
                self.desk, [by_source[source] for source in one["inputs"]], add=[one["name"]]
            )
        for one in self.told["dispositions"]:
            ids = [by_source[source] for source in one["inputs"]]
            inputs.set_disposition(self.desk, ids, Disposition(one["what"]), one["reason"])

    def send_and_approve(self) -> None:
        plan = self.told["minutes"]
        held = [
            one
            for one in room.meetings_of(self.desk, self.procurement)
            if one.actual_end is not None
        ]
        self.clock.go_to(plan["sent"])
        for one in self.desk.all(Meeting, procurement=self.procurement, kind=MeetingKind.WRITTEN):
            draft_minutes(self.desk, one.id)
        for one in held:
            draft_minutes(self.desk, one.id)
            send_minutes(self.desk, one.id)
        self.keep_dates(plan["sent"])
        self.clock.go_to(plan["approved"])
        for one in held:
            self._answer(one)

    def _answer(self, meeting: Meeting) -> None:
        plan = self.told["minutes"]
        firms = meetings.suppliers_in(self.desk, meeting.id)
        name = firms[0].name if meeting.kind is MeetingKind.ONE_TO_ONE else ""
        answer = plan["answers"].get(name, Response.CONFIRMED.value)
        if answer == "none":
            return
        response = Response(answer)
        if name:
            record_response(self.desk, meeting.id, response)
            tell_remarks(self.desk, meeting, firms[0], plan["remarks"])
        if response is Response.CONFIRMED:
            approve_minutes(self.desk, meeting.id)


def _local(text: str) -> datetime:
    return datetime.fromisoformat(text).replace(tzinfo=ZONE)
