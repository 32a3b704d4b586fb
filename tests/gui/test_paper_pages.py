from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from datetime import date, timedelta
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, judging, meetings, suppliers
from lupdesk.desk.assessing import Verdict, assess
from lupdesk.desk.cases import read_case
from lupdesk.desk.minutes import minutes_of
from lupdesk.desk.publishing import compose_document
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Participant
from lupdesk.domain.kinds import (
    Channel,
    DocumentKind,
    InputType,
    MeetingKind,
    MinutesState,
    Response,
    Secrecy,
    SecretKind,
)
from lupdesk.domain.ledger import ledger
from lupdesk.domain.things import Input, Sending, Supplier
from lupdesk.domain.treatment import Dispatch
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.sent_papers import RecordDialog, TakeBackDialog, WithdrawDialog
from lupdesk.gui.views.minutes import MinutesPage
from lupdesk.gui.views.publishing import PublishingPage
from tests.documents.spoiling import spoil

IN_FULL = Verdict(
    level=Secrecy.SECRET,
    kind=SecretKind.TECHNIQUE,
    harmful=True,
    harm="Andre kan ta etter",
    legal_basis="offl-13",
    review_on=date(2028, 3, 1),
)
"""In both steps, so that no STOP holds the summary."""


@pytest.fixture
def meeting(desk: Desk, procurement: UUID) -> UUID:
    """A meeting with an open and a secret statement of Heimkontakt and one of another."""
    firm, other = (
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Heimkontakt AS", "Sansea AS")
    )
    made = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    for text, supplier, level in (
        ("Lukkede grensesnitt gjør integrasjon dyr", firm, Secrecy.OPEN),
        ("Vår kobling har en svakhet ingen kjenner", firm, Secrecy.SECRET),
        ("Egen metode under patentsøknad", other, Secrecy.SECRET),
    ):
        where = made if supplier is firm else None
        said = inputs.add_input(
            desk,
            procurement,
            text=text,
            type=InputType.BAR,
            supplier=supplier,
            meeting=where,
            secrecy=level,
        )
        if level is Secrecy.SECRET:
            assess(desk, said, IN_FULL)
    return made


@pytest.fixture
def page(
    context: PageContext, procurement: UUID, meeting: UUID, qtbot: QtBot
) -> Iterator[MinutesPage]:
    page = MinutesPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 720)
    page.show()
    qtbot.waitExposed(page)
    page.show_thing(meeting)
    yield page
    qtbot.waitUntil(lambda: not context.jobs.busy)
    context.desk.unwatch(page.refresh)


def save_as(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_, **__: (str(path), ""))


def text_of(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [pdf[n].get_textpage().get_text_range() for n in range(len(pdf))]
    return " ".join(" ".join(pages).split())


def press(qtbot: QtBot, page: MinutesPage) -> None:
    page.panel._next.setFocus()
    qtbot.keyClick(page.panel._next, Qt.Key.Key_Space)


def test_from_nothing_to_approved_by_one_key(
    page: MinutesPage, desk: Desk, meeting: UUID, qtbot: QtBot
) -> None:
    for state in (MinutesState.DRAFT, MinutesState.IN_REVIEW, MinutesState.APPROVED):
        press(qtbot, page)
        found = minutes_of(desk, meeting)
        assert found is not None
        assert found.state is state
    approved = minutes_of(desk, meeting)
    assert approved is not None
    assert approved.sha256
    assert not page.panel._next.isVisible()


def test_reopening_wants_a_reason(
    page: MinutesPage, desk: Desk, meeting: UUID, told: object, qtbot: QtBot
) -> None:
    for _ in range(3):
        press(qtbot, page)
    back = page.panel._back
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    assert told.messages[-1][1] == "stop"  # type: ignore[attr-defined]
    page.panel._reason.setFocus()
    qtbot.keyClicks(page.panel._reason, "Feil navn")
    back.setFocus()
    qtbot.keyClick(back, Qt.Key.Key_Space)
    found = minutes_of(desk, meeting)
    assert found is not None
    assert (found.state, found.version, found.reopened_reason) == (
        MinutesState.DRAFT,
        2,
        "Feil navn",
    )


def test_the_suppliers_answer_is_recorded_and_undone(
    page: MinutesPage, desk: Desk, meeting: UUID, qtbot: QtBot
) -> None:
    press(qtbot, page)
    press(qtbot, page)
    button = page.panel._buttons[Response.REMARKED]
    button.setFocus()
    qtbot.keyClick(button, Qt.Key.Key_Space)
    found = minutes_of(desk, meeting)
    assert found is not None
    assert found.response is Response.REMARKED
    desk.undo()
    found = minutes_of(desk, meeting)
    assert found is not None
    assert found.response is None


def test_what_is_seen_is_the_file_and_holds_the_readers_own_alone(
    page: MinutesPage,
    context: PageContext,
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    firm = suppliers.supplier_named(desk, "Heimkontakt AS")
    page.panel._reader.show_value(Participant(firm.id))
    page.panel._reader.chosen.emit(Participant(firm.id))
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.page_count > 0)
    target = tmp_path / "referat.pdf"
    save_as(target, monkeypatch)
    page.panel._export.click()
    text = text_of(target)
    assert "Vår kobling har en svakhet ingen kjenner" in text
    assert "Sansea" not in text
    assert "patentsøknad" not in text
    (sent,) = desk.all(Sending)
    assert sent.supplier == firm.id
    page.preview.paper.reader.want_text()
    qtbot.waitUntil(lambda: page.preview.paper.reader.text_is_read)
    seen = [one.letters for one in page.preview.paper.reader.texts]
    assert " ".join(" ".join(seen).split()) == text


def test_summary_shows_what_is_held_back_and_goes_there(
    context: PageContext,
    procurement: UUID,
    meeting: UUID,
    told: object,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = PublishingPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1146, 720)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.page_count > 0)
    assert len(page._held.rows.values) == 2
    page._held.pick_row(0)
    qtbot.keyClick(page._held, Qt.Key.Key_Return)
    assert told.went[-1][0] == "inputs"  # type: ignore[attr-defined]
    target = tmp_path / "oppsummering.pdf"
    save_as(target, monkeypatch)
    page._export.click()
    text = text_of(target)
    assert "Lukkede grensesnitt gjør integrasjon dyr" in text
    for hidden in ("svakhet", "patentsøknad", "Heimkontakt", "Sansea"):
        assert hidden not in text
    assert told.messages[-1][1] == "ok"  # type: ignore[attr-defined]


