"""Beginning a dialogue, and saving one: what is brought, what stays, what must not go along."""

from __future__ import annotations

from uuid import UUID

import pytest
from PySide6.QtCore import Qt
from PySide6.QtTest import QTest
from PySide6.QtWidgets import QWidget
from pytestqt.qtbot import QtBot

from lupdesk.desk import guides, procurements, suppliers
from lupdesk.desk.reuse import save_template
from lupdesk.desk.session import Desk
from lupdesk.domain.acts import Act
from lupdesk.domain.dialogue_templates import Part
from lupdesk.domain.results import DialogueTemplate, Lesson
from lupdesk.domain.things import Guide, Participation, Procurement, Question
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.begin_dialogue import BeginDialog
from lupdesk.gui.dialogs.new_procurement import NewProcurementDialog
from lupdesk.gui.dialogs.save_template import SaveTemplateDialog
from lupdesk.gui.views.questions import QuestionsPage
from lupdesk.wording import Wording
from tests.gui.cut import cut
from tests.gui.in_dialog import in_dialog


def opened(qtbot: QtBot, dialog: QWidget) -> None:
    qtbot.addWidget(dialog)
    dialog.show()
    qtbot.waitExposed(dialog)


def asked(desk: Desk, procurement: UUID) -> list[str]:
    guide = guides.latest_guide(desk, procurement)
    return [one.short_name for one in guides.questions_of(desk, guide.id)] if guide else []


def parts(dialog: BeginDialog) -> list[Part]:
    return [part for part, box in dialog.parts.items() if not box.isHidden()]


def choose(dialog: BeginDialog, words: str) -> None:
    at = next(n for n in range(dialog.source.count()) if words in dialog.source.itemText(n))
    dialog.source.setFocus()
    while dialog.source.currentIndex() != at:
        down = at > dialog.source.currentIndex()
        QTest.keyClick(dialog.source, Qt.Key.Key_Down if down else Qt.Key.Key_Up)


def test_a_new_procurement_begins_with_a_template_in_its_language(
    themed: None, desk: Desk, qtbot: QtBot
) -> None:
    dialog = NewProcurementDialog(desk, Wording("nb"))
    opened(qtbot, dialog)
    QTest.keyClicks(dialog._title, "Road")
    offered = [dialog.template.itemText(n) for n in range(dialog.template.count())]
    assert offered == [
        "Ingenting: en tom guide", "Utslippsfri anleggsplass", "Vann og avløp", "Velferdsteknologi",
    ]  # fmt: skip
    dialog.template.setFocus()
    QTest.keyClick(dialog.template, Qt.Key.Key_Down)
    dialog._language.setFocus()
    QTest.keyClick(dialog._language, Qt.Key.Key_Down)
    assert dialog.template.currentText() == "Zero-emission construction site", "it stays chosen"
    QTest.keyClick(dialog._title, Qt.Key.Key_Return)
    assert dialog.made is not None
    made = desk.the(Procurement, dialog.made)
    assert (made.language, made.method) == ("en", "zero-emission-sites 1")
    assert asked(desk, made.id)[0] == "Barriers"


def test_with_nothing_chosen_the_guide_is_empty(themed: None, desk: Desk, qtbot: QtBot) -> None:
    dialog = NewProcurementDialog(desk, Wording("nb"))
    opened(qtbot, dialog)
    QTest.keyClicks(dialog._title, "Vei")
    QTest.keyClick(dialog._title, Qt.Key.Key_Return)
    assert dialog.made is not None
    assert desk.the(Procurement, dialog.made).method == ""
    assert desk.count(Guide) == 0


