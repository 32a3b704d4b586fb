"""Main findings by keyboard: written, founded on statements, answered, and followed back."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any
from uuid import UUID, uuid4

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QApplication, QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, suppliers, synthesis
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import Disposition, InputType, Secrecy
from lupdesk.domain.results import Insight, Tie
from lupdesk.domain.things import Input
from lupdesk.domain.voices import Voices
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.add_voices import AddVoicesDialog
from lupdesk.gui.dialogs.decide import DecideDialog
from lupdesk.gui.theme import LOOK, Size
from lupdesk.gui.views import synthesis as page_of
from lupdesk.gui.views.synthesis import SynthesisPage
from lupdesk.gui.widgets.frames import Scrolled
from lupdesk.gui.widgets.voice_list import VoiceList
from lupdesk.wording import Wording
from tests.gui.in_dialog import in_dialog

Key, Alt = Qt.Key, Qt.KeyboardModifier.AltModifier


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    made = []
    for name, text, theme in (
        ("Heim AS", "Lukkede grensesnitt er dyre", "drift"),
        ("Sansea AS", "Åpne grensesnitt savnes", "drift"),
        ("Granlås AS", "Levering tar fjorten uker", "tid"),
    ):
        firm = suppliers.add_supplier(desk, name=name, procurement=procurement)
        made.append(
            inputs.add_input(
                desk, procurement, text=text, supplier=firm, secrecy=Secrecy.OPEN, themes=(theme,)
            )
        )
    return made


@pytest.fixture
def page(
    context: PageContext, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> Iterator[SynthesisPage]:
    page = SynthesisPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 700)
    page.show()
    qtbot.waitExposed(page)
    page.activateWindow()
    yield page
    context.desk.unwatch(page.refresh)


def press(qtbot: QtBot, key: Qt.Key, modifier: Any = Qt.KeyboardModifier.NoModifier) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClick(focused, key, modifier)


def type_in(qtbot: QtBot, text: str) -> None:
    focused = QApplication.focusWidget()
    assert focused is not None
    qtbot.keyClicks(focused, text)


def found(page: SynthesisPage, desk: Desk, **more: Any) -> UUID:
    """A finding on the first two statements, with the list in focus."""
    behind = [one.id for one in desk.all(Input)][:2]
    made = synthesis.add_insight(
        desk, page._procurement, heard="Grensesnitt er dyre", **{"behind": behind, **more}
    )
    page.show_thing(made)
    return made


def test_an_empty_page_says_what_to_do_and_takes_the_first_finding(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    assert page._stack.currentIndex() == 1
    page.first.setFocus()
    type_in(qtbot, "Grensesnitt er dyre")
    press(qtbot, Key.Key_Return)
    (one,) = desk.all(Insight)
    assert one.heard == "Grensesnitt er dyre"
    assert page.new.text() == ""
    assert page.form.heard.toPlainText() == "Grensesnitt er dyre"
    desk.undo()
    assert page._stack.currentIndex() == 1


def test_among_many_statements_they_are_counted_in_a_worker(
    context: PageContext, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:  # fmt: skip
    monkeypatch.setattr(page_of, "_AT_ONCE", 1)
    monkeypatch.setattr(synthesis, "tally", lambda *_: pytest.fail("on the window's thread"))
    page = SynthesisPage(context, procurement)
    qtbot.addWidget(page)
    assert context.jobs.busy
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert page._told.text() == "0 av 3 innspill har en disposisjon"
    inputs.set_disposition(desk, [said[0]], Disposition.ACCEPTED, "Ja")
    page.refresh(frozenset({Input}))
    qtbot.waitUntil(lambda: page._told.text().startswith("1 av 3"))


def test_a_finding_is_written_founded_and_answered_by_keyboard_alone(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    page.new.setFocus()
    type_in(qtbot, "Grensesnitt er dyre")
    press(qtbot, Key.Key_Return)

    def choose(dialog: AddVoicesDialog) -> None:
        type_in(qtbot, "grensesnitt")
        qtbot.waitUntil(lambda: len(dialog.list.rows.values) == 2)
        press(qtbot, Key.Key_Down)
        press(qtbot, Key.Key_Space)
        press(qtbot, Key.Key_Down)
        press(qtbot, Key.Key_Space)
        press(qtbot, Key.Key_Return)

    in_dialog(page, AddVoicesDialog, choose)
    press(qtbot, Key.Key_Return)
    (one,) = desk.all(Insight)
    assert [desk.the(Input, tie.basis).number for tie in desk.all(Tie, of=one.id)] == [1, 2]
    assert "2" in page.voices.count.text()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    for field, text in ((page.form.does, "Krever åpne"), (page.form.why, "Det senker prisen")):
        field.setFocus()
        type_in(qtbot, text)
    page.form.answer.setFocus()
    press(qtbot, Key.Key_Down)
    press(qtbot, Key.Key_Down)
    one = desk.the(Insight, one.id)
    assert (one.does, one.why, one.answer) == (
        "Krever åpne", "Det senker prisen", Disposition.PARTLY,
    )  # fmt: skip
    page.form.pass_on.setFocus()
    press(qtbot, Key.Key_Return)
    told = [(said.disposition, said.disposition_reason) for said in desk.all(Input)]
    assert told[:2] == [(Disposition.PARTLY, "Det senker prisen")] * 2
    assert told[2] == (None, "")
    assert "2" in page._told.text()


def test_from_a_finding_to_the_statement_in_two_keystrokes(
    page: SynthesisPage, desk: Desk, told: Any, said: list[UUID], qtbot: QtBot
) -> None:
    found(page, desk)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Return)
    assert told.went[-1] == ("inputs", said[0])


def test_a_voice_is_turned_and_taken_away_with_a_key(
    page: SynthesisPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    one = found(page, desk)
    press(qtbot, Key.Key_Right)
    press(qtbot, Key.Key_Slash)
    assert {tie.basis: tie.against for tie in desk.all(Tie, of=one)} == {
        said[0]: True, said[1]: False,
    }  # fmt: skip
    page.voices.list.pick_row(0)
    press(qtbot, Key.Key_Delete)
    assert [tie.basis for tie in desk.all(Tie, of=one)] == [said[0]]
    desk.undo()
    desk.undo()
    assert {tie.against for tie in desk.all(Tie, of=one)} == {False}


def test_one_that_says_the_same_is_shown_and_not_taken_away(
    page: SynthesisPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    inputs.edit_input(desk, said[1], same_as=said[0])
    found(page, desk, behind=said[:1])
    assert [one.id for one in page.voices.list.rows.values] == said[:2]
    page.voices.list.pick_row(1)
    assert not page.voices.drop.isEnabled()


def test_the_order_is_changed_and_a_finding_removed_in_the_list(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    first, second = found(page, desk), found(page, desk)
    press(qtbot, Key.Key_Up, Alt)
    assert [one.id for one in desk.all(Insight)] == [second, first]
    press(qtbot, Key.Key_Delete)
    assert [one.id for one in desk.all(Insight)] == [first]


def test_the_row_tells_disagreement_and_a_missing_answer(
    page: SynthesisPage, desk: Desk, said: list[UUID]
) -> None:
    found(page, desk, against=said[2:])
    one = page.list.value()
    assert page._say(one) == "Grensesnitt er dyre. 2 leverandører. uenighet. uten svar"
    synthesis.edit_insight(desk, one.id, answer=Disposition.CARRIED)
    assert page._say(page.list.value()).endswith("Videre i kontrakt")


def test_a_refusal_asks_why_not(page: SynthesisPage, desk: Desk) -> None:
    found(page, desk, answer=Disposition.NOT_ACCEPTED)
    assert page.form.why.accessibleName() == "Hvorfor ikke"


def test_what_is_typed_stays_with_its_finding(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    first, second = found(page, desk), found(page, desk)
    page.show_thing(first)
    page.form.does.setFocus()
    type_in(qtbot, "Krever åpne")
    page.show_thing(second)
    assert desk.the(Insight, first).does == "Krever åpne"
    assert desk.the(Insight, second).does == ""
    assert page.form.does.toPlainText() == ""


def test_more_of_its_theme_is_offered(page: SynthesisPage, desk: Desk, said: list[UUID]) -> None:
    found(page, desk, behind=said[:1], theme="drift")
    assert page.voices._more.text().strip() == "1 til med samme tema …"

    def look(dialog: AddVoicesDialog) -> None:
        assert [one.id for one in dialog.list.rows.values] == said[1:2]
        dialog.stands.show_value(True)
        dialog.ok.click()

    in_dialog(page, AddVoicesDialog, look)
    page.voices._more.click()
    assert {tie.basis: tie.against for tie in desk.all(Tie)} == {said[0]: False, said[1]: True}
    assert not page.voices._more.isVisible()


def test_statements_are_answered_one_by_one_with_digits(
    page: SynthesisPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    page.next.setFocus()

    def answer(dialog: DecideDialog) -> None:
        press(qtbot, Key.Key_3)
        type_in(qtbot, "For dyrt 1")
        press(qtbot, Key.Key_Return)
        assert dialog.said is not None
        assert dialog.said.id == said[1]
        assert dialog.reason.text() == ""
        press(qtbot, Key.Key_Right, Alt)
        press(qtbot, Key.Key_1)
        type_in(qtbot, "Tas inn")
        press(qtbot, Key.Key_Return)

    in_dialog(page, DecideDialog, answer)
    press(qtbot, Key.Key_Return)
    assert [(one.disposition, one.disposition_reason) for one in desk.all(Input)] == [
        (Disposition.NOT_ACCEPTED, "For dyrt 1"), (None, ""), (Disposition.ACCEPTED, "Tas inn"),
    ]  # fmt: skip
    assert page._told.text() == "2 av 3 innspill har en disposisjon"


def test_nothing_is_decided_by_one_enter_too_many(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    def hurry(dialog: DecideDialog) -> None:
        dialog.ok.click()
        assert dialog.message.isVisible()
        dialog.reject()

    in_dialog(page, DecideDialog, hurry)
    page.decide()
    assert {one.disposition for one in desk.all(Input)} == {None}


def test_the_answer_of_the_finding_above_is_proposed(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    found(page, desk, answer=Disposition.PARTLY, why="Det senker prisen")

    def agree(dialog: DecideDialog) -> None:
        assert dialog.chosen is Disposition.PARTLY
        dialog.ok.click()
        dialog.reject()

    in_dialog(page, DecideDialog, agree)
    page.decide()
    assert [one.disposition_reason for one in desk.all(Input)] == ["Det senker prisen", "", ""]


def test_a_finding_of_the_rules_stands_beside_what_it_is_about(
    page: SynthesisPage, desk: Desk, qtbot: QtBot
) -> None:
    found(page, desk)
    qtbot.waitUntil(page.form.findings.isVisible, timeout=5000)
    words = [one.text() for one in page.form.findings.findChildren(QWidget) if hasattr(one, "text")]
    assert any("har ikke noe svar" in text for text in words)


def test_when_all_is_answered_it_says_so(page: SynthesisPage, desk: Desk, told: Any) -> None:
    inputs.set_disposition(desk, [one.id for one in desk.all(Input)], Disposition.ACCEPTED, "Ja")
    assert not page.next.isVisible()
    page.decide()
    assert told.messages[-1] == ("Alle innspill har en disposisjon.", "ok")


def test_a_finding_is_made_of_statements_and_begins_with_what_may_go_out(
    page: SynthesisPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    inputs.set_secrecy(desk, said[:1], Secrecy.SECRET)

    def choose(dialog: AddVoicesDialog) -> None:
        dialog.list.setFocus()
        dialog.list.pick_row(0)
        dialog.ok.click()
        assert dialog.message.isVisible(), "a secret lends no words"
        press(qtbot, Key.Key_Space)
        press(qtbot, Key.Key_Down)
        press(qtbot, Key.Key_Space)
        press(qtbot, Key.Key_Return)

    in_dialog(page, AddVoicesDialog, choose)
    page.make.click()
    (one,) = desk.all(Insight)
    assert (one.heard, one.theme) == ("Åpne grensesnitt savnes", "drift")
    assert {tie.basis for tie in desk.all(Tie)} == set(said[:2])
    assert page.form.heard.toPlainText() == one.heard


def test_a_long_name_of_a_firm_hides_neither_type_nor_secrecy(themed: None, qtbot: QtBot) -> None:
    voices = VoiceList("Bygger på", Wording("nb"))
    qtbot.addWidget(voices)
    firm = uuid4()
    one = Input(
        id=uuid4(), procurement=uuid4(), number=7, text="Dyrt", supplier=firm,
        type=InputType.BAR, secrecy=Secrecy.OPEN,
    )  # fmt: skip
    name = "Fjellvarsel Velferdsteknologi og Tjenesteutvikling Norden AS"
    voices.show_voices(Voices(behind=(one,)), {firm: name})
    wide = LOOK.metrics(Size.SMALL).horizontalAdvance
    assert voices._under(one, 1000) == f"I07 · {name} · Barriere · Åpen"
    shown = voices._under(one, 250)
    assert shown.endswith("… · Barriere · Åpen")
    assert shown.startswith("I07 · Fjellvarsel")
    assert wide(shown) <= 250


def test_on_a_wide_page_the_findings_are_read_and_the_lines_of_the_form_not_too_long(
    page: SynthesisPage, qtbot: QtBot
) -> None:
    page.resize(1700, 1000)
    qtbot.wait(20)
    assert page._left.width() == 480
    assert page.form.width() <= 800


def test_a_long_theme_leaves_room_to_look_for_words(
    page: SynthesisPage, context: PageContext, desk: Desk, procurement: UUID, said: list[UUID],
    qtbot: QtBot,
) -> None:  # fmt: skip
    inputs.tag_inputs(
        desk, [said[0]], add=["Personvern og informasjonssikkerhet ved databehandling utenfor EØS"]
    )
    dialog = AddVoicesDialog(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.wait(20)
    assert dialog.search.width() > dialog.theme.width()
    dialog.search.setText("xqzw")
    qtbot.waitUntil(dialog._none.isVisible)
    assert dialog._none.name.text() == "Ingen innspill passer"


def test_the_form_is_as_wide_with_a_scrollbar_as_without(
    page: SynthesisPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    """Its fields grow as they get narrower: where they just fit they were torn between two widths."""
    page.show_thing(synthesis.add_insight(desk, procurement, heard="Dyrt"))
    around = next(one for one in page.findChildren(Scrolled) if one.isAncestorOf(page.form))
    bar = around.verticalScrollBar()
    widths, scrolls = set(), set()
    for height in (900, 360):
        page.resize(1146, height)
        qtbot.wait(50)
        assert page.form.isVisible()
        widths.add(page.form.width())
        scrolls.add(bar.maximum() > 0)
    assert scrolls == {True, False}
    assert len(widths) == 1
