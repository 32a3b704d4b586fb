"""Likebehandling, with keys as a person would press them, on the worked case."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import guides, judging, procurements, suppliers, treatment
from lupdesk.desk.demo import tell_into
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Channel, InputKind
from lupdesk.domain.question_matrix import PUT
from lupdesk.domain.rules.finding import Severity
from lupdesk.domain.rules.register import RULES
from lupdesk.domain.things import Input, TeamMember
from lupdesk.domain.treatment import Adviser, Answer, Gap, Publication
from lupdesk.gui.context import PageContext
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.treatment import TreatmentPage
from lupdesk.gui.widgets.buttons import Button
from lupdesk.gui.widgets.fields import TextField
from lupdesk.wording import Wording
from tests.gui.conftest import Told


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.lupdesk"
    tell_into(path)
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    path.write_bytes(made.read_bytes())
    desk = open_desk(path, author="Selma Lie", clock=lambda: datetime(2027, 3, 31, 12, tzinfo=UTC))
    yield desk
    desk.close()


@pytest.fixture
def of(case: Desk) -> UUID:
    return procurements.procurement_by_reference(case, "TFS-2027-01").id


@pytest.fixture
def page(context: PageContext, case: Desk, of: UUID, qtbot: QtBot) -> Iterator[TreatmentPage]:
    page = TreatmentPage(replace(context, desk=case), of)
    case.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    settled(page, qtbot)
    yield page
    case.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def settled(page: TreatmentPage, qtbot: QtBot) -> None:
    """The rules have answered, and nothing more is to be asked."""
    qtbot.waitUntil(lambda: not page._later.isActive() and page._job is None)


def say(field: TextField, qtbot: QtBot, text: str) -> None:
    field.setFocus()
    field.selectAll()
    qtbot.keyClicks(field, text)
    qtbot.keyClick(field, Qt.Key.Key_Return)


def pick(page: TreatmentPage, rule: str) -> None:
    rows = page.findings.rows
    place = next(n for n, one in enumerate(rows.rows.values) if one.rule == rule)
    rows.setFocus()
    rows.pick_row(place)


def show(page: TreatmentPage, view: int, focus: QWidget) -> None:
    page.views.turn(view)
    focus.setFocus()


def test_the_gravest_stand_first_with_their_numbers(page: TreatmentPage) -> None:
    severities = [one.severity for one in page.findings.rows.rows.values]
    assert severities == [Severity.STOP] * 4 + [Severity.WARN] * 7
    assert page.findings.rows.rows.values[-1].reason
    words = [label.text() for _, label in page._signs.values() if label.isVisible()]
    assert words == ["4 stopp", "7 varsler"]


def test_enter_goes_to_what_is_to_be_mended(
    page: TreatmentPage, told: Told, case: Desk, qtbot: QtBot
) -> None:
    pick(page, "R-SEC-1")
    qtbot.keyClick(page.findings.rows, Qt.Key.Key_Return)
    (rival,) = case.all(Input, source_id="I45")
    assert told.went == [("inputs", rival.id)]


def test_a_warning_takes_its_reason_and_keeps_it(
    page: TreatmentPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    pick(page, "R-EQ-5")
    assert page.findings.reason.isVisible()
    say(page.findings.reason, qtbot, "Tolk brukte tid")
    (long,) = (one for one in judging.findings(case, of) if one.rule == "R-EQ-5")
    assert long.reason == "Tolk brukte tid"
    settled(page, qtbot)
    pick(page, "R-EQ-5")
    assert page.findings.reason.text() == "Tolk brukte tid"


def test_a_stop_offers_no_reason(page: TreatmentPage) -> None:
    pick(page, "R-EQ-2")
    assert not page.findings.reason.isVisible()


def test_a_gap_is_explained_from_the_table(page: TreatmentPage, case: Desk, qtbot: QtBot) -> None:
    page.grid.setFocus()
    for _ in range(12):
        qtbot.keyClick(page.grid, Qt.Key.Key_Down)
    for _ in range(15):
        qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert page.grid.words().startswith("Baltic Care Systems OÜ · 16. ")
    assert page._follow.text() == "Svarer skriftlig innen 31. mars"
    qtbot.keyClick(page.grid, Qt.Key.Key_Return)
    say(page._gap, qtbot, "Tiden var ute")
    (gap,) = (one for one in case.all(Gap) if one.reason == "Tiden var ute")
    assert gap.follow_up == "Svarer skriftlig innen 31. mars", "the one does not wipe the other"


def test_why_not_asked_is_not_asked_of_what_was_asked(page: TreatmentPage, qtbot: QtBot) -> None:
    page.grid.setFocus()
    states = []
    for _ in range(16):
        cell = page.grid.under()
        assert cell is not None
        states.append(cell.state)
        assert page._gap.isEnabled() is (cell.state not in PUT)
        qtbot.keyClick(page.grid, Qt.Key.Key_Right)
    assert PUT[0] in states


def test_what_was_told_to_one_is_told_to_all(
    page: TreatmentPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    procurements.edit_procurement(case, of, notice_text="")
    settled(page, qtbot)
    show(page, 1, page.ledger.rows)
    page.ledger.rows.pick_row(0)
    assert page.ledger.rows.value().text == "Storøyna får ny mast i 2028"
    qtbot.keyClick(page.ledger._share, Qt.Key.Key_Return)
    (mast,) = case.all(Input, kind=InputKind.GIVEN, number=2)
    assert mast.publication is not None
    settled(page, qtbot)
    assert "R-EQ-2" not in {one.rule for one in page.findings.rows.rows.values}


def test_a_telephone_call_is_noted(page: TreatmentPage, case: Desk, qtbot: QtBot) -> None:
    show(page, 1, page.ledger._new)
    page.ledger._channel.show_value(Channel.PHONE)
    say(page.ledger._new, qtbot, "Fristen er klokken tolv")
    (one,) = case.all(Input, text="Fristen er klokken tolv")
    assert (one.kind, one.channel) == (InputKind.GIVEN, Channel.PHONE)


def test_a_question_is_answered_and_published(
    page: TreatmentPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    procurements.edit_procurement(case, of, notice_text="")
    show(page, 2, page.answers._new)
    say(page.answers._new, qtbot, "Er det parkering?")
    settled(page, qtbot)
    page.answers.rows.pick_row(len(page.answers.rows.rows.values) - 1)
    page.answers.answer.setFocus()
    qtbot.keyClicks(page.answers.answer, "Ja, bak huset.")
    page.answers.flush()
    settled(page, qtbot)
    before = len(case.all(Publication))
    qtbot.keyClick(page.answers._publish, Qt.Key.Key_Return)
    assert len(case.all(Publication)) == before + 1
    (one,) = case.all(Answer, question="Er det parkering?")
    assert (one.answer, one.publication is not None) == ("Ja, bak huset.", True)


def test_who_asked_is_noted_for_us_alone(page: TreatmentPage, case: Desk, qtbot: QtBot) -> None:
    outside = suppliers.add_supplier(case, name="Åskammen AS")
    show(page, 2, page.answers._new)
    say(page.answers._new, qtbot, "Kan Åskammen få kart?")
    settled(page, qtbot)
    page.answers.rows.pick_row(len(page.answers.rows.rows.values) - 1)
    assert page.answers.asker.value() is None
    page.answers.asker.setFocus()
    qtbot.keyClicks(page.answers.asker, "Åskam")
    settled(page, qtbot)
    (one,) = case.all(Answer, question="Kan Åskammen få kart?")
    assert one.asked_by == outside
    found = page.findings.rows.rows.values
    assert [each.about for each in found if each.rule == "R-EQ-3"] == [one.id]
    case.undo()
    settled(page, qtbot)
    assert page.answers.asker.value() is None


def test_publishing_says_why_it_may_not_yet(
    page: TreatmentPage, case: Desk, told: Told, qtbot: QtBot
) -> None:
    show(page, 2, page.answers._new)
    say(page.answers._new, qtbot, "Er det parkering?")
    settled(page, qtbot)
    page.answers.rows.pick_row(len(page.answers.rows.rows.values) - 1)
    page.answers.answer.setFocus()
    qtbot.keyClicks(page.answers.answer, "Ja.")
    page.answers.flush()
    settled(page, qtbot)
    qtbot.keyClick(page.answers._publish, Qt.Key.Key_Return)
    text, tone = told.messages[-1]
    assert tone == "stop"
    assert "R-SEC-7" in text


def test_somebody_confirms_being_impartial(page: TreatmentPage, case: Desk, qtbot: QtBot) -> None:
    show(page, 3, page.people.rows)
    page.people.rows.pick_row(0)
    say(page.people.day, qtbot, "1.2.2027")
    say(page.people.interests, qtbot, "Ingen")
    first = page.standing.case.team[0] if page.standing else None
    assert first is not None
    found = case.the(TeamMember, first.id)
    assert (found.impartial_on and found.impartial_on.isoformat(), found.interests) == (
        "2027-02-01",
        "Ingen",
    )


def test_somebody_of_the_team_agrees_to_be_named(
    page: TreatmentPage, case: Desk, qtbot: QtBot
) -> None:
    show(page, 3, page.people.rows)
    page.people.rows.pick_row(0)
    consent = page.people.consent
    say(consent.day, qtbot, "1.2.2027")
    say(consent.why, qtbot, "kunngjøringen")
    person = page.people.rows.value()
    found = case.the(TeamMember, person.id)
    assert found.consented_on is not None
    assert (found.consented_on.isoformat(), found.shown_for) == ("2027-02-01", "kunngjøringen")
    assert found.impartial_on == person.impartial_on
    case.undo()
    case.undo()
    settled(page, qtbot)
    assert (consent.day.text(), consent.why.text()) == ("", "")


def test_core_questions_are_marked_in_the_matrix_and_the_others_need_not_be_asked(
    page: TreatmentPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    def unasked() -> bool:
        found = page.findings.rows.rows.values
        return "finding.R-EQ-6.question" in {one.what.code for one in found}

    gap = case.all(Gap)[0]
    treatment.set_gap(case, gap.supplier, gap.question)
    settled(page, qtbot)
    assert unasked()
    assert "◆" not in page._legend.text()
    guide = guides.latest_guide(case, of)
    assert guide is not None
    guides.mark_core(case, guides.questions_of(case, guide.id)[0].id, True)
    settled(page, qtbot)
    assert "◆ kjerne" in page._legend.text()
    assert [row.core for row in page.grid.questions] == [True] + [False] * 15
    assert not unasked()
    page.grid.setFocus()
    qtbot.keyClick(page.grid, Qt.Key.Key_Left)
    assert "(kjerne)" in page.grid.words()


def test_an_adviser_is_written_and_assessed(page: TreatmentPage, case: Desk, qtbot: QtBot) -> None:
    show(page, 3, page.people._new)
    say(page.people._new, qtbot, "Fjordlab")
    settled(page, qtbot)
    page.people.rows.pick_row(len(page.people.rows.rows.values) - 1)
    assert "R-ADV-1" in {one.rule for one in page.findings.rows.rows.values}
    for name, text in (("shared", "Hele rapporten"), ("extra_time", "To uker")):
        field = page.people._fields[name]
        assert isinstance(field, TextField)
        say(field, qtbot, text)
        settled(page, qtbot)
    qtbot.keyClick(page.people._assessed, Qt.Key.Key_Return)
    (one,) = case.all(Adviser)
    assert (one.shared, one.assessed_by) == ("Hele rapporten", "Selma Lie")
    settled(page, qtbot)
    assert "R-ADV-1" not in {one.rule for one in page.findings.rows.rows.values}


def test_a_number_of_the_rules_is_changed_and_a_wrong_one_is_not(
    page: TreatmentPage, told: Told, qtbot: QtBot
) -> None:
    field = page.numbers.fields["length-tolerance"]
    show(page, 5, field)
    say(field, qtbot, "40")
    settled(page, qtbot)
    assert "R-EQ-5" not in {one.rule for one in page.findings.rows.rows.values}
    say(field, qtbot, "400")
    assert field.property("wrong") == "true"
    assert told.messages[-1] == ("Et helt tall fra 0 til 100.", "warn")


def test_a_case_with_nothing_says_so(
    context: PageContext, procurement: UUID, desk: Desk, qtbot: QtBot
) -> None:
    procurements.edit_procurement(desk, procurement, effect="Trygghet", for_whom="Innbyggere")
    page = TreatmentPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    settled(page, qtbot)
    assert page.findings._none.isVisible()
    assert not page.findings.rows.isVisible()


def test_nothing_is_said_to_be_found_or_not_before_the_rules_have_answered(
    context: PageContext, procurement: UUID, desk: Desk, qtbot: QtBot
) -> None:
    procurements.edit_procurement(desk, procurement, effect="Trygghet", for_whom="Innbyggere")
    page = TreatmentPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    assert page.standing is None
    assert page.findings._asking.isVisible()
    assert not page.findings._none.isVisible()
    assert not page.findings.reason.isVisible()
    assert not any(picture.isVisible() for picture, _ in page._signs.values())
    settled(page, qtbot)
    assert not page.findings._asking.isVisible()
    assert page.findings._none.isVisible()


def test_the_views_stand_as_on_other_pages_and_are_turned_by_keys(
    page: TreatmentPage, qtbot: QtBot
) -> None:
    views = page.views
    assert [part.text() for part in views.parts][:2] == ["Spørsmål og tid", "Hvem fikk vite"]
    assert views.parts[1].accessibleName() == "Hvem fikk vite hva"
    shown = []
    for _ in views.parts:
        qtbot.keyClick(page, Qt.Key.Key_PageDown, Qt.KeyboardModifier.ControlModifier)
        shown.append(page._stack.currentWidget())
    assert len(set(shown)) == len(views.parts)
    assert page.grid.hasFocus()
    assert shown[3] is page.sign_up
    assert shown[4] is page.numbers


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_views_stand_in_one_line_in_a_window_of_1366(
    context: PageContext, procurement: UUID, qtbot: QtBot, language: str
) -> None:
    page = TreatmentPage(replace(context, wording=Wording(language)), procurement)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    settled(page, qtbot)
    assert len({part.y() for part in page.views.parts}) == 1
    card = page.views.parentWidget()
    assert card is not None
    last = page.views.parts[-1]
    assert last.mapTo(card, last.rect().topRight()).x() <= card.width() - 20


@pytest.mark.parametrize("language", ["nb", "en"])
def test_the_title_of_no_rule_is_cut(
    context: PageContext, procurement: UUID, qtbot: QtBot, language: str
) -> None:
    page = TreatmentPage(replace(context, wording=Wording(language)), procurement)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    settled(page, qtbot)
    width = page.findings.rows.viewport().width() - 24 - LOOK.px(32) - 10
    cut = []
    for rule in RULES:
        name = Wording(language).code(f"rule.{rule.id}")
        if " ".join(page.findings._title(rule.id, width)) != name:
            cut.append(name)
    assert cut == []


def test_with_nobody_to_compare_it_says_what_makes_the_table(
    context: PageContext, procurement: UUID, told: Told, desk: Desk, qtbot: QtBot
) -> None:
    page = TreatmentPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    settled(page, qtbot)
    assert not page.grid.isVisible()
    assert not page._gap.isVisible(), "no fields about nothing"
    (way,) = [one for one in page.compared.findChildren(Button) if one.isVisible()]
    way.click()
    assert told.went == [("questions", None)]


def test_with_suppliers_and_questions_the_table_stands(page: TreatmentPage) -> None:
    assert page.grid.isVisible()
