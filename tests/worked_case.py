"""The worked case of ``resources/demo`` as a Case, without a desk: for tests of pure rules.

Ids count up in the order of the lists, so that two calls give equal cases.
"""

from __future__ import annotations

import csv
import io
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any, Final
from uuid import UUID
from zoneinfo import ZoneInfo

from lupdesk.domain.case import Case
from lupdesk.domain.kinds import (
    Disposition,
    InputKind,
    InputType,
    MeetingKind,
    Milestone,
    MinutesState,
    Response,
    Role,
    Secrecy,
    Side,
)
from lupdesk.domain.results import Target
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
    Attendance,
    Buyer,
    Contact,
    Guide,
    Input,
    Meeting,
    MeetingSupplier,
    Minutes,
    Participation,
    Procurement,
    PromisedDate,
    Question,
    Supplier,
    TeamMember,
)

DEMO: Final = Path(__file__).resolve().parent.parent / "resources" / "demo"
ZONE: Final = ZoneInfo("Europe/Oslo")
_LEVELS: Final = {
    "åpen": Secrecy.OPEN,
    "anonymiseres": Secrecy.ANONYMISE,
    "taushetsbelagt": Secrecy.SECRET,
    "ikke vurdert": Secrecy.UNASSESSED,
}
_LANGUAGES: Final = {"norsk": "nb", "engelsk": "en"}
_WRONG_NUMBER: Final = "112233445"


def worked_case(folder: Path = DEMO, tables: Path | None = None) -> Case:
    """``tables`` is where the lists lie, if not beside ``case.toml``."""
    told = tomllib.loads((folder / "case.toml").read_text("utf-8"))
    return _Teller(told, tables or folder).case()


def firm(case: Case, code: str) -> Supplier:
    """``firm(case, "L4")`` is Heimkontakt AS."""
    id = next(one.supplier for one in case.participations if one.code == code)
    return next(one for one in case.suppliers if one.id == id)


def meeting_with(case: Case, code: str) -> Meeting:
    """The one-to-one with a supplier."""
    id = firm(case, code).id
    return next(
        one
        for one in case.meetings
        if one.kind is MeetingKind.ONE_TO_ONE
        and any(at.meeting == one.id and at.supplier == id for at in case.meeting_suppliers)
    )


def statement(case: Case, source: str) -> Input:
    return next(one for one in case.inputs if one.source_id == source)


