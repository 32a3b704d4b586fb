"""From one sentence of a summary back to the voices behind it, in three keystrokes."""

from __future__ import annotations

from collections.abc import Iterator
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, suppliers, synthesis
from lupdesk.desk.session import Desk
from lupdesk.desk.tracing import traces_beside
from lupdesk.domain.kinds import Disposition, Secrecy
from lupdesk.domain.tracing import Origin
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.voices import VoicesDialog
from lupdesk.gui.models.page_text import PageText, Passage
from lupdesk.gui.models.sentence_places import places_of
from lupdesk.gui.views import paper_trace
from lupdesk.gui.views.publishing import PublishingPage
from tests.gui.in_dialog import in_dialog

Key, Ctrl = Qt.Key, Qt.KeyboardModifier.ControlModifier
HEARD = "Lukkede grensesnitt fordyrer løsningene"


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    made = []
    for name, text in (
        ("Heim AS", "Det er dyrt å bytte fra lukkede grensesnitt"),
        ("Sansea AS", "Åpne grensesnitt savnes i kravene"),
        ("Granlås AS", "Levering av nye låser tar fjorten uker"),
    ):
        firm = suppliers.add_supplier(desk, name=name, procurement=procurement)
        made.append(
            inputs.add_input(desk, procurement, text=text, supplier=firm, secrecy=Secrecy.OPEN)
        )
    return made


@pytest.fixture
def insight(desk: Desk, procurement: UUID, said: list[UUID]) -> UUID:
    return synthesis.add_insight(
        desk, procurement, heard=HEARD, behind=said[:2], answer=Disposition.ACCEPTED,
        does="Vi krever åpne og dokumenterte grensesnitt. De skal kunne prøves.",
        why="Da kan kommunen bytte en del om gangen",
    )  # fmt: skip


@pytest.fixture
def page(
    context: PageContext, procurement: UUID, insight: UUID, qtbot: QtBot
) -> Iterator[PublishingPage]:
    page = PublishingPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    qtbot.waitUntil(lambda: page.preview.page_count > 0 and not context.jobs.busy, timeout=20_000)
    page.first.setFocus()
    yield page
    context.desk.unwatch(page.refresh)