def test_what_is_wanting_in_a_file_that_the_window_wrote_is_found(
    context: PageContext,
    procurement: UUID,
    meeting: UUID,
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = PublishingPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.page_count > 0)
    save_as(tmp_path / "oppsummering.pdf", monkeypatch)

    def of_files() -> list[str]:
        found = judging.findings(desk, procurement)
        return [context.wording.phrase(one.what) for one in found if one.rule == "R-UU-1"]

    with pytest.MonkeyPatch.context() as spoiling:
        spoil(spoiling, "access-title")
        page._export.click()
        (said,) = of_files()
        assert said.startswith("oppsummering.pdf ")
    page._export.click()
    assert of_files() == []


def test_a_document_that_went_out_is_withdrawn_with_a_reason(
    page: MinutesPage,
    desk: Desk,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    written = page.panel.written
    assert not written.withdraw.isVisible()
    save_as(tmp_path / "referat.pdf", monkeypatch)
    page.panel._export.click()
    qtbot.waitUntil(written.list.isVisible)
    assert not written.withdraw.isEnabled()
    written.list.pick_row(0)
    qtbot.keyClick(written.list, Qt.Key.Key_Return)
    (dialog,) = written.findChildren(WithdrawDialog)
    dialog.ok.click()
    assert dialog.isVisible()
    assert dialog.message.isVisible()
    dialog.reason.setText("Feil navn")
    dialog.ok.click()
    (sent,) = desk.all(Sending)
    assert (sent.withdrawn_on, sent.withdrawn_reason) == (desk.today(), "Feil navn")
    said = str(written.list.rows.index(0).data()).replace("\N{NO-BREAK SPACE}", " ")
    assert said.startswith("referat.pdf, Trukket tilbake 16. mars: Feil navn")
    assert not written.withdraw.isEnabled()


@pytest.fixture
def sent_page(
    context: PageContext,
    procurement: UUID,
    meeting: UUID,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> Iterator[PublishingPage]:
    """The summary is written; nobody has got it."""
    page = PublishingPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 720)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not context.jobs.busy and page.preview.page_count > 0)
    save_as(tmp_path / "oppsummering.pdf", monkeypatch)
    page._export.click()
    qtbot.waitUntil(page._sent.record.isVisible)
    yield page
    qtbot.waitUntil(lambda: not context.jobs.busy)
    context.desk.unwatch(page.refresh)


def record(page: PublishingPage) -> RecordDialog:
    page._sent.record.click()
    return page._sent.findChildren(RecordDialog)[-1]


