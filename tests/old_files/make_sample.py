"""Makes the sample of the newest format: a small desk that every later version opens.

Run ``python -m tests.old_files.make_sample`` from the project's folder while that format is not
released yet; afterwards its files never change again.
"""

from __future__ import annotations

import json
import sqlite3
from dataclasses import fields
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any
from uuid import UUID

from lupdesk.desk.opening import create_desk
from lupdesk.desk.session import Desk, OpenAct
from lupdesk.domain.acts import Act
from lupdesk.domain.house import Office, StandardPhrase, Template
from lupdesk.domain.kinds import (
    Channel,
    Disposition,
    InputKind,
    InputType,
    Milestone,
    MinutesState,
    PublicationKind,
    Response,
    Role,
    Secrecy,
    Side,
    SignUpChannel,
    SupplierKind,
    Voice,
)
from lupdesk.domain.result_kinds import (
    Barrier,
    Bearer,
    BenefitKind,
    InnovationKind,
    LessonQuestion,
    MeasureState,
    Relief,
    RequirementKind,
)
from lupdesk.domain.results import (
    DialogueTemplate,
    Insight,
    Instrument,
    Lesson,
    Measure,
    Measurement,
    PhaseMark,
    Requirement,
    Risk,
    Target,
    Theme,
    Tie,
)
from lupdesk.domain.review import Approval, Form, Remark, Stance, Verdict
from lupdesk.domain.things import (
    AgendaItem,
    Asked,
    Attachment,
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
    Sending,
    Supplier,
    TeamMember,
    Thing,
)
from lupdesk.domain.treatment import (
    Adviser,
    Answer,
    Dispatch,
    Gap,
    Publication,
    Reason,
    RuleSetting,
    SignUp,
)
from lupdesk.store import contents
from lupdesk.store.migrations import FORMAT
from lupdesk.store.rows import TABLES, columns

HERE = Path(__file__).parent
DESK = HERE / f"format_{FORMAT}.lupdesk"
TOLD = DESK.with_suffix(".json")


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2027, 3, 16, 8, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=7)
        return self.at


def make(path: Path) -> None:
    desk = create_desk(path, title="Prøvekontor", author="Selma Lie", clock=Clock())
    procurement, supplier, meeting, question = _frame(desk)
    _said(desk, procurement, supplier, meeting, question)
    _papers(desk, procurement, supplier, meeting)
    _treatment(desk, procurement, supplier, question)
    _results(desk, procurement, supplier)
    desk.save_draft(meeting, "halvskrevet linje")
    desk.close()


def _frame(desk: Desk) -> tuple[UUID, UUID, UUID, UUID]:
    with desk.act(Act.ADD_PROCUREMENT) as act:
        procurement = act.add(
            Procurement,
            reference="TFS-2027-01",
            title="Trygg hverdag hjemme",
            effect="Færre falske alarmer",
            for_whom="Hjemmeboende eldre",
            phase=3,
            cpv=("85311100", "35121700"),
            nuts=("NO0A2",),
            archive_case="27/113",
            language="en",
            office="Lysvika kommune",
            notice_id="b1",
            note="internt",
            notice_text="Markedsdialog om trygghet",
            contract_ends_on=date(2032, 1, 31),
            above_threshold=False,
        )
        act.add(Buyer, procurement=procurement, name="Lysvika", organisation_number="964965226")
        act.add(Target, procurement=procurement, what="Alarmer", baseline="41 %", target="≤ 16 %")
        act.add(
            PromisedDate,
            procurement=procurement,
            kind=Milestone.CONFERENCE,
            promised=date(2027, 3, 16),
            moved_to=date(2027, 3, 18),
            position=1.5,
        )
        act.add(TeamMember, procurement=procurement, name="Kari Nes", role=Role.NEED_OWNER)
        act.add(
            TeamMember,
            procurement=procurement,
            name="Tor Hauge",
            role=Role.PROJECT_LEAD,
            impartial_on=date(2027, 2, 1),
            interests="eier ingen aksjer",
            shown_for="svarer på spørsmål om konkurransen",
        )
    with desk.act(Act.ADD_SUPPLIER) as act:
        supplier = act.add(
            Supplier,
            name="Sansea AS",
            earlier_names=("Sans AS", "Čáhci AS"),
            kind=SupplierKind.START_UP,
            trade="sensor",
            aliases=("Sansa",),
            products=("Sansematte",),
        )
        act.add(
            Contact,
            supplier=supplier,
            name="Åse Øy",
            email="ase@example.no",
            consented_on=date(2027, 2, 2),
            shown_for="deltakerlisten",
        )
        act.add(
            Participation,
            procurement=procurement,
            supplier=supplier,
            code="L4",
            registered_on=date(2027, 2, 1),
            registered_by=SignUpChannel.FORM,
            wants_one_to_one=True,
        )
    with desk.act(Act.ADD_QUESTION) as act:
        guide = act.add(Guide, procurement=procurement, version=2)
        question = act.add(
            Question, guide=guide, text="Hva hindrer?", short_name="Hindringer", core=True
        )
    with desk.act(Act.ADD_MEETING) as act:
        meeting = _meeting(act, procurement, guide, supplier, question)
    return procurement, supplier, meeting, question


