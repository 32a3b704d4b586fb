"""Minutes to a reviewer's laptop and back, in the window: a file dialog, a passphrase, the keys."""

from __future__ import annotations

from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QFileDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, meetings, minutes, parcels, suppliers
from lupdesk.desk.opening import create_desk, open_desk
from lupdesk.desk.procurements import add_procurement
from lupdesk.domain.kinds import MeetingKind, Secrecy
from lupdesk.domain.review import Approval
from lupdesk.gui.dialogs.review import ReviewDialog
from lupdesk.gui.dialogs.review_parcel import OpenReviewDialog, ReviewParcelDialog
from lupdesk.gui.views.minutes import MinutesPage
from lupdesk.store import seal
from lupdesk.store.seal import Cost
from tests.gui.in_dialog import in_dialog
from tests.gui.test_app import Start, start, the_window

__all__ = ["start"]
pytestmark = pytest.mark.usefixtures("themed")
PASSPHRASE = "et hav av grønne epler"
ALT = Qt.KeyboardModifier.AltModifier


@pytest.fixture(autouse=True)
def cheap_guesses(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(seal, "CHOSEN", Cost(1024, 1, 1))


@pytest.fixture
def office(tmp_path: Path) -> tuple[Path, UUID]:
    path = tmp_path / "kontor.lupdesk"
    desk = create_desk(path, title="Kontor", author="Selma")
    case = add_procurement(desk, reference="P-1", title="Trygg hverdag", buyers=())
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=case)
    meeting = meetings.add_meeting(
        desk, case, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(firm,)
    )
    for text in ("Kravet stenger", "Prisen er 412 kr"):
        inputs.add_input(
            desk, case, text=text, supplier=firm, meeting=meeting, secrecy=Secrecy.SECRET
        )
    minutes.draft_minutes(desk, meeting)
    desk.close()
    return path, meeting


def typed(qtbot: QtBot, dialog: ReviewParcelDialog, first: str, second: str) -> None:
    for field, words in ((dialog.first, first), (dialog.second, second)):
        field.clear()
        qtbot.keyClicks(field, words)
    qtbot.mouseClick(dialog.ok, Qt.MouseButton.LeftButton)


def test_there_and_back(
    start: Start, office: tuple[Path, UUID], qtbot: QtBot, tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    path, meeting = office
    application = start(path)
    window = the_window(application)
    window.go_to("minutes", meeting)
    page = window.findChild(MinutesPage)
    assert page is not None
    parcel = tmp_path / "til-kari.lupreview"
    monkeypatch.setattr(QFileDialog, "getSaveFileName", lambda *_: (str(parcel), ""))

    def seal_it(dialog: ReviewParcelDialog) -> None:
        typed(qtbot, dialog, PASSPHRASE, "noe annet")
        assert dialog.message.isVisible()
        typed(qtbot, dialog, PASSPHRASE, PASSPHRASE)

    in_dialog(page, ReviewParcelDialog, seal_it)
    page.doors["review-parcel"]()
    assert parcel.exists()
    # On Kari's laptop.
    there = tmp_path / "kari" / "gjennomsyn.lupdesk"

    def unlock(dialog: OpenReviewDialog) -> None:
        dialog.target = there
        qtbot.keyClicks(dialog.typed, "feil passfrase")
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)
        assert dialog.message.isVisible()
        dialog.typed.clear()
        qtbot.keyClicks(dialog.typed, PASSPHRASE)
        qtbot.keyClick(dialog.typed, Qt.Key.Key_Return)

    in_dialog(window, OpenReviewDialog, unlock)
    application.parcels.open_review(parcel)
    assert application.desk is not None
    assert application.desk.path == there
    window = the_window(application)
    page = window.findChild(MinutesPage)
    assert page is not None

    def tick(dialog: ReviewDialog) -> None:
        for _ in range(2):
            qtbot.keyClick(dialog.list, Qt.Key.Key_4, ALT)
        qtbot.keyClick(dialog, Qt.Key.Key_Escape)

    in_dialog(page, ReviewDialog, tick)
    page.doors["review"]()
    assert len(application.desk.all(Approval)) == 2
    back = tmp_path / "tilbake.lupparcel"
    parcels.make_parcel(application.desk, back, passphrase=PASSPHRASE)
    here = open_desk(path, author="Selma")
    parcels.join_parcel(here, back, passphrase=PASSPHRASE)
    assert len(here.all(Approval)) == 2
    here.close()
