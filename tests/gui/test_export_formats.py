"""A document in the format that is chosen in the dialog, and tables to Excel by Ctrl+K's acts."""

from __future__ import annotations

import hashlib
from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path
from typing import Any
from uuid import UUID

import openpyxl
import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, meetings, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import BUYER_TEAM, PUBLIC, Audience, Participant
from lupdesk.domain.kinds import DocumentKind, MeetingKind, Secrecy
from lupdesk.domain.things import Sending
from lupdesk.gui.context import PageContext
from lupdesk.gui.page_acts import PAGE_ACTS, PageAct
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.measures import MeasuresPage
from lupdesk.gui.views.paper_export import export_to_file
from lupdesk.gui.views.timetable import TimetablePage
from lupdesk.gui.views.treatment import TreatmentPage
from tests.documents.wordfile import reopened
from tests.gui.conftest import Told

Save = Callable[..., list[tuple[str, str]]]
PAGES = {
    "inputs": InputsPage,
    "timetable": TimetablePage,
    "treatment": TreatmentPage,
    "measures": MeasuresPage,
}
TABLES = [one for one in PAGE_ACTS if one.key.startswith("table-")]


@pytest.fixture
def firm(desk: Desk, procurement: UUID) -> UUID:
    """A supplier with a meeting in which it said something secret."""
    made = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    meeting = meetings.add_meeting(
        desk, procurement, kind=MeetingKind.ONE_TO_ONE, start=desk.now(), suppliers=(made,)
    )
    inputs.add_input(
        desk, procurement, text="Vår kobling har en svakhet", supplier=made,
        meeting=meeting, secrecy=Secrecy.SECRET,
    )  # fmt: skip
    return made


@pytest.fixture
def save(monkeypatch: pytest.MonkeyPatch) -> Save:
    """What the dialog answers from now on; the list fills with what it offered."""
    offered: list[tuple[str, str]] = []

    def answers(path: Path | str, kind: str = "") -> list[tuple[str, str]]:
        def ask(_parent: QWidget, _title: str, start: str, kinds: str) -> tuple[str, str]:
            offered.append((Path(start).name, kinds))
            return str(path), kind

        monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
        return offered

    return answers


@dataclass(frozen=True)
class Place:
    """Where an export begins."""

    context: PageContext
    procurement: UUID
    firm: UUID
    told: Told
    parent: QWidget

    def export(self, reader: Audience, kind: DocumentKind = DocumentKind.TIMETABLE) -> None:
        export_to_file(
            self.context, self.procurement, kind, reader, None, "Timeplan T-1", self.parent
        )

    @property
    def sent(self) -> list[Sending]:
        return self.context.desk.all(Sending)


@pytest.fixture
def place(context: PageContext, procurement: UUID, firm: UUID, told: Told, qtbot: QtBot) -> Place:
    parent = QWidget()
    qtbot.addWidget(parent)
    return Place(context, procurement, firm, told, parent)


@pytest.mark.parametrize(
    ("name", "kind", "written"),
    [
        ("plan.docx", "", "plan.docx"),
        ("plan.txt", "PDF (*.pdf)", "plan.txt"),
        ("plan", "Word (*.docx)", "plan.docx"),
        ("plan", "Ren tekst (*.txt)", "plan.txt"),
        ("plan", "", "plan.pdf"),
        ("plan.XLSX", "", "plan.XLSX"),
        ("plan", "CSV (*.csv)", "plan.csv"),
        ("plan 1.2", "Word (*.docx)", "plan 1.2.docx"),
    ],
)
def test_the_name_decides_else_the_kind_of_file(
    place: Place, tmp_path: Path, save: Save, name: str, kind: str, written: str
) -> None:
    save(tmp_path / name, kind)
    place.export(Participant(place.firm))
    data = (tmp_path / written).read_bytes()
    (sent,) = place.sent
    assert (sent.file_name, sent.supplier, sent.kind) == (written, place.firm, "timetable")
    assert sent.sha256 == hashlib.sha256(data).hexdigest()
    assert place.told.messages[-1][1] == "ok"
    begins = {
        "pdf": b"%PDF",
        "docx": b"PK",
        "xlsx": b"PK",
        "txt": b"Lysvika kommune",
        "csv": b"\xef\xbb\xbf",
    }
    assert data.startswith(begins[written.rpartition(".")[2].lower()])


def test_what_is_offered(place: Place, save: Save) -> None:
    offered = save("")
    place.export(BUYER_TEAM)
    place.export(PUBLIC, DocumentKind.GUIDE)
    assert [kinds.split(";;") for _, kinds in offered] == [
        ["PDF (*.pdf)", "Word (*.docx)", "Ren tekst (*.txt)", "Excel (*.xlsx)", "CSV (*.csv)"],
        ["PDF (*.pdf)", "Word (*.docx)", "Ren tekst (*.txt)"],
    ]
    assert place.sent == []


def test_a_word_file_is_one(place: Place, tmp_path: Path, save: Save) -> None:
    save(tmp_path / "plan.docx")
    place.export(BUYER_TEAM)
    whole = reopened((tmp_path / "plan.docx").read_bytes())
    assert whole.core_properties.language == "nb-NO"


@pytest.mark.parametrize("name", ["a.pdf", "a.docx", "a.txt"])
def test_what_a_stop_holds_goes_out_in_no_format(
    place: Place, tmp_path: Path, save: Save, name: str
) -> None:
    offered = save(tmp_path / name)
    place.export(PUBLIC, DocumentKind.SUMMARY)
    assert "stopper" in place.told.messages[-1][0]
    assert offered == []
    assert place.sent == []
    assert not (tmp_path / name).exists()


@pytest.mark.parametrize("act", TABLES, ids=lambda act: act.key)
def test_each_table_goes_to_excel_by_its_act(
    place: Place, tmp_path: Path, save: Save, qtbot: QtBot, act: PageAct
) -> None:
    page: Any = PAGES[act.page](place.context, place.procurement)
    qtbot.addWidget(page)
    offered = save(tmp_path / "tabell")
    page.doors[act.key]()
    ((name, kinds),) = offered
    assert name.endswith("- Intern.xlsx")
    assert kinds == "Excel (*.xlsx);;CSV (*.csv)"
    book = openpyxl.load_workbook(tmp_path / "tabell.xlsx")
    assert book.worksheets[0].freeze_panes == "A2"
    (sent,) = place.sent
    assert (sent.file_name, sent.audience) == ("tabell.xlsx", "team")
    assert place.told.messages[-1][1] == "ok"
    qtbot.waitUntil(lambda: not place.context.jobs.busy)


def test_no_name_is_no_table(place: Place, save: Save, qtbot: QtBot) -> None:
    page = TimetablePage(place.context, place.procurement)
    qtbot.addWidget(page)
    save("")
    page.doors["table-plan"]()
    assert place.sent == []
    qtbot.waitUntil(lambda: not place.context.jobs.busy)