def _meeting(act: OpenAct, procurement: UUID, guide: UUID, supplier: UUID, asked: UUID) -> UUID:
    meeting = act.add(
        Meeting,
        procurement=procurement,
        title="Sansea",
        planned_start=datetime(2027, 3, 16, 9, tzinfo=UTC),
        actual_start=datetime(2027, 3, 16, 9, 2, 3, tzinfo=UTC),
        guide=guide,
        current_question=asked,
    )
    act.add(MeetingSupplier, meeting=meeting, supplier=supplier)
    act.add(AgendaItem, meeting=meeting, title="Velkommen", start="09:00", minutes=5)
    act.add(Attendance, meeting=meeting, name="Åse Øy", supplier=supplier, present=True)
    act.add(
        Asked, meeting=meeting, question=asked, asked_at=datetime(2027, 3, 16, 9, 9, tzinfo=UTC)
    )
    return meeting


def _said(desk: Desk, procurement: UUID, supplier: UUID, meeting: UUID, question: UUID) -> None:
    with desk.act(Act.WRITE_INPUT) as act:
        first = act.add(
            Input,
            procurement=procurement,
            number=1,
            type=InputType.BAR,
            text="Referansekrav stenger blåbær-bedrifter, sier Čállit đuođđi",
            meeting=meeting,
            supplier=supplier,
            question=question,
            voice=Voice.QUOTE,
            phase=0,
            side=Side.SUPPLIER,
            themes=("drift", "krav"),
            said_at=datetime(2027, 3, 16, 9, 10, tzinfo=UTC),
            claim=Secrecy.SECRET,
            secrecy=Secrecy.ANONYMISE,
            secret_parts=("blåbær-bedrifter",),
            harmful=True,
            legal_basis="offl-13",
            access_considered_on=date(2027, 3, 20),
        )
    with desk.act(Act.SET_DISPOSITION) as act:
        act.set(Input, first, disposition=Disposition.PARTLY, disposition_reason="Delvis tatt inn")
    with desk.act(Act.SET_FOLLOW_UP) as act:
        act.add(
            Input,
            procurement=procurement,
            number=2,
            kind=InputKind.ACTION,
            text="Sjekk dekning",
            owner="Tor",
            due=date(2027, 4, 1),
        )
    with desk.act(Act.WRITE_INPUT) as act:
        act.add(Input, procurement=procurement, number=3, text="Angret linje")
    desk.undo()