def test_that_a_file_was_sent_to_all_is_recorded_and_taken_back(
    sent_page: PublishingPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    written = sent_page._sent
    assert not written.take_back.isVisible()
    dialog = record(sent_page)
    (file,) = desk.all(Sending)
    dialog.ok.click()
    sent = desk.all(Dispatch, sending=file.id)
    assert len(sent) == 2
    (at,) = {one.sent_at for one in sent}
    assert file.sent_at is not None
    assert at is not None
    assert file.sent_at < at < desk.now()
    assert {one.supplier for one in sent} == {one.id for one in desk.all(Supplier)}
    qtbot.waitUntil(written.take_back.isVisible)
    assert "sendt til 2" in str(written.list.rows.index(0).data())

    def listed() -> bool:
        paper = compose_document(desk, procurement, DocumentKind.PROTOCOL, BUYER_TEAM)
        return "doc.protocol.reached" in repr(paper.blocks)

    assert listed()
    written.take_back.click()
    (back,) = written.findChildren(TakeBackDialog)
    back.ok.click()
    assert back.message.isVisible()
    back.reason.setText("Feil liste")
    back.ok.click()
    assert desk.all(Dispatch) == []
    assert not listed()
    qtbot.waitUntil(lambda: not written.take_back.isVisible())


def test_that_a_file_went_to_one_is_recorded_with_way_and_time(
    sent_page: PublishingPage, desk: Desk, qtbot: QtBot
) -> None:
    dialog = record(sent_page)
    (firm,) = (one for one in desk.all(Supplier) if one.name == "Sansea AS")
    dialog.to.show_value(firm.id)
    dialog.channel.show_value(Channel.WEB)
    dialog.time.setText("25:00")
    dialog.ok.click()
    assert dialog.message.isVisible()
    earlier = desk.now() - timedelta(days=1)
    dialog.day.setText(f"{earlier:%d.%m.%Y}")
    dialog.time.setText("09:00")
    dialog.ok.click()
    assert desk.all(Dispatch) == []
    dialog.day.setText(dialog._now[0])
    dialog.time.setText(dialog._now[1])
    dialog.ok.click()
    (sent,) = desk.all(Dispatch)
    assert (sent.supplier, sent.channel) == (firm.id, Channel.WEB)
    assert sent.sent_at is not None
    assert sent.sent_at.date() == desk.today()


def test_that_a_file_went_to_who_asked_for_access_is_told_to_nobody_else(
    sent_page: PublishingPage, desk: Desk, procurement: UUID
) -> None:
    dialog = record(sent_page)
    dialog.to.setCurrentIndex(dialog.to.count() - 1)
    assert dialog.who.isVisible()
    dialog.ok.click()
    assert dialog.isVisible()
    dialog.who.setText("Lokalavisa")
    dialog.ok.click()
    (sent,) = desk.all(Dispatch)
    assert (sent.supplier, sent.note, sent.to_somebody_else) == (None, "Lokalavisa", True)
    assert ledger(read_case(desk, procurement)) == ()


def test_a_paper_of_the_team_is_sent_to_the_team_alone(
    sent_page: PublishingPage, context: PageContext, desk: Desk
) -> None:
    file = desk.all(Sending)[0]
    for audience, expected in (("team", ["Teamet"]), ("public", None)):
        dialog = RecordDialog(context, replace(file, audience=audience), "", sent_page)
        shown = [dialog.to.itemText(n) for n in range(dialog.to.count())]
        if expected is not None:
            assert shown == expected
        else:
            assert shown[0] == "Alle leverandører som deltar"
            assert shown[-2:] == ["Teamet", "Noen andre"]
            assert set(shown[1:-2]) == {"Heimkontakt AS", "Sansea AS"}
        dialog.reject()


def test_what_a_stop_holds_goes_to_nobody_outside(
    context: PageContext, desk: Desk, procurement: UUID, meeting: UUID, qtbot: QtBot
) -> None:
    said = inputs.add_input(desk, procurement, text="Uvurdert, sagt på vei ut", meeting=meeting)
    page = PublishingPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitUntil(lambda: "stopper" in page._what_happens.text(), timeout=10_000)
    assert not page._export.isEnabled()
    page._reader.show_value(BUYER_TEAM)
    page._draw_paper()
    assert page._export.isEnabled()
    page._reader.show_value(PUBLIC)
    page._draw_paper()
    assert not page._export.isEnabled()
    for one in desk.all(Input, procurement=procurement):
        if one.secrecy is not Secrecy.OPEN:
            inputs.edit_input(desk, one.id, secrecy=Secrecy.INTERNAL)
    assert desk.the(Input, said).secrecy is Secrecy.INTERNAL
    qtbot.waitUntil(page._export.isEnabled, timeout=10_000)


def test_a_document_that_cannot_be_made_says_why(
    context: PageContext, procurement: UUID, meeting: UUID, qtbot: QtBot
) -> None:
    page = PublishingPage(context, procurement)
    qtbot.addWidget(page)
    page.show()
    page._kind.show_value(DocumentKind.GUIDE)
    page._kind.activated.emit(page._kind.currentIndex())
    qtbot.waitUntil(lambda: page.preview.states.currentIndex() == 1)
    assert not page._export.isEnabled()
    assert page.preview.why_not.sentence.text()
    assert page._reader.value() is not BUYER_TEAM
    QApplication.processEvents()


def test_minutes_for_whoever_asks_for_access(
    page: MinutesPage,
    desk: Desk,
    meeting: UUID,
    tmp_path: Path,
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    offered: list[str] = []

    def choose(_parent: object, _title: str, start: str, _filter: str) -> tuple[str, str]:
        offered.append(start)
        return str(tmp_path / "innsyn.pdf"), ""

    monkeypatch.setattr(QFileDialog, "getSaveFileName", choose)
    page.panel._reader.show_value(PUBLIC)
    page.panel._reader.chosen.emit(PUBLIC)
    page.panel._export.click()
    text = text_of(tmp_path / "innsyn.pdf")
    assert "Lukkede grensesnitt" in text
    for hidden in ("svakhet", "Heimkontakt", "patentsøknad"):
        assert hidden not in text
        assert hidden not in offered[0]
    (sending,) = desk.all(Sending, meeting=meeting)
    assert (sending.kind, sending.audience) == (DocumentKind.ACCESS.value, "public")
