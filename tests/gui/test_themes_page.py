"""Themes by keyboard: one statement at a time, and the tree."""

from __future__ import annotations

import json
from collections.abc import Iterator
from pathlib import Path
from threading import Event
from typing import Any
from uuid import UUID

import pytest
from PySide6.QtCore import QPoint, Qt, QTimer
from PySide6.QtWidgets import QApplication, QDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk import inputs, saying_alike, since_said, suppliers, theme_words, theming
from lupdesk.desk.exchange import Exchange, export_exchange
from lupdesk.desk.session import Desk
from lupdesk.domain.kinds import InputType, Secrecy
from lupdesk.domain.result_kinds import Barrier
from lupdesk.domain.things import Input
from lupdesk.gui.context import PageContext
from lupdesk.gui.dialogs.barrier import BarrierDialog
from lupdesk.gui.dialogs.import_coding import ImportCodingDialog
from lupdesk.gui.dialogs.theme_acts import MergeThemeDialog, RemoveThemeDialog, ThemeNameDialog
from lupdesk.gui.theme import Theme, apply_theme
from lupdesk.gui.views import theme_work
from lupdesk.gui.views import themes as views
from lupdesk.gui.views.inputs import InputsPage
from lupdesk.gui.views.themes import ThemesPage
from lupdesk.gui.widgets.buttons import CutButton
from lupdesk.gui.widgets.theme_rows import ROW_EDGE
from lupdesk.problems import Problem
from tests.desk.test_importing_qda import FOREIGN
from tests.gui.conftest import Told
from tests.gui.cut import cut

Key = Qt.Key
CONTROL = Qt.KeyboardModifier.ControlModifier
TEXTS = (
    "Dekningshull på Storøyna",
    "Mobilnettet på øya er for svakt",
    "Mobilnett på øya er altfor svakt",
    "Prisen per bruker er for høy",
)


@pytest.fixture
def said(desk: Desk, procurement: UUID) -> list[UUID]:
    firms = [
        suppliers.add_supplier(desk, name=name, procurement=procurement)
        for name in ("Fjellvarsel AS", "Lysnett Mobil AS", "Heimkontakt AS", "Sansea AS")
    ]
    return [
        inputs.add_input(
            desk, procurement, text=text, supplier=firm, type=InputType.BAR, secrecy=Secrecy.OPEN
        )
        for text, firm in zip(TEXTS, firms, strict=True)
    ]