@dataclass(slots=True)
class _Teller:
    told: Mapping[str, Any]
    folder: Path
    _ids: int = 0
    suppliers: dict[str, Supplier] = field(default_factory=dict)
    contacts: list[Contact] = field(default_factory=list)
    participations: list[Participation] = field(default_factory=list)
    questions: list[Question] = field(default_factory=list)
    meetings: dict[str, Meeting] = field(default_factory=dict)
    links: list[MeetingSupplier] = field(default_factory=list)
    attendance: list[Attendance] = field(default_factory=list)
    asked: list[Asked] = field(default_factory=list)
    inputs: list[Input] = field(default_factory=list)

    def id(self) -> UUID:
        self._ids += 1
        return UUID(int=(7 << 76) | (2 << 62) | self._ids)

    def rows(self, name: str) -> Iterator[dict[str, str]]:
        text = (self.folder / name).read_text("utf-8-sig")
        yield from csv.DictReader(io.StringIO(text), delimiter=";")

    def case(self) -> Case:
        words = dict(self.told["procurement"])
        buyers = words.pop("buyers")
        words["cpv"], words["nuts"] = tuple(words["cpv"]), tuple(words["nuts"])
        one = Procurement(id=self.id(), **words)
        guide = Guide(id=self.id(), procurement=one.id, title="Samtaleguide")
        team = [
            TeamMember(
                id=self.id(),
                procurement=one.id,
                position=float(at),
                **{**who, "role": Role(who["role"])},
            )
            for at, who in enumerate(self.told["team"])
        ]
        self._take_suppliers(one.id)
        self._take_questions(guide.id)
        conference = self._conference(one.id, guide.id)
        self._take_slots(one.id, guide.id)
        self._take_inputs(one.id)
        self._tell(one.id)
        for meeting in self.meetings.values():
            self._attend(meeting, team)
        return Case(
            procurement=one,
            today=self.told["today"]["date"],
            zone=ZONE,
            buyers=tuple(
                Buyer(id=self.id(), procurement=one.id, name=name, position=float(at))
                for at, name in enumerate(buyers)
            ),
            targets=tuple(
                Target(id=self.id(), procurement=one.id, position=float(at), planned=True, **words)
                for at, words in enumerate(self.told["targets"])
            ),
            dates=tuple(self._dates(one.id)),
            team=tuple(team),
            suppliers=tuple(self.suppliers.values()),
            contacts=tuple(self.contacts),
            participations=tuple(self.participations),
            guides=(guide,),
            questions=tuple(self.questions),
            meetings=tuple(self.meetings.values()),
            meeting_suppliers=tuple(self.links),
            agenda=conference,
            attendance=tuple(self.attendance),
            asked=tuple(self.asked),
            inputs=tuple(self.inputs),
            minutes=tuple(self._minutes()),
        )

    def _dates(self, procurement: UUID) -> Iterator[PromisedDate]:
        for at, words in enumerate(self.told["dates"]):
            yield PromisedDate(
                id=self.id(),
                procurement=procurement,
                kind=Milestone(words["kind"]),
                promised=words["promised"],
                promised_end=words.get("end"),
                moved_to=words.get("moved"),
                told_on=words.get("told"),
                kept=words.get("kept"),
                position=float(at),
            )

    def _take_suppliers(self, procurement: UUID) -> None:
        noticed, registered = (
            next(one["promised"] for one in self.told["dates"] if one["kind"] == kind)
            for kind in ("notice", "registration")
        )
        for at, row in enumerate(self.rows("leverandorer.csv"), start=1):
            if row["Org.nr"] == _WRONG_NUMBER:
                continue
            one = Supplier(
                id=self.id(),
                name=row["Navn"],
                organisation_number=row["Org.nr"],
                country="NO" if row["Org.nr"] else "EE",
                trade=row["Type"],
                language=_LANGUAGES[row["Språk"]],
            )
            self.suppliers[one.name] = one
            self.contacts.append(
                Contact(
                    id=self.id(),
                    supplier=one.id,
                    name=row["Kontaktperson"],
                    email=row["E-post"],
                    phone=row["Telefon"],
                )
            )
            wants = row["Ønsker en-til-en"] == "ja"
            self.participations.append(
                Participation(
                    id=self.id(),
                    procurement=procurement,
                    supplier=one.id,
                    code=f"L{at}",
                    invited_on=noticed,
                    registered_on=registered,
                    wants_one_to_one=wants,
                    written_only=not wants,
                    position=float(at),
                )
            )

    def _take_questions(self, guide: UUID) -> None:
        names = self.told["guide"]["short_names"]
        for row, name in zip(self.rows("sporsmal.csv"), names, strict=True):
            self.questions.append(
                Question(
                    id=self.id(),
                    guide=guide,
                    position=float(row["Nr"]),
                    text=row["Spørsmål"],
                    short_name=name,
                )
            )

    # -- meetings -------------------------------------------------------------------------------

    def _conference(self, procurement: UUID, guide: UUID) -> tuple[AgendaItem, ...]:
        plan = self.told["conference"]
        start = datetime.fromisoformat(plan["start"]).replace(tzinfo=ZONE)
        one = Meeting(
            id=self.id(),
            procurement=procurement,
            kind=MeetingKind.CONFERENCE,
            title=plan["title"],
            place=plan["place"],
            planned_start=start,
            planned_minutes=plan["minutes"],
            reflection_minutes=0,
            actual_start=start,
            actual_end=start + timedelta(minutes=plan["minutes"]),
            guide=guide,
        )
        self.meetings[one.title] = one
        for supplier in self.suppliers.values():
            self._link(one, supplier)
        return tuple(
            AgendaItem(id=self.id(), meeting=one.id, position=float(at), **words)
            for at, words in enumerate(plan["agenda"])
        )

    def _link(self, meeting: Meeting, supplier: Supplier) -> None:
        at = float(sum(one.meeting == meeting.id for one in self.links))
        self.links.append(
            MeetingSupplier(id=self.id(), meeting=meeting.id, supplier=supplier.id, position=at)
        )

    def _take_slots(self, procurement: UUID, guide: UUID) -> None:
        plan = self.told["meetings"]
        for row in self.rows("timeplan.csv"):
            name = row["Leverandør"]
            start = datetime.fromisoformat(f"{row['Dato']}T{row['Start']}").replace(tzinfo=ZONE)
            planned = int(row["Minutter"])
            lasted = timedelta(minutes=plan["lasted"].get(name, planned))
            one = Meeting(
                id=self.id(),
                procurement=procurement,
                place=plan["place"],
                planned_start=start,
                planned_minutes=planned,
                reflection_minutes=int(row["Refleksjon"]),
                actual_start=start if name else None,
                actual_end=start + lasted if name else None,
                guide=guide,
            )
            self.meetings[name or "reserve"] = one
            if name:
                self._link(one, self.suppliers[name])
                self._ask(one, start, lasted)

    def _ask(self, meeting: Meeting, start: datetime, lasted: timedelta) -> None:
        each = lasted / len(self.questions)
        for at, question in enumerate(self.questions):
            self.asked.append(
                Asked(
                    id=self.id(),
                    meeting=meeting.id,
                    question=question.id,
                    asked_at=start + at * each,
                )
            )

    def _attend(self, meeting: Meeting, team: list[TeamMember]) -> None:
        if meeting.actual_start is None:
            return
        conference = meeting.kind is MeetingKind.CONFERENCE
        plan = self.told["meetings"]
        here = self.told["conference"]["present_team"] if conference else plan["team"]
        away = () if conference else plan["absent"]
        firms = {one.supplier for one in self.links if one.meeting == meeting.id}
        for who in team:
            if who.name in here or who.name in away:
                self._sit(meeting, who.name, who.role, who.organisation, None, who.name in here)
        for supplier in self.suppliers.values():
            if supplier.id in firms:
                for contact in self.contacts:
                    if contact.supplier == supplier.id:
                        self._sit(
                            meeting, contact.name, Role.SUPPLIER, supplier.name, supplier.id, True
                        )

    def _sit(
        self,
        meeting: Meeting,
        name: str,
        role: Role,
        organisation: str,
        supplier: UUID | None,
        present: bool,
    ) -> None:
        self.attendance.append(
            Attendance(
                id=self.id(),
                meeting=meeting.id,
                name=name,
                role=role,
                organisation=organisation,
                supplier=supplier,
                present=present,
                position=float(len(self.attendance)),
            )
        )

    # -- what was said --------------------------------------------------------------------------

    def _take_inputs(self, procurement: UUID) -> None:
        for row in self.rows("innspill.csv"):
            source, name = row["Id"], row["Leverandør"]
            number = int(source[1:])
            supplier = self.suppliers[name]
            meeting = self.meetings.get(name) or self._written_round(procurement, supplier)
            self.inputs.append(
                Input(
                    id=self.id(),
                    procurement=procurement,
                    number=number,
                    position=float(number),
                    source_id=source,
                    type=InputType(row["Type"]),
                    phase=int(row["Fase"]),
                    text=row["Tekst"],
                    supplier=supplier.id,
                    meeting=meeting.id,
                    question=self.questions[self.told["answers"][source] - 1].id,
                    secrecy=_LEVELS[row["Skjerming"]],
                    side=Side.SUPPLIER,
                    **self._worked_up(source),
                )
            )

    def _written_round(self, procurement: UUID, supplier: Supplier) -> Meeting:
        one = Meeting(id=self.id(), procurement=procurement, kind=MeetingKind.WRITTEN)
        self.meetings[supplier.name] = one
        self._link(one, supplier)
        return one

    def _worked_up(self, source: str) -> dict[str, Any]:
        found: dict[str, Any] = {
            "public_wording": self.told["public_wording"].get(source, ""),
            "themes": tuple(one["name"] for one in self.told["themes"] if source in one["inputs"]),
        }
        if why := self.told["secret"].get(source):
            found |= {
                "secrecy_kind": why["kind"],
                "secrecy_harm": why["harm"],
                "decided_by": why["by"],
                "decided_on": why["on"],
                "review_on": why["review"],
            }
        for words in self.told["dispositions"]:
            if source in words["inputs"]:
                found["disposition"] = Disposition(words["what"])
                found["disposition_reason"] = words["reason"]
        return found

    def _tell(self, procurement: UUID) -> None:
        """What the buyer told, and what was agreed, is open to those who took part."""
        for words in self.told["given"]:
            self._line(
                procurement,
                InputKind.GIVEN,
                self.meetings[words["supplier"]],
                number=int(words["label"][1:]),
                text=words["text"],
            )
        for kind, lines in (
            (InputKind.ACTION, self.told["actions"]),
            (InputKind.DECISION, self.told["decisions"]),
        ):
            for number, words in enumerate(lines, start=1):
                self._line(
                    procurement,
                    kind,
                    self.meetings[words["meeting"]],
                    number=number,
                    text=words["text"],
                    owner=words.get("owner", ""),
                    due=words.get("due"),
                    done_on=words.get("done"),
                )

    def _line(
        self, procurement: UUID, kind: InputKind, meeting: Meeting, *, number: int, **words: Any
    ) -> None:
        self.inputs.append(
            Input(
                id=self.id(),
                procurement=procurement,
                kind=kind,
                meeting=meeting.id,
                number=number,
                position=float(100 + number),
                side=Side.BUYER,
                secrecy=Secrecy.OPEN,
                **words,
            )
        )

    def _minutes(self) -> Iterator[Minutes]:
        """Sent, and answered where somebody answered; none is approved."""
        plan = self.told["minutes"]
        for name, meeting in self.meetings.items():
            if meeting.actual_end is None:
                continue
            answer = plan["answers"].get(name, Response.CONFIRMED.value)
            yield Minutes(
                id=self.id(),
                meeting=meeting.id,
                state=MinutesState.IN_REVIEW,
                sent_on=plan["sent"],
                response=None if answer == "none" else Response(answer),
                responded_on=None if answer == "none" else plan["approved"],
            )
