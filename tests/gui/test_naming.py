"""Names and personal data while somebody types, and the wording that names nobody."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from functools import partial
from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import answering, inputs, suppliers
from lupdesk.desk.guides import add_question
from lupdesk.desk.meetings import add_meeting
from lupdesk.desk.pseudonyms import offer, pseudonyms_of
from lupdesk.desk.session import Desk
from lupdesk.desk.standing import standing
from lupdesk.domain.kinds import MeetingKind
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.new_input import NewInputDialog
from lupdesk.gui.dialogs.new_meeting import NewMeetingDialog
from lupdesk.gui.theme import LOOK
from lupdesk.gui.views.answers import AnswersView
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.procurement import ProcurementPage
from lupdesk.gui.views.questions import QuestionsPage
from lupdesk.gui.views.timetable import TimetablePage
from lupdesk.gui.widgets.fields import LongText, TextField
from lupdesk.gui.widgets.said_chips import personal_chips
from lupdesk.gui.widgets.word_watch import Spot, WordWatch, personal_spots
from lupdesk.wording import Wording

NUMBER = "01010750160"
"""A made-up number whose control digits are right."""


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> UUID:
    firm = suppliers.add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    return inputs.add_input(
        desk, procurement, text="Heimkontakts sensor varer i ti år", supplier=firm
    )


@pytest.fixture
def page(context: PageContext, procurement: UUID, said: UUID, qtbot: QtBot) -> Iterator[InputsPage]:
    page = InputsPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 900)
    page.show()
    qtbot.waitExposed(page)
    page.show_thing(said)
    qtbot.waitUntil(lambda: page._panel.naming._judgement is not None, timeout=10_000)
    yield page
    context.desk.unwatch(page.refresh)
    page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_a_wording_without_names_is_suggested_taken_and_undone(
    page: InputsPage, desk: Desk, said: UUID, qtbot: QtBot
) -> None:
    naming = page._panel.naming
    assert naming.suggest.isVisibleTo(page)
    assert [
        page._panel._text.toPlainText()[one.start : one.end] for one in page._panel.told.spots
    ] == ["Heimkontakts"]
    naming.suggest.setFocus()
    qtbot.keyClick(naming.suggest, Qt.Key.Key_Space)
    assert desk.the(Input, said).public_wording == "Leverandørens sensor varer i ti år"
    assert desk.the(Input, said).text == "Heimkontakts sensor varer i ti år"
    assert not naming.suggest.isVisibleTo(page)
    desk.undo()
    assert desk.the(Input, said).public_wording == ""


def test_what_somebody_wrote_is_never_replaced(page: InputsPage, qtbot: QtBot) -> None:
    field, naming = page._panel._public, page._panel.naming
    field.setFocus()
    qtbot.keyClicks(field, "Noe")
    assert not naming.suggest.isVisibleTo(page)
    naming._take()
    assert field.toPlainText() == "Noe"


def test_a_name_in_the_words_for_everybody_is_told_while_it_is_typed(
    page: InputsPage, qtbot: QtBot
) -> None:
    field, watch = page._panel._public, page._panel.naming.watch
    field.setFocus()
    qtbot.keyClicks(field, "Heim kontakt mener det")
    qtbot.waitUntil(lambda: watch.words != "")
    assert watch.words == Wording("nb").say("Names {name}", name="Heim kontakt")
    assert field.accessibleDescription() == watch.words
    (mark,) = field.extraSelections()
    assert mark.cursor.selectedText() == "Heim kontakt"
    field.selectAll()
    qtbot.keyClicks(field, "En leverandør mener det")
    qtbot.waitUntil(lambda: watch.words == "")
    assert not watch.isVisibleTo(page)


def test_personal_data_is_told_in_the_text(page: InputsPage, qtbot: QtBot) -> None:
    field = page._panel._text
    field.setFocus()
    field.moveCursor(field.textCursor().MoveOperation.End)
    qtbot.keyClicks(field, f". Ring {NUMBER}")
    told = Wording("nb").code("personal.identity-number")
    qtbot.waitUntil(lambda: page._panel.told.words == told)


def test_marks_stand_right_after_signs_of_two_units(qtbot: QtBot) -> None:
    field = LongText("x", f"😀😀 {NUMBER}")
    holder = QWidget()
    qtbot.addWidget(holder)
    field.setParent(holder)
    watch = WordWatch(field, lambda text: personal_spots(text, Wording("en")), holder)
    watch.look()
    (mark,) = field.extraSelections()
    assert mark.cursor.selectedText() == NUMBER
    assert watch.spots == (Spot(3, 14, "National identity number"),)


def test_answers_for_everybody_are_watched_for_names_and_personal_data(
    context: PageContext, desk: Desk, procurement: UUID, said: UUID, qtbot: QtBot
) -> None:
    answering.add_answer(desk, procurement, question="Kan vi komme?")
    view = AnswersView(context, procurement)
    qtbot.addWidget(view)
    view.show_standing(standing(desk, procurement))
    view.rows.pick_row(0)
    view.show()
    asked, answered, new = view.watches
    qtbot.keyClicks(view.answer, f"Ring {NUMBER}")
    told = Wording("nb").code("personal.identity-number")
    qtbot.waitUntil(lambda: answered.words == told)
    qtbot.keyClicks(view._new, "Heimkontakt spør om pris")
    named = Wording("nb").say("Names {name}", name="Heimkontakt")
    qtbot.waitUntil(lambda: new.words == named, timeout=10_000)
    assert new.isVisibleTo(view)
    assert view._new.accessibleDescription() == named
    qtbot.keyClicks(view.question, "Heimkontakts lås: ")
    qtbot.waitUntil(lambda: "Heimkontakts" in asked.words)
    view.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy)


def _says(watch: WordWatch, *words: str) -> bool:
    return watch.words == " · ".join(words)


def named(name: str) -> str:
    return Wording("nb").say("Names {name}", name=name)


@pytest.fixture
def seen(context: PageContext, said: UUID, qtbot: QtBot) -> Iterator[Callable[[QWidget], None]]:
    """Shows a page, and waits for what it asked for when it goes."""
    pages: list[QWidget] = []

    def show(page: QWidget) -> None:
        pages.append(page)
        qtbot.addWidget(page)
        page.resize(1146, 712)
        page.show()
        page.activateWindow()
        qtbot.waitUntil(page.isActiveWindow)

    yield show
    for page in pages:
        page.hide()
    qtbot.waitUntil(lambda: not context.jobs.busy, timeout=10_000)


def test_the_need_and_the_notice_are_watched_while_they_are_typed(
    context: PageContext, procurement: UUID, seen: Callable[[QWidget], None], qtbot: QtBot
) -> None:
    page = ProcurementPage(context, procurement)
    seen(page)
    qtbot.keyClick(page, Qt.Key.Key_E, Qt.KeyboardModifier.ControlModifier)
    form = page.form
    number = Wording("nb").code("personal.identity-number")
    for field in (form.title, form.effect, form.for_whom, form.notice.text):
        watch = form.watches[field]
        field.setFocus()
        field.selectAll()
        qtbot.keyClicks(field, f"Heimkontakt {NUMBER}")
        said = partial(_says, watch, number, named("Heimkontakt"))
        qtbot.waitUntil(said, timeout=10_000)
        assert watch.isVisible()
        assert field.accessibleDescription() == watch.words
        field.selectAll()
        qtbot.keyClicks(field, "Flere bor trygt hjemme")
        qtbot.waitUntil(partial(_says, watch, ""))
        assert not watch.isVisible()


def test_the_questions_of_the_guide_are_watched_new_and_in_place(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    seen: Callable[[QWidget], None],
    qtbot: QtBot,
) -> None:
    add_question(desk, procurement, "Hva er uklart?")
    page = QuestionsPage(context, procurement)
    desk.watch(page.refresh)
    seen(page)
    height = page.list.height()
    qtbot.keyClicks(page.new, "Hva koster Heimkontakts sensor?")
    (new,) = page.watches
    qtbot.waitUntil(lambda: _says(new, named("Heimkontakts")), timeout=10_000)
    assert new.isVisible()
    assert page.new.marks
    qtbot.keyClick(page.new, Qt.Key.Key_Return)
    qtbot.waitUntil(lambda: not new.isVisible())
    page.list.setFocus()
    qtbot.keyClick(page.list, Qt.Key.Key_Return)
    editor = page.list.editor
    assert editor is not None
    _, text, short = page.watches
    qtbot.waitUntil(lambda: _says(text, named("Heimkontakts")))
    assert editor.text.marks
    qtbot.keyClicks(editor.text, f"Hvem er {NUMBER}?")
    number = Wording("nb").code("personal.identity-number")
    qtbot.waitUntil(lambda: _says(text, number))
    editor.short.setFocus()
    editor.short.selectAll()
    qtbot.keyClicks(editor.short, "Heimkontakt")
    qtbot.waitUntil(lambda: _says(short, named("Heimkontakt")))
    assert page.list.editor is editor
    qtbot.keyClick(editor.short, Qt.Key.Key_Escape)
    assert page.watches == [new]
    qtbot.wait(200)
    assert page.list.height() == height
    desk.unwatch(page.refresh)


def test_the_title_of_a_meeting_is_watched_where_it_is_changed(
    context: PageContext,
    desk: Desk,
    procurement: UUID,
    seen: Callable[[QWidget], None],
    qtbot: QtBot,
) -> None:
    meeting = add_meeting(desk, procurement, kind=MeetingKind.CONFERENCE)
    page = TimetablePage(context, procurement)
    seen(page)
    page.show_thing(meeting)
    title, watch = page.panel.title, page.panel.title_watch
    title.setFocus()
    qtbot.keyClicks(title, f"Konferanse hos Heimkontakt {NUMBER}")
    number = Wording("nb").code("personal.identity-number")
    qtbot.waitUntil(lambda: _says(watch, number, named("Heimkontakt")), timeout=10_000)
    assert watch.isVisible()
    title.selectAll()
    qtbot.keyClicks(title, "Dialogkonferanse")
    qtbot.waitUntil(lambda: not watch.isVisible())


@pytest.mark.parametrize("of", [NewInputDialog, NewMeetingDialog])
def test_personal_data_is_told_in_a_dialog_while_it_is_typed(
    of: type[NewInputDialog | NewMeetingDialog],
    context: PageContext,
    procurement: UUID,
    qtbot: QtBot,
) -> None:
    dialog = of(context, procurement)
    qtbot.addWidget(dialog)
    dialog.show()
    (watch,) = dialog.findChildren(WordWatch)
    field = dialog.title if isinstance(dialog, NewMeetingDialog) else dialog._text
    qtbot.keyClicks(field, f"Ring {NUMBER}")
    told = Wording("nb").code("personal.identity-number")
    qtbot.waitUntil(lambda: watch.words == told)
    assert watch.isVisible()


def test_a_theme_that_names_somebody_is_told(page: InputsPage, qtbot: QtBot) -> None:
    qtbot.keyClicks(page._panel._new_theme, "heimkontakt")
    qtbot.waitUntil(lambda: "heimkontakt" in page._panel.theme_watch.words)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        (f"Ring {NUMBER} i morgen", ["Fødselsnummer"]),
        ("Ring 01010750161 i morgen", []),
        ("Kari Nes har demens", ["Helseopplysning ved et navn"]),
        ("Demens er vanlig", []),
    ],
)
def test_the_room_says_it_among_what_it_understood(text: str, words: list[str]) -> None:
    assert [chip.text for chip in personal_chips(text, Wording("nb"))] == words


def test_from_place_to_place_by_keyboard_each_taken_alone(
    page: InputsPage, desk: Desk, said: UUID, qtbot: QtBot
) -> None:
    text = "Heimkontakts sensor varer. Vi spurte Heimkontakt AS om den."
    inputs.edit_input(desk, said, text=text)
    naming, original = page._panel.naming, page._panel._text
    qtbot.waitUntil(lambda: len(page._panel.told.spots) == 2)
    page.resize(1146, 712)
    page.table.setFocus()
    qtbot.keyClick(page.table, Qt.Key.Key_F8)
    assert naming.take.hasFocus()
    assert "«Heimkontakts»" in naming.place.text()
    assert "«Leverandørens»" in naming.place.text()
    qtbot.waitUntil(lambda: naming.take.visibleRegion().boundingRect() == naming.take.rect())
    pointed = original.extraSelections()[-1]
    assert pointed.cursor.selectedText() == "Heimkontakts"
    assert pointed.format.background().color() == LOOK.colour("accent")
    qtbot.keyClick(naming.take, Qt.Key.Key_F8)
    assert naming.place.text().startswith("2 ")
    qtbot.keyClick(naming.take, Qt.Key.Key_Space)
    worded = "Heimkontakts sensor varer. Vi spurte leverandøren om den."
    assert desk.the(Input, said).public_wording == worded
    qtbot.wait(600)
    assert naming.take.hasFocus()
    assert page._panel._public.extraSelections()[-1].cursor.selectedText() == "Heimkontakts"
    qtbot.keyClick(naming.take, Qt.Key.Key_Return)
    whole = "Leverandørens sensor varer. Vi spurte leverandøren om den."
    assert desk.the(Input, said).public_wording == whole
    assert page._panel._public.hasFocus()
    assert not naming.take.isVisibleTo(page)
    assert desk.the(Input, said).text == original.toPlainText() == text
    desk.undo()
    assert desk.the(Input, said).public_wording == worded
    desk.undo()
    assert desk.the(Input, said).public_wording == ""


def test_it_goes_on_in_what_was_written(
    page: InputsPage, desk: Desk, said: UUID, qtbot: QtBot
) -> None:
    inputs.edit_input(desk, said, public_wording="Etter det Heimkontakt mener, ti år")
    naming = page._panel.naming
    qtbot.waitUntil(lambda: bool(page._panel.naming.watch.spots))
    naming.go(-1)
    qtbot.keyClick(naming.take, Qt.Key.Key_Space)
    assert desk.the(Input, said).public_wording == "Etter det leverandøren mener, ti år"


def test_the_pseudonym_is_offered_where_the_office_chose_it(
    page: InputsPage, desk: Desk, procurement: UUID, said: UUID, qtbot: QtBot
) -> None:
    (code,) = pseudonyms_of(desk, procurement).values()
    offer(desk, True)
    naming = page._panel.naming
    qtbot.waitUntil(lambda: bool(naming._judgement and naming._judgement.pseudonyms))
    naming._take()
    assert desk.the(Input, said).public_wording == f"Leverandør {code}s sensor varer i ti år"
    offer(desk, False)
    inputs.edit_input(desk, said, public_wording="")
    qtbot.waitUntil(lambda: not (naming._judgement and naming._judgement.pseudonyms))
    naming._take()
    assert desk.the(Input, said).public_wording == "Leverandørens sensor varer i ti år"


def test_the_words_of_a_line_are_underlined_where_they_stand(qtbot: QtBot, themed: None) -> None:
    field = TextField("x", "Ring 😀 01010750160 nå")
    qtbot.addWidget(field)
    field.resize(300, 36)
    watch = WordWatch(field, lambda text: personal_spots(text, Wording("en")))
    qtbot.addWidget(watch)
    field.show()
    field.clearFocus()
    plain = field.grab().toImage()
    watch.look()
    assert field.marks == ((7, 18),)
    for place in (0, 10, len(field.text())):
        field.setCursorPosition(place)
        marked = field.grab().toImage()
        changed = [
            x
            for x in range(plain.width())
            if any(plain.pixel(x, y) != marked.pixel(x, y) for y in range(22, plain.height()))
        ]
        width = field.fontMetrics().horizontalAdvance
        left = width("Ring 😀 ")
        assert abs((max(changed) - min(changed)) - width(NUMBER)) <= 4
        assert abs(min(changed) - field.across(0) - left) <= 3
