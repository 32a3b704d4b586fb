"""Coded statements and everything in the open, written from Ctrl+K's acts on the page of inputs."""

from __future__ import annotations

import hashlib
import json
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QFileDialog, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs
from lupdesk.desk.importing_qda import PassageState, look_at_coding
from lupdesk.desk.procurements import add_procurement
from lupdesk.desk.session import Desk
from lupdesk.domain.things import Sending
from lupdesk.gui.context import PageContext
from lupdesk.gui.views.exchange import exchange_doors
from lupdesk.gui.views.inputs import InputsPage
from tests.gui.conftest import Told


@pytest.fixture
def page(context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot) -> InputsPage:
    inputs.add_input(desk, procurement, text="Kravet stenger ute", themes=("krav",))
    made = InputsPage(context, procurement)
    qtbot.addWidget(made)
    made.show()
    return made


def choose(monkeypatch: pytest.MonkeyPatch, path: Path | str, kind: str = "") -> list[str]:
    """What the dialog answers; the list fills with the kinds of file that it offered."""
    offered: list[str] = []

    def ask(_parent: QWidget, _title: str, start: str, kinds: str) -> tuple[str, str]:
        offered.append(f"{Path(start).name}: {kinds}")
        return str(path), kind

    monkeypatch.setattr(QFileDialog, "getSaveFileName", ask)
    return offered


@pytest.mark.parametrize(
    ("act", "asked", "written"),
    [
        ("export-coding", ("ut.qdpx", ""), "ut.qdpx"),
        ("export-coding", ("ut", ""), "ut.qdpx"),
        ("export-coding", ("ut", "Bare kodeboken (*.qdc)"), "ut.qdc"),
        ("export-coding", ("ut.QDC", ""), "ut.QDC"),
        ("export-everything", ("alt 1.2", ""), "alt 1.2.json"),
    ],
)
def test_it_is_written_remembered_and_told(
    page: InputsPage, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path,
    act: str, asked: tuple[str, str], written: str,
) -> None:  # fmt: skip
    choose(monkeypatch, tmp_path / asked[0], asked[1])
    page.doors[act]()
    data = (tmp_path / written).read_bytes()
    sum_ = hashlib.sha256(data).hexdigest()
    (sent,) = page._desk.all(Sending)
    assert (sent.file_name, sent.audience, sent.sha256) == (written, "team", sum_)
    words, tone = told.messages[-1]
    assert tone == "ok"
    assert written in words
    assert sum_[:4] in words
    if written.endswith("json"):
        assert "Kravet stenger ute" in json.dumps(json.loads(data), ensure_ascii=False)


def test_what_is_written_is_known_when_it_comes_back(
    page: InputsPage, desk: Desk, procurement: UUID, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    choose(monkeypatch, tmp_path / "ut.qdpx")
    page.doors["export-coding"]()
    looked = look_at_coding(desk, procurement, (tmp_path / "ut.qdpx").read_bytes(), "ut.qdpx")
    assert [one.state for one in looked.passages] == [PassageState.KNOWN]


def test_nothing_is_written_where_nothing_is_chosen_or_a_folder_lies(
    page: InputsPage, desk: Desk, told: Told, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    offered = choose(monkeypatch, "")
    page.doors["export-coding"]()
    page.doors["export-everything"]()
    assert "(*.qdpx);;" in offered[0]
    assert "Intern" in offered[0]
    assert offered[1].startswith("Alt som åpen JSON")
    assert told.messages == []
    (tmp_path / "mappe.json").mkdir()
    choose(monkeypatch, tmp_path / "mappe.json")
    page.doors["export-everything"]()
    assert told.messages[-1][1] == "stop"
    assert desk.all(Sending) == []


def test_the_name_that_is_offered_has_no_gap_where_there_is_no_reference(
    context: PageContext, desk: Desk, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    case = add_procurement(desk, reference="", title="Nattjeneste")
    offered = choose(monkeypatch, "")
    exchange_doors(context, case, QWidget())["export-coding"]()
    assert "  " not in offered[0].partition(":")[0]
