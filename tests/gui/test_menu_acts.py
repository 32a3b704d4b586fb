"""What the menus and Ctrl+K offer is what can be done now."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from pathlib import Path
from uuid import UUID

import pytest
from PySide6.QtWidgets import QDialog
from pytestqt.qtbot import QtBot

from lupdesk.desk.importing import TableKind
from lupdesk.desk.procurements import remove_procurement
from lupdesk.desk.session import Desk
from lupdesk.desk.suppliers import add_supplier
from lupdesk.domain.things import Supplier
from lupdesk.gui.actions import ACTIONS
from lupdesk.gui.dialogs.import_table import ImportDialog
from lupdesk.gui.jobs import Jobs
from lupdesk.gui.main_window import MainWindow
from lupdesk.gui.page_acts import ALSO, PAGE_ACTS
from lupdesk.settings import Settings
from lupdesk.wording import Wording

pytestmark = pytest.mark.usefixtures("themed")

IMPORTS = ("import:suppliers", "import:questions", "import:slots", "import:inputs")


@pytest.fixture
def called() -> list[str]:
    return []


@pytest.fixture
def make(
    called: list[str], desk: Desk, qtbot: QtBot
) -> Iterator[Callable[[Desk | None], MainWindow]]:
    jobs = Jobs(_fail)
    windows: list[MainWindow] = []

    def made(shown: Desk | None) -> MainWindow:
        window = MainWindow(
            shown, Settings(language="nb"), Wording("nb"), jobs, called.append, lambda _: True
        )
        windows.append(window)
        window.show()
        return window

    yield made
    for window in windows:
        window.part()
    jobs.close()


def _fail(error: BaseException) -> None:
    raise error


def offered(window: MainWindow, typed: str) -> list[str]:
    return [one.title for one in window._finder.find(typed) if one.group == "Handling"]


def test_lists_are_brought_in_from_the_menu_and_by_search(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID, called: list[str]
) -> None:
    window = make(desk)
    assert "Hent leverandører …" in offered(window, "hent")
    for key in IMPORTS:
        window.actions_by_key[key].trigger()
    assert called == list(IMPORTS)


def test_nothing_is_offered_that_cannot_be_done(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    remove_procurement(desk, procurement)
    window._refresh_here()
    assert not any(window.actions_by_key[key].isEnabled() for key in IMPORTS)
    assert offered(window, "hent") == ["Hent kunngjøring …"]
    assert window.actions_by_key["new-procurement"].isEnabled()


def test_without_a_desk_there_are_desks_to_open(
    make: Callable[[Desk | None], MainWindow],
) -> None:
    window = make(None)
    assert offered(window, "hent") == []
    assert not window.actions_by_key["back-up"].isEnabled()
    assert window.actions_by_key["open-desk"].isEnabled()


@pytest.mark.parametrize(
    ("typed", "title"),
    [
        ("importer lev", "Hent leverandører …"),
        ("import supp", "Hent leverandører …"),
        ("vurder", "Vurder skjerming …"),
        ("secrecy", "Vurder skjerming …"),
        ("nytt møte", "Nytt møte"),
        ("plan meeting", "Nytt møte"),
        ("eksporter", "Eksporter …"),
        ("publish", "Eksporter …"),
        ("eksporter referat", "Eksporter referat …"),
        ("word", "Eksporter …"),
        ("docx", "Eksporter referat …"),
        ("excel", "Innspill til Excel …"),
        ("regneark", "Timeplan til Excel …"),
        ("spreadsheet", "Hvem ble spurt om hva, til Excel …"),
        ("excel", "Hvem fikk vite hva, til Excel …"),
        ("protokoll", "Protokoll …"),
        ("passord", "Passfrase …"),
        ("encrypt", "Passfrase …"),
        ("sikkerhetskopi", "Sikkerhetskopier nå …"),
        ("backup", "Sikkerhetskopier nå …"),
        ("ny anskaffelse", "Ny anskaffelse …"),
        ("legg til spørsmål", "Nytt spørsmål"),
        ("add question", "Nytt spørsmål"),
    ],
)
def test_acts_are_found_by_other_words(
    make: Callable[[Desk | None], MainWindow],
    desk: Desk,
    procurement: UUID,
    typed: str,
    title: str,
) -> None:
    assert title in offered(make(desk), typed)


def test_what_is_called_so_stands_first(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    found = offered(make(desk), "skriv")
    assert "Protokoll …" in found
    found = offered(make(desk), "eksporter")
    assert "Protokoll …" in found
    assert found.index("Eksporter …") < found.index("Protokoll …")


def test_every_act_of_a_page_has_its_door(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    for act in PAGE_ACTS:
        window.go_to(act.page)
        assert callable(window.page.doors[act.key]), act.key
        assert ALSO[act.key]
    known = {act.key for act in PAGE_ACTS} | {kind.key for kind in ACTIONS}
    assert set(ALSO) <= known


def do(window: MainWindow, title: str) -> None:
    found = next(one for one in window._finder.find(title.strip(" …")) if one.title == title)
    found.go()


def test_an_act_is_done_on_its_page(
    make: Callable[[Desk | None], MainWindow],
    desk: Desk,
    procurement: UUID,
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    window = make(desk)
    opened: list[str] = []

    def meet(dialog: QDialog) -> int:
        opened.append(type(dialog).__name__)
        return 0

    monkeypatch.setattr(QDialog, "exec", meet)
    do(window, "Nytt møte")
    assert (window.here, opened) == ("timetable", ["NewMeetingDialog"])
    do(window, "Nytt innspill")
    assert (window.here, opened[1:]) == ("inputs", ["NewInputDialog"])
    do(window, "Nytt spørsmål")
    assert window.here == "questions"
    assert window.focusWidget() is window.page.new
    do(window, "Rediger anskaffelsen")
    assert window.focusWidget() is window.page.form.title


def test_what_cannot_be_done_says_why(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    do(window, "Vurder skjerming …")
    assert window.message.sentence.text() == "Ingenting venter: Alle innspill er vurdert."
    do(window, "Eksporter referat …")
    assert "ingen møter" in window.message.sentence.text()


def test_nothing_of_a_page_is_offered_without_a_procurement(
    make: Callable[[Desk | None], MainWindow], desk: Desk
) -> None:
    window = make(desk)
    titles = offered(window, "n")
    assert "Ny anskaffelse …" in titles
    assert "Nytt møte" not in titles


def test_an_import_can_be_taken_back_where_it_is_told(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    add_supplier(desk, name="Heimkontakt AS", procurement=procurement)
    window.context().tell("1 leverandør hentet", "undo")
    assert not window.message.act.isHidden()
    add_supplier(desk, name="Omsyn AS", procurement=procurement)
    assert window.message.act.isHidden(), "it would undo something else"
    window.context().tell("1 leverandør hentet", "undo")
    window.message.act.click()
    assert [one.name for one in desk.all(Supplier)] == ["Heimkontakt AS"]


def test_good_news_goes_with_the_page(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    window.tell("16 leverandører hentet", "ok")
    window.rail.chosen.emit("suppliers")
    assert not window.message.isVisible()
    window.tell("Disken er full", "stop")
    window.rail.chosen.emit("questions")
    assert window.message.isVisible()


def test_an_import_is_told_with_a_way_back(
    make: Callable[[Desk | None], MainWindow],
    desk: Desk,
    procurement: UUID,
    tmp_path: Path,
    qtbot: QtBot,
) -> None:
    window = make(desk)
    file = tmp_path / "firma.csv"
    file.write_text("Navn\nHeimkontakt AS\nOmsyn AS\n", "utf-8")
    dialog = ImportDialog(window.context(), procurement, TableKind.SUPPLIERS, parent=window)
    dialog.show()
    dialog.read(file)
    dialog.ok.click()
    qtbot.waitUntil(lambda: len(desk.all(Supplier)) == 2)
    qtbot.waitUntil(window.message.isVisible)
    assert window.message.sentence.text() == "2 leverandører hentet"
    window.message.act.click()
    assert desk.all(Supplier) == []
    dialog.deleteLater()


def test_one_letter_finds_pages_by_their_names_alone(
    make: Callable[[Desk | None], MainWindow], desk: Desk, procurement: UUID
) -> None:
    window = make(desk)
    found = [one.title for one in window._finder.find("l") if one.group == "Side"]
    assert "Leverandører" in found
    assert all(any(word.startswith("l") for word in title.casefold().split()) for title in found)
