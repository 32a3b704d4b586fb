"""Every finding of every rule leads to where it is mended, and to the very thing."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date
from typing import Any, Final
from uuid import UUID

import pytest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import benefits, files, meetings, minutes, procurements, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import MeetingKind, Milestone
from lupdesk.domain.phrases import Phrase
from lupdesk.domain.results import Target
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.things import (
    Attachment,
    Contact,
    Meeting,
    Minutes,
    Procurement,
    PromisedDate,
    Supplier,
)
from lupdesk.gui.context import PageContext
from lupdesk.gui.doors import _FIELDS, HERE, KINDS, Door, door_of
from lupdesk.gui.pages import PAGES
from lupdesk.gui.views.procurement import ProcurementPage
from lupdesk.gui.views.treatment import _VIEWS
from tests.domain.rules.breaking import findings
from tests.domain.rules.test_examples import EXAMPLES

KEYS: Final = {one.key for one in PAGES}
BROKEN: Final = [one for one in EXAMPLES if one.found]


def finding(rule: str, what: str = "", kind: Any = None, about: UUID | None = None) -> Finding:
    code = f"finding.{rule}" + (f".{what}" if what else "")
    return Finding(rule, Severity.STOP, Phrase(code), kind, about)


@pytest.mark.parametrize("one", BROKEN, ids=str)
def test_every_finding_has_a_door_to_its_thing(one: Any) -> None:
    case = one.case
    every = {thing.id: thing for some in _tables(case) for thing in some}
    for found in findings(one.rule, case, *one.papers):
        door = door_of(found, lambda kind, id: every.get(id))
        assert door.page in KEYS
        if door.page == HERE:
            assert door.part in _VIEWS
        if found.about is not None:
            assert door.thing is not None, "it leads to something, not only to a page"
            if found.kind in (Contact, Minutes):
                assert door.thing != found.about, "what has no page of its own stands on another's"
            else:
                assert door.thing == found.about


def _tables(case: Any) -> Iterator[Any]:
    for name in case.__dataclass_fields__:
        value = getattr(case, name)
        if isinstance(value, tuple):
            yield [one for one in value if hasattr(one, "id")]


def test_all_kinds_that_are_pointed_at_are_known() -> None:
    pointed = {found.kind for one in EXAMPLES for found in one.found if found.kind is not None}
    assert len(pointed) > 5
    assert pointed <= KINDS


def test_a_paper_is_written_anew_where_papers_are_made() -> None:
    assert door_of(finding("R-SEC-6", "hidden-text"), lambda *_: None).page == "summary"


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> ProcurementPage:
    page = ProcurementPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    qtbot.waitExposed(page)
    return page


def inside(line: QWidget | None) -> bool:
    focus = QApplication.focusWidget()
    return line is not None and focus is not None and (line is focus or line.isAncestorOf(focus))


def test_a_date_is_opened_on_its_own_line(
    page: ProcurementPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    for kind in (Milestone.NOTICE, Milestone.CONFERENCE, Milestone.COMPETITION):
        procurements.add_date(desk, procurement, kind, date(2027, 4, 1))
    page.refresh()
    for one in desk.all(PromisedDate, procurement=procurement):
        door = door_of(finding("R-PRED-1", "passed", PromisedDate, one.id), desk.get)
        assert door == Door("procurement", one.id)
        page.show_thing(one.id)
        assert page.editing
        line = page.form.row_of(one.id)
        qtbot.waitUntil(lambda line=line: inside(line))  # type: ignore[misc]


def test_a_target_is_opened_on_its_own_line(
    page: ProcurementPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    benefits.add_benefit(desk, procurement, "unødige utrykninger", baseline="41 %", target="16 %")
    (one,) = desk.all(Target, procurement=procurement)
    page.show_thing(one.id)
    qtbot.waitUntil(lambda: inside(page.form.row_of(one.id)))


@pytest.mark.parametrize(("code", "part"), sorted(_FIELDS.items()))
def test_each_part_of_the_case_has_its_field(
    code: str, part: str, page: ProcurementPage, procurement: UUID, qtbot: QtBot
) -> None:
    rule, _, what = code.partition(".")
    door = door_of(finding(rule, what, Procurement, procurement), lambda *_: None)
    assert door.key == f"procurement:{part}"
    page.show_part(door.part)
    field = page.form.part(part)
    assert (field is page.form.title) == (part == "title")
    qtbot.waitUntil(lambda: inside(field))


def test_what_belongs_to_something_else_leads_there(
    desk: Desk, procurement: UUID, page: ProcurementPage, tmp_path: Any, qtbot: QtBot
) -> None:
    firm = suppliers.add_supplier(desk, name="Sansea AS", procurement=procurement)
    person = suppliers.add_contact(desk, firm, suppliers.ContactPerson("Ola Heim"))
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    minutes.draft_minutes(desk, meeting)
    (draft,) = desk.all(Minutes, meeting=meeting)
    source = tmp_path / "lysark.txt"
    source.write_text("Lysark")
    of_case = files.add_file(desk, procurement, source)
    of_meeting = files.add_file(desk, procurement, source, meeting=meeting)
    leads = {
        (Contact, person): Door("suppliers", firm),
        (Minutes, draft.id): Door("minutes", meeting),
        (Attachment, of_case): Door("procurement", of_case),
        (Attachment, of_meeting): Door("timetable", meeting),
    }
    for (kind, id), door in leads.items():
        assert door_of(finding("R-GDPR-5", "note-number", kind, id), desk.get) == door
    note = finding("R-GDPR-5", "note-number", Supplier, firm)
    assert door_of(note, desk.get).key == "suppliers:note"
    late = finding("R-DOC-1", "not-sent", Meeting, meeting)
    assert door_of(late, desk.get) == Door("minutes", meeting)
    page.refresh()
    page.show_thing(of_case)
    qtbot.waitUntil(lambda: inside(page.files.row_of(of_case)))