def _papers(desk: Desk, procurement: UUID, supplier: UUID, meeting: UUID) -> None:
    with desk.act(Act.ADD_FILE) as act:
        digest = contents.put(desk.database, "Lysark æøå".encode())
        act.add(Attachment, procurement=procurement, name="lysark.txt", size=13, content=digest)
    with desk.act(Act.DRAFT_MINUTES) as act:
        minutes = act.add(Minutes, meeting=meeting)
    with desk.act(Act.APPROVE_MINUTES) as act:
        act.set(
            Minutes,
            minutes,
            state=MinutesState.APPROVED,
            approved_on=date(2027, 3, 19),
            approved_by="Tor Hauge",
            frozen="{}",
            sha256="44136fa355b3678a1146ad16f7e8649e94fb4fc21fe77e8310c060f61caaff8a",
            response=Response.CONFIRMED,
        )
    with desk.act(Act.EXPORT_DOCUMENT, reason="til leverandøren") as act:
        act.add(
            Sending,
            procurement=procurement,
            meeting=meeting,
            kind="minutes",
            audience="supplier",
            supplier=supplier,
            file_name="referat.pdf",
            content="9f86d081884c7d659a2feaa0c55ad015a3bf4f1b2b0b822cd15d6c15b0f00a08",
        )
    with desk.act(Act.RECORD_RESPONSE) as act:
        form = act.add(
            Form, procurement=procurement, meeting=meeting, supplier=supplier, lines="[]"
        )
        act.add(
            Remark,
            procurement=procurement,
            form=form,
            meeting=meeting,
            supplier=supplier,
            author="Åse Øy",
            stance=Stance.CHANGE,
            about="Referansekrav stenger",
            wording="Referansekrav stenger de minste",
            verdict=Verdict.ACCEPTED,
            decided_by="Tor Hauge",
            decided_on=date(2027, 3, 22),
        )
        act.add(
            Approval,
            procurement=procurement,
            meeting=meeting,
            supplier=supplier,
            approved_by="Åse Øy",
            approved_on=date(2027, 3, 21),
            form=form,
        )
    with desk.act(Act.EDIT_PHRASES) as act:
        act.add(StandardPhrase, shortcut="takk", text="Takk for innspillet.")


def _treatment(desk: Desk, procurement: UUID, supplier: UUID, question: UUID) -> None:
    with desk.act(Act.EXPORT_DOCUMENT, reason="til alle") as act:
        sending = act.add(Sending, procurement=procurement, kind="answers", audience="public")
        publication = act.add(
            Publication,
            procurement=procurement,
            kind=PublicationKind.ANSWERS,
            title="Spørsmål og svar 1",
            published_at=datetime(2027, 3, 20, 11, tzinfo=UTC),
            sending=sending,
        )
        act.add(
            Dispatch,
            sending=sending,
            supplier=supplier,
            channel=Channel.EMAIL,
            sent_at=datetime(2027, 3, 20, 11, tzinfo=UTC),
        )
        act.add(
            Answer,
            procurement=procurement,
            number=1,
            question="Hvor mange integrasjoner er det?",
            answer="Fire.",
            asked_by=supplier,
            publication=publication,
        )
        act.add(
            Input,
            procurement=procurement,
            number=4,
            kind=InputKind.GIVEN,
            text="Storøyna får en mast til",
            supplier=supplier,
            channel=Channel.PHONE,
            publication=publication,
        )
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Gap, procurement=procurement, supplier=supplier, question=question, reason="tid")
        act.add(Adviser, procurement=procurement, name="Fjordlab", did="skrev utkast", shared="alt")
        act.add(SignUp, procurement=procurement, controller="Lysvika", purpose="påmelding")
        act.add(Reason, procurement=procurement, rule="R-EQ-5", text="tolk", given_by="Tor Hauge")
        act.add(RuleSetting, procurement=procurement, name="notice-days", value="10")
    with desk.act(Act.SET_OFFICE) as act:
        logo = contents.put(desk.database, b'<svg xmlns="http://www.w3.org/2000/svg"/>')
        act.add(Office, accent="#7A1F5C", logo=logo, logo_name="våpen.svg")
        act.add(Template, kind="summary", sections=("need", "findings", "given", "secrecy"))


