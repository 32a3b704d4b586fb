from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtCore import QMimeData, QPointF, Qt, QUrl
from PySide6.QtGui import QDragEnterEvent, QDragLeaveEvent, QDropEvent
from PySide6.QtWidgets import QApplication, QMenu, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import files
from lupdesk.desk.importing import TableKind
from lupdesk.desk.inputs import add_input
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Attachment, Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.file_dialog import FileDialog
from lupdesk.gui.dialogs.import_forms import ImportFormsDialog
from lupdesk.gui.dialogs.import_notice import ImportNoticeDialog
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.dialogs.purge import PurgeDialog
from lupdesk.gui.dialogs.read_answer import ReadAnswerDialog
from lupdesk.gui.views.input_panel import InputPanel
from lupdesk.gui.views.kept_files import KeptFiles
from lupdesk.gui.widgets.drop_area import DropArea
from tests.gui.conftest import Told


@pytest.fixture
def area(context: PageContext, procurement: UUID, qtbot: QtBot) -> KeptFiles:
    area = KeptFiles(context, procurement)
    qtbot.addWidget(area)
    area.resize(700, 120)
    area.show()
    qtbot.waitExposed(area)
    return area


@pytest.fixture
def handed(tmp_path: Path) -> list[Path]:
    paths = [tmp_path / "lysark.pdf", tmp_path / "notat æøå.txt"]
    for path in paths:
        path.write_bytes(path.name.encode())
    return paths


def carried(*urls: QUrl) -> QMimeData:
    data = QMimeData()
    data.setUrls(list(urls))
    return data


def local(paths: list[Path]) -> QMimeData:
    return carried(*(QUrl.fromLocalFile(str(path)) for path in paths))


def hold_over(area: QWidget, data: QMimeData) -> bool:
    event = QDragEnterEvent(
        QPointF(5, 5).toPoint(),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    event.ignore()
    QApplication.sendEvent(area, event)
    return event.isAccepted()


def let_go(area: QWidget, data: QMimeData) -> QDropEvent:
    hold_over(area, data)
    event = QDropEvent(
        QPointF(5, 5),
        Qt.DropAction.CopyAction | Qt.DropAction.MoveAction,
        data,
        Qt.MouseButton.LeftButton,
        Qt.KeyboardModifier.NoModifier,
    )
    QApplication.sendEvent(area, event)
    return event


def test_several_files_are_kept_and_their_own_stay(
    area: KeptFiles, desk: Desk, handed: list[Path]
) -> None:
    data = local(handed)
    event = let_go(area, data)
    assert event.dropAction() is Qt.DropAction.CopyAction
    kept = {one.name: files.bytes_of(desk, one).decode() for one in desk.all(Attachment)}
    assert kept == {path.name: path.name for path in handed}
    assert all(path.exists() for path in handed)


def test_the_area_shows_that_it_takes_them(area: KeptFiles, handed: list[Path]) -> None:
    quiet = area.grab().toImage()
    data = local(handed)
    hold_over(area, data)
    assert area.invitation.isVisible()
    assert area.invitation.geometry() == area.rect()
    assert area.grab().toImage() != quiet
    QApplication.sendEvent(area, QDragLeaveEvent())
    assert area.grab().toImage() == quiet


def test_what_is_no_file_is_not_taken(area: KeptFiles, desk: Desk) -> None:
    text = QMimeData()
    text.setText("bare tekst")
    for data in (text, carried(QUrl("https://example.org/lysark.pdf"))):
        assert not hold_over(area, data)
        assert not area.invitation.isVisible()
        let_go(area, data)
    assert desk.all(Attachment) == []


def test_a_folder_and_a_file_that_is_too_large_are_refused_in_a_sentence(
    area: KeptFiles,
    desk: Desk,
    handed: list[Path],
    told: Told,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    folder = tmp_path / "mappe"
    folder.mkdir()
    monkeypatch.setattr(files, "LIMIT", 12)
    let_go(area, local([folder, *handed]))
    assert [tone for _, tone in told.messages] == ["stop", "stop"]
    assert "mappe" in told.messages[0][0]
    assert "notat æøå.txt" in told.messages[1][0]
    assert [one.name for one in desk.all(Attachment)] == ["lysark.pdf"]


def test_files_of_a_statement(
    context: PageContext, procurement: UUID, desk: Desk, handed: list[Path], qtbot: QtBot
) -> None:
    id = add_input(desk, procurement, text="Lukkede grensesnitt")
    panel = InputPanel(context, 340)
    qtbot.addWidget(panel)
    panel.show_inputs([desk.the(Input, id)])
    (area,) = panel.findChildren(DropArea)
    let_go(area, local(handed))
    assert [one.input for one in desk.all(Attachment)] == [id, id]


def test_a_kept_file_is_taken_away_for_good(
    area: KeptFiles,
    desk: Desk,
    handed: list[Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
    tmp_path: Path,
) -> None:
    monkeypatch.setenv("LUPDESK_HOME", str(tmp_path / "home"))
    area.keep(handed[:1])
    area.refresh()
    (file,) = desk.all(Attachment)
    row = area._rows.row_of(file.id)
    row._more.click()
    (menu,) = row.findChildren(QMenu)
    menu.actions()[0].trigger()
    (dialog,) = row.findChildren(PurgeDialog)
    dialog.reason.setText("Sendt ved en feil")
    dialog.ok.click()
    qtbot.waitUntil(lambda: dialog.purged is not None)
    assert desk.the(Attachment, file.id).content == ""
    dialog.no.click()
    area.refresh()
    assert not row._save.isEnabled()
    assert not row._more.isEnabled()


@pytest.mark.parametrize(
    "make",
    [
        lambda context, _: ImportNoticeDialog(context),
        lambda context, of: ImportDialog(context, of, TableKind.SUPPLIERS),
        ImportFormsDialog,
        ReadAnswerDialog,
    ],
    ids=["notice", "table", "forms", "answer"],
)
def test_a_file_dropped_on_a_dialog_is_read_and_stays_where_it_was(
    make: Callable[[PageContext, UUID], FileDialog],
    context: PageContext,
    procurement: UUID,
    handed: list[Path],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    dialog = make(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    read: list[Path] = []
    monkeypatch.setattr(dialog, "read", read.append)
    assert not hold_over(dialog, carried(QUrl("https://example.org/skjema.pdf")))
    assert hold_over(dialog, local(handed))
    event = let_go(dialog, local(handed))
    assert read == handed[:1]
    assert event.dropAction() is Qt.DropAction.CopyAction