def test_the_parts_of_a_template_are_chosen(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    dialog = BeginDialog(context, procurement)
    opened(qtbot, dialog)
    choose(dialog, "Vann og avløp")
    assert parts(dialog) == [Part.GUIDE, Part.PROGRAMME, Part.THEMES, Part.INVITATION]
    assert dialog.parts[Part.GUIDE].text() == "Samtaleguide: 12"
    assert dialog.replace.isHidden(), "there is nothing to put away"
    for part in (Part.PROGRAMME, Part.THEMES, Part.INVITATION):
        dialog.parts[part].setFocus()
        QTest.keyClick(dialog.parts[part], Qt.Key.Key_Space)
    dialog.ok.click()
    assert len(asked(desk, procurement)) == 12
    assert desk.the(Procurement, procurement).notice_text == ""
    assert desk.undo_label == "begin-from-template"


def test_what_is_there_is_named_before_it_is_put_away(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    guides.add_question(desk, procurement, "Hva er uklart?", "Uklart")
    dialog = BeginDialog(context, procurement)
    opened(qtbot, dialog)
    choose(dialog, "Vann og avløp")
    assert "Samtaleguide" in dialog._stays.text()
    assert dialog.replace.isVisible()
    dialog.ok.click()
    assert asked(desk, procurement) == ["Uklart"]
    again = BeginDialog(context, procurement)
    opened(qtbot, again)
    choose(again, "Vann og avløp")
    QTest.keyClick(again.replace, Qt.Key.Key_Space)
    again.ok.click()
    assert asked(desk, procurement)[0] == "Behovet"
    assert [one.version for one in desk.all(Guide)] == [1, 2]


def test_an_earlier_procurement_gives_what_tells_of_nobody(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    suppliers.add_supplier(desk, name="Granlås AS", procurement=procurement)
    for text in ("Hva er uklart?", "Hvorfor Granlås?"):
        guides.add_question(desk, procurement, text)
    new = procurements.add_procurement(desk, reference="NY", title="Ny")
    dialog = BeginDialog(context, new)
    opened(qtbot, dialog)
    choose(dialog, "Fra: Trygg hverdag")
    assert not dialog.ok.isEnabled(), "not before every text has been looked through"
    qtbot.waitUntil(dialog.ok.isEnabled)
    assert parts(dialog) == [Part.GUIDE, Part.SUPPLIERS]
    assert dialog._held.text() == "Ikke kopiert: «Hvorfor Granlås?» (nevner noen)"
    assert cut(dialog) == set()
    dialog.ok.click()
    assert asked(desk, new) == [desk.all(Question)[0].short_name]
    assert desk.count(Participation, procurement=new) == 1
    assert desk.undo_label == "reuse-procurement"


def test_an_answer_to_an_earlier_choice_comes_too_late(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    guides.add_question(desk, procurement, "Hva er uklart?")
    new = procurements.add_procurement(desk, reference="NY", title="Ny")
    dialog = BeginDialog(context, new)
    opened(qtbot, dialog)
    choose(dialog, "Fra: Trygg hverdag")
    choose(dialog, "Velferdsteknologi")
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert dialog.parts[Part.GUIDE].text() == "Samtaleguide: 14"


def test_a_dialogue_is_saved_as_the_next_version_with_what_was_learnt(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    begin = BeginDialog(context, procurement)
    opened(qtbot, begin)
    choose(begin, "Velferdsteknologi")
    begin.ok.click()
    with desk.act(Act.EDIT_PROCUREMENT) as act:
        act.add(Lesson, procurement=procurement, change="Spør om opplæring først")
    dialog = SaveTemplateDialog(context, procurement)
    opened(qtbot, dialog)
    assert dialog.which.currentText() == "Velferdsteknologi: versjon 2", "what it began with"
    assert dialog.changes.toPlainText() == "Spør om opplæring først"
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.ok.click()
    (kept,) = desk.all(DialogueTemplate)
    assert (kept.code, kept.version, kept.name) == ("welfare-technology", 2, "Velferdsteknologi")
    assert kept.changes == "Spør om opplæring først"


def test_a_template_without_a_name_is_refused_kindly(
    context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    guides.add_question(desk, procurement, "Hva er uklart?")
    dialog = SaveTemplateDialog(context, procurement)
    opened(qtbot, dialog)
    qtbot.waitUntil(dialog.ok.isEnabled)
    dialog.ok.click()
    assert dialog.isVisible()
    assert "navn" in dialog.message.sentence.text()
    QTest.keyClicks(dialog.name, "Lås")
    dialog.ok.click()
    assert [one.code for one in desk.all(DialogueTemplate)] == ["lås"]


@pytest.fixture
def page(context: PageContext, procurement: UUID, qtbot: QtBot) -> QuestionsPage:
    page = QuestionsPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1100, 700)
    page.show()
    page.activateWindow()
    qtbot.waitUntil(page.isActiveWindow)
    return page


def test_the_page_of_questions_begins_and_saves(
    page: QuestionsPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    def begin(dialog: BeginDialog) -> None:
        choose(dialog, "Utslippsfri")
        dialog.ok.click()

    in_dialog(page, BeginDialog, begin)
    page.begin_from()
    assert len(page.list.rows.values) == 13

    def save(dialog: SaveTemplateDialog) -> None:
        qtbot.waitUntil(dialog.ok.isEnabled)
        dialog.ok.click()

    in_dialog(page, SaveTemplateDialog, save)
    page.save_as()
    assert [one.version for one in desk.all(DialogueTemplate)] == [2]


def test_a_newer_version_of_the_template_is_told_on_the_page(
    page: QuestionsPage, context: PageContext, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    dialog = BeginDialog(context, procurement)
    opened(qtbot, dialog)
    choose(dialog, "Vann og avløp")
    dialog.ok.click()
    page.refresh()
    assert page._notice.isHidden()
    save_template(desk, procurement, name="VA", code="water-and-sewage", changes="Kortere")
    page.refresh()
    assert page._notice_words.text() == "Versjon 2 av malen «VA» er kommet: Kortere"
