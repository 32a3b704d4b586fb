"""Findings where the work is: beside a statement, a meeting's minutes, a document, and on the rail."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QLabel, QPushButton
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, judging, procurements
from lupdesk.desk.demo import tell_into
from lupdesk.desk.opening import open_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Secrecy
from lupdesk.domain.rules.finding import Finding, Severity
from lupdesk.domain.things import Input, Meeting
from lupdesk.gui.badges import found_badge
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.minutes import MinutesPage
from lupdesk.gui.views.publishing import PublishingPage
from lupdesk.gui.views.timetable import TimetablePage
from lupdesk.gui.widgets.finding_block import FindingBlock
from lupdesk.wording import Wording


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("case") / "case.lupdesk"
    tell_into(path)
    return path


@pytest.fixture
def case(made: Path, tmp_path: Path, context: PageContext) -> Iterator[Desk]:
    path = tmp_path / "case.lupdesk"
    path.write_bytes(made.read_bytes())
    desk = open_desk(path, author="Selma Lie", clock=lambda: datetime(2027, 3, 31, 12, tzinfo=UTC))
    yield desk
    desk.close()


@pytest.fixture
def of(case: Desk) -> UUID:
    return procurements.procurement_by_reference(case, "TFS-2027-01").id


@pytest.fixture
def went() -> list[tuple[str, UUID | None]]:
    return []


@pytest.fixture
def around(
    context: PageContext, case: Desk, went: list[tuple[str, UUID | None]], qtbot: QtBot
) -> Iterator[PageContext]:
    yield replace(context, desk=case, go_to=lambda page, id: went.append((page, id)))
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=20_000)


Shown = InputsPage | MinutesPage | PublishingPage | TimetablePage


def shown(page: Shown, desk: Desk, qtbot: QtBot) -> Iterator[Shown]:
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    yield page
    desk.unwatch(page.refresh)
    page.hide()


@pytest.fixture
def statements(around: PageContext, of: UUID, qtbot: QtBot) -> Iterator[InputsPage]:
    page = InputsPage(around, of)
    yield from shown(page, around.desk, qtbot)  # type: ignore[misc]


def block_of(page: Shown) -> FindingBlock:
    (found,) = page.findChildren(FindingBlock)
    return found


def test_the_rules_are_asked_anew_where_a_lock_stopped_them_and_did_not_come(
    statements: InputsPage, around: PageContext, qtbot: QtBot
) -> None:
    qtbot.waitUntil(lambda: not around.jobs.busy, timeout=20_000)
    asked: list[object] = []
    around.jobs.ended.connect(asked.append)
    open_one = next(one for one in around.desk.all(Input) if one.number == 5)
    inputs.set_secrecy(around.desk, [open_one.id], Secrecy.SECRET)
    qtbot.waitUntil(lambda: any(job.patient for job in around.jobs.running))
    around.jobs.settles(5.0)
    qtbot.waitUntil(lambda: len(asked) > 1, timeout=20_000)
    assert not asked[0].wanted  # type: ignore[attr-defined]
    assert asked[-1].wanted  # type: ignore[attr-defined]


def words_in(block: FindingBlock) -> str:
    return " ".join(label.text() for label in block.findChildren(QLabel))


def about(desk: Desk, of: UUID, rule: str) -> Finding:
    return next(one for one in judging.findings(desk, of) if one.rule == rule)


def test_beside_the_statement_stands_what_was_found_and_what_to_do(
    statements: InputsPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    one = about(case, of, "R-SEC-1")
    assert one.about is not None
    statements.show_thing(one.about)
    block = block_of(statements)
    qtbot.waitUntil(block.isVisible, timeout=10_000)
    words = Wording("nb")
    assert words.code("rule.R-SEC-1") in words_in(block)
    assert words.phrase(one.what) in words_in(block)
    assert words.code("remedy.R-SEC-1") in words_in(block)
    for label in (one for one in block.findChildren(QLabel) if one.text()):
        assert label.textFormat() is Qt.TextFormat.PlainText


def test_what_is_mended_goes_from_the_margin(
    statements: InputsPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    one = about(case, of, "R-SEC-1")
    assert one.about is not None
    statements.show_thing(one.about)
    block = block_of(statements)
    qtbot.waitUntil(block.isVisible, timeout=10_000)
    inputs.edit_input(case, one.about, secrecy=Secrecy.OPEN)
    title = Wording("nb").code("rule.R-SEC-1")
    qtbot.waitUntil(lambda: title not in words_in(block), timeout=10_000)


def test_a_reason_is_written_in_the_margin_and_kept(
    statements: InputsPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    one = about(case, of, "R-SEC-5")
    assert (one.severity, one.about is None) == (Severity.WARN, False)
    statements.show_thing(one.about)  # type: ignore[arg-type]
    block = block_of(statements)
    qtbot.waitUntil(lambda: block.isVisible() and bool(block.reasons), timeout=10_000)
    field = block.reasons[0]
    field.setFocus()
    qtbot.keyClicks(field, "Alle vet det")
    qtbot.keyClick(field, Qt.Key.Key_Return)
    assert any(
        each.rule == "R-SEC-5" and each.reason == "Alle vet det"
        for each in judging.findings(case, of)
    )


def test_many_or_a_clean_statement_show_nothing(
    statements: InputsPage, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    one = about(case, of, "R-SEC-1")
    statements.show_thing(one.about)  # type: ignore[arg-type]
    block = block_of(statements)
    qtbot.waitUntil(block.isVisible, timeout=10_000)
    found = {each.about for each in judging.findings(case, of)}
    clean = next(each for each in case.all(Input, procurement=of) if each.id not in found)
    statements.show_thing(clean.id)
    assert not block.isVisible()
    statements.show_thing(one.about)  # type: ignore[arg-type]
    assert block.isVisible()
    statements.table.selectAll()
    assert not block.isVisible()


def test_beside_the_minutes_stands_what_happened_in_the_meeting(
    around: PageContext, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    one = about(case, of, "R-EQ-5")
    assert one.meeting is not None
    for page in shown(MinutesPage(around, of), case, qtbot):
        assert isinstance(page, MinutesPage)
        page.show_thing(one.meeting)
        block = block_of(page)
        qtbot.waitUntil(block.isVisible, timeout=10_000)
        assert Wording("nb").code("rule.R-EQ-5") in words_in(block)


def test_beside_the_meeting_in_the_plan_stands_what_is_wrong_with_it(
    around: PageContext, case: Desk, of: UUID, qtbot: QtBot
) -> None:
    one = about(case, of, "R-EQ-5")
    assert one.about is not None
    other = next(each for each in case.all(Meeting) if each.id != one.about)
    for page in shown(TimetablePage(around, of), case, qtbot):
        page.show_thing(one.about)
        block = block_of(page)
        qtbot.waitUntil(block.isVisible, timeout=10_000)
        words = Wording("nb")
        assert words.code("rule.R-EQ-5") in words_in(block)
        assert words.phrase(one.what) in words_in(block)
        page.show_thing(other.id)
        rule = words.code("rule.R-EQ-5")
        qtbot.waitUntil(lambda block=block, rule=rule: rule not in words_in(block))  # type: ignore[misc]


def test_the_document_says_what_keeps_it_back_and_leads_there(
    around: PageContext, case: Desk, of: UUID, went: list[tuple[str, UUID | None]], qtbot: QtBot
) -> None:
    for page in shown(PublishingPage(around, of), case, qtbot):
        block = block_of(page)
        qtbot.waitUntil(block.isVisible, timeout=10_000)
        more = block.findChildren(QPushButton)[-1]
        more.setFocus()
        qtbot.keyClick(more, Qt.Key.Key_Space)
        assert [place for place, _ in went] == ["treatment"]


def test_the_badge_counts_stops_before_warnings_that_have_no_reason(case: Desk, of: UUID) -> None:
    wording = Wording("nb")
    found = judging.findings(case, of)
    stops = [one for one in found if one.severity is Severity.STOP]
    warned = [one for one in found if one.severity is Severity.WARN]
    badge = found_badge(found, wording)["treatment"]
    assert (badge.number, badge.tone) == (len(stops), "stop")
    badge = found_badge(warned, wording)["treatment"]
    assert (badge.number, badge.tone) == (sum(not one.reason for one in warned), "warn")
    assert found_badge([replace(one, reason="x") for one in warned], wording) == {}