def press(qtbot: QtBot, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def here(page: PublishingPage) -> str | None:
    current = page.trace.current
    return None if current is None else current.text


def step(page: PublishingPage, qtbot: QtBot, key: Qt.Key = Key.Key_Down) -> str:
    """One keystroke further; the sentence that is selected then."""
    before = page.preview.paper.marks.at
    press(qtbot, key, Ctrl)
    qtbot.waitUntil(lambda: page.preview.paper.marks.at != before, timeout=10_000)
    current = page.trace.current
    assert current is not None
    return current.text


def test_three_keystrokes_lead_from_the_paper_to_who_said_it(
    page: PublishingPage, said: list[UUID], told: Any, qtbot: QtBot
) -> None:
    assert step(page, qtbot) == HEARD
    assert "2 leverandører" in page.trace.words.text()
    seen: list[UUID] = []

    def go(dialog: VoicesDialog) -> None:
        seen.extend(one.id for one in dialog.list.rows.values)
        press(qtbot, Key.Key_Return)

    in_dialog(page, VoicesDialog, go)
    press(qtbot, Key.Key_Return)
    assert seen == said[:2]
    assert told.went[-1] == ("inputs", said[0])


def test_keys_pressed_before_the_paper_is_there_are_not_lost(
    context: PageContext, procurement: UUID, insight: UUID, said: list[UUID], told: Any,
    qtbot: QtBot, monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    """Ctrl+Down and Enter at once as the page opens, where the list of papers has the focus."""
    page = PublishingPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    seen: list[UUID] = []

    def voices(dialog: VoicesDialog) -> int:
        dialog.show()
        seen.extend(one.id for one in dialog.list.rows.values)
        qtbot.keyClick(dialog.list, Key.Key_Return)
        return int(dialog.result())

    monkeypatch.setattr(VoicesDialog, "exec", voices)
    page.first.setFocus()
    assert page.preview.page_count == 0
    press(qtbot, Key.Key_Down, Ctrl)
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: bool(told.went), timeout=20_000)
    assert seen == said[:2]
    assert told.went == [("inputs", said[0])]


def held_back(monkeypatch: pytest.MonkeyPatch) -> Event:
    """What the worker waits for before it reads."""
    gate, read = Event(), traces_beside

    def wait(*given: Any) -> Any:
        assert gate.wait(20)
        return read(*given)

    monkeypatch.setattr(paper_trace, "traces_beside", wait)
    return gate


def test_among_many_statements_the_sentences_are_looked_for_in_a_worker(
    page: PublishingPage, context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(paper_trace, "_AT_ONCE", 1)
    monkeypatch.setattr(paper_trace, "traces", lambda *_: pytest.fail("on the window's thread"))
    gate = held_back(monkeypatch)
    press(qtbot, Key.Key_Down, Ctrl)
    qtbot.waitUntil(lambda: "Leter etter" in page.trace.words.text(), timeout=10_000)
    gate.set()
    qtbot.waitUntil(lambda: here(page) == HEARD, timeout=10_000)
    assert "2 leverandører" in page.trace.words.text()
    assert step(page, qtbot) != HEARD


def test_what_is_looked_for_is_dropped_when_the_desk_changes_meanwhile(
    page: PublishingPage, context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(paper_trace, "_AT_ONCE", 1)
    gate = held_back(monkeypatch)
    press(qtbot, Key.Key_Down, Ctrl)
    qtbot.waitUntil(lambda: "Leter etter" in page.trace.words.text(), timeout=10_000)
    page.trace.forget()
    assert "Leter etter" not in page.trace.words.text()
    gate.set()
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=10_000)
    assert here(page) is None
    assert step(page, qtbot) == HEARD


def test_the_sentences_come_in_the_order_of_the_paper_and_round(
    page: PublishingPage, qtbot: QtBot
) -> None:
    expected = [
        HEARD, "Vi krever åpne og dokumenterte grensesnitt.", "De skal kunne prøves.",
        "Da kan kommunen bytte en del om gangen", "Levering av nye låser tar fjorten uker",
    ]  # fmt: skip
    assert [step(page, qtbot) for _ in expected] == expected
    assert step(page, qtbot) == HEARD
    assert step(page, qtbot, Key.Key_Up) == expected[-1]
    assert page.trace.current is not None
    assert page.trace.current.origin is Origin.STATEMENT


def test_the_paper_selects_just_the_sentence(page: PublishingPage, qtbot: QtBot) -> None:
    step(page, qtbot)
    qtbot.waitUntil(lambda: bool(page.preview.paper.marks.selected_text()))
    assert page.preview.paper.marks.selected_text() == HEARD


def test_a_click_in_a_sentence_chooses_it(page: PublishingPage, qtbot: QtBot) -> None:
    step(page, qtbot)
    paper = page.preview.paper
    at = paper.marks.at
    assert at is not None
    qtbot.waitUntil(lambda: paper.reader.place(at[0]) is not None)
    text = paper.reader.place(at[0])
    assert text is not None
    left, top, right, bottom = text.lines(at[1], at[1] + len(HEARD))[0]
    paper.marks.pick(Passage(at[0], 0, 1))
    assert here(page) is None
    paper._show_passage(Passage(at[0], at[1], at[1] + len(HEARD)))
    scale = paper._roll.scale
    spot = paper._roll.rect(at[0]).topLeft() - paper._offset()
    spot.setX(spot.x() + round((left + 12) * scale))
    spot.setY(spot.y() + round((top + bottom) / 2 * scale))
    qtbot.mouseClick(paper.viewport(), Qt.MouseButton.LeftButton, pos=spot)
    assert here(page) == HEARD
    assert right > left


def test_words_that_were_looked_for_lead_to_their_sentence(
    page: PublishingPage, qtbot: QtBot
) -> None:
    press(qtbot, Key.Key_F, Ctrl)
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, "bytte en del")
    press(qtbot, Key.Key_Return)
    marks = page.preview.paper.marks
    qtbot.waitUntil(lambda: len(marks.passages) == 1, timeout=10_000)
    press(qtbot, Key.Key_Down, Ctrl)
    qtbot.waitUntil(lambda: here(page) is not None and marks.has_selection, timeout=10_000)
    assert here(page) == "Da kan kommunen bytte en del om gangen"
    qtbot.waitUntil(lambda: marks.selected_text() == here(page))


def test_from_a_sentence_to_its_finding(
    page: PublishingPage, insight: UUID, told: Any, qtbot: QtBot
) -> None:
    step(page, qtbot)
    in_dialog(page, VoicesDialog, lambda dialog: dialog._open.click())
    press(qtbot, Key.Key_Return)
    assert told.went[-1] == ("synthesis", insight)


def test_without_a_sentence_enter_says_what_to_do(page: PublishingPage, qtbot: QtBot) -> None:
    page.preview.paper.setFocus()
    press(qtbot, Key.Key_Return)
    qtbot.waitUntil(lambda: "Velg en setning" in page.trace.words.text(), timeout=10_000)


def test_what_is_tied_later_is_behind_the_sentence_too(
    page: PublishingPage, desk: Desk, insight: UUID, said: list[UUID], qtbot: QtBot
) -> None:
    step(page, qtbot)
    synthesis.add_voices(desk, insight, said[2:])
    qtbot.waitUntil(lambda: page.preview.page_count > 0 and not page._context.jobs.busy)
    page.preview.paper.marks.pick(Passage(0, 0, 1))
    assert step(page, qtbot) == HEARD
    assert page.trace.current is not None
    assert len(page.trace.current.voices.suppliers) == 3


def test_a_finding_that_is_held_back_is_listed_and_opened_in_synthesis(
    page: PublishingPage, desk: Desk, insight: UUID, told: Any, qtbot: QtBot
) -> None:
    synthesis.edit_insight(desk, insight, why="Heim AS ba om det")
    page._draw_paper()
    assert page._held_text(page._held.rows.values[0]) == HEARD
    assert page._held_words.text() == "1 hovedfunn er ikke med i dokumentet."
    page._held.setFocus()
    page._held.pick_row(0)
    qtbot.keyClick(page._held, Key.Key_Return)
    assert told.went[-1] == ("synthesis", insight)


# -- where sentences stand ------------------------------------------------------------------------


def pages(*texts: str) -> list[PageText]:
    return [PageText(text, tuple((0.0, 0.0, 1.0, 1.0) for _ in text)) for text in texts]


def places(texts: list[str], *on: str) -> list[tuple[int, str, int]]:
    shown = pages(*on)
    return [
        (passage.page, shown[passage.page].letters[passage.start : passage.end], which)
        for passage, which in places_of(shown, texts)
    ]


def test_a_sentence_is_found_over_lines_and_hyphens() -> None:
    found = places(
        ["Åpne grensesnitt savnes i kravene"], "Vi: åpne grense-\nsnitt savnes\ni kravene."
    )
    assert found == [(0, "åpne grense-\nsnitt savnes\ni kravene", 0)]


def test_of_one_sentence_in_another_only_the_longer_is_found() -> None:
    texts = ["Nettet er svakt", "Nettet er svakt på øya"]
    assert places(texts, "Nettet er svakt på øya. Nettet er svakt.") == [
        (0, "Nettet er svakt på øya", 1), (0, "Nettet er svakt", 0),
    ]  # fmt: skip


def test_a_sentence_that_a_page_parts_is_found_on_the_first() -> None:
    whole = "Da kan kommunen bytte en del om gangen uten fare"
    found = places([whole], "Da kan kommunen bytte en del\nSide 1 av 2", "om gangen uten fare")
    assert found == [(0, "Da kan kommunen bytte en del", 0)]


def test_one_short_word_or_the_beginning_of_another_is_no_sentence() -> None:
    assert places(["Dyrt", "Nett"], "Dyrt nettverk") == []
    assert (
        places(["Pris per bruker er best her"], "Pris per bruker er best brukt, sa de. " * 9) == []
    )
