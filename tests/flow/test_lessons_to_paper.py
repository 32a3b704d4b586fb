"""From a key on the page to the paper that other buyers read, and to the next guide."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, procurements, sending_out
from lupdesk.desk.opening import create_desk
from lupdesk.desk.publishing import export_document
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.kinds import Disposition, DocumentKind, Milestone, Secrecy
from lupdesk.domain.things import Supplier
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.theme import Theme, apply_theme, load_fonts
from lupdesk.settings import Settings
from lupdesk.wording import Wording

Key = Qt.Key


class Clock:
    def __init__(self) -> None:
        self.at = datetime(2027, 3, 31, 8, 0, tzinfo=UTC)

    def __call__(self) -> datetime:
        self.at += timedelta(seconds=1)
        return self.at


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    desk = create_desk(tmp_path / "office.lupdesk", title="Office", author="Selma", clock=Clock())
    yield desk
    desk.close()


@pytest.fixture
def case(desk: Desk) -> UUID:
    of = procurements.add_procurement(
        desk,
        reference="T-1",
        title="Trygg hverdag",
        buyers=(procurements.Body("Lysvika kommune"),),
    )
    for name in ("Heimkontakt AS", "Sansea AS", "Granlås AS"):
        add_supplier(desk, name=name, procurement=of)
    return of


@pytest.fixture
def window(desk: Desk, case: UUID, qapp: QApplication, qtbot: QtBot) -> Iterator[MainWindow]:
    load_fonts()
    apply_theme(qapp, Theme())
    failed: list[BaseException] = []
    jobs = Jobs(failed.append)
    settings = Settings(language="nb", last_place=f"lessons {case}")
    window = MainWindow(desk, settings, Wording("nb"), jobs, lambda _: None, lambda _: True)
    window.show()
    window.activateWindow()
    window.go_to("lessons")
    qtbot.waitUntil(lambda: QApplication.focusWidget() is not None)
    yield window
    window.part()
    jobs.close()
    assert failed == []


def focus() -> QWidget:
    found = QApplication.focusWidget()
    assert found is not None
    return found


def text_of(file: Path) -> str:
    pages = pypdfium2.PdfDocument(file.read_bytes())
    return " ".join(page.get_textpage().get_text_range() for page in pages)


def test_from_a_key_to_the_paper_for_other_buyers(
    window: MainWindow, desk: Desk, case: UUID, tmp_path: Path
) -> None:
    page = window.page
    page.questions.setFocus()
    QTest.keyClick(focus(), Key.Key_Down)
    QTest.keyClick(focus(), Key.Key_4)
    page.panel.change.setFocus()
    QTest.keyClicks(focus(), "La brukerne åpne samtalen")
    page.questions.setFocus()
    for place, key in ((2, Key.Key_5), (3, Key.Key_4), (4, Key.Key_3)):
        page.who.setCurrentIndex(place)
        QTest.keyClick(page.questions, key)
    page.panel.text.setFocus()
    QTest.keyClicks(focus(), "Vår egen plante")
    page.questions.setFocus()
    out = tmp_path / "erfaring.pdf"
    export_document(desk, case, DocumentKind.LESSONS, PUBLIC, out)
    said = " ".join(text_of(out).split())
    assert "La brukerne åpne samtalen" in said
    assert "Det viktige ble sagt" in said, "both sides have a mean of four"
    for hidden in ("Heimkontakt", "Sansea", "Granlås", "plante"):
        assert hidden not in said
    window.go_to("questions")
    assert window.here == "questions"


def test_each_supplier_gets_the_roadmap_with_its_own_and_nobody_elses(
    desk: Desk, case: UUID, tmp_path: Path
) -> None:
    procurements.add_date(desk, case, Milestone.COMPETITION, date(2027, 6, 15))
    firms = {one.name: one.id for one in desk.all(Supplier)}
    for name, text in (
        ("Heimkontakt AS", "Åpne grensesnitt må kreves"),
        ("Sansea AS", "Egen metode for kjæledyr"),
    ):
        id = inputs.add_input(desk, case, text=text, supplier=firms[name], secrecy=Secrecy.SECRET)
        inputs.set_disposition(desk, [id], Disposition.PARTLY, f"Svar til {text[:4].lower()}")
    sending_out.export_for_everybody(desk, case, tmp_path / "alt")
    papers = {
        path.relative_to(tmp_path / "alt").parts[-2]: text_of(path)
        for path in (tmp_path / "alt").rglob("Leverandørens veikart*.pdf")
    }
    assert set(papers) == {"public", "Heimkontakt AS", "Sansea AS", "Granlås AS"}
    for reader, text in papers.items():
        said = " ".join(text.split())
        assert "15. juni 2027" in said
        assert ("Åpne grensesnitt må kreves" in said) is (reader == "Heimkontakt AS")
        assert ("Egen metode for kjæledyr" in said) is (reader == "Sansea AS")
        assert ("Svar til åpne" in said) is (reader == "Heimkontakt AS")