def _results(desk: Desk, procurement: UUID, supplier: UUID) -> None:
    said = desk.all(Input, procurement=procurement)
    with desk.act(Act.EDIT_INPUTS) as act:
        act.set(
            Input,
            said[-1].id,
            same_as=said[0].id,
            barrier=Barrier.SIZE,
            withdrawn_on=date(2027, 4, 2),
            withdrawn_reason="gjelder ikke lenger",
        )
        drift = act.add(Theme, procurement=procurement, name="drift", meaning="alt etter levering")
        act.add(Theme, procurement=procurement, name="krav", parent=drift, position=2.0)
        act.add(
            Tie,
            procurement=procurement,
            of=act.add(
                Insight,
                procurement=procurement,
                heard="Referansekrav stenger de minste",
                does="Vi letter kravet",
                answer=Disposition.PARTLY,
                why="Drift dag og natt krever erfaring",
                theme="krav",
            ),
            basis=said[0].id,
            against=True,
        )
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.set(
            Procurement,
            procurement,
            innovation=InnovationKind.FRIENDLY,
            method="welfare-technology 1",
        )
        benefit = act.add(
            Target,
            procurement=procurement,
            what="Trygghet",
            baseline="62",
            target="80",
            kind=BenefitKind.QUALITY,
            unit="prosent",
            stakeholder="beboere",
            baseline_on=date(2026, 10, 15),
            baseline_method="spørreskjema",
            unplanned=True,
        )
        act.add(
            Measurement,
            procurement=procurement,
            target=benefit,
            measured_on=date(2029, 2, 1),
            value="71",
            cause="forsinket innføring",
        )
        act.add(
            Measure,
            procurement=procurement,
            title="Lette kvalifikasjonskravet",
            owner="Odd Rake",
            due=date(2027, 5, 1),
            state=MeasureState.UNDER_WAY,
            effect="flere små kan by",
            instrument="staged-contract",
        )
        act.add(
            Instrument,
            code="eget-fond",
            name="Fylkets fond",
            barriers=("L-STO",),
            phases=("6", "8"),
            valid_to=date(2028, 12, 31),
        )
        act.add(
            Requirement,
            procurement=procurement,
            text="Erfaring kan vises ved test",
            kind=RequirementKind.QUALIFICATION,
        )
        act.add(
            Risk,
            procurement=procurement,
            what="Mobilnettet er for svakt",
            bearer=Bearer.SHARED,
            likelihood=4,
            consequence=3,
            relief=Relief.STOP_POINT,
            left_likelihood=2,
            left_consequence=3,
        )
        act.add(
            PhaseMark, procurement=procurement, phase=2, code="notice", done_on=date(2027, 2, 1)
        )
        act.add(
            Lesson,
            procurement=procurement,
            side=Side.SUPPLIER,
            question=LessonQuestion.TIME_USED,
            score=4,
            text="Godt brukt tid",
            change="Send spørsmålene tidligere",
            supplier=supplier,
        )
        act.add(
            DialogueTemplate,
            code="trygghet",
            name="Trygghet hjemme",
            questions=('{"short_name":"Behov","text":"Er behovet klart?","core":true}',),
            themes=("drift", "drift / krav"),
            changes="første utgave",
        )


def told(desk: Desk) -> dict[str, list[dict[str, Any]]]:
    """Every thing that stands, field by field, as text."""
    return {table: [_fields(one) for one in desk.all(thing)] for thing, table in TABLES.items()}


def _fields(one: Thing) -> dict[str, Any]:
    encoded = {known.name: known.encode for known in columns(type(one))}
    values = {}
    for field in fields(one):  # type: ignore[arg-type]
        value = encoded[field.name](getattr(one, field.name))
        values[field.name] = value.hex() if isinstance(value, bytes) else value
    return values


def _of_no_machine(path: Path) -> None:
    """The sample tells nothing of where it was made; opened elsewhere it gets a new replica anyway."""
    db = sqlite3.connect(path)
    with db:
        db.execute("PRAGMA secure_delete = ON")
        db.execute("UPDATE replica SET computer = 'kontor', path = ?", [DESK.name])
    db.execute("VACUUM")
    db.close()


def main() -> None:
    DESK.unlink(missing_ok=True)
    make(DESK)
    _of_no_machine(DESK)
    from lupdesk.desk.opening import open_desk

    # Told by a reader of another copy, so that the sample itself stays as it was closed.
    copy = DESK.with_suffix(".copy")
    copy.write_bytes(DESK.read_bytes())
    desk = open_desk(copy, author="")
    TOLD.write_text(json.dumps(told(desk), ensure_ascii=False, indent=1) + "\n", "utf-8")
    desk.close()
    copy.unlink()


if __name__ == "__main__":
    main()
