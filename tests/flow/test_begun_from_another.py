"""A dialogue is saved as a template, another one begins with it, and its invitation is read back."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from itertools import count
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import guides, inputs, procurements, suppliers
from lupdesk.desk.dialogue_templates import template
from lupdesk.desk.opening import create_desk
from lupdesk.desk.publishing import export_document
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.kinds import DocumentKind, Secrecy
from lupdesk.domain.things import Participation, Procurement
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.begin_dialogue import BeginDialog
from lupdesk.gui.dialogs.new_procurement import NewProcurementDialog
from lupdesk.gui.dialogs.save_template import SaveTemplateDialog
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.wording import Wording

SECRET = "Borkronen vår slites ut etter 412 meter i kvartsitt"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    moments = count(int(datetime(2027, 3, 16, 8, tzinfo=UTC).timestamp()))
    desk = create_desk(
        tmp_path / "office.lupdesk",
        title="Kontor",
        author="Selma",
        clock=lambda: datetime.fromtimestamp(next(moments), UTC),
    )
    yield desk
    desk.close()


@pytest.fixture
def context(desk: Desk, qapp: QApplication) -> Iterator[PageContext]:
    load_fonts()
    apply_theme(qapp, Theme())
    failed: list[BaseException] = []
    jobs = Jobs(failed.append)
    yield PageContext(
        desk=desk,
        wording=Wording("nb"),
        jobs=jobs,
        tell=lambda text, tone: None,
        go_to=lambda page, id: None,
        remember=lambda name, sizes: None,
        remembered=lambda name: (),
    )
    jobs.close()
    assert failed == []


@pytest.fixture
def first(desk: Desk) -> UUID:
    """Begun from a template of the program; a supplier has told a secret, and two questions of the
    guide have come to say who and what.
    """
    contents = template(desk, "water-and-sewage", "nb")
    case = procurements.add_procurement(
        desk, reference="VA-1", title="Første", begin=contents.beginning
    )
    firm = suppliers.add_supplier(desk, name="Borefjell AS", procurement=case)
    inputs.add_input(desk, case, text=SECRET, supplier=firm, secrecy=Secrecy.SECRET)
    guides.add_question(desk, case, "Gjør andre det som Borefjell viste oss?", "Andre")
    guides.add_question(desk, case, f"Er det vanlig at «{SECRET.lower()}»?", "Slitasje")
    guides.add_question(desk, case, "Hvem eier dataene om grunnen?", "Eierskap", core=True)
    return case


def read(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        pages = [page.get_textpage().get_text_range() for page in pdf]
    return " ".join(" ".join(pages).split())


def test_from_a_key_press_to_the_invitation_that_is_read_back(
    context: PageContext, desk: Desk, first: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    saving = SaveTemplateDialog(context, first)
    qtbot.addWidget(saving)
    saving.show()
    qtbot.waitUntil(saving.ok.isEnabled)
    saving.name.selectAll()
    QTest.keyClicks(saving.name, "VA etter boring")
    QTest.keyClicks(saving.changes, "Eierskap til data")
    QTest.keyClick(saving.ok, Qt.Key.Key_Space)
    assert saving.saved is not None
    assert len(saving.saved.held) == 2

    making = NewProcurementDialog(desk, context.wording)
    qtbot.addWidget(making)
    making.show()
    QTest.keyClicks(making._title, "Andre ledninger")
    while making.template.currentText() != "VA etter boring":
        before = making.template.currentIndex()
        QTest.keyClick(making.template, Qt.Key.Key_Down)
        assert making.template.currentIndex() > before, "the template is not offered"
    QTest.keyClick(making._title, Qt.Key.Key_Return)
    assert making.made is not None
    second = desk.the(Procurement, making.made)
    assert second.method == "water-and-sewage 2"

    adding = BeginDialog(context, second.id)
    qtbot.addWidget(adding)
    adding.show()
    while "Første" not in adding.source.currentText():
        QTest.keyClick(adding.source, Qt.Key.Key_Down)
    qtbot.waitUntil(adding.ok.isEnabled)
    QTest.keyClick(adding.ok, Qt.Key.Key_Space)
    assert desk.count(Participation, procurement=second.id) == 1

    out = tmp_path / "invitasjon.pdf"
    export_document(desk, second.id, DocumentKind.INVITATION, PUBLIC, out)
    told = read(out)
    for wanted in ("Andre ledninger", "Strekningene og grunnforholdene", "Hvem eier dataene"):
        assert wanted in told
    for secret in ("Borefjell", "412", "kvartsitt"):
        assert secret.casefold() not in told.casefold()
    desk.undo()
    assert desk.count(Participation, procurement=second.id) == 0