@pytest.fixture
def page(
    context: PageContext, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> Iterator[ThemesPage]:
    theming.add_theme(context.desk, procurement, "dekning", meaning="mobilnett på øya")
    theming.add_theme(context.desk, procurement, "pris")
    page = ThemesPage(context, procurement)
    context.desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    qtbot.waitExposed(page)
    page.card.setFocus()
    yield page
    context.desk.unwatch(page.refresh)


def themes_of(desk: Desk, id: UUID) -> tuple[str, ...]:
    return desk.the(Input, id).themes


def read(page: ThemesPage) -> str:
    return page.card.text.text()


def offered(page: ThemesPage) -> list[str]:
    return [one.text().strip() for one in page.reader.suggested.buttons if one.isVisibleTo(page)]


def paths(desk: Desk, procurement: UUID) -> list[str]:
    return list(theming.tree_in(desk, procurement).paths.values())


def answer(kind: type[QDialog], qtbot: QtBot, act: object) -> None:
    """What a person does in the dialog that comes."""

    def do() -> None:
        dialog = next(one for one in QApplication.topLevelWidgets() if isinstance(one, kind))
        act(dialog)  # type: ignore[operator]

    QTimer.singleShot(50, do)


def test_from_a_digit_to_the_tree_and_the_open_file_with_every_step_by_keyboard(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot, tmp_path: Path
) -> None:
    assert read(page) == TEXTS[0]
    assert offered(page) == ["1   dekning"]
    qtbot.keyClick(page.card, Key.Key_1)
    assert themes_of(desk, said[0]) == ("dekning",)
    assert read(page) == TEXTS[0]
    assert "1 av 4" in page._header.line.text()
    qtbot.keyClick(page.card, Key.Key_Down)
    assert read(page) == TEXTS[1]
    qtbot.keyClick(page.card, Key.Key_Return)
    assert page.line.hasFocus()
    qtbot.keyClicks(page.line, "dekning / mast")
    qtbot.keyClick(page.line, Key.Key_Return)
    assert themes_of(desk, said[1]) == ("mast",)
    assert paths(desk, procurement) == ["dekning", "dekning / mast", "pris"]
    assert page.card.hasFocus()
    dekning = page.tree.rows.rows.values[0]
    assert (dekning.own.suppliers, dekning.whole.suppliers) == (1, 2)
    out = tmp_path / "alt.json"
    export_exchange(desk, procurement, Exchange.JSON, out)
    told = json.loads(out.read_text("utf-8"))
    assert [one["name"] for one in told["themes"]] == ["dekning", "mast", "pris"]
    assert [one["themes"] for one in told["inputs"]][:2] == [["dekning"], ["mast"]]


def test_the_digit_that_gave_a_theme_takes_it_away_and_backspace_the_last(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.card, Key.Key_1)
    assert "I01 → dekning" in page.reader.done._lines.text()
    qtbot.keyClick(page.card, Key.Key_1)
    assert themes_of(desk, said[0]) == ()
    assert not page.reader.done.isVisibleTo(page)
    qtbot.keyClick(page.card, Key.Key_1)
    qtbot.keyClick(page.card, Key.Key_Backspace)
    assert themes_of(desk, said[0]) == ()
    desk.undo()
    assert themes_of(desk, said[0]) == ("dekning",)


def test_next_passes_over_what_has_its_theme_and_all_shows_everything(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> None:
    theming.set_themes(desk, procurement, [said[1]], add=["pris"])
    qtbot.keyClick(page, Key.Key_PageDown)
    assert read(page) == TEXTS[2]
    qtbot.keyClick(page, Key.Key_PageUp)
    assert read(page) == TEXTS[0]
    page.which.show_value(views._ALL)
    page.which.chosen.emit(views._ALL)
    qtbot.keyClick(page.card, Key.Key_Right)
    assert read(page) == TEXTS[1]
    page.tree.rows.setFocus()
    page.tree.rows.pick_key("pris")
    qtbot.keyClick(page.tree.rows, Key.Key_Return)
    assert page.which.value() == views._OF_THIS
    assert read(page) == TEXTS[1]
    qtbot.keyClick(page.card, Key.Key_Down)
    assert read(page) == TEXTS[1]


def test_in_the_empty_line_the_keys_read_on_and_escape_goes_back(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    qtbot.keyClicks(page.card, "#")
    assert page.line.hasFocus()
    qtbot.keyClick(page.line, Key.Key_1)
    assert themes_of(desk, said[0]) == ("dekning",)
    page.line.setFocus()
    qtbot.keyClick(page.line, Key.Key_Down)
    assert read(page) == TEXTS[1]
    page.line.setFocus()
    qtbot.keyClicks(page.line, "halv")
    qtbot.keyClick(page.line, Key.Key_Escape)
    assert (page.line.text(), page.card.hasFocus()) == ("", True)
    assert themes_of(desk, said[1]) == ()


def test_j_joins_with_the_likest_and_shift_j_parts(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    qtbot.keyClick(page.card, Key.Key_Down)
    assert "mobilnettet" in page.reader.alike._why.text()
    qtbot.keyClick(page.card, Key.Key_J)
    assert desk.the(Input, said[2]).same_as == said[1]
    assert "2 leverandører" in page.reader.alike._joined.text()
    assert "Heimkontakt" in page.reader.alike._joined.text()
    assert page.reader.alike.word_button.isVisibleTo(page)
    qtbot.keyClick(page.card, Key.Key_J, Qt.KeyboardModifier.ShiftModifier)
    assert desk.the(Input, said[2]).same_as is None


def test_one_wording_is_offered_only_where_all_may_go_out(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    inputs.set_secrecy(desk, [said[2]], Secrecy.SECRET)
    saying_alike.join_said(desk, said[1:3])
    page.show_thing(said[1])
    assert page.reader.alike.part_button.isVisibleTo(page)
    assert not page.reader.alike.word_button.isVisibleTo(page)


def test_b_says_which_kind_of_barrier(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    def choose(dialog: BarrierDialog) -> None:
        qtbot.keyClick(dialog.list, Key.Key_Down)
        qtbot.keyClick(dialog.list, Key.Key_Return)

    answer(BarrierDialog, qtbot, choose)
    qtbot.keyClick(page.card, Key.Key_B)
    assert desk.the(Input, said[0]).barrier is Barrier.OWN_INVESTMENT
    inputs.edit_input(desk, said[0], type=InputType.COST)
    assert not page.reader.barrier.isVisibleTo(page)
    qtbot.keyClick(page.card, Key.Key_B)


def test_the_tree_is_moved_with_ctrl_and_an_arrow(
    page: ThemesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    rows = page.tree.rows
    rows.setFocus()
    rows.pick_key("pris")
    for key, expected in (
        (Key.Key_Up, ["pris", "dekning"]),
        (Key.Key_Down, ["dekning", "pris"]),
        (Key.Key_Right, ["dekning", "dekning / pris"]),
        (Key.Key_Left, ["dekning", "pris"]),
        (Key.Key_Left, ["dekning", "pris"]),
        (Key.Key_Down, ["dekning", "pris"]),
    ):
        qtbot.keyClick(rows, key, CONTROL)
        assert paths(desk, procurement) == expected
        assert rows.value().key == "pris"


def test_space_gives_the_marked_theme_to_the_statement(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    page.tree.rows.setFocus()
    page.tree.rows.pick_key("pris")
    qtbot.keyClick(page.tree.rows, Key.Key_Space)
    assert themes_of(desk, said[0]) == ("pris",)


def test_f2_renames_and_every_statement_follows(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> None:
    theming.set_themes(desk, procurement, said[:1], add=["pris"])
    page.tree.rows.setFocus()
    page.tree.rows.pick_key("pris")

    def rename(dialog: ThemeNameDialog) -> None:
        qtbot.keyClicks(dialog.name, "pris og volum")
        qtbot.keyClick(dialog.name, Key.Key_Return)

    answer(ThemeNameDialog, qtbot, rename)
    qtbot.keyClick(page.tree.rows, Key.Key_F2)
    assert themes_of(desk, said[0]) == ("pris og volum",)
    assert page.tree.rows.value().key == "pris-og-volum"


def test_merging_and_removing_ask_where_the_statements_go(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> None:
    theming.set_themes(desk, procurement, said[:1], add=["pris"])
    page.tree.rows.setFocus()
    page.tree.rows.pick_key("pris")
    answer(MergeThemeDialog, qtbot, lambda one: qtbot.keyClick(one.ok, Key.Key_Return))
    qtbot.keyClick(page.tree.rows, Key.Key_M, CONTROL)
    assert themes_of(desk, said[0]) == ("dekning",)
    page.tree.rows.pick_key("dekning")
    answer(RemoveThemeDialog, qtbot, lambda one: qtbot.keyClick(one.ok, Key.Key_Return))
    qtbot.keyClick(page.tree.rows, Key.Key_Delete)
    assert (themes_of(desk, said[0]), paths(desk, procurement)) == ((), [])
    desk.undo()
    desk.undo()
    assert themes_of(desk, said[0]) == ("pris",)


def test_after_a_merge_the_theme_that_took_the_other_in_is_chosen(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> None:
    theming.set_themes(desk, procurement, said[:1], add=["pris", "åpne data"])
    page.tree.rows.setFocus()
    page.tree.rows.pick_key("pris")

    def merge(dialog: MergeThemeDialog) -> None:
        dialog.into.show_value("åpne data")
        qtbot.keyClick(dialog.ok, Key.Key_Return)

    answer(MergeThemeDialog, qtbot, merge)
    qtbot.keyClick(page.tree.rows, Key.Key_M, CONTROL)
    assert themes_of(desk, said[0]) == ("åpne data",)
    assert page.tree.rows.value().name == "åpne data"


def test_a_theme_that_nothing_carries_goes_without_asking(
    page: ThemesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    page.tree.rows.setFocus()
    page.tree.rows.pick_key("pris")
    qtbot.keyClick(page.tree.rows, Key.Key_Delete)
    assert paths(desk, procurement) == ["dekning"]


def test_what_was_withdrawn_is_marked_and_not_among_what_waits(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    since_said.withdraw_said(desk, said[:1], reason="ny mast i 2028")
    qtbot.keyClick(page.card, Key.Key_Down)
    assert "0 av 3" in page._header.line.text()
    page.show_thing(said[0])
    assert "ny mast i 2028" in page.card.source.text()


def test_a_supplier_that_is_called_otherwise_is_called_so_here(
    page: ThemesPage, desk: Desk, said: list[UUID]
) -> None:
    assert "Fjellvarsel AS" in page.card.source.text()
    firm = desk.the(Input, said[0]).supplier
    assert firm is not None
    suppliers.edit_supplier(desk, firm, name="Fjellvarsel Nord AS")
    assert "Fjellvarsel Nord AS" in page.card.source.text()


def test_a_large_procurement_is_read_beside_the_window(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(views, "_LARGE", 2)
    qtbot.keyClick(page.card, Key.Key_1)
    assert themes_of(desk, said[0]) == ("dekning",)
    qtbot.waitUntil(lambda: page.tree.rows.rows.values[0].own.suppliers == 1)


def large(
    context: PageContext, procurement: UUID, qtbot: QtBot, monkeypatch: pytest.MonkeyPatch
) -> ThemesPage:
    monkeypatch.setattr(views, "_LARGE", 2)
    page = ThemesPage(context, procurement)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    qtbot.waitExposed(page)
    return page


def held_back(monkeypatch: pytest.MonkeyPatch) -> tuple[Event, Event]:
    """The first tells that the words were read; they are handed over when the second is set."""
    were_read, may_go, read = Event(), Event(), theme_words.read_words_beside

    def read_and_wait(*asked: Any) -> theme_words.Words:
        words = read(*asked)
        were_read.set()
        may_go.wait(10)
        return words

    monkeypatch.setattr(theme_work, "read_words_beside", read_and_wait)
    return were_read, may_go


def test_of_a_large_procurement_what_was_stopped_is_read_after_all(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    def stopped(*asked: Any) -> Any:
        raise Problem("cancelled")

    with monkeypatch.context() as patch:
        patch.setattr(theme_work, "read_themes_beside", stopped)
        page = large(context, procurement, qtbot, monkeypatch)
        qtbot.waitUntil(page._aside.button.isVisible)
        assert page._aside.line.text() == "Lesingen ble stoppet."
        patch.undo()
        monkeypatch.setattr(views, "_LARGE", 2)
        monkeypatch.setattr(theme_work, "read_words_beside", stopped)
        qtbot.keyClick(page._aside.button, Key.Key_Space)
        qtbot.waitUntil(lambda: page._work.themes is not None and not context.jobs.busy)
    assert page.card.isVisible()
    assert page._work._words is None
    monkeypatch.setattr(theme_work, "read_words_beside", theme_words.read_words_beside)
    page.refresh()
    qtbot.waitUntil(lambda: page._work._words is not None)


def test_of_a_large_procurement_the_counts_come_first_and_then_the_words(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    theming.set_themes(context.desk, procurement, said[2:3], add=["øyene"])
    theming.set_themes(context.desk, procurement, said[3:], add=["pris"])
    _, may_go = held_back(monkeypatch)
    page = large(context, procurement, qtbot, monkeypatch)
    assert page._stack.currentIndex() == 2, "it does not say that nothing is there"
    assert not page.tree._none.isVisibleTo(page)
    assert page.first is page.tree.rows
    qtbot.waitUntil(lambda: page._work.themes is not None)
    assert read(page) == TEXTS[0]
    assert "2 av 4" in page._header.line.text()
    page.show_thing(said[1])
    assert [(one.place.name, one.words) for one in page._hints] == [("pris", ()), ("øyene", ())]
    may_go.set()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert [(one.place.name, one.words) for one in page._hints] == [
        ("pris", ()), ("øyene", ("mobilnettet", "svakt")),
    ], "what is offered keeps its digit"  # fmt: skip
    assert page.reader.near is not None
    assert page.reader.near.said.id == said[2]
    page.show_thing(said[1])
    assert [one.place.name for one in page._hints] == ["øyene", "pris"]


def test_of_a_large_procurement_what_is_written_since_is_known(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = context.desk
    page = large(context, procurement, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    desk.watch(page.refresh)
    theming.set_themes(desk, procurement, said[:1], add=["batteri"])
    inputs.edit_input(desk, said[0], text="Nødlader er knapp")
    new = inputs.add_input(desk, procurement, text="Nødlader mangler")
    qtbot.waitUntil(lambda: not context.jobs.busy)
    page.show_thing(new)
    assert [one.place.name for one in page._hints] == ["batteri"]
    assert page._hints[0].words == ("nødlader",)
    learnt = page._work._learning
    desk.undo()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert page._now != new, "it is gone, and the first that waits is read"
    assert page._work._learning is learnt, "the words are learnt once"
    desk.unwatch(page.refresh)


def test_what_is_written_while_the_words_are_learnt_is_known_too(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    were_read, may_go = held_back(monkeypatch)
    page = large(context, procurement, qtbot, monkeypatch)
    qtbot.waitUntil(were_read.is_set)
    inputs.add_input(context.desk, procurement, text="Nødlader er knapp", themes=("batteri",))
    new = inputs.add_input(context.desk, procurement, text="Nødlader mangler")
    page.refresh()
    qtbot.waitUntil(lambda: len(page._work.themes.said) == len(said) + 2)  # type: ignore[union-attr]
    may_go.set()
    qtbot.waitUntil(lambda: not context.jobs.busy)
    page.show_thing(new)
    assert [one.words for one in page._hints] == [("nødlader",)]


def test_of_a_large_procurement_next_does_not_wait_for_the_counts(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    desk = context.desk
    page = large(context, procurement, qtbot, monkeypatch)
    qtbot.waitUntil(lambda: not context.jobs.busy)
    desk.watch(page.refresh)
    theming.set_themes(desk, procurement, said[:1], add=["pris"])
    qtbot.keyClick(page.card, Key.Key_Down)
    assert read(page) == TEXTS[1]
    qtbot.keyClick(page.card, Key.Key_Up)
    assert read(page) == TEXTS[1], "what has its theme is passed over at once"
    desk.unwatch(page.refresh)
    qtbot.waitUntil(lambda: not context.jobs.busy)


def test_a_statement_that_somebody_came_for_stays_when_the_counts_arrive(
    context: PageContext,
    procurement: UUID,
    said: list[UUID],
    qtbot: QtBot,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    page = large(context, procurement, qtbot, monkeypatch)
    page.show_thing(said[3])
    qtbot.waitUntil(lambda: not context.jobs.busy)
    assert read(page) == TEXTS[3]


def test_supplier_text_is_never_markup(
    page: ThemesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    inputs.add_input(desk, procurement, text="<b>fet</b>", themes=("<i>x</i>",))
    page.show_thing(desk.all(Input, text="<b>fet</b>")[0].id)
    assert page.card.text.textFormat() == Qt.TextFormat.PlainText
    assert page.card.text.text() == "<b>fet</b>"


# -- among the inputs -----------------------------------------------------------------------------


def test_the_panel_withdraws_joins_and_sorts(
    context: PageContext, procurement: UUID, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    page = InputsPage(context, procurement)
    desk.watch(page.refresh)
    qtbot.addWidget(page)
    page.resize(1146, 712)
    page.show()
    qtbot.waitExposed(page)
    page.table.select_ids(said[1:3])
    since = page._panel.since
    qtbot.mouseClick(since.join, Qt.MouseButton.LeftButton)
    assert desk.the(Input, said[2]).same_as == said[1]
    words = page.model.data(page.model.index(1, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert "2 leverandører sier det samme" in words
    page.table.select_ids(said[:1])
    since.withdrawn.setFocus()
    qtbot.keyClick(since.withdrawn, Key.Key_Space)
    assert desk.the(Input, said[0]).withdrawn_on == desk.today()
    since.day.setFocus()
    since.day.selectAll()
    qtbot.keyClicks(since.day, "12.3.2027")
    qtbot.keyClick(since.day, Key.Key_Return)
    since.why.setFocus()
    qtbot.keyClicks(since.why, "ny mast")
    qtbot.keyClick(since.why, Key.Key_Return, CONTROL)
    one = desk.the(Input, said[0])
    assert (str(one.withdrawn_on), one.withdrawn_reason) == ("2027-03-12", "ny mast")
    words = page.model.data(page.model.index(0, 2), Qt.ItemDataRole.AccessibleTextRole)
    assert "Trukket" in words
    qtbot.keyClick(since.withdrawn, Key.Key_Space)
    assert desk.the(Input, said[0]).withdrawn_on is None
    since.barrier.show_value(Barrier.SIZE)
    since.barrier.chosen.emit(Barrier.SIZE)
    assert desk.the(Input, said[0]).barrier is Barrier.SIZE
    desk.unwatch(page.refresh)


# -- codes from other programs --------------------------------------------------------------------


def test_coded_text_is_looked_at_and_taken_in_beside_the_window(
    context: PageContext, procurement: UUID, desk: Desk, told: Told, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "annet.qde"
    path.write_bytes(FOREIGN)
    dialog = ImportCodingDialog(context, procurement, path)
    qtbot.addWidget(dialog)
    dialog.show()
    assert [one.words for one in dialog.list.rows.values] == [
        "Pris / Høy", "Dyrt var det.", "Sent kom det.",
    ]  # fmt: skip
    assert desk.all(Input) == []
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    qtbot.waitUntil(lambda: dialog.taken is not None)
    assert [one.text for one in desk.all(Input)] == ["Dyrt var det.", "Sent kom det."]
    assert "2" in told.messages[-1][0]


def test_the_codes_alone_and_a_file_that_is_none(
    context: PageContext, procurement: UUID, desk: Desk, tmp_path: Path, qtbot: QtBot
) -> None:
    path = tmp_path / "annet.qde"
    path.write_bytes(FOREIGN)
    dialog = ImportCodingDialog(context, procurement, path)
    qtbot.addWidget(dialog)
    dialog.show()
    dialog.only_codes.setChecked(True)
    qtbot.keyClick(dialog.ok, Key.Key_Return)
    assert desk.all(Input) == []
    assert paths(desk, procurement) == ["Pris", "Pris / Høy", "Tid"]
    broken = tmp_path / "feil.qdpx"
    broken.write_bytes(b"PK\x03\x04 nei")
    again = ImportCodingDialog(context, procurement, broken)
    qtbot.addWidget(again)
    again.show()
    assert again.message.isVisibleTo(again)
    assert not again.ok.isEnabled()


LONG = (
    "Personvern og informasjonssikkerhet ved databehandling på Storøya",
    "Mobilnett, dekning og reserveløsninger gjennom hele avtaleperioden",
    "Pris & volum per bruker for svakt utbygde områder med få innbyggere",
)


@pytest.mark.parametrize("scale", [100, 130])
def test_long_names_stay_within_the_page(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot,
    qapp: QApplication, scale: int,
) -> None:  # fmt: skip
    apply_theme(qapp, Theme(scale=scale))
    for name in LONG:
        theming.add_theme(desk, procurement, name, meaning="mobilnett svakt øya pris bruker")
    theming.set_themes(desk, procurement, [said[0]], add=LONG)
    again = ThemesPage(page._context, procurement)
    qtbot.addWidget(again)
    for width in (1146, 900, 700):
        again.resize(width, 712)
        again.show()
        again._turn_to(said[0])

        def nothing_is_cut(width: int = width) -> None:
            assert cut(again) == set(), width

        qtbot.waitUntil(nothing_is_cut, timeout=3_000)
    apply_theme(qapp, Theme())


def test_a_cut_name_is_whole_again_where_there_is_room(
    page: ThemesPage, desk: Desk, procurement: UUID, said: list[UUID], qtbot: QtBot
) -> None:
    theming.set_themes(desk, procurement, [said[0]], add=[LONG[2]])
    page._turn_to(said[0])
    qtbot.wait(20)
    (button,) = page.reader._given.findChildren(CutButton)
    whole = f"# {LONG[2]}"
    button.setMaximumWidth(150)
    qtbot.wait(20)
    assert button.text().endswith("…")
    assert LONG[2] in button.toolTip()
    button.setMaximumWidth(2000)
    page.reader._given_row.invalidate()
    page.reader._given_row.setGeometry(page.reader._given.rect())
    qtbot.wait(20)
    assert button.text().strip().replace("&&", "&") == whole


def test_what_is_given_moves_nothing_away_from_under_the_eye(
    page: ThemesPage, desk: Desk, said: list[UUID], qtbot: QtBot
) -> None:
    def places() -> list[int]:
        shown = (page.card, page.reader.suggested, page.line)
        return [one.mapTo(page, QPoint(0, 0)).y() for one in shown]

    qtbot.wait(20)
    before = places()
    qtbot.keyClick(page.card, Key.Key_1)
    qtbot.wait(20)
    assert themes_of(desk, said[0]) == ("dekning",)
    assert places() == before
    inputs.edit_input(desk, said[0], type=InputType.OPP)
    qtbot.wait(20)
    assert not page.reader.barrier.isVisible()
    assert places() == before


def test_the_page_has_one_right_edge_and_the_heads_stand_over_their_rows(
    page: ThemesPage, qtbot: QtBot
) -> None:
    qtbot.wait(20)
    card, which = page.card, page.which
    edges = [one.mapTo(page, QPoint(one.width(), 0)).x() for one in (card, which)]
    assert edges[0] == edges[1]
    left = page.tree._heads.geometry().left() + page.tree._heads.contentsMargins().left()
    assert left == page.tree.rows.x() + ROW_EDGE


def test_where_there_is_room_the_tree_shows_its_names_whole(
    page: ThemesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    narrow = page.tree.width()
    theming.add_theme(desk, procurement, f"dekning / {LONG[0][:44]}")
    page.resize(1700, 1000)
    qtbot.wait(20)
    assert page.tree.width() == page.tree.rows.wanted() > narrow
    assert page.tree.width() < 1700 // 3


def test_where_a_theme_went_away_its_neighbour_is_marked(
    page: ThemesPage, desk: Desk, procurement: UUID, qtbot: QtBot
) -> None:
    rows = page.tree.rows
    rows.setFocus()
    rows.pick_row(0)
    qtbot.keyClick(rows, Key.Key_Delete)
    assert paths(desk, procurement) == ["pris"]
    left = page.tree.value()
    assert left is not None
    assert left.name == "pris"
    assert page.tree.buttons["rename"].isEnabled()


def test_what_no_statement_has_itself_is_not_split(
    page: ThemesPage, told: Told, qtbot: QtBot
) -> None:
    page.tree.rows.setFocus()
    page.tree.rows.pick_row(0)
    qtbot.keyClick(page.tree.rows, Key.Key_D, CONTROL)
    assert told.messages == [
        ("Ingen innspill har selve «dekning»: del det som ligger under.", "accent")
    ]
