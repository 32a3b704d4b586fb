"""A main finding from the first key to the published file, and back from its sentence to who said it."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path
from typing import Final
from uuid import UUID

import pypdfium2
import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, procurements, publishing, suppliers, synthesis, tracing
from lupdesk.desk.opening import create_desk
from lupdesk.desk.session import Desk
from lupdesk.domain.audience import PUBLIC
from lupdesk.domain.kinds import Disposition, DocumentKind, Secrecy
from lupdesk.domain.names import words
from lupdesk.domain.results import Insight
from lupdesk.domain.things import Input
from lupdesk.domain.tracing import with_words
from lupdesk.gui.context import PageContext
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.views.synthesis import SynthesisPage
from lupdesk.wording import Wording

Key: Final = Qt.Key
FIRMS: Final = ("Heimkontakt AS", "Sansea AS", "Fjellvarsel AS", "Storhav AS")
OPEN: Final = ("Lukkede grensesnitt er dyre for oss", "Åpne grensesnitt savnes i kravene")
SECRET: Final = "Vår nye metode skiller fall fra kjæledyr med radar"
HEARD: Final = "Grensesnitt som ikke er åpne fordyrer"


@pytest.fixture
def desk(tmp_path: Path) -> Iterator[Desk]:
    now = datetime(2027, 3, 26, 9, 0, tzinfo=UTC)
    desk = create_desk(tmp_path / "sak.lupdesk", title="S", author="Selma", clock=lambda: now)
    yield desk
    desk.close()


@pytest.fixture
def case(desk: Desk) -> UUID:
    made = procurements.add_procurement(
        desk, reference="T-1", title="Trygg hverdag", effect="Færre turer", for_whom="Nattjenesten"
    )
    firms = [suppliers.add_supplier(desk, name=name, procurement=made) for name in FIRMS]
    for text, firm, level in zip(
        (*OPEN, SECRET, "Levering tar fjorten uker"),
        firms,
        (Secrecy.OPEN, Secrecy.OPEN, Secrecy.SECRET, Secrecy.OPEN),
        strict=True,
    ):
        inputs.add_input(desk, made, text=text, supplier=firm, secrecy=level)
    return made


@pytest.fixture
def page(desk: Desk, case: UUID, qtbot: QtBot) -> Iterator[SynthesisPage]:
    jobs = Jobs(lambda _: None)
    context = PageContext(
        desk, Wording("nb"), jobs, lambda *_: None, lambda *_: None, lambda *_: None, lambda _: ()
    )
    page = SynthesisPage(context, case)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield page
    desk.unwatch(page.refresh)
    jobs.close()


def type_in(qtbot: QtBot, text: str, *, enter: bool = False) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)
    if enter:
        qtbot.keyClick(focused, Key.Key_Return)


def read_back(path: Path) -> str:
    with pypdfium2.PdfDocument(path) as pdf:
        text = " ".join(page.get_textpage().get_text_range() for page in pdf)
    return f" {' '.join(words(text))} "


def stands(text: str, paper: str) -> bool:
    return f" {' '.join(words(text))} " in paper


def test_what_is_typed_is_printed_and_leads_back_to_who_said_it(
    page: SynthesisPage, desk: Desk, case: UUID, tmp_path: Path, qtbot: QtBot
) -> None:
    page.first.setFocus()
    type_in(qtbot, HEARD, enter=True)
    for field, text in ((page.form.does, "Vi krever åpne"), (page.form.why, "Flere kan by")):
        field.setFocus()
        type_in(qtbot, text)
    page.form.answer.setFocus()
    qtbot.keyClick(page.form.answer, Key.Key_Down)
    (one,) = desk.all(Insight)
    synthesis.add_voices(desk, one.id, [said.id for said in desk.all(Input)[:3]])
    page.form.pass_on.setFocus()
    qtbot.keyClick(page.form.pass_on, Key.Key_Return)
    assert [said.disposition for said in desk.all(Input)] == [Disposition.ACCEPTED] * 3 + [None]

    written = publishing.export_document(
        desk, case, DocumentKind.SUMMARY, PUBLIC, tmp_path / "oppsummering.pdf"
    )
    paper = read_back(written.path)
    for text in (HEARD, "Vi krever åpne", "Flere kan by", "2 leverandører"):
        assert stands(text, paper), text
    for text in (*FIRMS, SECRET, "metode", "radar", *OPEN):
        assert not stands(text, paper), text

    (sentence,) = with_words(tracing.traces(desk, case), "ikke er åpne fordyrer")
    assert [said.text for said in sentence.voices.behind] == [*OPEN, SECRET]


@pytest.mark.parametrize("planted", [SECRET, "Heimkontakt kan det", "radar skiller fall fra dyr"])
@pytest.mark.parametrize("field", ["heard", "disagreement", "does", "why", "theme"])
def test_a_secret_that_is_typed_into_a_finding_is_in_no_file(
    desk: Desk, case: UUID, tmp_path: Path, planted: str, field: str
) -> None:
    one = synthesis.add_insight(
        desk, case, heard=HEARD, behind=[said.id for said in desk.all(Input)[:2]],
        does="Vi krever åpne", answer=Disposition.ACCEPTED, why="Flere kan by",
    )  # fmt: skip
    synthesis.edit_insight(desk, one, **{field: planted})
    if planted.startswith("radar"):
        inputs.edit_input(desk, desk.all(Input)[2].id, text=planted)
    written = publishing.export_document(
        desk, case, DocumentKind.SUMMARY, PUBLIC, tmp_path / "oppsummering.pdf"
    )
    paper = read_back(written.path)
    assert not stands(planted, paper)
    assert not stands("Flere kan by", paper), "a finding is left out whole"
    assert stands(OPEN[0], paper)
