"""Every page in a language that wraps each string: what is not wrapped was never translated."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from uuid import UUID

import pytest
from PySide6.QtCore import QAbstractTableModel, Qt
from PySide6.QtWidgets import (
    QAbstractButton,
    QAbstractItemView,
    QComboBox,
    QLabel,
    QLineEdit,
    QPlainTextEdit,
    QWidget,
)
from pytestqt.qtbot import QtBot

from lupdesk.desk import benefits, guides, inputs, meetings, procurements, risks, suppliers
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputKind, InputType, MeetingKind, Milestone, Role, Secrecy
from lupdesk.domain.result_kinds import Relief
from lupdesk.gui.context import PageContext
from lupdesk.gui.pages import PAGES
from lupdesk.wording import PSEUDO, Wording

DATA = "Ω"
"""Stands in everything that a person wrote in this test."""
_DAY = re.compile(
    r"\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)?(?:day)?\s*\d*\s*"
    r"(?:Jan|Feb|Mar|Apr|May|Jun|Jul|Aug|Sep|Oct|Nov|Dec)[a-z]*\b"
)
_NAMES = re.compile(r"\b(?:I|N|A|D|L)\d+\b|\bCtrl|\bEnter\b|\bTab\b|\bEsc\b|\bF\d+|LUPDesk|PDF|Alt")


def is_raw(text: str) -> bool:
    """Whether the text has words that neither a person wrote nor the catalogue said."""
    if DATA in text:
        return False
    rest = re.sub(r"⟦[^⟦⟧]*(?:⟦[^⟦⟧]*⟧[^⟦⟧]*)*⟧", "", text)
    rest = _NAMES.sub("", _DAY.sub("", rest))
    return re.search(r"[^\W\d_]{3,}", rest) is not None


def texts_of(widget: QWidget) -> Iterator[str]:
    if isinstance(widget, QLabel | QAbstractButton):
        yield widget.text()
    if isinstance(widget, QLineEdit):
        yield widget.text()
        yield widget.placeholderText()
    if isinstance(widget, QPlainTextEdit):
        yield widget.toPlainText()
        yield widget.placeholderText()
    if isinstance(widget, QComboBox):
        yield from (widget.itemText(place) for place in range(widget.count()))
    if isinstance(widget, QAbstractItemView) and widget.model() is not None:
        model = widget.model()
        columns = model.columnCount() if isinstance(model, QAbstractTableModel) else 1
        for row in range(min(model.rowCount(), 20)):
            for column in range(columns):
                index = model.index(row, column)
                for role in (Qt.ItemDataRole.DisplayRole, Qt.ItemDataRole.AccessibleTextRole):
                    yield str(index.data(role) or "")
    yield widget.accessibleName()
    yield widget.toolTip()


@pytest.fixture
def told_case(desk: Desk) -> UUID:
    case = procurements.add_procurement(
        desk,
        reference=f"{DATA}1",
        title=f"{DATA} hjemme",
        buyers=(procurements.Body(f"{DATA} kommune"),),
        effect=f"{DATA} bedre",
        phase=5,
    )
    procurements.add_member(
        desk, case, procurements.Person(f"{DATA} Tor", Role.CHAIR, f"{DATA} org")
    )
    risks.add_risk(
        desk, case, f"{DATA} risiko", likelihood=4, consequence=4, left_likelihood=2,
        left_consequence=2, relief=Relief.PILOT, relief_words=f"{DATA} slik",
    )  # fmt: skip
    benefits.add_benefit(desk, case, f"{DATA} turer", baseline=f"41 {DATA}", target=f"16 {DATA}")
    for milestone in Milestone:
        procurements.add_date(desk, case, milestone, desk.today() + timedelta(days=3))
    guides.add_question(desk, case, f"{DATA} Hva er uklart?", f"{DATA} uklart")
    firm = suppliers.add_supplier(
        desk,
        name=f"{DATA} AS",
        trade=f"{DATA} alarm",
        procurement=case,
        contacts=(suppliers.ContactPerson(f"{DATA} Ola", f"{DATA}@x.example"),),
    )
    for kind in MeetingKind:
        meetings.add_meeting(
            desk, case, kind=kind, title=f"{DATA} møte", start=desk.now(), suppliers=(firm,)
        )
    for place, level in enumerate(Secrecy):
        inputs.add_input(
            desk,
            case,
            text=f"{DATA} sagt {place}",
            type=list(InputType)[place],
            supplier=firm,
            secrecy=level,
            themes=(f"{DATA}tema",),
        )
    inputs.add_follow_up(
        desk, case, kind=InputKind.ACTION, text=f"{DATA} gjør", owner=f"{DATA} Kari"
    )
    return case


@pytest.mark.parametrize("kind", PAGES, ids=lambda kind: kind.key)
@pytest.mark.parametrize("empty", [False, True], ids=["full", "empty"])
def test_no_raw_text(
    kind: object, empty: bool, context: PageContext, told_case: UUID, desk: Desk, qtbot: QtBot
) -> None:
    case = told_case
    if empty:
        case = procurements.add_procurement(desk, reference=f"{DATA}2", title=f"{DATA} tom")
    pseudo = replace(context, wording=Wording(PSEUDO))
    page = kind.make(pseudo, case)  # type: ignore[attr-defined]
    qtbot.addWidget(page)
    page.resize(1300, 760)
    page.show()
    qtbot.waitExposed(page)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    raw = {
        f"{type(widget).__name__}: {text}"
        for widget in (page, *page.findChildren(QWidget))
        for text in texts_of(widget)
        if is_raw(text)
    }
    page.flush()
    page.hide()  # the page goes with this function: nothing of it may be painted any more
    assert raw == set()
